"""Statements: every kind has its proof beside it; who speaks is found by the shape of names; unnamed sources issue
nothing.
"""

import pytest
from speech_pages import lexicon, names, read, scene_of, told

from waqai.lexicon.schema.base import Proof
from waqai.reading.hearing import hear
from waqai.reading.named import span_of
from waqai.reading.speech import find_speech

KINDS = ["accuse", "announce", "call", "claim", "condemn", "deny", "explain", "warn", "welcome"]
PROOFS = [(kind.id, proof) for kind in lexicon().knowledge.speech for proof in kind.proof]


def test_the_kinds_are_the_codebooks() -> None:
    assert sorted(kind.id for kind in lexicon().knowledge.speech) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_fires_and_stays_silent_in_its_proof(kind: str) -> None:
    proofs = [proof for owner, proof in PROOFS if owner == kind]
    assert any(p.text for p in proofs)
    assert any(p.silent for p in proofs)


@pytest.mark.parametrize(("kind", "proof"), PROOFS)
def test_proof_of_a_kind(kind: str, proof: Proof) -> None:
    issuers = [issuer for found, issuer in told(proof.text or proof.silent or "") if found == kind]
    assert proof.reads["issuer"] in issuers if proof.text else not issuers


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("قال وزير الموارد المائية نبيل الشامي إن السد ممتلئ.", ["نبيل الشامي"]),
        ("أعلن العميد نبيل الشامي فتح الطريق.", ["نبيل الشامي"]),
        ("وقال المقدم «نبيل الشامي» إن الطريق مفتوح.", ["نبيل الشامي"]),
        ("أكدت المتحدثة باسم نقابة المعلمين ليلى حداد، أمس، أن الدوام مستمر.", ["ليلى حداد", "نقابة المعلمين"]),
        ("وقال نبيل الشامي، رئيس اتحاد الصيادين: «البحر هادئ اليوم».", ["نبيل الشامي", "اتحاد الصيادين"]),
        ("لكن رابطة الصيادين قالت إن البحر هادئ.", ["رابطة الصيادين"]),
        ("وكانت هيئة الموانئ قد أعلنت فتح المرفأ.", ["هيئة الموانئ"]),
        ("نقلت وكالة الأخبار عن نبيل الشامي قائد فرق الإنقاذ أن الطريق مفتوح.", ["نبيل الشامي"]),
    ],
)
def test_a_speaker_is_found_by_title_shape_and_order(sentence: str, issuer: list[str]) -> None:
    assert [who for _, who in told(sentence)] == [issuer]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("وقال محافظ المدينة نبيل الشامي إن الطريق مفتوح.", "official"),
        ("وقال نبيل الشامي، رئيس اتحاد الصيادين، إن البحر هادئ.", "official"),
        ("أعلن العميد نبيل الشامي فتح الطريق.", "official"),
        ("وقال نبيل الشامي في بيان إن الطريق مغلق.", "person"),
        ("وقال الطبيب نبيل الشامي إن المشفى مغلق.", "person"),
        ("وقال السيد نبيل الشامي إن الطريق مغلق.", "person"),
        ("وقال نبيل الشامي للمحافظ إن الطريق مغلق.", "person"),
        ("وقال نبيل الشامي والمحافظ سليم الراعي إن الطريق مغلق.", "person"),
    ],
)
def test_only_a_public_office_makes_a_person_public(sentence: str, kind: str) -> None:
    """Doctors, witnesses and neighbours are private people, whatever they are called: the store holds their names
    back.
    """
    issuers = [issuer for statement in read(sentence)[0] for issuer in statement.issuer]
    assert ("نبيل الشامي", kind) in [(issuer.name, issuer.kind) for issuer in issuers]


