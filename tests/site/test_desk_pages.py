"""The desk's pages: who gets in, what they show, what they do, and what happens when two people work at once."""

import re
from dataclasses import replace

import pytest
from at_desk import WHY, act, address, decide, event, page_ref
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from people import make_person, sign_in
from written import VICTIM, many, page, shelling

from incidents import link, link_by_type, telling
from waqai import desk
from waqai.desk import Editor
from waqai.records import Party
from waqai.store import models, queue
from waqai.store.likely import keep_likely
from waqai.store.shelf import DatabaseShelf

# --- who gets in ---


PATHS = [
    ("desk", []),
    ("desk_lost", []),
    ("desk_likely", []),
    ("desk_record", ["events", "x"]),
    ("desk_history", ["events", "x"]),
    ("desk_article", ["x"]),
    ("desk_incident", ["x"]),
]


@pytest.mark.parametrize(("name", "args"), PATHS)
def test_who_is_not_signed_in_is_led_to_the_door(filled, name, args):
    answer = filled.get(reverse(name, args=args))
    assert answer.status_code == 302 and "/account/login/" in answer["Location"]


@pytest.mark.parametrize(("name", "args"), PATHS[3:])
def test_what_is_not_there_is_not_found(worked, name, args):
    assert worked.get(reverse(name, args=args)).status_code == 404
    assert worked.get("/desk/pages/x/").status_code == 404


def test_the_desk_is_never_kept_and_runs_only_our_script(worked):
    answer = worked.get("/desk/")
    assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "script-src" not in worked.get("/")["Content-Security-Policy"]
    assert 'name="robots" content="noindex' in answer.text


def test_a_reader_sees_and_does_nothing(filled):
    sign_in(filled, make_person("rami", "reader"))
    page = filled.get(address(event()))
    assert page.status_code == 200 and 'value="accept"' not in page.text
    answer = act(filled, event(), "accept")
    assert answer.status_code == 400 and event().state == "read"


def test_what_is_kept_to_a_group_is_not_found_by_others(worked):
    group = models.Group.objects.create(name="g")
    models.Page.objects.filter(url="https://example.org/shelling").update(group=group)
    row = event()
    assert worked.get(address(row)).status_code == 404
    assert worked.get(address(row, "desk_history")).status_code == 404
    assert worked.get(reverse("desk_article", args=[row.report.article.page.ref])).status_code == 404
    assert row.ref not in worked.get("/desk/?show=all").text
    models.Person.objects.get().groups.set([group])
    assert worked.get(address(row)).status_code == 200


def test_what_is_kept_to_a_group_is_proposed_to_nobody_else(worked):
    wadi = Party("قوات الوادي", "t-wadi", kind="military")
    asked = replace(shelling().demands[0], of=(wadi,), who=(wadi,))
    made = replace(shelling(), page=page("asking"), events=(), statements=(), demands=(replace(asked, statement=None),))
    DatabaseShelf().put(made)
    fits = replace(shelling().events[0], type="agreement", actor1=(wadi,))
    DatabaseShelf().put(replace(shelling(), page=page("kept"), events=(fits,), statements=(), demands=()))
    demand = models.Demand.objects.get(report__article__page__url="https://example.org/asking")
    answer = models.Event.objects.get(type="agreement")
    models.Event.objects.filter(pk=answer.pk).update(day="2024-03-20")
    assert answer.ref in worked.get(address(demand)).text
    models.Page.objects.filter(url="https://example.org/kept").update(group=models.Group.objects.create(name="g"))
    assert answer.ref not in worked.get(address(demand)).text


# --- the queue ---


def test_the_queue_lists_what_waits_and_keeps_its_filters(worked):
    page = worked.get("/desk/?show=all&sort=toll&kind=shelling")
    assert (
        page.status_code == 200 and len(page.context["lines"]) == models.Event.objects.filter(type="shelling").count()
    )
    assert "show=all&amp;sort=toll&amp;kind=shelling" in page.text
    assert worked.get("/desk/?in=nowhere&show=x&sort=y&place=z").status_code == 200
    assert worked.get("/desk/?in=demands").context["wanted"].section == "demands"


