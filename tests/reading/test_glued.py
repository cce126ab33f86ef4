"""Words whose blank was lost."""

import pytest

from waqai.arabic.fold import fold_text
from waqai.arabic.tokens import split_tokens
from waqai.pipeline import load_lexicon
from waqai.reading.glued import part_glued

GLUED = {
    # A place that the word of a happening runs into, in one word or two.
    "قصف على كوبانيأصيب فيه رجل": ["قصف", "على", "كوباني", "أصيب", "فيه", "رجل"],
    "قصف على دير الزورانفجرت فيه سيارة": ["قصف", "على", "دير", "الزور", "انفجرت", "فيه", "سيارة"],
    "وقع انفجارعبوة في بلدة النخيل": ["وقع", "انفجار", "عبوة", "في", "بلدة", "النخيل"],
    # A hashtag that the news runs into, and a name that a hamza ends.
    "#دمشقغارات على المدينة": ["دمشق", "غارات", "على", "المدينة"],
    "#عاجلقصف على البلدة": ["عاجل", "قصف", "على", "البلدة"],
    "#دمشقيون": ["دمشقيون"],
    "في السويداءأفاد مراسلنا": ["في", "السويداء", "أفاد", "مراسلنا"],
    "في مدينةالرمان": ["في", "مدينة", "الرمان"],
    "إصابة مدنييناستشهد أحدهم": ["إصابة", "مدنيين", "استشهد", "أحدهم"],
    "في بلدة خيرالدين": ["في", "بلدة", "خيرالدين"],
    "بمسؤولياتهم": ["بمسؤولياتهم"],
}


@pytest.mark.parametrize("text", GLUED)
def test_a_word_glued_from_two_known_ones_is_parted_and_a_name_is_not(text: str) -> None:
    folded = fold_text(text)
    tokens = part_glued(split_tokens(folded), folded.text, load_lexicon())
    assert [folded.span(t.start, t.end).of(text) for t in tokens] == GLUED[text]
