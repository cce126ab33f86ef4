"""When things happened: the day told of the happening, never that of its announcement; what flows on and what not."""

import pytest

import waqai
from waqai.records import Event

PUBLISHED = "2024-05-15"  # a Wednesday


def events(text: str) -> list[Event]:
    return list(waqai.read(text, published=PUBLISHED).events)


def spans(text: str) -> list[tuple[str | None, str | None]]:
    return [(e.start, e.end) for e in events(text)]


YESTERDAY = ("2024-05-14", "2024-05-14")
NONE = (None, None)

TOLD = [
    ("قصفت قوات الحكومة بلدة سرمين أمس بالمدفعية.", YESTERDAY),
    ("قال المرصد اليوم إن قوات الحكومة قصفت أمس بلدة سرمين بالمدفعية.", YESTERDAY),
    ("قصفت قوات الحكومة أمس بلدة سرمين بالمدفعية، بحسب ما أفادت مصادر محلية اليوم.", YESTERDAY),
    ("أعلنت وزارة الداخلية أمس اعتقال خمسة مطلوبين في بلدة سرمين.", NONE),
    ("أعلنت وزارة الداخلية، اليوم (الأربعاء)، عن اعتقال خمسة مطلوبين في مدينة حلب.", NONE),
    ("أعلنت قوات سوريا الديمقراطية أمس انطلاق عملية أمنية في دير الزور.", YESTERDAY),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_day_of_the_saying_is_not_the_day_of_the_happening(text, expected):
    assert spans(text) == [expected]


def test_each_happening_of_a_sentence_has_its_own_day():
    told = spans("قصفت قوات الحكومة بلدة سرمين يوم الاثنين بالمدفعية، فيما اندلعت اشتباكات في مدينة تعز أمس الثلاثاء.")
    assert told == [("2024-05-13", "2024-05-13"), YESTERDAY]


def test_since_lasts_until_the_day_of_reading():
    [event] = events("قتل 40 مدنيا في قصف مدفعي لقوات الحكومة على بلدة سرمين منذ يوم الاثنين.")
    assert (event.start, event.end) == ("2024-05-13", PUBLISHED)


def test_the_day_of_a_lead_that_sums_up_holds_for_what_it_sums_up():
    told = events(
        "قصفت قوات الحكومة، اليوم الأربعاء، بالمدفعية العديد من البلدات في أرياف إدلب وحلب.\n\n"
        "وقصفت قوات الحكومة بالمدفعية بلدة سرمين شرقي إدلب.\n\n"
        "وقصفت قوات الحكومة بالمدفعية قرية كفرعمة غربي حلب."
    )
    assert {(e.places[0].name, e.start) for e in told if e.places[0].precision == "settlement"} == {
        ("سرمين", PUBLISHED), ("كفرعمة", PUBLISHED),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("passing", "kind"),
    [("سيطرت على بلدة كفرنبل", "territory_change"), ("قصفت بالمدفعية بلدة كفرنبل", "shelling")],
)
def test_what_is_told_in_passing_takes_no_day_of_its_thread(passing, kind):
    told = events(f"قصفت قوات الحكومة بلدة سرمين أمس بالمدفعية. وكانت قوات الحكومة {passing} في وقت سابق.")
    assert [(e.type, e.start) for e in told] == [("shelling", YESTERDAY[0]), (kind, None)]


def test_the_same_period_is_the_one_told_just_before():
    told = spans(
        "قتل عشرة مدنيين في قصف مدفعي لقوات الحكومة على بلدة سرمين منذ يوم الاثنين. "
        "وقتل 15 مدنيا في غارات جوية روسية على بلدة كفرنبل خلال الفترة نفسها."
    )
    assert told == [("2024-05-13", PUBLISHED)] * 2


def test_a_week_is_written_as_a_part_of_a_month():
    [event] = events("قصفت قوات الحكومة بلدة سرمين بالمدفعية الأسبوع الماضي.")
    assert (event.start, event.end, event.time_precision) == ("2024-05-06", "2024-05-12", "part_of_month")


def test_stretches_and_days_of_the_past_are_told_of_one_happening_alone():
    told = events(
        "قتل عشرة مدنيين في قصف مدفعي لقوات الحكومة على بلدة سرمين خلال اليومين الماضيين. "
        "وقصفت قوات الحكومة بالمدفعية بلدة كفرنبل."
    )
    assert [(e.places[0].name, e.start) for e in told] == [("سرمين", "2024-05-13"), ("كفرنبل", None)]


def test_an_inherited_day_is_not_handed_on():
    told = events(
        "وقعت حوادث كثيرة في البلاد.\n\nقصفت قوات الحكومة أمس بلدة سرمين بالمدفعية. ووزع المجلس المحلي الخبز. "
        "وقصفت قوات الحكومة بالمدفعية بلدة كفرنبل. وفتحت المدارس أبوابها. "
        "وقصفت قوات الحكومة بالمدفعية بلدة بنش."
    )
    assert [(e.places[0].name, e.start) for e in told] == [
        ("سرمين", YESTERDAY[0]), ("كفرنبل", YESTERDAY[0]), ("بنش", None),
    ]  # fmt: skip


def test_where_the_copy_is_older_than_its_page_today_is_the_day_of_the_copy():
    told = spans("أعلن الجيش اليوم الأحد عن خطة. وقصفت قوات الحكومة اليوم بلدة سرمين بالمدفعية.")
    assert told == [("2024-05-12", "2024-05-12")]


FROM_THE_SAYING = [
    ("قتل 40 مدنيا في اشتباكات في بلدة سرمين منذ أسبوع، بحسب ما أفادت مصادر أمس.", ("2024-05-07", "2024-05-14")),
    ("قال المتحدث أمس: «قصفت قوات الحكومة بلدة سرمين بالمدفعية أول أمس».", ("2024-05-12", "2024-05-12")),
    ("قال المتحدث أمس إن قوات الحكومة قصفت أول أمس بلدة سرمين بالمدفعية.", ("2024-05-13", "2024-05-13")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FROM_THE_SAYING)
def test_stretches_and_quotations_count_from_the_day_of_the_saying(text, expected):
    assert spans(text) == [expected]


SAID = [
    "دانت منظمة العفو الدولية، أمس، قصف قوات الحكومة بالمدفعية بلدة سرمين.",
    "قتل خمسة مدنيين في قصف مدفعي لقوات الحكومة على بلدة سرمين، وفق ما أعلنت منظمة العفو الدولية أمس.",
]


@pytest.mark.parametrize("text", SAID)
def test_the_day_of_any_act_of_speech_is_not_that_of_the_happening(text):
    assert spans(text) == [NONE]


def test_what_lasts_since_a_happening_starts_on_its_day():
    told = events("قتل 40 مدنيا في قصف مدفعي لقوات الحكومة على بلدة سرمين منذ سيطرتها على بلدة كفرنبل في 3 أيار 2024.")
    assert {e.type: (e.start, e.end) for e in told} == {
        "shelling": ("2024-05-03", PUBLISHED), "territory_change": ("2024-05-03", "2024-05-03"),
    }  # fmt: skip


def test_what_happens_once_has_not_lasted_since():
    [event] = events("فقد ثلاثة صحفيين في بلدة سرمين منذ يوم الاثنين.")
    assert (event.start, event.end) == ("2024-05-13", "2024-05-13")


def test_a_time_that_describes_a_party_is_not_that_of_the_happening():
    assert spans("قصفت قوات الحكومة التي تسيطر على المدينة منذ عام 2016 بلدة سرمين بالمدفعية.") == [NONE]


def test_what_came_days_after_is_counted_back():
    told = events(
        "قصفت قوات الحكومة أمس بلدة سرمين بالمدفعية، وذلك بعد ثلاثة أيام من تفجير سيارة مفخخة في بلدة كفرنبل."
    )
    assert {e.type: e.start for e in told} == {"shelling": YESTERDAY[0], "bombing": "2024-05-11"}


def test_a_time_left_open_takes_no_day_from_the_thread():
    told = events(
        "قصفت قوات الحكومة أمس بلدة سرمين بالمدفعية. ونفذت قوات الحكومة في الآونة الأخيرة غارات جوية على بلدة كفرنبل."
    )
    assert {e.type: e.start for e in told} == {"shelling": YESTERDAY[0], "air_strike": None}


ON_THE_SAME_DAY = [
    ("قصفت قوات الحكومة أمس بلدة سرمين بالمدفعية، فيما اعتقلت الشرطة خمسة رجال في مدينة تعز.", None),
    ("قصفت قوات الحكومة أمس بلدة سرمين بالمدفعية، فيما اعتقلت الشرطة خمسة رجال في بلدة سرمين.", YESTERDAY[0]),
    ("قصفت قوات الحكومة أمس بلدة سرمين بالمدفعية، تزامنا مع اعتقال خمسة رجال في مدينة تعز.", YESTERDAY[0]),
]


@pytest.mark.parametrize(("text", "expected"), ON_THE_SAME_DAY)
def test_a_day_holds_on_in_its_sentence_for_one_kind_one_town_or_one_time(text, expected):
    assert {e.type: e.start for e in events(text)} == {"shelling": YESTERDAY[0], "arrest": expected}


def test_the_cause_of_a_plan_has_happened():
    [event] = [e for e in events("لوح الحزب بالانسحاب عقب غارات جوية نفذها الاثنين سلاح الجو التركي.") if e.start]
    assert (event.modality, event.start) == ("reported", "2024-05-13")


def test_the_day_of_a_lead_does_not_hold_for_those_who_strike_back():
    told = events(
        "قصفت قوات النظام السوري، أمس، بالمدفعية بلدات في ريف إدلب.\n\nوقال سكان إن الوضع صعب.\n\n"
        "وقصفت هيئة تحرير الشام بالمدفعية مواقع لقوات النظام السوري في بلدة سرمين شرقي إدلب."
    )
    assert [e.start for e in told if e.places and e.places[0].name == "سرمين"] == [None]


def test_a_round_up_headed_by_its_day_gives_it_to_all_below():
    text = (
        "حصاد الأحداث الميدانية ليوم الأحد 05-05-2024\n\n"
        "حلب:: قصفت قوات الحكومة بالمدفعية بلدة كفرعمة بالريف الغربي.\n\n"
        "إدلب:: قصفت قوات الحكومة بالمدفعية بلدة سرمين بالريف الشرقي.\n\n"
        "درعا:: قتل رجل في إطلاق نار من قبل مجهولين في مدينة نوى بالريف الغربي."
    )
    report = waqai.read(text)
    assert {e.start for e in report.events} == {"2024-05-05"}
    assert all(e.quote == report.article.text[e.start : e.end] for event in report.events for e in event.evidence)


def test_a_list_of_this_day_has_the_year_of_each_line():
    text = (
        "حدث في مثل هذا اليوم\n\n"
        "1987- انفجار سيارة مفخخة في مدينة تعز يؤدي إلى مقتل عشرة أشخاص.\n\n"
        "1994- قصف مدفعي على مدينة حلب يؤدي إلى مقتل ثلاثة مدنيين."
    )
    told = events(text)
    assert [e.start for e in told] == ["1987-05-15", "1994-05-15"]
    assert [[x.quote for x in e.evidence if x.field == "start"] for e in told] == [
        ["حدث في مثل هذا اليوم", "1987"],
        ["حدث في مثل هذا اليوم", "1994"],
    ]


COUNTED_BACK = [
    ("ويأتي القصف بعد خمسة أيام على تفجير عبوة في بلدة كفرنبل.", "2024-05-09"),
    ("ويأتي القصف غداة هجوم بسيارة مفخخة في بلدة كفرنبل.", "2024-05-13"),
    ("ويأتي ذلك بعد أيام على هجوم بسيارة مفخخة في بلدة كفرنبل.", None),
    ("ويأتي ذلك بعد أيام على هجوم بسيارة مفخخة في بلدة كفرنبل يوم الجمعة 10 أيار.", "2024-05-10"),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED_BACK)
def test_what_the_thread_came_after_is_counted_back_from_its_day(text, expected):
    told = events("قصفت قوات الحكومة أمس بلدة سرمين بالمدفعية. " + text)
    assert {e.type: e.start for e in told} == {"shelling": YESTERDAY[0], "bombing": expected}


def test_a_day_counted_back_is_proved_by_the_day_and_the_length():
    report = waqai.read(
        "قصفت قوات الحكومة أمس بلدة سرمين بالمدفعية، غداة هجوم بسيارة مفخخة في بلدة كفرنبل.", published=PUBLISHED
    )
    [bombing] = [e for e in report.events if e.type == "bombing"]
    assert [e.quote for e in bombing.evidence if e.field == "start"] == ["أمس", "غداة"]


OPEN = [
    "قصفت قوات الحكومة بلدة سرمين بالمدفعية في 13 أيار، وذلك بعد هدنة بدأت عام 2020.",  # the year is not told
    "قصفت قوات الحكومة بلدة سرمين بالمدفعية بعد عام 2016.",
    "قصفت قوات الحكومة بلدة سرمين بالمدفعية حتى نهاية عام 2021.",
]


@pytest.mark.parametrize("text", OPEN)
def test_what_nobody_can_date_stays_open(text):
    assert [(e.start, e.end) for e in waqai.read(text).events if e.type == "shelling"] == [NONE]


def test_a_time_that_opens_its_sentence_holds_for_all_of_it():
    told = waqai.read("وفي 2019، قصفت قوات الحكومة بلدة سرمين بالمدفعية، واعتقلت الشرطة خمسة رجال في مدينة تعز.").events
    assert {e.type: e.start for e in told} == {"shelling": "2019-01-01", "arrest": "2019-01-01"}


def test_the_more_exact_of_two_agreeing_days_stands():
    [event] = waqai.read(
        "قتل عشرة مدنيين في غارة جوية على بلدة سرمين عام 2019. "
        "وأوضح التقرير أن الغارة الجوية على بلدة سرمين وقعت في 18 آذار 2019."
    ).events
    assert (event.start, event.end) == ("2019-03-18", "2019-03-18")


def test_nothing_happened_after_the_day_on_which_it_was_told():
    told = events(
        "قصفت قوات الحكومة أمس بلدات في ريف إدلب بالمدفعية.\n\n"
        "وكشف المرصد في 3 أيار أن قوات الحكومة قصفت بلدة سرمين شرقي إدلب بالمدفعية."
    )
    assert [e.start for e in told if e.places and e.places[0].name == "سرمين"] == [None]


def test_the_day_of_another_doing_is_not_that_of_a_happening():
    told = events("قصفت قوات الحكومة بلدة سرمين بالمدفعية، وقام الوزير بجولة طويلة في العاصمة أمس.")
    assert [(e.type, e.start) for e in told] == [("shelling", None)]


def test_the_day_of_a_happening_that_is_only_described_is_not_that_of_the_other() -> None:
    text = "قالت الشرطة اليوم إنها اعتقلت منفذي التفجير الذي ضرب بلدة سرمين أمس الأول."
    assert [e.start for e in waqai.read(text, published="2024-05-15").events if e.type == "arrest"] == [None]


def test_a_day_of_the_feast_is_that_of_the_one_just_past() -> None:
    text = "قصفت القوات بالمدفعية بلدة سرمين في اليوم الثاني للعيد."
    assert [e.start for e in waqai.read(text, published="2015-07-20").events] == ["2015-07-18"]
    assert [e.start for e in waqai.read(text, published="2015-06-01").events] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "قصفت القوات بالمدفعية بلدة سرمين، المشمولة بالاتفاق الموقع بين الدولتين في شباط 2019.",
        "قصفت القوات بلدة سرمين بالمدفعية خلافا للقرار الدولي لعام 2015.",
    ],
)
def test_the_date_of_an_agreement_that_is_only_named_is_not_that_of_a_strike(text):
    assert {e.start for e in events(text) if e.type == "shelling"} == {None}