def test_what_the_queue_is_narrowed_to_stands_above_it_and_stays_offered_though_nothing_waits_there(worked):
    place, outlet = models.Place.objects.get(name="النخيل"), models.Source.objects.get(name="صحيفة الوادي")
    models.Event.objects.update(state="accepted")
    path = f"/en/desk/?sort=toll&kind=shelling&place={place.ref}&outlet={outlet.slug}"
    page = worked.get(path)
    assert [(one.name, one.value) for one in page.context["chosen"]] == [
        ("First by", "toll"), ("Kind", "Shelling"), ("Place", "النخيل"), ("Outlet", "صحيفة الوادي"),
    ]  # fmt: skip
    assert not page.context["lines"] and f'<option value="{place.ref}" selected>النخيل (0)' in page.text
    assert page.context["chosen"][0].query == f"kind=shelling&place={place.ref}&outlet={outlet.slug}"


def test_what_an_editor_may_not_see_is_not_called_by_its_name(worked):
    place, outlet = models.Place.objects.get(name="النخيل"), models.Source.objects.get(name="صحيفة الوادي")
    other = models.Group.objects.create(name="أخرى")
    models.Page.objects.update(group=other)
    page = worked.get(f"/desk/?place={place.ref}&outlet={outlet.slug}")
    assert [one.value for one in page.context["chosen"]] == [place.ref, outlet.slug]
    assert place.name not in page.text and outlet.name not in page.text


def test_the_queue_asks_the_database_a_bounded_number_of_times(worked):
    link_by_type()
    with CaptureQueriesContext(connection) as few:
        worked.get("/desk/")
    for report in many(30):
        DatabaseShelf().put(report)
    with CaptureQueriesContext(connection) as more:
        assert len(worked.get("/desk/").context["lines"]) >= 30
    assert len(more) <= len(few) <= 40


# --- one record ---


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_record_shows_the_whole_article_and_its_fields(worked, language):
    row = event()
    page = worked.get(address(row, language=language))
    assert page.status_code == 200
    assert "لا خبر في هذه الفقرة." in page.text and VICTIM in page.text
    assert "&lt;b&gt;جدا&lt;/b&gt;" in page.text and "<b>جدا" not in page.text
    assert "<script>alert" not in page.text
    assert [one.name for one in page.context["rows"]][:3] == ["record", "type", "modality"]


def test_each_paragraph_says_where_it_begins(worked):
    page = worked.get(address(event()))
    text = event().report.article.text
    told = {
        stretch.start: "".join(piece.text for piece in stretch.pieces) for stretch in page.context["text"].stretches
    }
    assert list(told.values()) == [line for line in text.split("\n") if line]
    assert all(text.startswith(words, start) for start, words in told.items())


def test_accepting_leads_to_the_next_and_offers_to_undo(worked):
    row = event()
    first = worked.get("/desk/?show=unread").context["lines"]
    answer = act(worked, row, "accept", show="unread")
    kept = models.Judgement.objects.get()
    assert (kept.who, kept.why, kept.verb, event().state) == ("amal", WHY, "accept", "accepted")
    others = [line.ref for line in first if line.ref != row.ref]
    assert answer.status_code == 302 and any(ref in answer["Location"] for ref in others)
    page = worked.get(answer["Location"])
    assert page.context["done"].number == kept.pk
    undone = {"act": "take_back", "number": kept.pk, "why": "خطأ"}
    worked.post(address(row, "desk_act"), undone)
    assert event().state == "read" and models.Judgement.objects.count() == 2


def test_a_day_is_shown_and_taken_the_way_around_that_it_is_written(worked):
    asked = worked.get(f"{address(event())}?field=start")
    assert "\u20662025-04-11\u2069" in asked.text, "beside Arabic it would be read as 11-04-2025"
    act(worked, event(), "correct", field="start", quote="مساء الأحد", **{"f.start": "\u20662024-03-09\u2069 "})
    assert str(event().start) == "2024-03-09"


