"""What is kept to a group shows nowhere in public: not by list, guessed address, history, search, feed or export."""

import json
import re
from dataclasses import replace

import pytest
from test_pages import addresses, event, shown
from written import all_reports

from waqai import desk
from waqai.desk import Editor, NotAllowed
from waqai.desk.editor import verbs_of
from waqai.errors import StoreError
from waqai.records.wire import report_to_json
from waqai.store import access
from waqai.store.models import Article, AuditRow, Event, Group, Incident, Judgement, Page, SearchEntry
from waqai.store.publication import public_reports
from waqai.store.shelf import DatabaseShelf

CHIEF = Editor("dana", groups=None)
WHY = "a witness asked for it"


@pytest.fixture
def kept(filled):
    """Return a client of the written site, with one page of it kept to the group ``north``."""
    Group.objects.create(name="north")
    desk.restrict(CHIEF, "pages", event().report.article.page.ref, "north", WHY)
    return filled


def told_of(page):
    """Return what gives a page away: its headline's words, its address and the refs of all that is read from it."""
    article = Article.objects.get(page=page)
    refs = [row.ref for name in ("events", "statements", "demands") for row in getattr(article.report, name).all()]
    return [page.ref, page.url, "سوق النخيل", "وكالة السهل", *refs]


def hidden_page():
    return Page.objects.get(group__name="north")


def test_no_public_page_shows_anything_of_it(filled):
    before = addresses()
    own = event().report.article.page
    signs = told_of(own)
    told = {sign for path in before for sign in signs if sign in shown(filled, path)}
    assert {own.ref, "سوق النخيل", event().ref} <= told, "each sign shows somewhere while it is open"
    Group.objects.create(name="north")
    desk.restrict(CHIEF, "pages", own.ref, "north", WHY)
    leaks = {(path, sign) for path in before for sign in signs if sign in shown(filled, path) and sign not in path}
    assert leaks == set()


def bare(client, path, ref):
    """Return status and page without what is asked for and the form tokens, which differ each time."""
    answer = client.get(path)
    return answer.status_code, re.sub(
        r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode().replace(ref, "")
    )


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_guessed_address_is_answered_like_one_that_leads_nowhere(kept, prefix):
    page = hidden_page()
    kinds = ("events", "statements", "demands")
    guessed = [("articles", page.ref)]
    guessed += [(kind, row.ref) for kind in kinds for row in getattr(page.article.report, kind).all()]
    guessed += [("incidents", incidents_of_it()[1].ref)]
    assert [kind for kind, _ in guessed] == ["articles", "events", "events", "statements", "demands", "incidents"]
    beneath = {"incidents": ("", "why/", "card.png")}
    for kind, ref in guessed:
        for more in beneath.get(kind, ("",)):
            answer = bare(kept, f"{prefix}/{kind}/{ref}/{more}", ref)
            assert answer[0] == 404
            assert answer == bare(kept, f"{prefix}/{kind}/nowhere/{more}", "nowhere")


def test_history_and_withdrawal_tell_nothing_of_it(kept):
    row = hidden_page().article.report.events.first()
    desk.withdraw(CHIEF, "events", row.ref, "سحب لأن الشاهد في خطر")
    answer = kept.get(f"/events/{row.ref}/")
    assert answer.status_code == 404 and "الشاهد" not in answer.content.decode()
    both, alone = incidents_of_it()
    desk.keep_apart(CHIEF, both.ref, alone.ref, "سبب يذكر الشاهد")
    assert "سبب يذكر الشاهد" not in shown(kept, f"/incidents/{both.ref}/")
    desk.restrict(CHIEF, "pages", hidden_page().ref, None, "the witness agreed")
    assert "سبب يذكر الشاهد" in shown(kept, f"/incidents/{both.ref}/")


def incidents_of_it():
    """Return the incident that the hidden page tells of beside an open one, and the one that it alone tells of."""
    rows = Incident.objects.filter(told__page=hidden_page().ref, merged_into=None).distinct()
    return rows.get(told__event__in=Event.objects.filter(public=True).values("ref")), rows.get(told__event=cut().ref)


def cut():
    return Event.objects.get(type="access_denied")


def test_search_and_export_leave_it_out(kept):
    page = hidden_page()
    assert not SearchEntry.objects.filter(page=page).exists()
    public = json.dumps([report_to_json(one) for one in public_reports()], ensure_ascii=False)
    assert page.url not in public and "سوق النخيل" not in public
    assert len(list(public_reports())) == len(all_reports()) - 1


