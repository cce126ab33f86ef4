"""The API: public rules on every address, strict questions, one shape with the report format, answers to be checked."""

import json
import re
from dataclasses import fields, replace

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from written import VICTIM, all_reports, many, page, shelling

from incidents import link, link_by_type, telling
from waqai import desk, records
from waqai.desk import Editor
from waqai.pipeline import lay_out, link_all
from waqai.records import Place
from waqai.records.wire import report_from_json, report_to_json
from waqai.site.api import selecting, shapes
from waqai.site.api.routes import api
from waqai.store.links import DatabaseLinks
from waqai.store.models import Article, Demand, Event, Incident, Source, Statement
from waqai.store.publication import public_reports
from waqai.store.shelf import DatabaseShelf

EDITOR = Editor("سمر")
ROOT = "/api/v1/"
EXACT = Place("النخيل", "t:nakhil", 35.123456, 40.567891, "دير الوادي", "SY", "settlement")
HOUSE = Place(f"منزل {VICTIM}", "t:house", 35.987654, 40.876543, "دير الوادي", "SY", "building")


def asked(client, path, status=200, **headers):
    answer = client.get(ROOT + path, headers=headers)
    assert answer.status_code == status, (path, answer.content[:300])
    return answer


def told(client, path, status=200):
    return asked(client, path, status).json()


def link_afresh():
    for _ in lay_out(DatabaseLinks()):
        pass
    link_all(DatabaseLinks())


@pytest.fixture
def kept(client):
    """A store that :func:`keep` filled, asked by a client."""
    keep()
    return client


def keep():
    """The written reports, one with too exact positions, two on one shelling; as linking links them."""
    for report in all_reports():
        DatabaseShelf().put(report)
    base = shelling()
    events = (replace(base.events[0], places=(EXACT, HOUSE)), base.events[1])
    DatabaseShelf().put(replace(base, page=page("exact"), events=events))
    for report in (telling("أ", killed=3), telling("ب", killed=4, lead=1)):
        DatabaseShelf().put(report)
    link_afresh()


def every_address():
    """Return every address of the API with refs that are there: nothing in it may leak."""
    events = list(Event.objects.filter(public=True).values_list("ref", flat=True))
    of = dict(Event.objects.values_list("report__article__outlet", "ref"))
    return [
        *("events?limit=100", "statements?limit=100", "demands?limit=100", "incidents?limit=100", "openapi.json"),
        *(f"events/{ref}" for ref in events),
        *(f"statements/{ref}" for ref in Statement.objects.values_list("ref", flat=True)),
        *(f"demands/{ref}" for ref in Demand.objects.values_list("ref", flat=True)),
        *(f"articles/{ref}" for ref in Article.objects.values_list("page__ref", flat=True)),
        *(f"incidents/{ref}" for ref in Incident.objects.filter(told__isnull=False).values_list("ref", flat=True)),
        f"links/{of['أ']}/{of['ب']}",
    ]


def test_no_address_gives_a_held_name_or_an_exact_position_away(kept):
    paths = every_address()
    assert {path.split("?")[0].split("/")[0] for path in paths} == {
        path.removeprefix(ROOT).split("/")[0] for path in api.get_openapi_schema(path_prefix=ROOT)["paths"]
    } | {"openapi.json"}
    for path in dict.fromkeys(paths):
        text = asked(kept, path).content.decode()
        for held in (VICTIM, *VICTIM.split(), "35.12345", "40.56789", "35.98", "40.87"):
            at = text.find(held)
            assert at < 0, (path, text[max(0, at - 200) : at + 50])


@pytest.mark.postgres
def test_every_address_is_answered_from_postgresql_too(postgres_store):
    keep()
    client = Client()
    questions = (
        "incidents?grade=weak",
        "incidents?voices=2",
        "incidents?side=t-wadi&place=t:nakhil",
        "events?admin1=دير الوادي&day_from=2024-03-01&outlet=أ&after=99999",
    )
    for path in (*every_address(), *questions):
        text = asked(client, path).content.decode()
        assert VICTIM not in text, path
    for model, name, field in ((Incident, "incidents/{}/why", "ref"), (Source, "sources/{}", "slug")):
        for ref in model.objects.values_list(field, flat=True):
            assert client.get(f"/{name.format(ref)}/").status_code in {200, 404}, ref
    assert told(client, "incidents?side=t-wadi&place=t:nakhil")["items"]


def test_a_position_is_a_settlement_s_centre(kept):
    event = Event.objects.get(event_places__place__known="t:house", type="shelling")
    settled, house = told(kept, f"events/{event.ref}")["places"]
    assert (settled["lat"], settled["lon"]) == (35.12, 40.57) and (house["lat"], house["lon"]) == (None, None)


