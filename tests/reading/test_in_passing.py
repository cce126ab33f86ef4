"""What is told only as what something else came of or answers, what is only ahead, and one happening told twice."""

import pytest

import waqai

PUBLISHED = "2024-05-15"


def told(text: str) -> list[tuple[str, str | None, list[str]]]:
    events = waqai.read(text, published=PUBLISHED).events
    return [(e.type, e.start, [p.name for p in e.places]) for e in events]


def types_in(text: str) -> list[str]:
    return [kind for kind, _, _ in told(text)]


def test_the_places_behind_what_a_strike_answers_are_not_its_own() -> None:
    text = "شنت طائرات حربية غارات على بلدة الصفصاف ردا على هجوم كيميائي في بلدة النخيل."
    assert ("air_strike", None, ["الصفصاف"]) in told(text)
    assert ("air_strike", None, ["النخيل"]) not in told(text)


def test_whoever_answers_an_attack_did_not_do_it() -> None:
    text = "شنت الولايات المتحدة غارات على بلدة الصفصاف ردا على هجوم كيميائي في بلدة النخيل."
    [attack] = [e for e in waqai.read(text, published=PUBLISHED).events if e.type == "chemical_attack"]
    assert not attack.actor1


def test_whoever_acted_before_an_answered_attack_did_not_do_it() -> None:
    text = "هاجمت تركيا بلدة سرمين ردا على هجوم صاروخي على بلدة النخيل وقصفت تركيا بلدة حضر."
    events = waqai.read(text, published=PUBLISHED).events
    assert [e.actor1 for e in events if "النخيل" in [p.name for p in e.places]] == [()]


def test_the_losers_retreat_behind_a_capture_is_part_of_it() -> None:
    text = "سيطرت قوات العشائر على بلدة النخيل إثر انسحاب المسلحين منها."
    assert types_in(text) == ["territory_change"]


def test_who_is_said_to_have_struck_is_never_lost_to_whom_another_names() -> None:
    text = "قصف الجيش التركي بلدة النخيل بالمدفعية. وقالت مصادر إن القوات الروسية قصفت بلدة النخيل بالمدفعية."
    events = waqai.read(text, published=PUBLISHED).events
    assert [[p.name for p in e.actor1] for e in events] == [["الجيش التركي"], ["القوات الروسية"]]


def test_a_strike_brought_in_as_another_stays_apart() -> None:
    text = "قصف الجيش التركي بلدة النخيل بالمدفعية. كما قصفت القوات الروسية بلدة النخيل بالمدفعية."
    assert types_in(text) == ["shelling", "shelling"]


@pytest.mark.parametrize(
    "text",
    [
        "ناقش الوزراء الهجوم العسكري المتوقع على بلدة النخيل.",
        "قال المتحدث إن الخطة ستؤدي إلى تطهير بلدة النخيل من المسلحين.",
        "كان الجنديان في مهمة ليلية تستهدف قائدا في بلدة النخيل.",
        "قال القائد إنه يستهدف المسلحين في بلدة النخيل.",
        "كثف الوسيط جهوده للتوصل إلى اتفاق في بلدة النخيل.",
        "أفشلت السلطات محاولة اعتداء على محطة في مدينة الرمان.",
    ],
)
def test_what_is_ahead_aimed_at_or_foiled_is_no_happening(text: str) -> None:
    assert types_in(text) == []


@pytest.mark.parametrize("goal", ["لاستعادة السيطرة على بلدة النخيل", "لاستكمال تحرير بلدة النخيل"])
def test_the_goal_of_an_operation_is_told_through_a_noun_of_bringing_it_about(goal: str) -> None:
    assert types_in(f"أطلق الجيش يوم 3 أيار عملية عسكرية واسعة {goal}.") == ["operation"]


def test_what_is_due_soon_is_planned() -> None:
    [event] = waqai.read("تحدث المرصد عن إفراج مرتقب عن أسرى في بلدة النخيل.", published=PUBLISHED).events
    assert (event.type, event.modality) == ("release", "planned")


ASIDE = [
    # Told in passing first, with the visitors' day and side in front of it, then for itself.
    "زارت لجنة فرنسية الثلاثاء موقع قصف مدفعي على بلدة النخيل. وقصف الجيش بلدة النخيل بالمدفعية الاثنين.",
    # Told for itself, then in passing behind what another side did on another day.
    "قصف الجيش بلدة النخيل بالمدفعية الاثنين. وأغلقت فرنسا الثلاثاء سفارتها بعد قصف مدفعي على بلدة النخيل.",
]


@pytest.mark.parametrize("text", ASIDE)
def test_day_and_doer_are_those_of_the_mention_that_tells_it_for_itself(text: str) -> None:
    [event] = waqai.read(f"تطورات ميدانية\n\n{text}", published=PUBLISHED).events
    assert (event.start, [p.name for p in event.actor1]) == ("2024-05-13", ["الجيش"])


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("هاجم الجيش بلدة النخيل ردا على هجوم الفصائل على بلدة النخيل.", ["armed_clash", "armed_clash"]),
        ("شن الجيش غارات على بلدة النخيل بعد إطلاق نار.", ["air_strike", "attack"]),
    ],
)
def test_an_answer_and_what_it_answers_are_two(text: str, types: list[str]) -> None:
    assert types_in(text) == types


def test_what_threatens_somebody_has_happened() -> None:
    """A verb right behind a noun puts nothing ahead, as an adjective does."""
    [event] = waqai.read("تعرضت بلدة النخيل لقصف مدفعي يهدد حياة السكان.", published=PUBLISHED).events
    assert (event.type, event.modality) == ("shelling", "reported")


def test_harm_told_of_one_sides_strike_is_no_others() -> None:
    text = "قصفت القوات الروسية بلدة سرمين. وأصيب رجل بقصف مدفعي للقوات التركية على بلدة سرمين."
    told = [
        ([p.name for p in e.actor1], [h.min for h in e.harm]) for e in waqai.read(text, published="2023-08-10").events
    ]
    assert told == [(["القوات الروسية"], []), (["القوات التركية"], [1])]


def test_who_acts_after_something_did_not_do_it() -> None:
    told = waqai.read("شن الجيش غارات على بلدة النخيل بعد انفجار عبوة في مدينة الرمان.", published="2023-08-10").events
    assert [(e.type, [p.name for p in e.actor1]) for e in told] == [("air_strike", ["الجيش"]), ("bombing", [])]
