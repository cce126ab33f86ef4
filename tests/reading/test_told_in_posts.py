"""What posts tell in their own way: in the present, of an outcome, by a definite noun that recalls nothing."""

import pytest

from waqai.lexicon.lexicon import Lexicon
from waqai.pipeline import load_lexicon
from waqai.reading.reader import read_article
from waqai.records import Article, Paragraph

TOLD = {
    # What one strikes with is no aim, nor is what a toll came of.
    "طيران العدو يستهدف بغارة جوية محيط المشفى في بلدة النخيل": ("air_strike", ["النخيل"]),
    "الطيران الحربي يستهدف أطراف بلدة النخيل بصواريخ شديدة الانفجار": ("air_strike", ["النخيل"]),
    "مقتل ثلاثة أطفال في حصيلة غير نهائية لاستهداف القوات بالمدفعية مدرسة في بلدة النخيل": ("shelling", ["النخيل"]),
    # Aggression is what was done; the fall of what is left of a rocket is shelling.
    "قتل رجلان نتيجة العدوان الإسرائيلي على بلدة النخيل": ("attack", ["النخيل"]),
    "سقوط بقايا صاروخ على منزل في بلدة النخيل": ("shelling", ["النخيل"]),
    # What is doubtful amid other news is what a post tells that tells nothing else.
    "يحدث الآن عملية إنزال للتحالف الدولي في مدينة النخيل بمساندة من القوات": ("operation", ["النخيل"]),
    "من آثار القصف على بلدة النخيل والذي أسفر عن أضرار جسيمة": ("shelling", ["النخيل"]),
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def _article(text: str) -> Article:
    return Article(text, None, (Paragraph(0, len(text), "body"),))


@pytest.mark.parametrize("text", TOLD)
def test_a_post_tells_its_happening(lexicon: Lexicon, text: str) -> None:
    events = read_article(_article(text), lexicon).events
    assert [(e.type, [p.name for p in e.places]) for e in events] == [TOLD[text]]


@pytest.mark.parametrize(
    "text",
    [
        "حملة أمنية تستهدف اعتقال مطلوبين في بلدة النخيل",
        "تحركت القوات لاستهداف بلدة النخيل بالمدفعية",
        "أزالت الفرق آثار قصف قديم عن مدرسة في بلدة النخيل",
    ],
)
def test_an_aim_and_old_traces_are_no_happening(lexicon: Lexicon, text: str) -> None:
    assert not {e.type for e in read_article(_article(text), lexicon).events} & {"arrest", "shelling"}


def test_a_definite_noun_that_nothing_stands_before_recalls_nothing(lexicon: Lexicon) -> None:
    text = 'القبض على المدعو "أبو سالم" وهو قائد خطير لخلايا التنظيم'
    alone = read_article(_article(text), lexicon).events
    assert [e.type for e in alone] == ["arrest"]
