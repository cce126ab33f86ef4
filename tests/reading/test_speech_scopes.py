"""What is said stands before its act of speech too; whom a verb can mean; lists, duties, what statements are about."""

import pytest
from speech_pages import asked, lexicon, read, scene_of, told

import waqai
from waqai.reading import read_article
from waqai.reading.speech import find_speech


def said(*body: str) -> list[tuple[bool, str]]:
    """Return for each act of speech whether it comes behind what is said, and that."""
    scene = scene_of(*body)
    return [(s.reverse, scene.words(s.first, s.last)) for s in find_speech(scene)]


@pytest.mark.parametrize(
    "sentence",
    [
        "أغلقت الأمواج المرفأ ثلاثة أيام، بحسب ما أعلنت هيئة الموانئ.",
        "أغلقت الأمواج المرفأ ثلاثة أيام، وهذا ما أكده مدير الميناء سالم الحداد.",
        "أغلقت الأمواج المرفأ ثلاثة أيام، حسبما قال مدير الميناء سالم الحداد.",
        "أغلقت الأمواج المرفأ ثلاثة أيام، وفق ما كانت أعلنت هيئة الموانئ.",
    ],
)
def test_what_stands_before_according_to_is_said(sentence: str) -> None:
    assert said(sentence) == [(True, "أغلقت الأمواج المرفأ ثلاثة أيام")]


def test_a_quotation_before_its_verb_is_what_is_said() -> None:
    assert said("«فتحنا المرفأ بعد العاصفة كلها»، قال سالم الحداد.") == [(True, "فتحنا المرفأ بعد العاصفة كلها")]
    assert told("«لن نسمح بإغلاق المرفأ بعد اليوم»، قال مدير الميناء سالم الحداد.") == [("warn", ["سالم الحداد"])]


def test_also_opens_a_new_act_and_takes_nothing_before_it() -> None:
    [_, (reverse, words)] = said("أدانت رابطة الصيادين إغلاق المرفأ، كما دعت إلى فتح الطريق.")
    assert not reverse and "إغلاق" not in words


def test_a_colon_runs_on_through_its_paragraph_and_no_further() -> None:
    words = said("وقالت رابطة الصيادين: البحر هادئ. الموسم بدأ.", "الطريق مفتوح.")[0][1]
    assert "الموسم بدأ" in words and "الطريق" not in words


def test_a_statement_is_about_the_happenings_that_it_tells() -> None:
    body = (
        "قُتل ثلاثة مدنيين أمس في قصف مدفعي على مدينة إدلب.",
        "وأعلنت وزارة الداخلية اعتقال خمسة أشخاص في مدينة حماة، وأدانت رابطة الصيادين القصف على إدلب.",
    )
    reading = read_article(scene_of(*body).article, lexicon())
    types = {event.id: event.type for event in reading.events}
    about = {s.kind: [types[name] for name in s.about] for s in reading.statements}
    assert about["announce"] == ["arrest"]
    assert about["condemn"] == ["shelling"]


@pytest.mark.parametrize(
    ("bullets", "lead"),
    [
        (("- ", "- ", "- "), "وطالبت رابطة الصيادين هيئة الموانئ بما يلي:"),
        (("• ", "• ", "• "), "وطالبت رابطة الصيادين هيئة الموانئ بما يلي:"),
        (("1. ", "2. ", "3. "), "ودعت رابطة الصيادين هيئة الموانئ إلى ما يلي:"),
        (("١- ", "٢- ", "٣- "), "وطالبت رابطة الصيادين هيئة الموانئ بالآتي:"),
        (("", "", ""), "وطالبت رابطة الصيادين هيئة الموانئ بما يلي:"),
    ],
)
def test_each_line_of_a_list_is_a_demand_and_its_lead_in_is_none(bullets: tuple[str, ...], lead: str) -> None:
    lines = ("وقف إطلاق النار في المرفأ.", "إطلاق سراح المعتقلين.", "تعويض الصيادين عن مراكبهم.")
    _, demands = read(lead, *(b + line for b, line in zip(bullets, lines, strict=True)))
    assert [d.ask for d in demands] == ["ceasefire", "release", "compensation"]
    assert [next(e.quote for e in d.evidence if e.field == "record") for d in demands] == [n[:-1] for n in lines]
    assert {d.of[0].name for d in demands} == {"هيئة الموانئ"}


