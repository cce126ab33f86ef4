"""A page may end anywhere, and hold marks anywhere: it is read without a crash, and each proof is its own stretch."""

from hypothesis import given, settings
from hypothesis import strategies as st
from speech_pages import lexicon

from waqai.reading import read_article
from waqai.records import Article, Paragraph

PIECES = [
    "قتل", "أصيب", "قصفت الطائرات", "خمسة", "12", "مدنيين", "النازحين", "بينهم طفل", "في بلدة", "حلب", "أمس",
    "طالبت", "حثت", "السفارة", "نقابة المحامين", "وأكدت", "رابطة الصيادين", "أن", "هيئة الموانئ", "وعلى", "مطالبة",
    "بوقف", "القرار 60/288", "يوم", "(", ")", "«", "»", ":", "،", ".", "\n",
]  # fmt: skip


@settings(max_examples=300, deadline=None)  # the first one loads the words
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join))
def test_a_page_of_any_words_is_read_with_its_proofs(text: str) -> None:
    read = read_article(Article(text, None, (Paragraph(0, len(text), "body"),)), lexicon(), explain=True)
    for record in (*read.events, *read.statements, *read.demands):
        assert all(text[e.start : e.end] == e.quote for e in record.evidence)
