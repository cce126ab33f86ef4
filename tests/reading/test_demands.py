"""Demands: every ask has its proof beside it; who, of whom and how strongly is told by the sentence."""

import pytest
from speech_pages import asked, lexicon, read

from waqai.lexicon.schema.base import Proof

ASKS = [
    "access", "accountability", "aid", "ceasefire", "compensation", "dialogue", "dismissal", "governance",
    "investigation", "military_action", "other", "protect_civilians", "release", "return", "services",
    "stop_incitement", "withdrawal",
]  # fmt: skip
PROOFS = [(ask.id, proof) for ask in lexicon().knowledge.asks for proof in ask.proof]


def test_the_asks_are_the_codebooks() -> None:
    assert sorted(ask.id for ask in lexicon().knowledge.asks) == ASKS


@pytest.mark.parametrize("ask", ASKS)
def test_every_ask_fires_and_stays_silent_in_its_proof(ask: str) -> None:
    proofs = [proof for owner, proof in PROOFS if owner == ask]
    assert any(p.text for p in proofs)
    assert any(p.silent for p in proofs)


@pytest.mark.parametrize(("ask", "proof"), PROOFS)
def test_proof_of_an_ask(ask: str, proof: Proof) -> None:
    found = [(who, of) for kind, who, of in asked(proof.text or proof.silent or "") if kind == ask]
    assert (proof.reads["who"], proof.reads["of"]) in found if proof.text else not found


def test_demands_joined_in_one_sentence_are_parted() -> None:
    found = asked("دعت نقابة المعلمين إلى وقف إطلاق النار ومحاسبة المتورطين وإطلاق سراح المعتقلين.")
    assert [ask for ask, _, _ in found] == ["ceasefire", "accountability", "release"]


def test_each_piece_quotes_its_own_words() -> None:
    demands = read("دعت نقابة المعلمين إلى وقف إطلاق النار ومحاسبة المتورطين.")[1]
    quotes = [next(e.quote for e in d.evidence if e.field == "record") for d in demands]
    assert quotes == ["دعت نقابة المعلمين إلى وقف إطلاق النار", "ومحاسبة المتورطين"]


def test_addressees_stand_behind_the_speaker_or_follow_what_is_asked() -> None:
    of = [of for _, _, of in asked("طالبت رابطة الصيادين المجتمع الدولي، وفي مقدمته هيئة الموانئ، بحماية المدنيين.")]
    assert of == [["المجتمع الدولي", "هيئة الموانئ"]]
    assert asked("تدعو رابطة الصيادين جميع الأطراف إلى وقف إطلاق النار حالاً.")[0][2] == ["all parties"]
    assert asked("تطالب رابطة الصيادين بوقف إطلاق النار فوراً من قبل جميع الأطراف.")[0][2] == ["all parties"]


@pytest.mark.parametrize(
    "of",
    ["الجهات المسؤولة", "الجهات المعنية", "الجهات الحكومية", "الجهات القضائية", "المنظمات الأممية", "الدول الضامنة"],
)
def test_those_who_are_only_asked_are_told_whole_and_take_no_word_of_the_asker_s_name(of: str) -> None:
    assert asked(f"طالب المجلس المحلي {of} بإعادة المياه إلى البلدة.") == [("services", ["المجلس المحلي"], [of])]


def test_addressees_told_at_the_end_belong_to_the_demands_before_them() -> None:
    found = asked(
        "تدعو رابطة الصيادين إلى حماية المدنيين ومحاسبة المتورطين، "
        "وتوجيه دعوة إلى هيئة الموانئ لتحقيق المطالب المذكورة أعلاه."
    )
    assert [(ask, of) for ask, _, of in found] == [
        ("protect_civilians", ["هيئة الموانئ"]),
        ("accountability", ["هيئة الموانئ"]),
    ]


@pytest.mark.parametrize(
    ("verb", "strength"), [("دعت", "call"), ("طالبت", "demand"), ("ناشدت", "appeal"), ("أوعزت", "order")]
)
def test_strength_is_the_verbs(verb: str, strength: str) -> None:
    (demand,) = read(f"{verb} نقابة المعلمين هيئة الموانئ بفتح تحقيق في الحريق.")[1]
    assert (demand.strength, demand.ask) == (strength, "investigation")


def test_a_duty_inside_what_is_said_is_a_demand() -> None:
    statements, demands = read("قال رئيس نقابة المعلمين كريم النجار إنه ينبغي على هيئة الموانئ فتح تحقيق في الحريق.")
    assert [s.kind for s in statements] == ["call"]
    assert [(d.ask, [p.name for p in d.of], d.statement) for d in demands] == [
        ("investigation", ["هيئة الموانئ"], "s1")
    ]


def test_a_crowd_makes_demands_without_a_statement() -> None:
    statements, demands = read("قطع الأهالي الطريق مطالبين بتوفير المياه.")
    assert statements == ()
    assert [(d.ask, [p.name for p in d.who], d.statement) for d in demands] == [("services", ["الأهالي"], None)]


def test_one_demand_for_each_party_and_ask_with_addressees_joined() -> None:
    found = asked("دعت نقابة المعلمين هيئة الموانئ إلى الحوار.", "ودعت النقابة رابطة الصيادين إلى الحوار.")
    assert found == [("dialogue", ["نقابة المعلمين"], ["هيئة الموانئ", "رابطة الصيادين"])]


def test_a_prayer_and_a_hope_are_no_demands() -> None:
    assert asked("دعا محافظ السهل كريم النجار الله أن يحفظ البلاد.") == []
    assert asked("أعرب محافظ السهل كريم النجار عن أمله في توفير المياه.") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("وردد المتظاهرون هتافات تطالب بإطلاق سراح المعتقلين.", [("release", ["المتظاهرون"], [])]),
        ("وأغلقت الشرطة الطريق أمام المظاهرة التي طالبت بإسقاط الحكومة.", [("dismissal", ["المظاهرة"], [])]),
        ("زار الوفد السوق بعد المظاهرة التي دعت إليها نقابة المعلمين.", []),
        (
            "طلبت رابطة الصيادين من هيئة الموانئ فتح الطريق إلى المرفأ.",
            [("access", ["رابطة الصيادين"], ["هيئة الموانئ"])],
        ),
        (
            "قالت رابطة الصيادين إن المجتمع الدولي مطالب بحماية المدنيين.",
            [("protect_civilians", ["رابطة الصيادين"], ["المجتمع الدولي"])],
        ),
        ("دعت رابطة الصيادين إلى تزويد الحرس بالأسلحة.", [("military_action", ["رابطة الصيادين"], [])]),
        ("دعت رابطة الصيادين إلى نقل السلطة إلى مجلس مدني.", [("governance", ["رابطة الصيادين"], [])]),
    ],
)
def test_who_asks_by_what_and_of_whom(sentence: str, found: list[tuple[str, list[str], list[str]]]) -> None:
    assert asked(sentence) == found