@pytest.mark.parametrize(
    "sentence",
    [
        "قال شهود عيان إن الطريق مغلق.",
        "أفادت مصادر محلية بفتح الطريق.",
        "وقال مسؤول حكومي إن الطريق مفتوح.",
        "ذكر متحدث أن الطريق مفتوح.",
        "أفاد مراسلنا بأن الطريق مفتوح.",
        "ذكرت صحيفة محلية أن الطريق مفتوح.",
        "أفاد المرصد السوري لحقوق الإنسان بأن الطريق مغلق.",
        "وثقت منظمة النخيل الحقوقية مقتل ثلاثة مدنيين.",
        "وقال الناشط سالم الحداد إن الطريق مغلق.",
        "وقال سالم الحداد إن الطريق مغلق.",
        "وقالت ليلى حداد من بلدة النخيل إن الطريق مغلق.",
        "وأشار المرصد السوري لحقوق الإنسان أمس إلى أن الطريق مغلق.",
    ],
)
def test_unnamed_sources_media_and_monitors_that_supply_facts_issue_nothing(sentence: str) -> None:
    assert told(sentence) == []
    assert [s.speaker is not None for s in find_speech(scene_of(sentence))] == [True]


@pytest.mark.parametrize("sentence", ["وأكد على وقوفه مع أهالي البلدة.", "يذكر بأن الشابين من أهالي البلدة."])
def test_a_particle_that_may_be_a_name_is_none_where_it_is_spelled_as_one(sentence: str) -> None:
    assert told(sentence) == []


def test_a_dated_report_of_a_monitor_is_its_statement() -> None:
    assert told("وقال المرصد السوري لحقوق الإنسان في بيان اليوم إن الطريق مغلق.")


def test_verbs_that_share_a_subject_give_one_statement_each() -> None:
    found = told("أدانت رابطة الصيادين إغلاق المرفأ ودعت إلى فتحه، محذرة من خسائر كبيرة.")
    assert found == [(kind, ["رابطة الصيادين"]) for kind in ("condemn", "call", "warn")]


def test_a_thread_goes_on_with_its_speaker_across_paragraphs() -> None:
    found = told("أعلنت رابطة الصيادين بدء الموسم.", "وأضافت أن البحر هادئ.", "وحذرت الرابطة من تقلب الطقس.")
    assert found == [("announce", ["رابطة الصيادين"]), ("warn", ["رابطة الصيادين"])]


def test_a_surname_and_the_word_statement_mean_who_spoke_before() -> None:
    found = told("أعلن محافظ السهل كريم النجار فتح الطريق.", "وحذر النجار من تقلب الطقس.", "وأدان البيان ما جرى.")
    assert found == [(kind, ["كريم النجار"]) for kind in ("announce", "warn", "condemn")]


def test_one_statement_for_each_issuer_and_kind() -> None:
    found = told("دعت نقابة المعلمين إلى الحوار.", "ودعت النقابة إلى فتح الطريق.", "كما طالبت بصرف الرواتب.")
    assert found == [("call", ["نقابة المعلمين"])]


def test_signatories_of_an_open_letter_are_the_issuer() -> None:
    assert told("تدعو المنظمات الموقّعة على هذا البيان إلى الحوار.") == [("call", ["المنظمات الموقّعة على هذا البيان"])]


def test_neither_a_headline_nor_a_denied_act_is_a_statement() -> None:
    assert read("لم تعلن رابطة الصيادين موعد الموسم.", headline="رابطة الصيادين تعلن بدء الموسم")[0] == ()


def test_an_object_is_not_taken_for_the_speaker() -> None:
    found = told("أعلنت رابطة الصيادين بدء الموسم.", "واتهمت هيئة الموانئ بإغلاق المرفأ.")
    assert found == [("announce", ["رابطة الصيادين"]), ("accuse", ["رابطة الصيادين"])]


def test_day_and_channel_of_speaking_are_told_with_their_spans() -> None:
    (statement,) = read("أعلنت رابطة الصيادين أمس في بيان بدء الموسم.")[0]
    assert (statement.date, statement.channel) == ("2024-05-14", "بيان")
    quotes = {e.field: e.quote for e in statement.evidence}
    assert quotes["date"] == "أمس"
    assert quotes["issuer"] == "رابطة الصيادين"
    assert quotes["kind"] == "أعلنت"
    assert quotes["record"].startswith("أعلنت رابطة الصيادين")