def test_undoing_leads_back_into_the_same_queue(worked):
    row = event()
    page = worked.get(act(worked, row, "accept", kind="shelling")["Location"])
    kept = page.context["done"]
    opened = re.search(r'class="done".*?href="([^"]+)"', page.text, re.DOTALL)[1].replace("&amp;", "&")
    assert worked.get(opened).context["done"].number == kept.number, "it can be undone from the record itself"
    assert '<input type="hidden" name="kind" value="shelling">' in page.text.partition('value="take_back"')[2]
    undone = {"act": "take_back", "number": kept.number, "why": "خطأ"} | dict(kept.kept)
    assert "kind=shelling" in worked.post(address(row, "desk_act"), undone)["Location"]


def test_who_works_a_whole_page_comes_back_to_it_after_each_record(worked):
    row = event()
    whole = reverse("desk_article", args=[row.report.article.page.ref])
    opened = f"{reverse('desk_record', args=[row.section, row.ref])}?from=article"
    assert f'href="{opened}"' in worked.get(whole).text
    page = worked.get(opened)
    assert ("from", "article") in page.context["kept"] and "from=article&amp;field=places" in page.text
    answer = act(worked, row, "accept", **{"from": "article"})
    assert answer["Location"].startswith(f"{whole}?done=")
    assert worked.get(answer["Location"]).context["done"].ref == row.ref


def test_nobody_else_is_offered_to_undo_it(worked):
    act(worked, event(), "accept")
    kept = models.Judgement.objects.get()
    sign_in(worked, make_person("rim", "editor"))
    assert worked.get(f"/desk/?done={kept.pk}").context["done"] is None
    assert worked.get("/desk/?done=1x").context["done"] is None


