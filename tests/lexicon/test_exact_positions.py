"""Coordinates, and names of shelters and clinics, are found in a text; prices, shares and ways are not."""

import msgspec
import pytest

from waqai.lexicon.exact_positions import compile_positions, find_exact_positions
from waqai.lexicon.held_back import held_back_spans
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.schema.base import Proof
from waqai.records import Span

RULES = load_knowledge().positions


def held(text: str, keep: tuple[Span, ...] = ()) -> list[str]:
    return [span.of(text) for span in find_exact_positions(text, list(map(compile_positions, RULES)), keep)]


@pytest.mark.parametrize("proof", [proof for rules in RULES for proof in rules.proof], ids=str)
def test_proofs_stand(proof: Proof) -> None:
    assert held(proof.text or proof.silent or "") == proof.reads.get("held", [])


def test_each_list_of_words_is_needed() -> None:
    """Without any of them some proof is read otherwise."""
    for field in ("cues", "directions", "facilities", "adjectives", "ends"):
        for rules in RULES:
            bare = [compile_positions(msgspec.structs.replace(rules, **{field: ["-"]}))]
            told = [
                [span.of(text) for span in find_exact_positions(text, bare)]
                for proof in rules.proof
                for text in [proof.text or proof.silent or ""]
            ]
            assert told != [proof.reads.get("held", []) for proof in rules.proof], field


def test_a_settlement_that_a_record_proves_stays() -> None:
    text = "أصابت القذائف مركز إيواء النخيل ليلا"
    at = text.index("النخيل")
    assert held(text) == ["النخيل ليلا"]
    assert held(text, (Span(at, at + 6),)) == []


@pytest.mark.parametrize("text", ["", "°", "35.123 ", "1.2345, 999.12345", "35.12345 36.1", "٣٥٫١٢٣"])
def test_what_is_no_pair_of_coordinates_is_left(text: str) -> None:
    assert held(text) == []


def test_people_and_positions_are_held_back_together_in_order() -> None:
    text = "عند 35.91827, 36.60214 قُتل الشاب سامر الدرويش قرب ملجأ السنابل"
    assert [span.of(text) for span in held_back_spans(text, ())] == [
        "35.91827, 36.60214",
        "سامر الدرويش",
        "السنابل",
    ]
