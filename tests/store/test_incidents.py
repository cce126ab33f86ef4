"""Incidents in the store: what people decide about them holds however reports are read and linked again."""

from dataclasses import replace

import pytest

from reports import BODY, HEADLINE, LATER, TEXT, page, report, shelling
from waqai import desk
from waqai.desk import Editor, NotAllowed
from waqai.errors import StoreError
from waqai.pipeline import lay_out, link_all, link_new
from waqai.records import Paragraph, Place
from waqai.store import models
from waqai.store.decisions import decisions_on, withdrawal_of
from waqai.store.incidents import find_incident
from waqai.store.links import DatabaseLinks
from waqai.store.shelf import DatabaseShelf

EDITOR = Editor("سمر")
OTHER = BODY.replace("قصفت قوات الوادي بلدة النخيل", "شهود: قصفت قوات الوادي بلدة النخيل")
THIRD = "قصفت قوات الوادي قرية الرمان ليلا، ما أدى إلى مقتل ثلاثة مدنيين."
LONG = (
    f"{BODY} وقال سكان إن القصف استمر ساعتين وطال السوق والفرن ومدرسة قريبة من الجسر، وإن فرق الإسعاف تأخرت عن الوصول."
)
RUMMAN = {
    "places": (Place("الرمان", "t:rumman", 36.2, 37.1, "حلب", "SY", "settlement"),),
    "start": "2024-01-05",
    "end": "2024-01-05",
}


def told(number, body=BODY, reader=None, **changes):
    """Return the report of one outlet, whose page has an address of its own."""
    text = f"{HEADLINE}\n\n{body}"
    event = shelling(TEXT, **changes)
    event = replace(event, evidence=tuple(e for e in event.evidence if e.quote in text))
    event = replace(
        event,
        evidence=tuple(
            replace(e, start=text.index(e.quote), end=text.index(e.quote) + len(e.quote)) for e in event.evidence
        ),
    )
    at = page(f"page {number} {body}".encode(), url=f"https://example.org/{number}", outlet=f"منبر {number}")
    made = report(at=at, events=(event,), statements=(), demands=())
    body_at = Paragraph(len(HEADLINE) + 2, len(text), "body")
    article = replace(made.article, text=text, paragraphs=(made.article.paragraphs[0], body_at))
    return replace(made, article=article, reader=reader or made.reader)


def fetched_anew(number, body=BODY, **changes):
    """Return the report of a later fetch of the same address: other bytes, so that it is another version."""
    made = told(number, body, **changes)
    raw = f"later fetch of {number} {body}".encode()
    return replace(made, page=page(raw, url=made.page.url, outlet=made.page.outlet))


def link():
    for _ in link_new(DatabaseLinks()):
        pass
    assert not models.Stale.objects.exists(), "the lists show what was linked, also where a decision put it elsewhere"


def relink():
    link()
    link_all(DatabaseLinks())


def groups():
    found = {}
    for row in models.Told.objects.select_related("incident"):
        outlet = models.Page.objects.get(ref=row.page).outlet
        found.setdefault(row.incident.ref, set()).add(outlet.removeprefix("منبر "))
    return sorted("".join(sorted(g)) for g in found.values())


def incident_of(number):
    pages = models.Page.objects.filter(outlet=f"منبر {number}", current=True)
    event = models.Event.objects.get(report__article__page__in=pages)
    return models.Told.objects.get(event=event.ref).incident


@pytest.fixture
def three(store):
    """Two outlets that tell of one strike, and one that tells of another."""
    shelf = DatabaseShelf()
    shelf.put(told(1))
    shelf.put(told(2, OTHER))
    shelf.put(told(3, THIRD, **RUMMAN))
    link()


def test_reports_are_linked_as_they_come_and_all_at_once_alike(three):
    assert groups() == ["12", "3"]
    before = {row.event: row.incident.ref for row in models.Told.objects.select_related("incident")}
    relink()
    assert groups() == ["12", "3"]
    assert before == {row.event: row.incident.ref for row in models.Told.objects.select_related("incident")}


def test_a_page_read_again_keeps_its_incident(three):
    ref = incident_of(1).ref
    DatabaseShelf().put(told(1, reader=LATER))
    link()
    assert incident_of(1).ref == ref
    assert groups() == ["12", "3"]