def test_a_heading_of_demands_goes_on_with_the_last_speaker() -> None:
    found = asked("أصدرت رابطة الصيادين بيانا أدانت فيه إغلاق المرفأ.", "المطالب:", "- إطلاق سراح المعتقلين.")
    assert found == [("release", ["رابطة الصيادين"], [])]


def test_a_bulleted_list_ends_where_its_bullets_do_and_the_thread_goes_on_behind_it() -> None:
    found = asked(
        "وطالبت رابطة الصيادين بما يلي:",
        "- إطلاق سراح المعتقلين.",
        "- فتح الطرق أمام المساعدات.",
        "- تعويض الصيادين عن مراكبهم.",
        "ودعت وجهاء المنطقة إلى رعاية حوار مباشر، ووسائل الإعلام إلى وقف خطاب التحريض.",
    )
    assert [(ask, of) for ask, _, of in found] == [
        ("release", []),
        ("access", []),
        ("compensation", []),
        ("dialogue", ["وجهاء المنطقة"]),
        ("stop_incitement", ["وسائل الإعلام"]),
    ]
    assert {tuple(who) for _, who, _ in found} == {("رابطة الصيادين",)}


@pytest.mark.parametrize(
    "sentence",
    [
        "وقالت رابطة الصيادين إن على هيئة الموانئ أن تطلق سراح المعتقلين.",
        "وقالت رابطة الصيادين: على هيئة الموانئ إطلاق سراح المعتقلين.",
        "وأكدت رابطة الصيادين أن هيئة الموانئ مطالبة بالحوار. وعلى هيئة الموانئ إطلاق سراح المعتقلين.",
    ],
)
def test_what_is_upon_somebody_is_a_demand(sentence: str) -> None:
    assert ("release", ["رابطة الصيادين"], ["هيئة الموانئ"]) in asked(sentence)
    assert ("call", ["رابطة الصيادين"]) in told(sentence)


def test_those_told_to_be_asked_stand_before_the_duty() -> None:
    found = asked("وقالت رابطة الصيادين إن هيئة الموانئ والحكومة مطالبون بإطلاق سراح المعتقلين.")
    assert found == [("release", ["رابطة الصيادين"], ["هيئة الموانئ", "الحكومة"])]


def test_on_a_place_is_no_duty() -> None:
    assert asked("أعلنت رابطة الصيادين بدء الصيد، على شاطئ السهل بريف المدينة.") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("نفى المتحدث باسم وزارة الدفاع وقوع أي هجوم.", [("deny", ["وزارة الدفاع"])]),
        ("أعلنت رئيسة اتحاد الصيادين بدء الموسم.", [("announce", ["اتحاد الصيادين"])]),
        ("أعلن وزير الزراعة بدء الحصاد.", [("announce", ["وزير الزراعة"])]),
        ("أكد الرئيس أن الموسم جيد.", [("explain", ["الرئيس"])]),
        ("وقال العقيد إن الحصاد بدأ.", []),
        ("اعتبر محافظ السهل كريم النجار إحراق الحقول تصعيدا خطيرا.", [("condemn", ["كريم النجار"])]),
        ("اعتبرت رابطة الصيادين أن الموسم جيد.", [("explain", ["رابطة الصيادين"])]),
        ("أدان كريم النجار محافظ السهل إحراق الحقول.", [("condemn", ["كريم النجار"])]),
        ("ودعا محافظ السهل كريم النجار الله أن يحفظ القرية.", []),
    ],
)
def test_who_issues_what(sentence: str, found: list[tuple[str, list[str]]]) -> None:
    assert told(sentence) == found


def test_the_gender_of_a_verb_makes_the_noun_behind_it_the_one_asked() -> None:
    found = asked(
        "أدانت رابطة الصيادين إغلاق المرفأ.",
        "ودعت وجهاء المنطقة إلى إطلاق سراح المعتقلين.",
    )
    assert found == [("release", ["رابطة الصيادين"], ["وجهاء المنطقة"])]
    found = asked(
        "أدان محافظ السهل كريم النجار إغلاق المرفأ.",
        "وطالب الأمم المتحدة بإطلاق سراح المعتقلين.",
    )
    assert found == [("release", ["كريم النجار"], ["الأمم المتحدة"])]


def test_a_verb_without_a_subject_goes_on_with_the_speaker_of_its_gender() -> None:
    found = told(
        "أعلنت رابطة الصيادين بدء الموسم، وأدان مدير الميناء سالم الحداد إغلاق المرفأ.",
        "وحذرت من تقلب الطقس.",
    )
    assert found[-1] == ("warn", ["رابطة الصيادين"])