def test_every_filled_field_has_its_exact_quote() -> None:
    body = (
        "أدانت رابطة الصيادين أمس إغلاق المرفأ ودعت «هيئة الموانئ» إلى فتحه.",
        "وأكد وزير الري «سالم بكر» أن الماء كاف.",
    )
    scene = scene_of(*body)
    statements, demands = read(*body)
    assert statements
    assert demands
    for record in (*statements, *demands):
        assert {"record"} < {e.field for e in record.evidence}
        assert all(scene.article.text[e.start : e.end] == e.quote for e in record.evidence)
        assert all(e.quote for e in record.evidence)


def test_what_is_said_ends_where_the_next_act_of_speech_begins() -> None:
    scene = scene_of("قال محافظ السهل كريم النجار إن الطريق مفتوح وأضاف أن الجسر آمن.")
    first, second = find_speech(scene)
    assert scene.words(first.first, first.last) == "إن الطريق مفتوح"
    assert scene.words(second.first, second.last) == "أن الجسر آمن."
    assert second.inherited
    assert second.speaker is not None
    assert span_of(hear(scene), second.speaker.named[0]).of(scene.folded.source) == "كريم النجار"


def test_an_article_that_a_particle_swallowed_is_given_back_in_a_name() -> None:
    (demand,) = read("وجهت نقابة المعلمين نداء للمنظمات الدولية لفتح الطريق.")[1]
    assert names(demand.of) == ["المنظمات الدولية"]


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (
            ["أعلن فريق الوادي التطوعي بدء حملته.", "وأدان الفريق إحراق الحقول."],
            [("announce", ["فريق الوادي التطوعي"]), ("condemn", ["فريق الوادي التطوعي"])],
        ),
        (
            ["أعلنت رابطة الصيادين بدء الموسم.", "وأدانت المنظمة إحراق الحقول."],
            [("announce", ["رابطة الصيادين"]), ("condemn", ["رابطة الصيادين"])],
        ),
        (
            ["أعلنت رابطة الصيادين بدء الموسم.", "كما تناشد المنظمات الإنسانية بتكثيف المساعدات."],
            [("announce", ["رابطة الصيادين"]), ("call", ["رابطة الصيادين"])],
        ),
        (["قال نبيل الشامي، رئيس اللجنة العليا، إن الطريق مفتوح."], [("explain", ["نبيل الشامي", "اللجنة العليا"])]),
        (["قال القائم بأعمال بعثة الصيادين، نبيل الشامي، إن الطريق مفتوح."], [("explain", ["نبيل الشامي"])]),
        (["أعلنت ولاية النخيل فتح الطريق."], [("announce", ["ولاية النخيل"])]),
        (["ذكرت شبكة النخيل أن الطريق مغلق."], []),
        (["وقال الفريق نبيل الشامي إن الطريق مفتوح."], [("explain", ["نبيل الشامي"])]),
        (["جددت رابطة الصيادين دعوتها هيئة الموانئ إلى فتح المرفأ."], [("call", ["رابطة الصيادين"])]),
        (["جددت رابطة الصيادين رحلاتها، حيث أبحرت القوارب."], []),
        (["ودّعت رابطة الصيادين قواربها القديمة."], []),
        (["ود\u064e\u0651عت رابطة الصيادين قواربها القديمة."], []),  # its vowel first, as normalised text has it
        (
            ["أدانت رابطة الصيادين إغلاق المرفأ وحملت هيئة الموانئ المسؤولية عنه."],
            [("condemn", ["رابطة الصيادين"]), ("accuse", ["رابطة الصيادين"])],
        ),
        (["أوقفت الشرطة رجلا تتهمه وزارة الداخلية بإحراق الحقول."], []),
    ],
)
def test_short_names_renewed_calls_and_the_charged(sentences: list[str], found: list[tuple[str, list[str]]]) -> None:
    assert told(*sentences) == found
