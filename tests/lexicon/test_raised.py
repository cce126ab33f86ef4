"""What says that a toll has risen, by the proofs that stand beside the words."""

import pytest

from waqai.lexicon.load import load_folder
from waqai.lexicon.raised import tells_raised
from waqai.lexicon.schema.updates import RaisedToll

RULES = load_folder("updates", RaisedToll)


@pytest.mark.parametrize("proof", [proof for rule in RULES for proof in rule.proof], ids=lambda p: p.text or p.silent)
def test_a_rise_is_told_where_the_proofs_say_so(proof):
    assert tells_raised(proof.text or proof.silent) is (proof.text is not None)
