"""Whom a text names in full one of its paragraphs, its headline or a caption may call by one name: held back, too."""

from waqai.records import Span
from waqai.site.publication import cover_beside, cover_headline, cover_stretch
from waqai.store.models import Article
from waqai.store.public import Names

HEADLINE = "وداع طحيمر في النخيل"
TEXT = f"{HEADLINE}\n\nقُتل نور طحيمر في القصف.\nودُفن طحيمر مساء."
HELD = "[اسم محجوب]"


def test_a_paragraph_is_read_with_the_rest_of_its_text() -> None:
    at = TEXT.index("ودُفن")
    assert str(cover_stretch(TEXT, Span(at, len(TEXT)), Names())) == f"ودُفن {HELD} مساء."


def test_a_headline_is_read_with_the_text_below_it() -> None:
    assert str(cover_headline(Article(headline=HEADLINE, text=TEXT), Names())) == f"وداع {HELD} في النخيل"
    assert (
        str(cover_headline(Article(headline=HEADLINE, text=TEXT[len(HEADLINE) + 2 :]), Names()))
        == f"وداع {HELD} في النخيل"
    )
    assert cover_headline(Article(text=TEXT), Names()) is None


def test_captions_are_read_with_the_text_that_they_stand_beside() -> None:
    shown = cover_beside(Article(text=TEXT), ["صورة طحيمر\nبعد القصف", "شارع في النخيل", ""], Names())
    assert [str(line) for line in shown] == [f"صورة {HELD}\nبعد القصف", "شارع في النخيل", ""]


def test_who_is_public_above_is_public_below() -> None:
    text = "قال المحافظ نور طحيمر إن الماء عاد.\nوأضاف نور طحيمر أن الطريق فُتح."
    at = text.index("وأضاف")
    assert str(cover_stretch(text, Span(at, len(text)), Names())) == text[at:]
