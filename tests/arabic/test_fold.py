"""Folding: spellings meet, broken words are read through, and every folded letter leads back to its author's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai.arabic.fold import fold, fold_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إدلب", "ادلب"), ("أُصيبَ", "اصيب"), ("مدرسة", "مدرسه"), ("القرى", "القري"), ("مسؤول", "مسوول"),
        ("٣٥", "35"), ("«الخبر»", '"الخبر"'), ("قصــــف", "قصف"), ("ﻻجئون", "لاجيون"), ("کرکوک", "كركوك"),
    ],
)  # fmt: skip
def test_spellings_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("مـ ـقـ ـتـ ـل رجل", "مقتل رجل"),
        ("قصـ.ـف على القرية", "قصف علي القريه"),
        ("هجـ*ـوم ليلي", "هجوم ليلي"),
        ("غـ.ارة ليلية", "غاره ليليه"),
        ("بـ ـجـ ـر ا ح خطرة", "بجراح خطره"),
        ("د ا عـ ـش في الوادي", "داعش في الوادي"),
        ("الحـ.ريق في الحـ*قل", "الحريق في الحقل"),
        ("الحر*يق **واسع**", "الحريق **واسع**"),
        ("مجـ. زرة جديدة", "مجزره جديده"),
        ("د..ا..عش", "داعش"),
        ("عام 1436 هـ.وأضاف", "عام 1436 ه.واضاف"),
        ("قال خالد.ع إن", "قال خالد.ع ان"),
        ("إلى القرية..وعاد", "الي القريه..وعاد"),
        ("وصلت تعزيزات لـ قوات الحرس", "وصلت تعزيزات لقوات الحرس"),
        ("عام 1436 هـ الموافق", "عام 1436 ه الموافق"),
        ("المدينة ـ الريف", "المدينه الريف"),
    ],
)
def test_broken_words_are_read_through(written: str, read: str) -> None:
    assert " ".join(fold_text(written).text.split()) == read


def test_a_broken_word_is_quoted_with_its_breaks() -> None:
    folded = fold_text("خبر: مـ ـقـ ـتـ ـل رجل")
    start = folded.text.index("مقتل")
    assert folded.span(start, start + 4).of(folded.source) == "مـ ـقـ ـتـ ـل"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_every_stretch_leads_back_into_the_source(text: str) -> None:
    folded = fold_text(text)
    assert len(folded.starts) == len(folded.text) + 1
    assert list(folded.starts) == sorted(folded.starts)
    for start in range(len(folded.text)):
        span = folded.span(start, start + 1)
        assert 0 <= span.start < span.end <= len(text)
