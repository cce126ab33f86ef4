"""Tolls of one happening told over several sentences: which are one line, which are another happening's."""

import pytest

import waqai

SHELLED = "بقصف مدفعي على بلدة تلبيسة"
Line = tuple[str, str, int, int | None, str | None]


def tolls(text: str) -> list[list[Line]]:
    events = waqai.read(text, published="2024-05-15").events
    return [[(h.kind, h.who, h.min, h.max, h.side) for h in e.harm] for e in events]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            f"قتل ستة رعاة وأصيب طفلان {SHELLED}، وقال ناشطون إن القصف قتل ستة رعاة.",
            [("killed", "civilians", 6, 6, None), ("injured", "children", 2, 2, None)],
        ),
        (
            f"قتل تسعة مسلحين من حركة حزم {SHELLED}، وأوضح مصدر أن القصف قتل تسعة مسلحين.",
            [("killed", "combatants", 9, 9, "حركة حزم")],
        ),
    ],
)
def test_one_line_told_twice_in_a_sentence_stands_once(text: str, lines: list[Line]) -> None:
    assert tolls(text) == [lines]


@pytest.mark.parametrize(
    ("who", "further", "line"),
    [
        ("أشخاص", "ثلاثة مسلحين", ("killed", "combatants", 3, 3, None)),  # who «persons» were is told later
        ("مسلحين", "خمسة مدنيين", ("killed", "combatants", 3, 3, None)),  # others than those told before
    ],
)
def test_a_later_sentence_tells_the_same_people_or_others(who: str, further: str, line: Line) -> None:
    told = tolls(f"قتل ثلاثة {who} {SHELLED}. وأوضح مصدر أن القصف على بلدة تلبيسة أسفر عن مقتل {further}.")
    others = [("killed", "civilians", 5, 5, None)] if who == "مسلحين" else []
    assert told == [[line, *others]]


def test_figures_far_apart_are_of_two_happenings_even_in_one_town() -> None:
    assert tolls(f"قتل أربعة مدنيين {SHELLED}. وقتل 31 مدنيا {SHELLED}.") == [
        [("killed", "civilians", 4, 4, None)],
        [("killed", "civilians", 31, 31, None)],
    ]


@pytest.mark.parametrize(
    ("town", "lines"),
    [
        ("سرمدا", [("injured", "civilians", 9, 9, None)]),
        ("بنش", []),  # another town than that of the toll
    ],
)
def test_a_toll_of_the_lead_is_due_to_what_is_told_behind_it_of_its_town(town: str, lines: list[Line]) -> None:
    told = tolls(f"سقوط تسعة جرحى من المدنيين في بلدة سرمدا أمس.\n\nوألقت طائرات حربية قنابل على بلدة {town}.")
    assert told == [lines]


def test_a_toll_of_a_long_time_is_none_of_a_happening_of_one_day() -> None:
    told = tolls(f"أصيب مدنيان {SHELLED} أمس الثلاثاء. وقتل نحو 900 طفل منذ بداية العام.")
    assert told[0] == [("injured", "civilians", 2, 2, None)]


def test_a_later_sum_of_what_was_told_has_no_line() -> None:
    first = f"قتل تسعة مدنيين {SHELLED}. وأعربت البعثة عن قلقها. وقتل شخصان في غارة جوية على بلدة سرمين."
    told = tolls(f"{first} وقال ناشطون إن 11 شخصا قتلوا.")
    assert [line[2] for lines in told for line in lines] == [9, 2]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"أصيب شخصان أثناء عملهما في حقل {SHELLED}", "civilians"),
        ("قصفت المدفعية منازل المدنيين في بلدة تلبيسة دون وقوع إصابات", "civilians"),
        ("قصفت القوات الحكومية مواقع حركة حزم في بلدة تلبيسة دون وقوع إصابات", "combatants"),
        ("سقطت قذائف على بلدة تلبيسة دون وقوع إصابات", "unknown"),
    ],
)
def test_who_was_struck_tells_a_class_left_open(text: str, who: str) -> None:
    assert [line[1] for lines in tolls(text) for line in lines] == [who]


def test_what_came_before_is_not_due_to_what_is_told_further_on() -> None:
    told = tolls("قصفت المدفعية بلدة تلبيسة ردا على مقتل جندي، وذلك بعد أسبوع من هجوم انتحاري في بلدة سرمين")
    assert told == [[], []]


