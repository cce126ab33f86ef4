"""Where something happened that its own words leave open: the operation before it, the tags of a post, a signature."""

import pytest

import waqai

OPERATION = "نفذت قوى الأمن عملية أمنية في بلدة البويضة بريف دمشق."


def places(text: str) -> list[list[str]]:
    return [[p.name for p in e.places] for e in waqai.read(text, published="2024-05-15").events]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What came of an operation happened where that was told, its words recalling it or going on with it.
        (f"{OPERATION} العملية أسفرت عن اعتقال ثلاثة أشخاص.", [["البويضة"]]),
        ("داهمت الشرطة بلدة البويضة. واعتقلت ثلاثة أشخاص.", [["البويضة"]]),
        # Two places told before leave it open, and so does an arrest that nothing joins to the operation.
        ("داهمت الشرطة بلدتي داريا ودوما. واعتقلت ثلاثة أشخاص.", [[]]),
        (f"{OPERATION} من جهة أخرى اعتقلت الشرطة ثلاثة أشخاص.", [["البويضة"], []]),
    ],
)
def test_what_came_of_an_operation_happened_where_it_was(text: str, told: list[list[str]]) -> None:
    assert places(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("#سرمين\nقتل طفلان بقصف قوات النظام بالمدفعية", [["سرمين"]]),
        ("قتل طفلان بقصف قوات النظام بالمدفعية\n#مجزرة_سرمين #سوريا", [["سرمين"]]),
        ("#إدلب #سرمين\nقتل طفلان بقصف قوات النظام بالمدفعية", [["سرمين"]]),
        ("#إدلب\nقتل طفلان بقصف قوات النظام بالمدفعية", [["إدلب"]]),
        # Two towns, a tag that is somebody's name, and a text that tells another place leave it open.
        ("#سرمين #بنش\nقتل طفلان بقصف قوات النظام بالمدفعية", [[]]),
        ("#شبكة_سرمين\nقتل طفلان بقصف قوات النظام بالمدفعية", [[]]),
        ("#حلب\nقتل طفلان بقصف قوات النظام بالمدفعية في سرمين", [["سرمين"]]),
    ],
)
def test_the_tags_of_a_post_tell_the_place_that_its_words_leave_open(text: str, told: list[list[str]]) -> None:
    assert places(text) == told


def test_a_governorate_in_a_tag_is_not_taken_for_its_seat() -> None:
    (event,) = waqai.read("#إدلب\nقتل طفلان بقصف قوات النظام بالمدفعية").events
    assert [(p.name, p.precision) for p in event.places] == [("إدلب", "admin1")]


@pytest.mark.parametrize(
    "text",
    [
        "قصفت طائرات النظام المتطوعين مرة أخرى مما أدى إلى مقتل ثلاثة مدنيين | سرمين قلب الحدث",
        "قصفت طائرات النظام المتطوعين مرة أخرى مما أدى إلى مقتل ثلاثة مدنيين #شبكة_سرمين",
    ],
)
def test_the_name_of_an_account_is_no_place(text: str) -> None:
    assert places(text) == [[]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A headline that only tells by which town it was confirms what the body tells of a place there.
        (
            "مقتل رجل بعملية إنزال جوي للتحالف الدولي جنوبي الحسكة\n\n"
            "قتل راع عند الفجر حين نفذت قوات التحالف الدولي إنزالا جويا في العطالة بريف الحسكة الجنوبي.",
            [["العطالة", "ريف الحسكة الجنوبي"]],
        ),
        # What a lead tells of the operation that its headline sums up, by which town alone.
        (
            "مقتل نجار في عملية نفذتها «قسد» ومعها مروحيات شرقي دير الزور\n\n"
            "نفذ عناصر من «قسد» أمس عملية إنزال جوي في الحوايج بريف دير الزور الشرقي، طالت منزلا.",
            [["الحوايج", "ريف دير الزور الشرقي"]],
        ),
        # The same toll told again for what lies in the place told first.
        (
            "مجزرة في عين عيسى: مقتل 12 مدنيا بقصف طائرة مسيرة. "
            "واستهدفت الطائرة منازل المدنيين في قرية الجماس التابعة لبلدة عين عيسى وقتل 12 مدنيا.",
            [["الجماس", "عين عيسى"]],
        ),
        # A river lies in many places: the town beside it tells where.
        ("استهدفت المدفعية ضفاف الفرات شرق جرابلس فجرح عمال.", [["جرابلس"]]),
        ("استهدفت المدفعية أطراف نهر الفرات مما أدى لوقوع جرحى.", [["نهر الفرات"]]),
    ],
)
def test_what_tells_the_place_more_closely_is_kept(text: str, told: list[list[str]]) -> None:
    assert places(text) == told