def test_a_released_name_is_told(kept):
    event = Event.objects.get(report__article__outlet="أ")
    desk.release(EDITOR, "events", event.ref, VICTIM, "نشرته الأسرة")
    assert VICTIM in json.dumps(told(kept, f"events/{event.ref}"), ensure_ascii=False)


def test_what_is_taken_back_is_gone_from_lists_and_says_so_at_its_address(kept):
    event = Event.objects.get(report__article__outlet="أ")
    desk.withdraw(EDITOR, "events", event.ref, f"خلط بين قريتين، وليس {VICTIM}")
    assert event.ref not in asked(kept, "events?limit=100").content.decode()
    gone = asked(kept, f"events/{event.ref}", 410).content.decode()
    assert "خلط بين قريتين" in gone and VICTIM not in gone and EDITOR.name not in gone
    incident = Incident.objects.filter(told__event=Event.objects.get(report__article__outlet="ب").ref).get()
    desk.withdraw_incident(EDITOR, incident.ref, f"طلب أهل {VICTIM}")
    gone = asked(kept, f"incidents/{incident.ref}", 410).content.decode()
    assert "طلب أهل" in gone and VICTIM not in gone
    assert incident.ref not in asked(kept, "incidents?limit=100").content.decode()
    assert told(kept, f"events/{Event.objects.get(report__article__outlet='ب').ref}")["incident"] is None


@pytest.mark.parametrize("where", ["events", "statements", "demands", "articles", "incidents"])
@pytest.mark.parametrize("ref", ["0123456789abcdef", "x", "..%2f", "1", "%00"])
def test_guessed_refs_are_not_there(kept, where, ref):
    error = told(kept, f"{where}/{ref}", 404)["error"]
    assert error["code"] in {"not_found", "no_address"} and error["next"]["en"] and error["next"]["ar"]


def test_what_waits_for_a_person_is_not_there(kept):
    DatabaseShelf().put(telling("خفية", confidence=0.1))
    event = Event.objects.get(report__article__outlet="خفية")
    told(kept, f"events/{event.ref}", 404)
    assert "خفية" not in asked(kept, "events?limit=100").content.decode()
    told(kept, "links/{}/{}".format(event.ref, Event.objects.get(report__article__outlet="أ").ref), 404)


@pytest.mark.parametrize(
    ("query", "code", "field"),
    [
        ("colour=red", "unknown_parameter", "colour"),
        ("type=shelling&type=arrest", "repeated_parameter", "type"),
        ("limit=0", "wrong_value", "limit"),
        ("limit=101", "wrong_value", "limit"),
        ("limit=1.0", "wrong_value", "limit"),
        ("limit=%201", "wrong_value", "limit"),
        ("limit=+1", "wrong_value", "limit"),
        ("limit=true", "wrong_value", "limit"),
        ("limit=", "wrong_value", "limit"),
        ("after=-1", "wrong_value", "after"),
        ("day_from=2024-13-01", "wrong_value", "day_from"),
        ("day_from=1710028800", "wrong_value", "day_from"),
        ("day_to=2024-3-1", "wrong_value", "day_to"),
        ("day_from=2024-03-02&day_to=2024-03-01", "wrong_range", "day_from"),
        ("type=Shelling';--", "wrong_value", "type"),
        ("place=%00", "wrong_value", "place"),
        ("side=%2e%2e%2f", "wrong_value", "side"),
        ("outlet=%0a", "wrong_value", "outlet"),
        ("grade=certain", "wrong_value", "grade"),
        ("voices=0", "wrong_value", "voices"),
    ],
)
def test_a_wrong_question_is_refused_by_name_and_told_what_it_can_be(filled, query, code, field):
    error = told(filled, f"incidents?{query}", 400)["error"]
    assert (error["code"], error["field"]) == (code, field)
    assert re.search("[\u0621-\u064a]", error["message"]["ar"]) and re.search("[\u0621-\u064a]", error["next"]["ar"])
    assert field in error["message"]["en"] or code == "wrong_range"
    assert not re.search("[\u0621-\u064a]", error["message"]["en"] + error["next"]["en"])


@pytest.mark.parametrize("path", ["events/{}", "articles/{}", "incidents/{}"])
def test_one_record_takes_no_parameters(kept, path):
    assert told(kept, path.format("0123456789abcdef") + "?full=1", 400)["error"]["field"] == "full"


