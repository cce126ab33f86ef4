"""One sentence, as a channel posts it, told with nothing around it: all that it tells is read, and no more."""

import pytest

import waqai
from waqai.records import Event


def read(text: str) -> list[Event]:
    return list(waqai.read(text, published="2023-08-10").events)


def told(event: Event) -> tuple[str, list[str], list[str], list[str], list[tuple[str, str, int, int | None]]]:
    names = [[p.name for p in group] for group in (event.places, event.actor1, event.actor2)]
    return event.type, *names, [(h.kind, h.who, h.min, h.max) for h in event.harm]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A side told by one word alone did it, or is one of the two that fight.
        ("قصف الجيش بلدة سرمين.", [("shelling", ["سرمين"], ["الجيش"], [], [])]),
        ("هاجم المسلحون بلدة سرمين.", [("armed_clash", ["سرمين"], ["المسلحون"], [], [])]),
        (
            "تتواصل الاشتباكات العنيفة في ريف حماة بين الجيش والفصائل.",
            [("armed_clash", ["ريف حماة"], ["الجيش"], ["الفصائل"], [])],
        ),
        # By what they did it stands between the subject and its object.
        (
            "استهدف مجهولون بعبوة ناسفة سيارة عسكرية تابعة لقسد في بلدة الشحيل.",
            [("bombing", ["الشحيل"], ["مجهولون"], ["قسد"], [])],
        ),
        # Who holds a checkpoint does what it does.
        (
            "منعت حواجز النظام دخول المواد الغذائية إلى بلدة سرمين.",
            [("access_denied", ["سرمين"], ["النظام"], [], [])],
        ),
        (
            "اعتقلت حواجز قسد شابين في بلدة الشحيل.",
            [("arrest", ["الشحيل"], ["قسد"], ["شابين"], [("detained", "civilians", 2, 2)])],
        ),
        # Who judges it or records it did not do it.
        ("أدانت الأمم المتحدة قصف المشفى في مدينة الأتارب.", [("shelling", ["الأتارب"], [], [], [])]),
        ("نددت منظمة العفو الدولية بغارات على سوق في بلدة سرمين.", [("air_strike", ["سرمين"], [], [], [])]),
        # «Any at all» is told as what did not come, or as what is not known to have come.
        (
            "نفى مصدر محلي وقوع أي قتلى جراء القصف على بلدة سرمين.",
            [("shelling", ["سرمين"], [], [], [])],
        ),
        # A town named like a number, behind the word for a town.
        (
            "قتل ثلاثة مدنيين بغارة على سوق شعبي ببلدة بليون.",
            [("air_strike", ["بليون"], [], ["مدنيين"], [("killed", "civilians", 3, 3)])],
        ),
        # Stopping work is not beating, and demanding is no student.
        ("أضرب معلمو مدينة الباب عن العمل.", [("protest", ["الباب"], ["معلمو"], [], [])]),
        ("أصابت قذيفة جراراً في قرية كفرنوران.", [("shelling", ["كفرنوران"], [], [], [])]),
        (
            "أدى الحصار إلى انقطاع المياه وإغلاق الطرق المؤدية إلى بلدة سرمين.",
            [("access_denied", ["سرمين"], [], [], []), ("service_cut", ["سرمين"], [], [], [])],
        ),
    ],
)
def test_a_post_of_one_sentence(text: str, expected: list[tuple]) -> None:
    assert [told(event) for event in read(text)] == expected


@pytest.mark.parametrize("verb", ["طالبت", "عاملت", "وطالبت"])
def test_a_verb_is_no_woman(verb: str) -> None:
    [event] = read(f"قصف الجيش بلدة سرمين، {verb} الجمعية بمحاسبة من أمر به.")
    assert [p.name for p in event.actor2] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who recorded or welcomed something may then have done something else.
        ("رحبت تركيا بالاتفاق وقصفت بلدة سرمين بالمدفعية.", [("shelling", ["تركيا"], [])]),
        ("رصدت القوات التركية مسلحين فقصفت بلدة سرمين.", [("shelling", ["القوات التركية"], [])]),
        # What is answered is another happening, and who answers it did not begin.
        (
            "قصفت فرنسا مواقع للنظام ردا على هجوم كيميائي في دوما.",
            [("shelling", ["فرنسا"], ["النظام"]), ("chemical_attack", [], [])],
        ),
        (
            "قصف الجيش بلدة سرمين ردا على مقتل جندي في بلدة كفرنوران.",
            [("shelling", ["الجيش"], []), ("armed_clash", [], ["جندي"])],
        ),
        # A land where something happens does nothing there.
        ("فجر مسلحون أنبوبا للنفط شرق ليبيا.", [("bombing", ["مسلحون"], [])]),
        ("قتل جندي في هجوم في شمال العراق.", [("armed_clash", [], ["جندي"])]),
        # Protesters who are killed are put down, whatever the word.
        ("قتل متظاهران برصاص الشرطة في مدينة البصرة.", [("crackdown", ["الشرطة"], ["متظاهران"])]),
        (
            "قتل متظاهران برصاص قوات الأمن خلال تفريق احتجاجات في مدينة البصرة.",
            [("crackdown", ["قوات الأمن"], ["متظاهران"])],
        ),
        (
            "خرج المئات في مظاهرة في البصرة فأطلقت الشرطة النار على المتظاهرين.",
            [("protest", [], []), ("crackdown", ["الشرطة"], ["المتظاهرين"])],
        ),
    ],
)
def test_sides_of_a_post(text: str, expected: list[tuple]) -> None:
    events = [(e.type, [p.name for p in e.actor1], [p.name for p in e.actor2]) for e in read(text)]
    assert events == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قد تنسحب القوات الأمريكية من مدينة الحسكة قريبا.", 0),
        ("قال إن بلاده قد تقصف دمشق.", 0),
        ("وقد تعرضت بلدة سرمين لقصف مدفعي.", 1),
        ("وقد توغلت قوة إسرائيلية في بلدة حضر.", 1),
    ],
)
def test_what_may_be_is_no_event(text: str, count: int) -> None:
    """«قد» makes a present possible and a past certain, also where both begin with one letter."""
    assert len(read(text)) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Brackets behind a name only say who that is, whatever the name begins with.
        ("قُتل سبعة مسلحين من جبهة النصرة (تنظيم القاعدة في بلاد الشام) بغارة.", ["hts"]),
        ("قُتل سبعة مسلحين من لواء الصفوة (الفرقة الرابعة) بغارة.", [None]),
        # «From the base of …» is no place whence they came where the words are a name.
        ("لقي سبعة مسلحين من قاعدة الجهاد حتفهم بغارة.", ["al-qaeda"]),
    ],
)
def test_whose_men_were_killed(text: str, expected: list[str | None]) -> None:
    (event,) = read(text)
    assert ([p.id for p in event.actor1], [p.id for p in event.actor2]) == ([], expected)
    assert [(h.kind, h.who, h.min) for h in event.harm] == [("killed", "combatants", 7)]