def test_an_office_told_first_and_its_holder_named_later_are_one_voice() -> None:
    found = told(
        "أعلنت رئيسة اتحاد الصيادين فتح المرفأ.",
        "وقالت ليلى حداد إن البحر هادئ.",
    )
    assert found == [("announce", ["اتحاد الصيادين"])]


def test_a_surname_means_the_one_whom_the_text_named_with_a_first_name() -> None:
    found = told("استقبل الميناء أمس نجيب كرموز في زيارة قصيرة.", "ورحب كرموز بفتح المرفأ.")
    assert found == [("welcome", ["نجيب كرموز"])]


def test_an_unknown_name_before_that_is_nobody_elses_act() -> None:
    assert told("أعلنت رابطة الصيادين بدء الموسم.", "وقال كرموز إن على هيئة الموانئ فتح المرفأ.") == [
        ("announce", ["رابطة الصيادين"])
    ]


def test_what_another_is_told_to_have_said_is_not_his_statement() -> None:
    found = told(
        "وقالت رابطة الصيادين إن هيئة الموانئ أعلنت فتح المرفأ.",
        "ودعا البيان إلى إطلاق سراح المعتقلين.",
    )
    assert [who for _, who in found] == [["رابطة الصيادين"]] * len(found)


def test_a_monitor_that_reports_the_work_of_its_own_people_announces() -> None:
    assert told("قال الدفاع المدني السوري إن فرقه أخمدت حريقا.") == [("announce", ["الدفاع المدني السوري"])]
    assert told("قال الدفاع المدني السوري إن الحريق كبير.") == []


def test_a_short_name_finds_its_longer_one_by_a_kindred_adjective() -> None:
    found = told("أدانت حركة الوادي السهلية إغلاق المرفأ.", "ودعت الحركة السهلي إلى فتحه.")
    assert [who for _, who in found] == [["حركة الوادي السهلية"]] * 2


def test_what_is_denied_is_not_asked() -> None:
    assert [ask for ask, _, _ in asked("ودعت رابطة الصيادين هيئة الموانئ إلى رد لا يهدد الحوار.")] == ["other"]


@pytest.mark.parametrize(
    ("sentence", "of"),
    [
        ("ناشدت رابطة الصيادين -وهي من السهل- هيئة الموانئ إطلاق سراح المعتقلين.", ["هيئة الموانئ"]),
        ("ودعت رابطة الصيادين في بيان نشرته على صفحتها هيئة الموانئ إلى إطلاق سراح المعتقلين.", ["هيئة الموانئ"]),
        ("ودعت رابطة الصيادين مختلف شركائنا في السهل إلى إطلاق سراح المعتقلين.", ["شركائنا"]),
        ("ودعت رابطة الصيادين إلى وقف إطلاق النار بين حزب السهل وحركة الوادي.", ["حزب السهل", "حركة الوادي"]),
    ],
)
def test_those_asked_are_found_behind_asides_and_channels(sentence: str, of: list[str]) -> None:
    assert asked(sentence)[0][2] == of


OWN_PAGE = (
    "قصفت قوات النظام السوري بلدة تلبيسة صباح اليوم.",
    "واستجابت {crew} لهجمات كثيرة هذا الشهر.",
    "والهجمات المتعمدة لقوات النظام السوري على المدنيين جريمة حرب.",
    "ويجب على المجتمع الدولي حماية المدنيين.",
)


@pytest.mark.parametrize(
    ("outlet", "crew", "kinds"),
    [
        ("White Helmets", "فرقنا", ["accuse", "call"]),
        ("SCD news", "فرق الدفاع المدني السوري", ["accuse", "call"]),
        ("SCD news", "الفرق", []),  # nobody is named who could be quoted
        ("Reuters", "فرقنا", []),  # an outlet reports what others do
        (None, "فرقنا", []),
    ],
)
def test_an_organisation_judges_and_asks_on_its_own_page_without_a_verb_of_speech(
    outlet: str | None, crew: str, kinds: list[str]
) -> None:
    report = waqai.read("\n".join(OWN_PAGE).format(crew=crew), outlet=outlet, published="2024-05-15")
    assert [s.kind for s in report.statements] == kinds
    assert [d.ask for d in report.demands] == ["protect_civilians"] * bool(kinds)
    assert all(i.id == "white-helmets" for s in report.statements for i in s.issuer)
    assert not any(e.according_to for e in report.events)