def test_records_have_the_shape_that_the_exports_write(kept):
    exported = {report.page.sha256: report for report in public_reports()}
    for row in Event.objects.filter(public=True).select_related("report__article__page"):
        line = report_to_json(exported[row.report.article.page.sha256])
        (same,) = [event for event in line["events"] if event["id"] == row.wire_id]
        answer = told(kept, f"events/{row.ref}")
        assert {name: answer[name] for name in same} == same
        assert set(answer) - set(same) == {
            "ref", "href", "article", "outlet", "published", "state", "incident"}  # fmt: skip


@pytest.mark.parametrize(
    ("noun", "shape"),
    [
        (records.Event, shapes.EventShape),
        (records.Statement, shapes.StatementShape),
        (records.Demand, shapes.DemandShape),
    ],
)
def test_the_description_has_every_field_of_the_format(noun, shape):
    assert {field.name for field in fields(noun)} <= set(shape.model_fields)


def test_an_article_is_a_line_of_the_format_with_only_what_the_site_quotes(kept):
    ref = Article.objects.get(page__url="https://example.org/shelling").page.ref
    answer = told(kept, f"articles/{ref}")
    text = answer["article"]["text"]
    assert "لا خبر في هذه الفقرة" not in text and "تشهد المنطقة توترا" not in text and "قصفت قوات الوادي" in text
    report = report_from_json(answer)
    for record in (*report.events, *report.statements, *report.demands):
        for item in record.evidence:
            assert text[item.start : item.end] == item.quote
    assert answer["article"]["dropped"] == [] and answer["page"]["path"] is None


def test_events_are_found_by_each_thing_that_can_be_asked(kept):
    def refs(query):
        return {row["ref"] for row in told(kept, f"events?limit=100&{query}")["items"]}

    everything = refs("")
    shellings = set(Event.objects.filter(type="shelling", public=True).values_list("ref", flat=True))
    assert refs("type=shelling") == shellings < everything
    assert refs("day_from=2024-03-10&day_to=2024-03-10") == set(
        Event.objects.filter(start="2024-03-10").values_list("ref", flat=True)
    )
    assert refs("day_from=2024-03-11") == set() == refs("day_to=2024-03-09")
    assert refs("place=t:nakhil") and refs("place=t:nowhere") == set()
    assert refs("admin1=دير الوادي") and refs("admin1=سواها") == set()
    assert refs("outlet=موقع السهل") == set(
        Event.objects.filter(report__article__outlet="موقع السهل").values_list("ref", flat=True)
    )
    assert refs("side=t-wadi") == {e.ref for e in Event.objects.filter(report__article__outlet__in=["أ", "ب"])}
    held = Event.objects.get(report__article__outlet="أ").roles.get(withheld=True).actor.ref
    assert refs(f"side={held}") == set(), "a name that is held back is found by nothing"


def test_statements_and_demands_are_found_by_what_they_are(kept):
    assert {row["kind"] for row in told(kept, "statements?kind=call")["items"]} == {"call"}
    assert told(kept, "statements?kind=deny")["items"] == []
    (demand, *_) = told(kept, "demands?ask=ceasefire")["items"]
    assert demand["statement_ref"] in set(Statement.objects.values_list("ref", flat=True))
    assert told(kept, "demands?ask=aid")["items"] == []


def test_incidents_are_found_by_grade_and_voices(kept):
    def refs(query):
        return [row["ref"] for row in told(kept, f"incidents?limit=100&{query}")["items"]]

    everything = told(kept, "incidents?limit=100")["items"]
    for grade in ("confirmed", "fair", "weak", "contested", "discounted"):
        assert refs(f"grade={grade}") == [row["ref"] for row in everything if row["grade"]["code"] == grade]
    assert refs("voices=2") == [row["ref"] for row in everything if row["voices"] >= 2] != []


def test_pages_come_one_after_another_without_gap_or_repeat(client):
    for report in many(7):
        DatabaseShelf().put(report)
    link_by_type()
    seen, path = [], "events?limit=3"
    while path:
        answer = told(client, path)
        seen += [row["ref"] for row in answer["items"]]
        path = answer["next"] and answer["next"].partition(ROOT)[2]
    assert len(seen) == len(set(seen)) == 14
    assert set(seen) == set(Event.objects.values_list("ref", flat=True))


def test_pages_of_incidents_by_grade_miss_none(client, monkeypatch):
    monkeypatch.setattr("waqai.site.api.routes.LOOKED_AT", 2)
    for number in range(5):
        DatabaseShelf().put(
            telling(f"جهة {number}", lead=number % 4, type=("arrest", "shelling", "protest")[number % 3])
        )
    link_by_type()
    seen, path = [], "incidents?grade=weak&limit=1"
    while path:
        answer = told(client, path)
        seen += [row["ref"] for row in answer["items"]]
        path = answer["next"] and answer["next"].partition(ROOT)[2]
    assert seen == [
        row["ref"] for row in told(client, "incidents?limit=100")["items"] if row["grade"]["code"] == "weak"
    ]


