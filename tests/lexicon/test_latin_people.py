"""People named in Latin letters, however their names are spelled; outlets and organisations are nobody."""

import pytest

from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.latin_people import find_latin_people, is_given_name, known_latin
from waqai.lexicon.schema.base import Proof
from waqai.records import Span

PROOFS = [proof for file in load_knowledge().latin_names for proof in file.proof]


def found(text: str, keep: tuple[Span, ...] = ()) -> list[str]:
    return [span.of(text) for span in find_latin_people(text, known_latin(), keep)]


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


def test_a_name_ends_before_what_is_kept() -> None:
    text = "قال Samir Al Darwish للصحيفة"
    assert found(text, (Span(text.index("Darwish"), text.index("Darwish") + 7),)) in (["Samir Al"], ["Samir"], [])