def test_an_event_that_is_read_no_more_leaves_its_incident(three):
    DatabaseShelf().put(replace(told(2, OTHER, reader=LATER), events=()))
    relink()
    assert groups() == ["1", "3"]


def test_a_record_that_a_person_rejected_is_of_no_incident(three):
    event = models.Event.objects.get(report__article__page__outlet="منبر 2")
    desk.reject(EDITOR, "events", event.ref, "ليس في النص")
    relink()
    assert groups() == ["1", "3"]


def test_merged_incidents_stay_merged_and_the_address_leads_on(three):
    first, third = incident_of(1).ref, incident_of(3).ref
    decision = desk.merge(EDITOR, first, third, "القصف نفسه")
    assert groups() == ["123"]
    assert find_incident(third).ref == find_incident(first).ref == first
    DatabaseShelf().put(told(3, THIRD, reader=LATER, **RUMMAN))
    relink()
    assert groups() == ["123"]
    desk.undo(EDITOR, decision.pk, "تبين غير ذلك")
    assert groups() == ["12", "3"]
    assert find_incident(third).ref == third
    relink()
    assert groups() == ["12", "3"]


def test_a_split_holds_and_can_be_undone(three):
    event = models.Event.objects.get(report__article__page__outlet="منبر 2")
    decision = desk.split(EDITOR, incident_of(1).ref, [event.ref], "حادثان")
    assert groups() == ["1", "2", "3"]
    DatabaseShelf().put(told(2, OTHER, reader=LATER))
    relink()
    assert groups() == ["1", "2", "3"]
    desk.undo(EDITOR, decision.pk, "حادث واحد")
    relink()
    assert groups() == ["12", "3"]


def test_a_moved_report_stays_where_it_was_moved(three):
    event = models.Event.objects.get(report__article__page__outlet="منبر 2")
    decision = desk.move(EDITOR, event.ref, incident_of(3).ref, "عن الرمان")
    assert groups() == ["1", "23"]
    DatabaseShelf().put(told(2, OTHER, reader=LATER))
    relink()
    assert groups() == ["1", "23"]
    desk.undo(EDITOR, decision.pk, "خطأ")
    relink()
    assert groups() == ["12", "3"]


def test_two_that_are_never_one_stay_apart_however_alike_a_later_reading_makes_them(store):
    shelf = DatabaseShelf()
    shelf.put(told(1))
    shelf.put(told(3, OTHER, **RUMMAN))
    relink()
    assert groups() == ["1", "3"]
    decision = desk.keep_apart(EDITOR, incident_of(1).ref, incident_of(3).ref, "متشابهان لا أكثر")
    shelf.put(told(3, OTHER, reader=LATER))
    relink()
    assert groups() == ["1", "3"]
    desk.undo(EDITOR, decision.pk, "حادث واحد")
    relink()
    assert groups() == ["13"]


def test_a_withdrawn_incident_stays_withdrawn(three):
    ref = incident_of(1).ref
    decision = desk.withdraw_incident(EDITOR, ref, "لا يمكن تأكيده")
    relink()
    assert models.Incident.objects.get(ref=ref).withdrawn
    desk.undo(EDITOR, decision.pk, "تأكد")
    assert not models.Incident.objects.get(ref=ref).withdrawn


def test_nothing_new_is_joined_to_what_was_withdrawn_and_hidden_with_it(three):
    ref = incident_of(1).ref
    desk.withdraw_incident(EDITOR, ref, "لا يمكن تأكيده")
    DatabaseShelf().put(told(4, OTHER.replace("شهود", "مصادر")))
    link()
    assert incident_of(4).ref != ref and not incident_of(4).withdrawn
    relink()
    assert incident_of(4).ref != ref and not incident_of(4).withdrawn
    assert incident_of(1).ref == incident_of(2).ref == ref


def test_every_decision_keeps_who_when_and_why_also_when_undone(three):
    decision = desk.merge(EDITOR, incident_of(1).ref, incident_of(3).ref, "القصف نفسه")
    row = desk.undo(Editor("ليلى"), decision.pk, "تبين غير ذلك")
    assert (row.who, row.why, row.undone_by, row.undone_why) == ("سمر", "القصف نفسه", "ليلى", "تبين غير ذلك")
    assert row.when and row.undone_at
    with pytest.raises(StoreError, match="no decision"):
        desk.undo(EDITOR, decision.pk, "مرة أخرى")