def test_a_coder_does_not_undo_what_others_did(filled):
    kept = desk.accept(Editor("amal"), "events", event().ref, WHY)
    sign_in(filled, make_person("nour", "coder"))
    answer = filled.post(address(event(), "desk_act"), {"act": "take_back", "number": kept.pk, "why": WHY})
    assert answer.status_code == 400 and event().state == "accepted"
    own = act(filled, event(), "reject")
    assert own.status_code == 302
    mine = models.Judgement.objects.get(verb="reject")
    filled.post(address(event(), "desk_act"), {"act": "take_back", "number": mine.pk, "why": WHY})
    assert event().state == "accepted"


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ({"act": "accept", "why": "  "}, "سبب"),
        ({"act": "burn"}, "لا فعل"),
        ({"act": "correct", "field": "colour"}, "لا حقل"),
        ({"act": "correct", "field": "type", "f.type": "air_strike", "quote": ""}, "اقتبس"),
        ({"act": "correct", "field": "type", "f.type": "air_strike", "quote": "ليست فيه"}, "لا يرد"),
        ({"act": "correct", "field": "type", "f.type": "air_strike", "quote": "ا"}, "أكثر من مرة"),
        ({"act": "correct", "field": "start", "f.start": "soon", "quote": "مساء الأحد"}, "لا يُعرف يوم"),
        ({"act": "release", "name": "nobody"}, "ليس محجوبًا هنا"),
        ({"act": "restore", "number": "999"}, "لا قرار"),
        ({"act": "restore", "number": "x"}, "لا قرار"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(worked, told, complaint):
    answer = act(worked, event(), **({"act": ""} | told))
    assert answer.status_code == 400 and complaint in answer.text
    assert "foot-wrong" not in answer.text, "the newsletter's form at the foot has nothing to do with it"
    assert models.Judgement.objects.count() == 0


def test_correcting_with_quoted_words(worked):
    act(worked, event(), "correct", field="type", quote="قصفت قوات الوادي", stay="1", **{"f.type": "air_strike"})
    row = models.Event.objects.get(ref=event_ref())
    assert (row.type, row.state) == ("air_strike", "corrected")
    assert row.evidence.get(by_judgement=True).quote == "قصفت قوات الوادي"


def test_a_line_that_is_taken_away_needs_no_words(worked):
    before = worked.get(f"{address(event())}?field=places").context["field"].text
    quote = "قصفت قوات الوادي"
    act(worked, event(), "correct", field="places", quote=quote, **{"f.places": f"{before}\nقوات الوادي"})
    assert event().event_places.count() == 2
    answer = act(worked, event(), "correct", field="places", quote="", **{"f.places": f"{before}\n\n"})
    assert answer.status_code == 302 and event().event_places.count() == 1
    answer = act(worked, event(), "correct", field="places", quote="", **{"f.places": "الفرات"})
    assert answer.status_code == 400 and "اقتبس" in answer.text


def event_ref():
    return models.Event.objects.get(report__article__page__url="https://example.org/shelling", wire_id="e1").ref


def test_correcting_where_the_words_were_selected(worked):
    text = event().report.article.text
    quote = "في"
    start = text.rindex(quote)
    answer = act(worked, event(), "correct", field="objects", quote=quote, at=str(start), **{"f.objects": "school"})
    assert answer.status_code == 302
    given = models.Event.objects.get(ref=event_ref()).evidence.get(by_judgement=True)
    assert (given.start, given.quote) == (start, quote)


def test_correcting_parties_places_and_harm(worked):
    names = {"f.actor2": "مدنيين\nشيخ القرية", "f.actor2.kind": "person"}
    act(worked, event(), "correct", field="actor2", quote="مدنيين", **names)
    row = event()
    assert [(role.name, role.withheld) for role in row.roles.filter(part="actor2")] == [
        ("مدنيين", False),
        ("شيخ القرية", True),
    ]
    act(worked, event(), "correct", field="places", quote="النخيل مساء", **{"f.places": "النخيل\nسرمدا"})
    assert [one.name for one in event().event_places.all()] == ["النخيل", "سرمدا"]
    assert event().event_places.first().place.known == "t:nakhil"
    harm = {"f.harm.kind": ["killed", "injured"], "f.harm.who": ["civilians", "children"], "f.harm.min": ["٣", ""],
            "f.harm.max": ["5", ""], "f.harm.side": ["", ""]}  # fmt: skip
    act(worked, event(), "correct", field="harm", quote="مقتل ثلاثة مدنيين", **harm)
    assert [(h.kind, h.who, h.min, h.max) for h in event().harm.all()] == [("killed", "civilians", 3, 5)]


def test_taking_a_value_away_needs_no_words(worked):
    assert act(worked, event(), "correct", field="objects", quote="").status_code == 302
    assert event().objects_hit == []


def test_a_held_back_name_is_marked_and_released(worked):
    page = worked.get(address(event()))
    assert VICTIM in [name for row in page.context["rows"] for name in row.held]
    marked = re.findall(r'<span class="withheld" title="اسم محجوب عن الصفحات العامة">([^<]*)</span>', page.text)
    added = worked.get(reverse("desk_article", args=[event().report.article.page.ref])).text
    assert VICTIM in marked and added.count('class="withheld"') == len(marked)
    act(worked, event(), "release", name=VICTIM)
    assert not event().roles.filter(withheld=True).exists()
    assert f">{VICTIM}</span>" not in worked.get(address(event())).text


def test_releasing_and_withdrawing_ask_who_it_is_again(worked):
    sign_in(worked, models.Person.objects.get(), fresh=False)
    for name in ("withdraw", "release"):
        answer = act(worked, event(), name, name=VICTIM)
        assert answer.status_code == 302 and "/account/again/" in answer["Location"]
    assert models.Judgement.objects.count() == 0


# --- two people at once ---


def test_what_somebody_else_did_meanwhile_is_not_overwritten(worked):
    page = worked.get(address(event()))
    told = {"seen": page.context["version"], "saw": page.context["saw"], "why": WHY, "act": "reject"}
    desk.correct(Editor("rim"), "events", event().ref, "objects", [], None, "لم يُصب شيء")
    answer = worked.post(address(event(), "desk_act"), told)
    assert answer.status_code == 409 and event().state == "corrected"
    differing = answer.context["changed"]
    assert len(differing) == 1 and differing[0][1] and not differing[0][2] and len(answer.context["same"]) > 5
    assert "rim" in answer.text and "لم يُصب شيء" in answer.text and WHY in answer.text
    assert models.Judgement.objects.count() == 1


@pytest.mark.parametrize("saw", ['{"type": 5, "harm": {"a": 1}}', "[]", "[" * 100_000])
def test_what_no_form_says_was_seen_is_as_if_nothing_was(worked, saw):
    answer = worked.post(address(event(), "desk_act"), {"act": "reject", "why": WHY, "saw": saw})
    assert answer.status_code == 409 and all(seen == [] for _label, seen, _now in answer.context["changed"])


def test_a_form_without_a_version_does_nothing(worked):
    answer = worked.post(address(event(), "desk_act"), {"act": "reject", "why": WHY, "saw": "[1"})
    assert answer.status_code == 409 and event().state == "read"


def test_a_second_person_confirms(worked, monkeypatch):
    monkeypatch.setattr(settings, "WAQAI_SECOND_PERSON", True)
    act(worked, event(), "accept")
    kept = models.Judgement.objects.get()
    own = worked.get(address(event()))
    assert event().state == "read" and 'value="confirm"' not in own.text
    assert [line.ref for line in worked.get("/desk/?show=second").context["lines"]] == [event().ref]
    sign_in(worked, make_person("rim", "editor"))
    assert 'value="confirm"' in worked.get(address(event())).text
    act(worked, event(), "confirm", number=kept.pk)
    assert event().state == "accepted" and not event().waits


# --- history ---


def test_history_shows_each_step_and_restores(worked):
    act(worked, event(), "correct", field="objects", quote="", stay="1")
    first = models.Judgement.objects.get()
    act(worked, event(), "reject")
    page = worked.get(address(event(), "desk_history"))
    assert [step.act for step in page.context["steps"]] == ["رُفض", "صُحّح"]
    assert "amal" in page.text and WHY in page.text
    act(worked, event(), "restore", number=first.pk)
    assert event().state == "corrected"
    assert len(worked.get(address(event(), "desk_history")).context["steps"]) == 3


def test_lost_judgements_are_listed(worked):
    desk.reject(Editor("rim"), "events", event().ref, "ليس في النص")
    told = shelling()
    emptied = replace(told, events=(), statements=(), demands=(), reader=replace(told.reader, version="2"))
    DatabaseShelf().put(emptied)
    page = worked.get("/desk/lost/")
    assert page.status_code == 200 and "ليس في النص" in page.text


# --- the other database ---


@pytest.mark.postgres
def test_every_page_answers_on_postgresql(postgres_store):
    for report in (shelling(), *many(3)):
        DatabaseShelf().put(report)
    one, other = link([telling("الأول")], [telling("الثاني", lead=1)])
    keep_likely([(*(incident.told.get().event for incident in (one, other)), -0.2, [("day=days 0", 1.5)])])
    client = Client()
    sign_in(client, make_person("amal", "editor"))
    sorts = [f"/desk/?show={show}&sort={sort}" for show in queue.SHOWS for sort in queue.SORTS]
    demand = models.Demand.objects.first()
    paths = [*sorts, "/desk/lost/", "/desk/likely/", f"/desk/incidents/{one.ref}/", address(demand), address(event())]
    paths += [
        address(event(), "desk_history"),
        reverse("desk_article", args=[page_ref()]),
        "/demands/tracker/?answered=no",
    ]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    assert act(client, event(), "accept").status_code == 302 and event().state == "accepted"
    assert decide(client, one, "merge", other=other.ref).status_code == 302
    assert client.get(f"/desk/incidents/{one.ref}/").context["decisions"]
