"""Words broken by marks to pass a filter."""

import pytest

from waqai.arabic.fold import fold_text
from waqai.pipeline import load_lexicon
from waqai.reading.broken import mend_broken
from waqai.reading.reader import read_article
from waqai.records import Article

BROKEN = {
    "قص.ف مدفعي": "قصف مدفعي",
    "بعد ق.صف المكان": "بعد قصف المكان",
    "ا.ستشها.د رجل": "استشهاد رجل",
    "غا..رة إسرا..ئيلية": "غاره اسراييليه",
    "مسيرة تستـــ,هدف سيارة": "مسيره تستهدف سياره",
    "خلايا د1عش في البلدة": "خلايا داعش في البلده",
    "الوكيل1محمد ومقتل11مدنيا": "الوكيل1محمد ومقتل11مدنيا",
    # A full stop whose blank was lost ends a sentence, and two words stand for themselves.
    "في بلدة النخيل.وقتل رجل": "في بلده النخيل.وقتل رجل",
    "قصف.قتل": "قصف.قتل",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_mark_inside_a_known_word_is_left_out_and_one_between_two_words_is_not(text: str) -> None:
    assert mend_broken(fold_text(text), load_lexicon()).text == BROKEN[text]


def test_what_is_quoted_of_a_broken_word_stands_in_the_text() -> None:
    text = "استهد.فت مدفعية الجيش بق.صف عنيف بلدة النخيل"
    event = read_article(Article(text=text), load_lexicon()).events[0]
    assert event.type == "shelling"
    assert all(e.quote == text[e.start : e.end] for e in event.evidence)