def test_a_day_without_a_year_that_may_lie_behind_the_last_full_date_of_a_page_stays_open() -> None:
    text = (
        "قصفت القوات بلدة سرمين بالمدفعية يوم الجمعة 6 تشرين الأول 2023 فقتل مدنيان.\n\n"
        "وفي 24 تشرين الأول، استهدفت غارة جوية بلدة بنش فقتلت خمسة مدنيين."
    )
    assert [e.start for e in waqai.read(text).events if e.type == "air_strike"] == [None]
    assert [e.start for e in waqai.read(text, published="2023-10-30").events if e.type == "air_strike"] == [
        "2023-10-24"
    ]


FIRST = "يوم آخر في الشمال\n\nقصفت القوات بقذائف الهاون بلدة سرمين مساء أمس، ولم تقع إصابات بين السكان.\n"


@pytest.mark.parametrize(
    "further",
    [
        "تبع هذه الهجمات قصف مدفعي على أطراف بلدة بنش القريبة من الطريق.",
        "وتزامن هذا القصف مع قصف مدفعي على أطراف بلدة بنش القريبة من الطريق.",
        "كما قصفت القوات أطراف بلدة بنش القريبة من الطريق.",
    ],
)
def test_what_goes_on_with_the_one_before_is_of_its_day(further):
    assert spans(FIRST + further) == [YESTERDAY] * 2


def test_the_day_of_a_paragraph_ends_with_it_where_another_kind_follows():
    further = "كما اعتقلت القوات مدنياً في بلدة بنش القريبة من الطريق."
    assert spans(FIRST + further) == [YESTERDAY, NONE]


def test_now_is_the_day_of_the_page():
    [event] = events("اشتباكات عنيفة تدور الآن في بلدة سرمين.")
    assert event.start == events("اشتباكات عنيفة اليوم في بلدة سرمين.")[0].start
    assert events("اشتباكات عنيفة في بلدة سرمين لم تتوقف إلى الآن.")[0].start is None


def test_an_outlets_tag_tells_neither_place_nor_day():
    [event] = events("قصف مكثف للقوات على مدينة تلبيسة #عاجل #حلب_اليوم #حلب_الآن")
    assert (event.start, [p.name for p in event.places]) == (None, ["تلبيسة"])
