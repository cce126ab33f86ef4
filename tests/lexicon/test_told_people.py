"""Names that no list knows are told by what stands around them; ordinary words and public people are not taken."""

import pytest

from waqai.arabic.fold import fold_text
from waqai.lexicon.held_back import held_back_spans
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.named_people import find_named_people
from waqai.lexicon.naming_rules import known_naming
from waqai.lexicon.ordinary_words import known_ordinary
from waqai.lexicon.schema.base import Proof
from waqai.lexicon.told_people import ToldRules, known_told

FILES = load_knowledge().told_names
PROOFS = [proof for file in FILES for proof in file.proof]


def held(text: str, told: tuple[ToldRules, ...] | None = None) -> list[str]:
    rules = known_told() if told is None else told
    found = find_named_people(fold_text(text), known_naming(), rules, known_ordinary())
    return [span.of(text) for span in sorted(found)]


def whole(text: str) -> list[str]:
    """Return what is held back of a text, without what lies inside another stretch."""
    spans = held_back_spans(text, ())
    return [a.of(text) for a in spans if not any(b != a and b.start <= a.start and a.end <= b.end for b in spans)]


@pytest.mark.parametrize("proof", PROOFS, ids=str)
def test_proofs_stand(proof: Proof) -> None:
    text = proof.text or proof.silent or ""
    assert whole(text) == proof.reads.get("held", [])


@pytest.mark.parametrize("proof", [proof for proof in PROOFS if proof.text], ids=str)
def test_each_proof_needs_the_rules(proof: Proof) -> None:
    """Given names alone find less in every one of them."""
    assert held(proof.text or "", ()) != held(proof.text or "")
