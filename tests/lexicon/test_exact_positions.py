"""Coordinates, and names of shelters and clinics, are found in a text; prices, shares and ways are not."""

import msgspec
import pytest

from waqai.arabic.fold import fold_text
from waqai.lexicon.exact_positions import PositionRules, compile_positions, find_coordinates, find_facilities
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.schema.base import Proof

RULES = load_knowledge().positions


def found(text: str, rules: PositionRules) -> list[str]:
    folded = fold_text(text)
    return [span.of(text) for span in sorted({*find_coordinates(folded, rules), *find_facilities(folded, rules)})]


def held(text: str) -> list[str]:
    return [words for rules in RULES for words in found(text, compile_positions(rules))]


@pytest.mark.parametrize("proof", [proof for rules in RULES for proof in rules.proof], ids=str)
def test_proofs_stand(proof: Proof) -> None:
    assert held(proof.text or proof.silent or "") == proof.reads.get("held", [])


def test_each_list_of_words_is_needed() -> None:
    """Without any of them some proof is read otherwise."""
    for field in ("cues", "directions", "facilities", "adjectives", "ends"):
        for rules in RULES:
            bare = compile_positions(msgspec.structs.replace(rules, **{field: ["-"]}))
            told = [found(proof.text or proof.silent or "", bare) for proof in rules.proof]
            assert told != [proof.reads.get("held", []) for proof in rules.proof], field


@pytest.mark.parametrize("text", ["", "°", "35.123 ", "1.2345, 999.12345", "35.12345 36.1", "٣٥٫١٢٣"])
def test_what_is_no_pair_of_coordinates_is_left(text: str) -> None:
    assert held(text) == []
