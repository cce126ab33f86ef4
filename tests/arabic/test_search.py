"""Search words meet across spellings, particles and endings, and do not meet where they must not."""

import json
import os
from pathlib import Path

import pytest

from waqai.arabic.fold import fold
from waqai.arabic.search import index_terms, light_stem, parse_question


def finds(question, text):
    kept = set(index_terms(text).split())
    return bool(parse_question(question).terms) and all(term in kept for term in parse_question(question).terms)


MEET = [
    ("إدلب", "ادلب"),
    ("ادلب", "أُفرج عنه في إدلب"),
    ("القامشلى", "القامشلي"),
    ("البصيره", "بلدة البصيرة"),
    ("بصيرة", "البصيرة"),
    ("دمشق", "بدمشق"),
    ("دمشق", "ولدمشق"),
    ("بغداد", "ببغداد"),
    ("لبنان", "ولبنان"),
    ("وقف النار", "وقف إطلاق النار"),
    ("المدنيين", "مدنيون"),
    ("غارة", "غارات"),
    ("الغارات", "للغارة"),
    ("كتاب", "والكتاب"),
    ("٢٠٢٣", "عام 2023"),
    ("SDF", "قوات sdf"),
]
PART = [("تاب", "تابوت"), ("دمشق", "حلب"), ("كتاب", "تاب"), ("بغداد", "غداد"), ("دمشق حلب", "دمشق"), ("؟ !", "؟ !")]


@pytest.mark.parametrize(("question", "text"), MEET)
def test_words_meet(question, text):
    assert finds(question, text)


@pytest.mark.parametrize(("question", "text"), PART)
def test_words_stay_apart(question, text):
    assert not finds(question, text)


@pytest.mark.parametrize("word", [word for pair in MEET for word in pair])
def test_every_word_finds_itself(word):
    assert finds(word, word)


def test_terms_are_bare_words():
    assert index_terms("«دير_الزور» 12.5 a-b") == "دير زور 12 5 a b"


def test_stems_are_those_of_light10():
    """Checked against Lucene's published cases where the shared material is at hand."""
    path = Path(os.environ.get("WAQAI_SHARED", "../shared")) / "corpus/orthography/lucene_arabic.jsonl"
    if not path.exists():
        print(f"stepping aside: no {path}")
        return
    cases = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    stems = [case for case in cases if case["kind"] == "light_stem" and case["input"].isascii() is False]
    assert stems
    wrong = [
        (c["input"], light_stem(fold(c["input"]))) for c in stems if light_stem(fold(c["input"])) != fold(c["expected"])
    ]
    assert wrong == []