def test_an_incident_tells_everything_with_who_tells_it(kept):
    event = Event.objects.get(report__article__outlet="أ")
    incident = Incident.objects.get(told__event=event.ref)
    answer = told(kept, f"incidents/{incident.ref}")
    killed = next(row for row in answer["harm"] if row["kind"] == "killed")
    assert {row["outlet"] for row in killed["series"]} >= {"أ", "ب"}
    assert {one["event"] for said in answer["said"] for one in said["told_by"]} <= set(answer["events"])
    assert [row["ref"] for row in answer["told"]] == answer["events"]
    assert {row["field"] for row in answer["said"]} >= {"type", "start", "places", "actor1", "harm"}


def test_a_merged_incident_leads_on(kept):
    one, other = Incident.objects.filter(told__isnull=False).distinct().order_by("pk")[:2]
    desk.merge(EDITOR, one.ref, other.ref, "واحدة")
    gone = Incident.objects.exclude(merged_into=None).get()
    answer = kept.get(f"{ROOT}incidents/{gone.ref}")
    assert (answer.status_code, answer["Location"]) == (301, f"{ROOT}incidents/{gone.merged_into.ref}")


def test_a_link_is_explained_in_both_languages(kept):
    refs = [Event.objects.get(report__article__outlet=outlet).ref for outlet in ("أ", "ب")]
    answer = told(kept, "links/{}/{}".format(*refs))
    assert answer["events"] == refs and answer["together"] and answer["levels"]["day"] == "days 0"
    assert sum(part["says"] for part in answer["parts"]) == pytest.approx(answer["odds"], abs=0.02)
    day = next(part for part in answer["parts"] if part["comparison"] == "day")
    assert day["sentence"] == {
        "en": "Both tell the same day. (10 March 2024)", "ar": "كلاهما يذكر اليوم نفسه. (١٠ آذار ٢٠٢٤)"}  # fmt: skip


def test_two_events_of_one_page_have_no_odds_and_say_so(kept):
    rows = Event.objects.filter(report__article__page__url="https://example.org/shelling").order_by("pk")
    refs = list(rows.values_list("ref", flat=True))
    answer = told(kept, "links/{}/{}".format(*refs))
    assert (answer["one_page"], answer["odds"], answer["parts"], answer["together"]) == (True, None, [], False)
    apart = told(kept, "links/{}/{}".format(*(Event.objects.get(report__article__outlet=one).ref for one in "أب")))
    assert apart["one_page"] is False and isinstance(apart["odds"], float)


def test_any_page_may_read_and_nobody_is_followed(kept):
    for path in ("events", "nowhere", "events/x", "openapi.json", "events?x=1"):
        answer = kept.get(ROOT + path)
        assert answer["Access-Control-Allow-Origin"] == "*" and "Access-Control-Allow-Credentials" not in answer
        assert not answer.cookies and "Cookie" not in answer.get("Vary", "")
        assert answer["Content-Type"].startswith("application/json") and answer["Cache-Control"] == "public, no-cache"
        assert (
            answer["X-Content-Type-Options"] == "nosniff" and "default-src 'none'" in answer["Content-Security-Policy"]
        )


def test_a_fault_of_ours_is_json_too(kept, monkeypatch):
    monkeypatch.setattr("waqai.site.api.routes.records_to_json", lambda rows: 1 / 0)
    answer = Client(raise_request_exception=False).get(ROOT + "events")
    assert answer.status_code == 500 and answer.json()["error"]["code"] == "broken"
    assert "ZeroDivision" not in answer.content.decode() and answer["Access-Control-Allow-Origin"] == "*"
    elsewhere = kept.get(ROOT + "events", headers={"host": "elsewhere.example"})
    assert elsewhere.status_code == 400 and elsewhere.json()["error"]["code"] == "bad_request"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_can_only_be_read(filled, method):
    answer = getattr(filled, method)(ROOT + "events")
    assert answer.status_code == 405 and answer.json()["error"]["code"] == "read_only" and "GET" in answer["Allow"]