@pytest.mark.parametrize(
    "act",
    [
        lambda ref, other: desk.merge(EDITOR, ref, ref, "سبب"),
        lambda ref, other: desk.merge(Editor("سمر", frozenset()), ref, other, "سبب"),
        lambda ref, other: desk.merge(EDITOR, ref, other, " "),
        lambda ref, other: desk.split(EDITOR, ref, [], "سبب"),
        lambda ref, other: desk.split(EDITOR, ref, ["nowhere"], "سبب"),
        lambda ref, other: desk.keep_apart(EDITOR, ref, ref, "سبب"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_changes_nothing(three, act):
    with pytest.raises(NotAllowed):
        act(incident_of(1).ref, incident_of(3).ref)
    assert groups() == ["12", "3"]
    assert not models.LinkJudgement.objects.exists()


def test_a_copy_is_known_as_one_as_it_comes_and_when_all_are_linked(store):
    shelf = DatabaseShelf()
    for number, body in (
        (1, LONG),
        (2, f"نقلت عنه: {LONG}"),
        (3, "انقطع الماء عن قرية الرمان بعد عطل في المحطة القديمة منذ أيام."),
    ):
        shelf.put(told(number, body))
    for step in (link, relink):
        step()
        copies = dict(models.Told.objects.values_list("page", "copy_of"))
        first, second, third = (models.Page.objects.get(outlet=f"منبر {n}").ref for n in (1, 2, 3))
        assert copies[first] == copies[second] != ""
        assert copies[third] == ""


def test_an_address_that_never_was_is_told_so(store):
    with pytest.raises(StoreError, match="no incident"):
        find_incident("nowhere")


def test_decisions_are_undone_in_any_order(three):
    """Undoing an earlier one changes nothing that a later one still wants."""
    first = incident_of(1).ref
    event = models.Event.objects.get(report__article__page__outlet="منبر 2")
    split = desk.split(EDITOR, first, [event.ref], "حادثان")
    apart = desk.keep_apart(EDITOR, first, incident_of(2).ref, "حادثان")
    desk.undo(EDITOR, split.pk, "قرار مكرر")
    assert groups() == ["1", "2", "3"]
    relink()
    assert groups() == ["1", "2", "3"]
    desk.undo(EDITOR, apart.pk, "حادث واحد")
    relink()
    assert groups() == ["12", "3"]


def test_undoing_the_last_of_many_decisions_does_not_wait_for_the_first(three):
    """Two kept apart, joined in spite of it, joined with a third: the third leaves when only that is undone."""
    DatabaseShelf().put(told(4, "انقطع الماء عن قرية الرمان بعد عطل.", **{**RUMMAN, "type": "service_cut"}))
    link()
    assert groups() == ["12", "3", "4"]
    desk.keep_apart(EDITOR, incident_of(1).ref, incident_of(3).ref, "حادثان")
    both = desk.merge(EDITOR, incident_of(1).ref, incident_of(3).ref, "القصف نفسه")
    last = desk.merge(EDITOR, incident_of(1).ref, incident_of(4).ref, "القصف نفسه")
    desk.undo(EDITOR, both.pk, "خطأ")
    assert groups() == ["1234"]
    desk.undo(EDITOR, last.pk, "خطأ")
    assert "4" in groups()
    relink()
    assert groups() == ["12", "3", "4"]


def test_a_decision_is_undone_after_its_pages_were_fetched_anew(three):
    first, third = incident_of(1).ref, incident_of(3).ref
    decision = desk.merge(EDITOR, first, third, "القصف نفسه")
    DatabaseShelf().put(fetched_anew(3, THIRD, **RUMMAN))
    link()
    assert groups() == ["123"]
    desk.undo(EDITOR, decision.pk, "تبين غير ذلك")
    assert groups() == ["12", "3"]
    assert incident_of(3).ref == third


def test_the_address_of_a_part_leads_back_when_the_split_is_undone(three):
    event = models.Event.objects.get(report__article__page__outlet="منبر 2")
    first = incident_of(1).ref
    decision = desk.split(EDITOR, first, [event.ref], "حادثان")
    part = incident_of(2).ref
    desk.undo(EDITOR, decision.pk, "حادث واحد")
    assert find_incident(part).ref == first


def test_an_event_that_comes_back_has_its_address_again(three):
    third = incident_of(3).ref
    DatabaseShelf().put(replace(told(3, THIRD, reader=LATER, **RUMMAN), events=()))
    link()
    assert groups() == ["12"]
    DatabaseShelf().put(told(3, THIRD, **RUMMAN))
    link()
    assert groups() == ["12", "3"]
    assert incident_of(3).ref == third


def test_what_an_interrupted_run_laid_out_is_linked_by_the_next(store):
    DatabaseShelf().put(told(1))
    next(lay_out(DatabaseLinks()))
    link()
    assert groups() == ["1"]


def test_a_withdrawn_incident_whose_reports_went_elsewhere_still_says_so(three):
    third = incident_of(3).ref
    desk.withdraw_incident(EDITOR, third, "لا يمكن تأكيده")
    desk.merge(EDITOR, incident_of(1).ref, third, "القصف نفسه")
    assert find_incident(third).ref == third
    assert find_incident(third).withdrawn


def test_an_incident_whose_page_was_fetched_anew_keeps_its_address_and_stays_withdrawn(three):
    third = incident_of(3).ref
    desk.withdraw_incident(EDITOR, third, "لا يمكن تأكيده")
    DatabaseShelf().put(fetched_anew(3, THIRD, **RUMMAN))
    for step in (link, relink):
        step()
        assert incident_of(3).ref == third and incident_of(3).withdrawn


def test_another_happening_at_the_same_address_is_none_that_goes_on(three):
    """A page that is fetched anew and tells of another place has nothing of the incident that it told of before."""
    first = incident_of(1).ref
    DatabaseShelf().put(fetched_anew(2, THIRD, **RUMMAN))
    link()
    assert incident_of(2).ref != first


def test_decisions_hold_where_a_later_fetch_is_read_otherwise_and_only_added(store):
    """Before all is linked again, too: what is added is linked with what people decided."""
    shelf = DatabaseShelf()
    shelf.put(told(1))
    shelf.put(told(3, OTHER, **RUMMAN))
    link()
    desk.keep_apart(EDITOR, incident_of(1).ref, incident_of(3).ref, "متشابهان لا أكثر")
    shelf.put(fetched_anew(3, OTHER))
    link()
    assert groups() == ["1", "3"]
    shelf.put(told(4, THIRD, **RUMMAN))
    link()
    desk.merge(EDITOR, incident_of(1).ref, incident_of(4).ref, "القصف نفسه")
    elsewhere = Place("الصفصاف", "t:safsaf", 34.2, 39.1, "حمص", "SY", "settlement")
    shelf.put(fetched_anew(4, THIRD, **{**RUMMAN, "places": (elsewhere,)}))
    link()
    assert groups() == ["14", "3"]


def test_decisions_are_found_by_the_refs_that_their_events_have_now(three):
    """Both pages are fetched anew: none of the refs that the decision names is read any more."""
    desk.merge(EDITOR, incident_of(1).ref, incident_of(3).ref, "القصف نفسه")
    desk.withdraw_incident(EDITOR, incident_of(1).ref, "لا يمكن تأكيده")
    for number, body, changes in ((1, BODY, {}), (2, OTHER, {}), (3, THIRD, RUMMAN)):
        DatabaseShelf().put(fetched_anew(number, body, **changes))
    link()
    assert groups() == ["123"]
    for event in incident_of(1).told.values_list("event", flat=True):
        assert [row.act for row in decisions_on([event])] == ["merge"]
    assert withdrawal_of(incident_of(1)).why == "لا يمكن تأكيده"


def test_an_incident_that_was_taken_back_twice_stays_so_until_both_are_undone(three):
    first, again = (desk.withdraw_incident(EDITOR, incident_of(1).ref, "سبب") for _ in range(2))
    desk.undo(EDITOR, first.pk, "سبب")
    assert incident_of(1).withdrawn
    desk.undo(EDITOR, again.pk, "سبب")
    assert not incident_of(1).withdrawn
