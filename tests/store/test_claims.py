"""What is told of an incident: nothing averaged, copies counted once, updates as a series, only what may be shown."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from incidents import SAHL, VICTIM, WADI, link, story, telling
from waqai import desk
from waqai.desk import Editor
from waqai.records import Party
from waqai.store import models
from waqai.store.claims import claims_of, public_events, tellings_of
from waqai.store.decisions import decisions_on, withdrawal_of
from waqai.store.grades import PEOPLE_APART, TOLLS_APART, Grade, Reason, Side, grade, speeches
from waqai.store.public import Names
from waqai.store.ranges import Amount, ranges_of
from waqai.store.responsibility import positions_of
from waqai.store.voices import Telling, voices_of

EDITOR = Editor("سمر")
SIDES = Side(
    lambda actor: {"t-wadi-air": "t-wadi"}.get(actor, actor),
    lambda actor: frozenset({"t-wadi", "t-wadi-air", "t-sahl"} if actor == "t-coalition" else ()),
)
COALITION = Party("تحالف الوادي", "t-coalition", kind="military")
HILAL, MARSAD = (Party(name, f"t-{name}", kind="monitor") for name in ("الهلال", "المرصد"))
UNNAMED = Party("مصادر محلية")


def gathered(incident):
    events = list(public_events([incident.pk]))
    return claims_of(tellings_of(events), {event.report_id: Names() for event in events})


def told(*reports):
    """Return what is told of an incident of these reports: the claims, the ranges by kind, the grade."""
    claims = gathered(link(reports)[0])
    ranges = ranges_of(claims.voices)
    spoken = list(speeches(telling.event for telling in claims.tellings))
    return claims, {one.kind: one for one in ranges}, grade(claims.voices, ranges, spoken, SIDES)


def outlets(said):
    return [telling.outlet for telling in said.tellings]


def test_two_tolls_stand_side_by_side_and_none_is_averaged(store):
    claims, ranges, _ = told(telling("أ", killed=3), telling("ب", "2024-03-12", killed=6, lead=1))
    assert {(said.value.min, tuple(outlets(said))) for said in claims.of("harm")} == {(3, ("أ",)), (6, ("ب",))}
    assert [(said.voices, said.among, said.agreed) for said in claims.of("harm")] == [(1, 2, False)] * 2
    assert ranges["killed"].overall == Amount(3, 6) and ranges["killed"].best_supported is None
    assert [len(series.steps) for series in ranges["killed"].series] == [1, 1]


def test_what_one_outlet_raised_later_is_a_series_and_no_conflict(store):
    claims, ranges, graded = told(
        telling("أ", "2024-03-12", killed=20, lead=1),
        telling("أ", "2024-03-11", killed=2),
        telling("ب", killed=20, lead=2),
    )
    first, other = ranges["killed"].series
    assert [step.amount.least for step in first.steps] == [2, 20] and first.latest == Amount(20, 20)
    assert first.steps[0].tellings[0].day.isoformat() == "2024-03-11"
    assert len(other.steps) == 1 and ranges["killed"].overall == Amount(20, 20)
    assert ranges["killed"].best_supported == (Amount(20, 20), 2)
    assert graded.grade is Grade.FAIR and claims.outlets == 2


RISEN = f"ارتفاع حصيلة القصف على البلدة: {story(1, 20)}"


def test_a_later_report_that_says_that_the_toll_has_risen_contradicts_no_other_voice(store):
    _, ranges, graded = told(
        telling("أ", "2024-03-11", killed=2),
        telling("ب", "2024-03-13", killed=20, text=RISEN),
        telling("ج", "2024-03-12", killed=3, lead=2),
    )
    assert ranges["killed"].overall == Amount(20, 20) and graded.grade is Grade.FAIR
    assert [
        (point.day.isoformat(), point.voice.outlet, point.least, point.most, point.is_rise, point.stands)
        for point in ranges["killed"].timeline
    ] == [
        ("2024-03-11", "أ", 2, 2, False, False),
        ("2024-03-12", "ج", 3, 3, False, False),
        ("2024-03-13", "ب", 20, 20, True, True),
    ]
    assert all(point.proof.event.evidence.exists() for point in ranges["killed"].timeline)


@pytest.mark.parametrize(
    ("published", "text"), [("2024-03-13", None), ("2024-03-11", RISEN), ("2024-03-10", RISEN), (None, RISEN)]
)
def test_without_such_words_or_a_later_day_two_tolls_stay_a_conflict(store, published, text):
    other = telling("ب", published, killed=20, text=text, lead=1)
    _, ranges, graded = told(telling("أ", "2024-03-11", killed=2), other)
    assert ranges["killed"].overall == Amount(2, 20) and graded.grade is Grade.CONTESTED


def test_a_number_that_was_lowered_later_still_stands(store):
    _, ranges, _ = told(telling("أ", "2024-03-11", killed=9), telling("أ", "2024-03-12", killed=4, lead=1))
    assert ranges["killed"].overall == Amount(4, 9) and len(ranges["killed"].series[0].standing) == 2


def test_doers_whom_one_voice_names_together_are_not_apart(store):
    both = telling("ج", lead=2, doer=(WADI, SAHL))
    assert told(telling("أ"), telling("ب", lead=1, doer=(SAHL,)), both)[2].grade is Grade.FAIR


def test_a_copy_counts_once(store):
    text = story(0, 3)
    claims, ranges, graded = told(
        telling("أ", killed=3, text=text), telling("ب", "2024-03-12", killed=3, text=text + " انتهى الخبر.")
    )
    assert [(voice.outlet, [t.outlet for t in voice.copies]) for voice in claims.voices] == [("أ", ["ب"])]
    assert (claims.copies, claims.outlets, len(ranges["killed"].series)) == (1, 2, 1)
    assert graded.grade is Grade.WEAK and graded.reasons == (Reason.ONE_VOICE,)


def test_a_long_text_that_quotes_a_short_one_is_no_copy(store):
    text = story(0, 3)
    longer = text + "".join(story(lead)[:50] for lead in (1, 2, 3)) + text[::-1] + "."
    claims, _, _ = told(telling("أ", text=text), telling("ب", "2024-03-12", text=longer))
    assert len(claims.voices) == 2 and claims.copies == 0


def test_an_outlet_that_copied_once_speaks_for_itself_elsewhere(store):
    text = story(0, 3)
    claims, _, _ = told(
        telling("أ", killed=3, text=text),
        telling("ب", "2024-03-12", killed=3, text=text),
        telling("ب", "2024-03-13", killed=4, lead=2),
    )
    assert [voice.outlet for voice in claims.voices] == ["أ", "ب"] and claims.copies == 1


def test_short_texts_are_copies_only_where_they_are_equal(store):
    line = "قصفت قوات الوادي النخيل فقتل {}."
    claims, _, _ = told(telling("أ", text=line.format(VICTIM)), telling("ب", text=line.format(VICTIM + " هناك")))
    assert len(claims.voices) == 2


def test_reports_of_nobody_named_are_one_voice():
    def report(page):
        return SimpleNamespace(report=SimpleNamespace(article=SimpleNamespace(page_id=page)))

    tellings = [Telling(report(page), None, None, terms=str(page)) for page in (1, 2)]
    assert [len(voice.tellings) for voice in voices_of(tellings)] == [2]


def test_every_value_names_who_tells_it_first_told_first(store):
    claims, _, _ = told(
        telling("ب", "2024-03-12", killed=3, lead=1, doer=(SAHL,)), telling("أ", "2024-03-11", killed=3)
    )
    assert outlets(claims.of("type")[0]) == ["أ", "ب"] and claims.of("type")[0].agreed
    assert [(said.value.actor.known, outlets(said)) for said in claims.of("actor1")] == [
        ("t-wadi", ["أ"]),
        ("t-sahl", ["ب"]),
    ]
    tellers = {telling.event.ref for said in claims.said for telling in said.tellings}
    assert tellers == set(models.Event.objects.values_list("ref", flat=True))


def test_held_names_are_one_value_whatever_they_are(store):
    other = telling("ب", killed=3, lead=1)
    held = replace(other.events[0], actor2=(Party("وليد المنذر", kind="person"),))
    claims, _, _ = told(telling("أ", killed=3), replace(other, events=(held,)))
    held = claims.of("actor2")
    assert len(held) == 1 and held[0].voices == held[0].among == 2 and not held[0].agreed


def test_running_totals_are_told_and_never_counted(store):
    claims, ranges, graded = told(telling("أ", killed=3), telling("ب", killed=900, lead=1, aggregate=True))
    assert {said.value.min for said in claims.of("harm")} == {3, 900}
    assert ranges["killed"].overall == Amount(3, 3) and graded.grade is Grade.FAIR


def test_at_least_stays_open(store):
    _, ranges, _ = told(telling("أ", killed=(5, None)), telling("ب", killed=3, lead=1))
    assert ranges["killed"].overall == Amount(3, None) and ranges["killed"].spread == (3, 5)


def test_what_may_not_be_shown_is_not_counted(store):
    incident = link([telling("أ", killed=3), telling("ب", killed=6, lead=1), telling("ج", lead=2, confidence=0.1)])[0]
    desk.reject(EDITOR, "events", models.Event.objects.get(report__article__outlet="ب").ref, "ليس في النص")
    claims = gathered(incident)
    assert [telling.outlet for telling in claims.tellings] == ["أ"]


@pytest.mark.parametrize(
    ("reports", "expected", "reason"),
    [
        ([{}], Grade.WEAK, Reason.ONE_VOICE),
        ([{}, {}], Grade.FAIR, Reason.SEVERAL_VOICES),
        ([{"source": (WADI,)}], Grade.CONFIRMED, Reason.ADMITTED),
        ([{}, {"said": [("claim", WADI)]}], Grade.CONFIRMED, Reason.ADMITTED),
        ([{}, {"said": [("claim", SAHL)]}], Grade.CONTESTED, Reason.CLAIMED_BY_ANOTHER),
        ([{}, {"said": [("deny", WADI)]}], Grade.CONTESTED, Reason.DENIED),
        ([{"said": [("deny", WADI)]}], Grade.CONTESTED, Reason.DENIED),
        ([{}, {"said": [("deny", SAHL)]}], Grade.CONTESTED, Reason.DENIED),
        ([{"said": [("deny", SAHL)]}], Grade.DISCOUNTED, Reason.DENIED_BY_OTHERS),
        ([{"said": [("deny", SAHL), ("claim", WADI)]}], Grade.CONTESTED, Reason.DENIED),
        ([{}, {"doer": (SAHL,)}], Grade.CONTESTED, Reason.DOERS_APART),
        ([{}, {"doer": (Party("طيران الوادي", "t-wadi-air"),)}], Grade.FAIR, Reason.SEVERAL_VOICES),
        ([{}, {"doer": (COALITION,)}], Grade.FAIR, Reason.SEVERAL_VOICES),
        ([{"doer": (Party("طيران الوادي", "t-wadi-air"),)}, {"doer": (COALITION,)}], Grade.FAIR, Reason.SEVERAL_VOICES),
        ([{}, {"said": [("claim", COALITION)]}], Grade.CONFIRMED, Reason.ADMITTED),
        ([{"said": [("deny", COALITION)]}], Grade.CONTESTED, Reason.DENIED),
        ([{"source": (MARSAD,)}, {"source": (MARSAD,)}], Grade.WEAK, Reason.ONE_VOICE),
        ([{"source": (MARSAD,)}, {"source": (MARSAD,)}, {}], Grade.FAIR, Reason.SEVERAL_VOICES),
        ([{"source": (MARSAD,)}, {"source": (HILAL,)}], Grade.FAIR, Reason.SEVERAL_VOICES),
        ([{"source": (MARSAD, HILAL)}], Grade.WEAK, Reason.ONE_VOICE),
        ([{"source": (UNNAMED,)}, {"source": (UNNAMED,)}], Grade.FAIR, Reason.SEVERAL_VOICES),
        ([{"source": (MARSAD,)}, {"source": (MARSAD, UNNAMED)}], Grade.FAIR, Reason.SEVERAL_VOICES),
        ([{}, {"doer": (Party("مسلحون", kind="group"),)}], Grade.FAIR, Reason.SEVERAL_VOICES),
        ([{"killed": 2}, {"killed": 40}], Grade.CONTESTED, Reason.TOLLS_APART),
        ([{"killed": 2}, {"killed": 5}], Grade.FAIR, Reason.SEVERAL_VOICES),
        ([{"killed": (2, None)}, {"killed": 40}], Grade.FAIR, Reason.SEVERAL_VOICES),
    ],
)
def test_grades_follow_their_rules(store, reports, expected, reason):
    made = [telling(f"جهة {at}", lead=at, **report) for at, report in enumerate(reports)]
    graded = told(*made)[2]
    assert graded.grade is expected and graded.reasons[0] is reason


def test_a_grade_says_that_outlets_lean_on_one_source(store):
    made = [telling(f"جهة {at}", lead=at, source=(MARSAD,)) for at in range(3)]
    assert told(*made)[2].reasons == (Reason.ONE_VOICE, Reason.ONE_SOURCE)


def test_an_outlet_that_tells_it_in_its_own_name_once_leans_on_nobody(store):
    made = [telling("أ", source=(MARSAD,)), telling("ب", lead=1, source=(MARSAD,)), telling("ب", lead=2)]
    assert told(*made)[2].reasons == (Reason.SEVERAL_VOICES,)


EXPLAINED = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "incidents.md"


def test_thresholds_are_what_the_documentation_states():
    stated = EXPLAINED.read_text("utf-8")
    assert "at least twice the other and at least five people more" in stated and "ضعفَ عدد أو أكثر بفارق خمسة" in stated
    assert (TOLLS_APART, PEOPLE_APART) == (2.0, 5), "change the documentation along"


def test_decisions_that_stand_are_found_and_those_undone_are_not(store):
    one, other = link([telling("أ"), telling("ب", lead=1)], [telling("ج", lead=2)])
    kept = desk.keep_apart(EDITOR, one.ref, other.ref, "يومان مختلفان")
    events = list(one.told.values_list("event", flat=True))
    assert [row.act for row in decisions_on(events)] == ["keep_apart"]
    desk.undo(EDITOR, kept.pk, "خطأ")
    assert decisions_on(events) == [] and withdrawal_of(one) is None
    desk.withdraw_incident(EDITOR, one.ref, "ليست واقعة واحدة")
    assert withdrawal_of(one).why == "ليست واقعة واحدة" and decisions_on(events) == []


def positions(*reports):
    claims, names = gathered_with_names(link(reports)[0])
    return positions_of(claims, speeches(told.event for told in claims.tellings), names, SIDES)


def gathered_with_names(incident):
    events = list(public_events([incident.pk]))
    names = {event.report_id: Names() for event in events}
    return claims_of(tellings_of(events), names), names


def acts(found):
    return [
        (one.act.value, [r.actor.known for r in one.who], [r.actor.known for r in one.whom], one.voices)
        for one in found
    ]


def test_who_claims_who_denies_and_who_blames_whom_each_with_voice_day_and_proof(store):
    hilal = Party("جمعية الهلال", "t-hilal", kind="organisation")
    found = positions(
        telling("أ", "2024-03-12", said=[("deny", WADI), ("claim", SAHL)]),
        telling("ب", "2024-03-11", lead=1, said=[("deny", WADI)]),
        telling("ج", "2024-03-13", lead=2, said=[("accuse", SAHL)]),
        telling("د", "2024-03-14", lead=3, source=(hilal,)),
        telling("ه", "2024-03-15", text=f"{story(2)} من مصدر آخر تماما في المكان", source=(WADI,)),
    )
    assert acts(found) == [
        ("claims", ["t-sahl"], [], 1),
        ("admits", ["t-wadi"], [], 1),
        ("denies", ["t-wadi"], [], 2),
        ("accuses", ["t-sahl"], ["t-wadi"], 1),
        ("names", ["t-hilal"], ["t-wadi"], 1),
    ]
    denied = found[2].proofs
    assert [(proof.telling.outlet, proof.telling.day.isoformat()) for proof in denied] == [
        ("ب", "2024-03-11"),
        ("أ", "2024-03-12"),
    ]
    assert all(proof.record.kind == "deny" and proof.record.evidence.exists() for proof in denied)
    assert found[4].proofs[0].record.evidence.exists()


def test_a_source_that_nobody_knows_an_outlet_and_a_running_total_name_nobody(store):
    unknown, outlet = Party("مصادر محلية"), Party("وكالة", "t-agency", kind="media")
    assert positions(telling("أ", source=(unknown,)), telling("ب", lead=1, source=(outlet,))) == []
    assert positions(telling("ج", lead=2, source=(SAHL,), aggregate=True)) == []


def test_a_copy_of_a_denial_is_no_second_voice(store):
    text = story(0, 3)
    said = [("deny", WADI)]
    found = positions(telling("أ", text=text, said=said), telling("ب", "2024-03-12", text=text, said=said))
    assert acts(found) == [("denies", ["t-wadi"], [], 1)] and len(found[0].proofs) == 2
