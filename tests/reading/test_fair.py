"""What a party is called decides nothing: swapping names leaves type, harm and whether anything is told as it was."""

import pytest

from waqai.pipeline import load_lexicon, read_text
from waqai.reading.scene import build_scene
from waqai.records import Article, Event, Paragraph

# Names whose words alone are words of rules («عمال», «قاعدة», «جبهة», «تنظيم», «مدني»), and some whose are not.
NAMES = ["حزب العمال الكردستاني", "تنظيم القاعدة", "جيش الإسلام", "حزب الله", "فيلق الشام"]
FEMININE = ["جبهة النصرة", "قوات النظام", "هيئة تحرير الشام", "قوات سوريا الديمقراطية", "حركة حزم"]


def told(event: Event) -> tuple[object, ...]:
    return event.type, [p.name for p in event.places], [(h.kind, h.who, h.min, h.max) for h in event.harm]


@pytest.mark.parametrize(
    "sentence",
    [
        "شن {} هجوماً على بلدة الشحيل صباح السبت",
        "هاجم {} بلدة الشحيل وقتل ثلاثة جنود",
        "مقتل 11 من عناصر {} و10 مدنيين في مواجهات ببلدة الشحيل",
        "نفذ {} إنزالاً من الجو ببلدة الشحيل واعتقل أربعة رعاة",
        "استهدف {} منازل في بلدة الشحيل",
    ],
)
def test_whose_name_it_is_changes_no_record(sentence: str) -> None:
    first, *others = [[told(e) for e in read_text(sentence.format(name)).events] for name in NAMES]
    assert first
    assert all(other == first for other in others)


@pytest.mark.parametrize("sentence", ["قصفت {} محيط بلدة الشحيل بالمدفعية", "سيطرت {} على بلدة الشحيل بعد معارك عنيفة"])
def test_a_name_s_first_word_rejects_nothing(sentence: str) -> None:
    first, *others = [[told(e) for e in read_text(sentence.format(name)).events] for name in FEMININE]
    assert first
    assert all(other == first for other in others)


def test_means_in_a_name_still_tell_the_type() -> None:
    assert [e.type for e in read_text("قصفت الطائرات الروسية بلدة الشحيل").events] == ["air_strike"]


@pytest.mark.parametrize(
    ("neutral", "loaded"),
    [
        ("شن مسلحون هجوماً على سوق بلدة الشحيل", "شن مسلحون عدواناً على سوق بلدة الشحيل"),
        ("استهدف هجوم تجمع مقاتلين قرب بلدة الشحيل", "استهدف عدوان تجمع مجاهدين قرب بلدة الشحيل"),
        ("صدت القوات هجوماً على بلدة الشحيل", "صدت القوات عدواناً على بلدة الشحيل"),
    ],
)
def test_loaded_words_tell_what_neutral_ones_tell(neutral: str, loaded: str) -> None:
    events = [[told(e) for e in read_text(text).events] for text in (neutral, loaded)]
    assert events[0] == events[1] != []


@pytest.mark.parametrize("whose", ["", " فلسطينيين", " أتراك"])
def test_of_which_country_young_men_are_decides_no_type(whose: str) -> None:
    text = f"اندلعت مواجهات بين الشرطة من جهة وبين شبان{whose} من جهة أخرى في بلدة الشحيل"
    assert [e.type for e in read_text(text).events] == ["crackdown"]


def test_who_stands_at_a_front_is_no_crowd() -> None:
    text = "اندلعت اشتباكات بين الجنود المرابطين على الجبهة ومسلحين مجهولين في بلدة الشحيل"
    assert [e.type for e in read_text(text).events] == ["armed_clash"]


def test_words_inside_a_name_are_weighed_as_a_name_and_names_count_as_one_word() -> None:
    text = "قصفت قوات سوريا الديمقراطية بلدة الشحيل"
    scene = build_scene(Article(text, None, (Paragraph(0, len(text), "body"),)), load_lexicon())
    assert [scene.word_or_kind(at) for at in range(1, 4)] == ["actor"] * 3
    assert (scene.paces(1, 4), scene.paces(0, 4)) == (1, 2)
    assert (scene.paced(0, 3), scene.paced(5, -2)) == (5, 1)
    assert [t.text for t in scene.unnamed][1:4] == ["", "", ""]