def test_asking_beforehand_and_asking_for_the_head_alone(filled):
    before = filled.options(ROOT + "events")
    assert before.status_code == 204 and before["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    head = filled.head(ROOT + "events")
    assert head.status_code == 200 and head.content == b"" and head["ETag"] == asked(filled, "events")["ETag"]


def test_nothing_is_sent_while_nothing_changed(kept):
    first = asked(kept, "events")
    again = asked(kept, "events", 304, **{"If-None-Match": first["ETag"]})
    assert again.content == b"" and again["ETag"] == first["ETag"] and again["Access-Control-Allow-Origin"] == "*"
    asked(kept, "events", 304, **{"If-None-Match": f"W/{first['ETag']}"})
    desk.withdraw(EDITOR, "events", Event.objects.get(report__article__outlet="أ").ref, "خطأ")
    asked(kept, "events", 200, **{"If-None-Match": first["ETag"]})


def test_letters_are_arabic_and_addresses_are_the_site_s(kept):
    with override_settings(SITE_URL="https://waqai.example"):
        answer = asked(kept, "events?limit=1")
    assert "النخيل" in answer.content.decode()
    item = answer.json()["items"][0]
    assert item["href"] == f"https://waqai.example/events/{item['ref']}/"
    assert answer.json()["next"].startswith("https://waqai.example/api/v1/events?limit=1&after=")


def test_queries_do_not_grow_with_the_answer(client):
    def count(path):
        with CaptureQueriesContext(connection) as queries:
            asked(client, path)
        assert [row["sql"] for row in queries if '"packed"' in row["sql"]] == []
        return len(queries)

    for report in many(2):
        DatabaseShelf().put(report)
    link_by_type()
    paths = ["events?limit=100", "statements?limit=100", "demands?limit=100", "incidents?limit=100"]
    few = [count(path) for path in paths]
    for report in many(12)[2:]:
        DatabaseShelf().put(report)
    link_by_type()
    assert [count(path) for path in paths] == few and max(few) <= 22
    whole = Incident.objects.filter(merged_into=None, told__isnull=False).distinct().order_by("pk").first()
    assert count(f"incidents/{whole.ref}") <= 45


DEIR = Place("دير الزور", "ocha:C5086", 35.334567, 40.151234, "دير الزور", "SY", "settlement")
ALEPPO = Place("حلب", "ocha:SY02", 36.2, 37.1, "حلب", "SY", "admin1")


def _placed(outlet, place, lead=0, **changes):
    report = telling(outlet, "2024-03-12", 2, lead=lead, **changes)
    return replace(report, events=(replace(report.events[0], places=(place,)),))


def test_incidents_in_a_window_are_those_of_the_map(client, monkeypatch):
    made = link(
        *([_placed(f"منبر {at}", (DEIR, ALEPPO)[at % 2], type=("raid", "shelling")[at > 3])] for at in range(6))
    )
    inside = [incident.ref for incident in made[::2]]
    where = "incidents?window=39,35,41,36"
    assert [one["ref"] for one in told(client, where)["items"]] == inside[::-1]
    assert [one["ref"] for one in told(client, f"{where}&type=shelling&outlet=منبر 4")["items"]] == [inside[2]]
    assert told(client, "incidents?window=40.15,35.34,40.16,35.35")["items"] == []
    monkeypatch.setattr(selecting, "_LOOKED_AT", 2)
    for question in (where, f"{where}&type=raid", f"{where}&limit=1", f"{where}&voices=1"):
        page, found = told(client, question), []
        while True:
            found += page["items"]
            if not page["next"]:
                break
            page = told(client, page["next"].split(ROOT)[1])
        assert [one["ref"] for one in found] == (inside[1::-1] if "raid" in question else inside[::-1])


@pytest.mark.parametrize(
    "window", ["39,35,41", "41,35,39,36", "a,b,c,d", "", "39,35,41,91", "1e1,35,41,36", "39,35,41,36,"]
)
def test_a_window_that_is_none_is_refused(filled, window):
    assert told(filled, f"incidents?window={window}", 400)["error"]["field"] == "window"
    assert told(filled, "events?window=39,35,41,36", 400)["error"]["code"] == "unknown_parameter"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_for_people_lists_every_address_and_parameter(filled, prefix):
    answer = filled.get(f"{prefix}/api/")
    page = answer.content.decode()
    for path, methods in api.get_openapi_schema(path_prefix=ROOT)["paths"].items():
        assert f">{path}<" in page
        for parameter in methods["get"].get("parameters", ()):
            assert f">{parameter['name']}</code>" in page or parameter["in"] == "path"
    assert "<script" not in page and ROOT + "openapi.json" in page


def test_the_description_is_served_and_names_no_other_host(filled):
    answer = asked(filled, "openapi.json")
    assert answer.json()["openapi"].startswith("3.") and "://" not in answer.content.decode()
    assert filled.get(ROOT + "docs").status_code == 404