def test_its_part_in_an_incident_of_many_is_not_counted(kept):
    """The parent that both open and hidden reports tell of shows the open ones alone, in page and in numbers."""
    page, (both, alone) = hidden_page(), incidents_of_it()
    answer = kept.get(f"/en/incidents/{both.ref}/")
    told = answer.content.decode()
    assert answer.status_code == 200 and "1 outlet tells of it" in told and "at least 5" in told
    assert page.ref not in told and page.article.headline[:20] not in told and "between 3" not in told
    assert kept.get(f"/en/incidents/{alone.ref}/").status_code == 404
    desk.restrict(CHIEF, "pages", page.ref, None, "the witness agreed")
    assert "2 outlets tell of it" in shown(kept, f"/en/incidents/{both.ref}/")


def test_an_incident_kept_to_a_group_takes_its_reports_along(filled):
    Group.objects.create(name="north")
    incident = Incident.objects.filter(told__event=event().ref).get()
    desk.restrict(CHIEF, "incidents", incident.ref, "north", WHY)
    assert filled.get(f"/incidents/{incident.ref}/").status_code == 404
    assert incident.ref not in shown(filled, "/incidents/")
    assert filled.get(f"/events/{event().ref}/").status_code == 404
    desk.withdraw_incident(CHIEF, incident.ref, "سحب")
    assert filled.get(f"/incidents/{incident.ref}/").status_code == 404, "its withdrawal is not told either"


def test_opened_again_everything_is_back(kept):
    page = hidden_page()
    desk.restrict(CHIEF, "pages", page.ref, None, "the witness agreed")
    assert kept.get(f"/articles/{page.ref}/").status_code == 200
    assert SearchEntry.objects.filter(page=page).exists()
    assert kept.get(f"/events/{event().ref}/").status_code == 200


def test_reading_it_again_and_a_newer_fetch_stay_kept(kept):
    page = hidden_page()
    report = next(one for one in all_reports() if one.page.url == page.url)
    DatabaseShelf().put(replace(report, reader=replace(report.reader, knowledge="sha256:newer")))
    newer = replace(report.page, raw=b"<p>a newer fetch</p>", sha256="1" * 64, size=20)
    DatabaseShelf().put(replace(report, page=newer))
    versions = Page.objects.filter(url=page.url)
    assert versions.count() == 2 and all(one.group_id == page.group_id for one in versions)
    assert not Event.objects.filter(report__article__page__in=versions, public=True).exists()


def test_only_members_and_administrators_work_it(kept):
    row = hidden_page().article.report.events.first()
    group = Group.objects.get()
    amal = Editor.of_role("amal", "editor")
    with pytest.raises(StoreError, match=f"there is no record {row.ref}"):
        desk.accept(amal, "events", row.ref, "read")
    with pytest.raises(StoreError) as nowhere:
        desk.accept(amal, "events", "nowhere", "read")
    assert str(nowhere.value).replace("nowhere", row.ref) == f"there is no record {row.ref} among the events"
    assert not Judgement.objects.exists()
    badr = Editor.of_role("badr", "coder", frozenset({group.pk}))
    assert desk.accept(badr, "events", row.ref, "read").who == "badr"
    assert not access.may_see("events", row.ref, amal.groups)
    assert access.may_see("events", row.ref, badr.groups) and access.may_see("pages", hidden_page().ref, None)
    assert not Event.objects.get(pk__gt=0, ref=row.ref).public, "accepted, and still nobody else's business"


def test_a_bulk_act_stops_at_the_first_thing_one_may_not_see(kept):
    hidden = hidden_page().article.report.events.first()
    amal = Editor.of_role("amal", "editor")
    where = Incident.objects.filter(told__event=hidden.ref).first()
    others = Incident.objects.exclude(pk=where.pk).first()
    desk.restrict(CHIEF, "incidents", where.ref, "north", WHY)
    for act in (
        lambda: desk.merge(amal, others.ref, where.ref, "one"),
        lambda: desk.move(amal, hidden.ref, others.ref, "x"),
    ):
        with pytest.raises(StoreError, match="there is no record"):
            act()
    assert AuditRow.objects.filter(who="amal").count() == 0


def test_keeping_is_for_administrators_and_says_what_is_wrong(filled):
    ref = event().report.article.page.ref
    assert "restrict" not in verbs_of("editor")
    with pytest.raises(NotAllowed, match="may not restrict"):
        desk.restrict(Editor.of_role("amal", "editor"), "pages", ref, None, WHY)
    with pytest.raises(NotAllowed, match="there is no group south"):
        desk.restrict(CHIEF, "pages", ref, "south", WHY)
    with pytest.raises(NotAllowed, match="only pages and incidents"):
        desk.restrict(CHIEF, "events", event().ref, None, WHY)
