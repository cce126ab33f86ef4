"""The proof beside every word of numbers and times: sentences that must give their values, and silent ones."""

import pytest
from value_words import days_of, numbers_of, show_amount, show_day

from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.schema.base import Proof

NUMBERS = [(file.role, proof) for file in load_knowledge().numbers for proof in file.proof]
TIMES = [(file.role, proof) for file in load_knowledge().times for proof in file.proof]


def sentence(proof: Proof) -> str:
    return proof.text or proof.silent or ""


@pytest.mark.parametrize(("role", "proof"), NUMBERS, ids=[f"{r}: {sentence(p)[:40]}" for r, p in NUMBERS])
def test_numbers_of_a_proof(role, proof):
    expected = [str(n) for n in proof.reads.get("numbers", [])]
    assert [show_amount(a) for a in numbers_of(sentence(proof))] == expected
    assert bool(expected) == (proof.text is not None)


@pytest.mark.parametrize(("role", "proof"), TIMES, ids=[f"{r}: {sentence(p)[:40]}" for r, p in TIMES])
def test_days_of_a_proof(role, proof):
    reference = proof.reads.get("reference")
    found = days_of(sentence(proof), str(reference) if reference else None)
    expected = [str(day) for day in proof.reads.get("days", [])]
    assert [show_day(when) for when in found] == expected
    assert bool(expected) == (proof.text is not None)