def test_a_class_told_anywhere_tells_one_left_open() -> None:
    told = tolls("قتل 14 شخصا اليوم في هجوم انتحاري على مطعم في تلبيسة. وقال مسعف إن القتلى مدنيون وأصيب 30.")
    assert len({line[1] for lines in told for line in lines}) == 1


def test_a_young_man_whom_the_headline_calls_a_civilian_is_one() -> None:
    told = tolls(f"مقتل مدني {SHELLED}\n\nقتل شاب {SHELLED} اليوم.")
    assert [line[1] for lines in told for line in lines] == ["civilians"]


def test_no_gathering_harms_where_the_strike_is_named_again() -> None:
    text = (
        "استهدفت الطائرات المسيرة، ظهر الأحد، تجمعا سلميا في ساحة تلبيسة، حيث كان الأهالي قد خرجوا لمساندة المعلمين. "
        "وأسفر الهجوم عن سقوط خمسة قتلى، إلى جانب تسعة جرحى."
    )
    found = waqai.read(text, published="2024-05-15").events
    assert "protest" not in {e.type for e in found if e.harm}


def test_by_tells_how_a_massacre_came_however_far_behind() -> None:
    text = (
        "ارتكبت الطائرات الحربية مجزرة في ريف إدلب، مساء الأحد، راح ضحيتها خمسة مدنيين، وأصيب أربعة آخرون بينهم طفل، "
        "باستهداف مزرعة في قرية النيرب."
    )
    (event,) = waqai.read(text, published="2024-05-15").events
    assert (event.type, event.objects, len(event.harm)) == ("air_strike", ("farm",), 3)


def test_a_toll_of_a_month_is_none_of_a_happening_without_a_day() -> None:
    first = "قصفت المدفعية بلدة تلبيسة ما أدى لإصابة ثلاثة مدنيين."
    told = tolls(f"{first} وأحصت جمعية في تقريرها 400 خرق، ما أدى لمقتل 60 مزارعا، خلال شهر آب الماضي.")
    assert told == [[("injured", "civilians", 3, 3, None)]]


def test_those_told_of_by_a_relative_are_named_right_before_it() -> None:
    told = tolls(f"يعاني ثلاثة من أطفال المعلمة التي قتلت {SHELLED} من الأرق.")
    assert all(line[1] != "children" for lines in told for line in lines)


def test_what_a_sentence_about_something_else_tells_is_no_harm_of_the_one_before() -> None:
    apart = "قصفت قوات الحكومة بلدة تلبيسة. وفي سياق منفصل، قتل رجل برصاص مجهولين."
    assert tolls(apart) == [[], [("killed", "unknown", 1, 1, None)]]


@pytest.mark.parametrize(
    "text",
    [
        "جرت اشتباكات عنيفة في بلدة تلبيسة، ما أدى إلى مقتل مسلح واعتقال اثنين آخرين.",
        "اعتقال مسلحين اثنين في بلدة تلبيسة بعد اشتباكات عنيفة أسفرت عن مقتل مسلح.",
    ],
)
def test_those_held_in_a_firefight_are_harm_of_it(text: str) -> None:
    [event] = waqai.read(text, published="2024-05-15").events
    assert (event.type, {(h.kind, h.min) for h in event.harm}) == ("armed_clash", {("killed", 1), ("detained", 2)})


@pytest.mark.parametrize(
    "rest",
    ["ولم يبلغ عن وقوع إصابات", "دون أن يبلغ عن سقوط قتلى", "ولم ترد بعد أي تقارير عن إصابات", "دون الإبلاغ عن إصابات"],
)
def test_harm_of_which_nothing_is_known_is_no_line(rest: str) -> None:
    assert tolls(f"قصفت الطائرات بلدة تلبيسة {rest}.") == [[]]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "أصيب أربعة عمال بقصف على بلدة تلبيسة وتوفي أحدهم لاحقا.",
            [("injured", "civilians", 4, 4, None), ("killed", "civilians", 1, 1, None)],
        ),
        ("قتل عشرون مدنيا في يوم واحد بقصف على بلدة تلبيسة.", [("killed", "civilians", 20, 20, None)]),
    ],
)
def test_one_of_them_is_one_and_one_day_is_nobody(text: str, lines: list[Line]) -> None:
    assert tolls(text) == [lines]
