"""People named in Latin letters, however their names are spelled; outlets and organisations are nobody."""

import pytest

from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.latin_people import find_latin_people, is_given_name, known_latin
from waqai.lexicon.schema.base import Proof

PROOFS = [proof for file in load_knowledge().latin_names for proof in file.proof]


def found(text: str) -> list[str]:
    return [span.of(text) for rules in known_latin() for span in sorted(set(find_latin_people(text, rules)))]


@pytest.mark.parametrize("proof", PROOFS, ids=str)
def test_proofs_stand(proof: Proof) -> None:
    assert found(proof.text or proof.silent or "") == proof.reads.get("held", [])


@pytest.mark.parametrize(
    "spelled", ["Mohammad", "Muhammed", "Mohamed", "Khaled", "Khalid", "Shireen", "Chirine", "Yousef"]
)
def test_one_name_in_all_its_spellings(spelled: str) -> None:
    assert is_given_name(spelled, known_latin()[0])


@pytest.mark.parametrize("word", ["Damascus", "Channel", "Reuters", "The", "Sky"])
def test_other_words_are_no_given_names(word: str) -> None:
    assert not is_given_name(word, known_latin()[0])
