"""Private people are held back however a text names them, and nothing else is: sentences of each kind, by kind."""

import re
from pathlib import Path

import pytest
import yaml

from waqai.lexicon.held_back import held_back_spans

KINDS = yaml.safe_load((Path(__file__).parent / "naming_kinds.yml").read_text("utf-8"))
MISSED = frozenset(KINDS.pop("missed"))
SENTENCES = [(kind, sentence) for kind, sentences in KINDS.items() for sentence in sentences]

_MARK = re.compile(r"\[([^\]\n]+)\]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652])+")
_ENOUGH = 0.7  # share of its letters: as benchmarks.privacy counts


def unmarked(sentence: str) -> tuple[str, list[range]]:
    """Return a sentence without its brackets, and where what stood in them stands."""
    text, marked, at = "", [], 0
    for match in _MARK.finditer(sentence):
        text += sentence[at : match.start()]
        marked.append(range(len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + sentence[at:], marked


def read(sentence: str) -> tuple[list[str], list[str]]:
    """Return the marked names of a sentence that are shown, and its other words that are covered."""
    text, marked = unmarked(sentence)
    covered = {at for span in held_back_spans(text, ()) for at in range(span.start, span.end)}
    inside = {at for name in marked for at in name}
    shown = [text[name.start : name.stop] for name in marked if len(covered & {*name}) < _ENOUGH * len(name)]
    other = [m.group() for m in _WORD.finditer(text) if {*range(*m.span())} <= covered - inside]
    return shown, other


@pytest.mark.parametrize(("kind", "sentence"), SENTENCES)
def test_names_are_held_back_and_nothing_else(kind: str, sentence: str) -> None:
    if sentence in MISSED:
        assert read(sentence) != ([], []), "is missed no more"
    else:
        assert read(sentence) == ([], [])


def test_each_sentence_stands_once_and_each_missed_one_among_them() -> None:
    told = [sentence for _, sentence in SENTENCES]
    assert len(set(told)) == len(told) and set(told) >= MISSED


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "public"])
def test_each_kind_is_told_in_twenty_ways(kind: str) -> None:
    assert len(KINDS[kind]) >= 20
    assert all(_MARK.search(sentence) for sentence in KINDS[kind])
