"""Incident pages: claims side by side, each with who tells it and a way to its proof; nothing held back leaks."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from incidents import SAHL, VICTIM, WADI, link, story, telling
from waqai import desk
from waqai.desk import Editor
from waqai.lexicon.belonging import root_of
from waqai.records import Party
from waqai.site import grading
from waqai.site.labels import spelled
from waqai.site.views.incidents import ACTS
from waqai.store.grades import Grade
from waqai.store.incidents import save_incidents
from waqai.store.judging import add_judgement
from waqai.store.models import Event, Incident, Told

EDITOR = Editor("سمر")
LANGUAGES = ("", "/en")


def shown(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def section(page, name):
    """Return the section of a page whose heading has the id ``name``."""
    found = re.search(rf'<section aria-labelledby="{name}">(.*?)</section>', page, re.S)
    return found[1] if found else ""


def words(markup):
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", markup, flags=re.S))


def address(outlet):
    return f"/events/{Event.objects.get(report__article__outlet=outlet).ref}/"


@pytest.fixture
def differing(client):
    """Two outlets with different tolls, one of which raised its own."""
    return link(
        [
            telling("صحيفة الوادي", "2024-03-11", killed=3),
            telling("موقع السهل", "2024-03-12", killed=6, lead=1, doer=(SAHL,), source=(SAHL,)),
        ]
    )[0]


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_two_tolls_are_both_shown_with_who_tells_them_and_not_averaged(client, differing, prefix):
    page = shown(client, f"{prefix}/incidents/{differing.ref}/")
    three, six = ("3", "6") if prefix else ("٣", "٦")
    rows = dict(re.findall(r'<th scope="row"><bdi>(.*?)</bdi>.*?</th>\s*<td>(.*?)</td>', page, re.S))
    assert three in words(rows["صحيفة الوادي"]) and six in words(rows["موقع السهل"])
    assert f'href="{prefix}{address("صحيفة الوادي")}#harm"' in rows["صحيفة الوادي"]
    assert f'href="{prefix}{address("موقع السهل")}#harm"' in rows["موقع السهل"]
    assert ("between 3 and 6" if prefix else "بين ٣ و٦") in page
    assert not re.search(r">[^<]*\b(4[.,]5|٤[.,٫]٥)", page)


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_what_agrees_and_what_differs_each_with_its_way_to_the_proof(client, differing, prefix):
    page = shown(client, f"{prefix}/incidents/{differing.ref}/")
    agreed, rest = section(page, "agreed-title"), section(page, "rest-title")
    assert "النخيل" in agreed and "قوات الوادي" not in agreed
    assert "قوات الوادي" in rest and "قوات السهل" in rest
    for part in (agreed, rest):
        for outlet in ("صحيفة الوادي", "موقع السهل"):
            assert f'href="{prefix}{address(outlet)}#' in part, "at the field, where its proof stands"


def test_first_told_when(client, differing):
    agreed = words(section(shown(client, f"/en/incidents/{differing.ref}/"), "agreed-title"))
    assert agreed.index("11 March 2024: صحيفة الوادي") < agreed.index("12 March 2024: موقع السهل")


def test_an_update_by_one_outlet_is_a_series(client):
    incident = link([telling("أ", "2024-03-11", killed=2), telling("أ", "2024-03-12", killed=30, lead=1)])[0]
    page = shown(client, f"/en/incidents/{incident.ref}/")
    chart = section(page, "tolls-title")
    assert re.search(r"2 \(11 March 2024\) then 30 \(12 March 2024\)", words(chart))
    assert chart.count('scope="row"') == 1 and chart.count('class="past"') == 1
    assert "Killed: 30 " in words(chart) and "Contested" not in page


@pytest.mark.parametrize(("prefix", "mirrored"), [("", True), ("/en", False)])
def test_the_scale_runs_with_the_language(client, prefix, mirrored):
    incident = link([telling("أ", killed=5), telling("ب", killed=10, lead=1)])[0]
    places = [
        float(x) for x in re.findall(r'<circle cx="([\d.]+)%"', shown(client, f"{prefix}/incidents/{incident.ref}/"))
    ]
    assert (places[0] > places[1]) is mirrored and places[0] == 50


def test_a_copy_counts_once(client):
    text = story(0, 3)
    incident = link([telling("أ", killed=3, text=text), telling("ب", "2024-03-12", killed=3, text=text)])[0]
    page = words(shown(client, f"/en/incidents/{incident.ref}/"))
    assert "2 outlets tell of it, in 2 reports, 1 of them a copy of another's text" in page
    assert "1 outlet tells of it in its own words." in page and "Support: Weak" in page
    assert "repeats أ" in page and "copied by ب" in page


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_who_claims_who_denies_and_who_blames_whom(client, prefix):
    said = [("claim", WADI), ("deny", SAHL), ("accuse", SAHL)]
    incident = link([telling("أ", killed=3, said=said), telling("ب", lead=1, source=(SAHL,))])[0]
    spoken = section(shown(client, f"{prefix}/incidents/{incident.ref}/"), "spoken-title")
    labels = (
        ("Claims responsibility", "Denies it", "Accuses", "Names who did it")
        if prefix
        else ("تبنٍّ", "نفي", "اتهام", "نسبة الفعل إلى طرف")
    )
    assert re.findall("<dt>(.*?)</dt>", spoken) == list(labels)
    assert len(re.findall(rf'<a href="{prefix}/statements/\w+/"', spoken)) == 3
    assert f'href="{prefix}{address("ب")}"' in spoken and "/articles/" in spoken
    assert "قوات السهل" in spoken and ("11 March 2024" if prefix else "١١ آذار ٢٠٢٤") in spoken


def test_a_page_without_such_words_has_no_such_section(client):
    incident = link([telling("أ", killed=3), telling("ب", lead=1)])[0]
    assert section(shown(client, f"/incidents/{incident.ref}/"), "spoken-title") == ""


def test_who_speaks_is_held_back_where_a_name_is_held_back(client):
    person = Party(VICTIM, kind="person")
    incident = link([telling("أ", killed=3, said=[("deny", person)]), telling("ب", lead=1)])[0]
    spoken = section(shown(client, f"/en/incidents/{incident.ref}/"), "spoken-title")
    assert "name held back" in spoken and VICTIM not in spoken


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_grade_has_its_reason_in_the_language_of_the_page_and_is_no_verdict(client, differing, prefix):
    page = words(section(shown(client, f"{prefix}/incidents/{differing.ref}/"), "grade-title"))
    expected = (
        ("Contested", "Outlets name different parties as those who did it.", "no verdict")
        if prefix
        else ("متنازَع فيه", "تنسبها الجهات الناشرة إلى أطراف مختلفة.", "وليست حكمًا")
    )
    assert all(text in page for text in expected)


def test_the_event_page_leads_to_its_incident(client, differing):
    page = shown(client, f"/en{address('موقع السهل')}")
    assert f'<a href="/en/incidents/{differing.ref}/">2 outlets tell of this incident</a>' in page


def test_the_list_shows_what_several_outlets_tell_first_then_the_newest(client):
    several, old, new = link(
        [telling("أ", "2024-03-01", killed=3), telling("ب", "2024-03-02", lead=1)],
        [telling("أ", "2024-03-05", lead=2)],
        [telling("أ", "2024-03-09", lead=3)],
    )
    Event.objects.filter(ref__in=new.told.values("event")).update(day="2024-03-20")
    page = shown(client, "/incidents/")
    assert re.findall(r'<h3><a href="/incidents/(\w+)/">', page) == [several.ref, new.ref, old.ref]
    for told, refs in (
        ("several", [several.ref]),
        ("one", [new.ref, old.ref]),
        ("else", [several.ref, new.ref, old.ref]),
    ):
        found = re.findall(r'<h3><a href="/incidents/(\w+)/">', shown(client, f"/incidents/?told={told}"))
        assert found == refs, told


def test_pages_of_a_filtered_list_keep_the_filter(client):
    link(*([telling(f"جهة {number}", lead=number % 4)] for number in range(21)))
    assert "?told=one&amp;page=2" in shown(client, "/incidents/?told=one")


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_withheld_names_do_not_leak(client, prefix):
    incident = link([telling("أ", killed=3), telling("ب", killed=4, lead=1)])[0]
    for path in ("/incidents/", f"/incidents/{incident.ref}/"):
        page = shown(client, prefix + path)
        assert not any(part in page for part in (VICTIM, *VICTIM.split())), path
    assert ("name held back" if prefix else "اسم محجوب") in page


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_name_that_one_report_holds_back_no_other_gives_away(client, prefix):
    unread = telling("ب", killed=4, lead=1)
    event = replace(unread.events[0], actor2=(), evidence=unread.events[0].evidence[:3])
    incident = link([telling("أ", killed=3), replace(unread, events=(event,))])[0]
    assert VICTIM not in shown(client, f"{prefix}/incidents/{incident.ref}/")


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_such_a_name_stays_covered_on_the_pages_of_event_article_and_in_the_feed(client, prefix):
    line = f"قصفت قوات الوادي بلدة النخيل فقتل مدنيون ولفت {VICTIM} هناك."
    unread = telling("ب", lead=1, text=line)
    alone = replace(unread.events[0], actor2=(), evidence=unread.events[0].evidence[:3])
    link([telling("أ", killed=3), replace(unread, events=(alone,))])
    event = Event.objects.get(report__article__outlet="ب")
    for path in (f"/events/{event.ref}/", f"/articles/{event.report.article.page.ref}/", "/feed.atom", "/events/"):
        assert VICTIM not in shown(client, f"{prefix}{path}"), path
    Told.objects.update(incident=None)
    assert VICTIM in shown(client, f"{prefix}/articles/{event.report.article.page.ref}/")


def test_the_reason_of_a_decision_gives_no_name_away(client):
    first, second = link([telling("أ", killed=3)], [telling("ب", killed=4, lead=1)])
    desk.merge(EDITOR, first.ref, second.ref, f"كلاهما عن مقتل {VICTIM} في النخيل")
    page = shown(client, f"/incidents/{first.ref}/")
    assert "كلاهما عن مقتل" in page and VICTIM not in page
    desk.withdraw_incident(EDITOR, first.ref, f"طلب أهل {VICTIM} سحبها")
    gone = client.get(f"/incidents/{first.ref}/").content.decode()
    assert "طلب أهل" in gone and VICTIM not in gone


def test_a_released_name_is_shown(client):
    incident = link([telling("أ", killed=3)])[0]
    event = Event.objects.get()
    add_judgement("events", event.ref, "release", "editor", "the family published it", {"name": VICTIM})
    assert VICTIM in shown(client, f"/incidents/{incident.ref}/")


def test_an_event_that_may_not_be_shown_is_neither_shown_nor_counted(client):
    incident = link(
        [telling("أ", killed=3), telling("ب", killed=60, lead=1), telling("جهة خفية", killed=9, lead=2, confidence=0.1)]
    )[0]
    desk.reject(EDITOR, "events", Event.objects.get(report__article__outlet="ب").ref, "ليس في النص")
    page = shown(client, f"/en/incidents/{incident.ref}/")
    assert "1 outlet tells of it" in words(page) and "60" not in words(page) and "جهة خفية" not in page
    assert "1 outlet tells of it" in words(shown(client, "/en/incidents/"))
    assert ">1 outlet tells of this incident<" in shown(client, f"/en{address('أ')}")


def test_an_incident_that_nobody_may_see_is_not_there(client):
    incident = link([telling("أ", confidence=0.1)])[0]
    assert client.get(f"/incidents/{incident.ref}/").status_code == 404
    assert client.get("/incidents/0123456789abcdef/").status_code == 404
    assert incident.ref not in shown(client, "/incidents/")


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_merged_incident_leads_on_for_ever(client, prefix):
    first, second, third = link(
        [telling("أ"), telling("ب", lead=1)], [telling("ج", lead=2)], [telling("د", lead=3), telling("ه", lead=3)]
    )
    desk.merge(EDITOR, second.ref, first.ref, "واقعة واحدة")
    desk.merge(EDITOR, first.ref, third.ref, "واقعة واحدة")
    kept = Incident.objects.get(merged_into=None)
    for gone in {first.ref, second.ref, third.ref} - {kept.ref}:
        answer = client.get(f"{prefix}/incidents/{gone}/")
        assert (answer.status_code, answer["Location"]) == (301, f"{prefix}/incidents/{kept.ref}/")
        assert answer["Cache-Control"] == "no-cache", "a merge may be undone"
    page = shown(client, f"/en/incidents/{kept.ref}/")
    assert "with decisions by people that stand" in page
    decisions = section(page, "decisions-title")
    assert "Joined with another incident" in decisions and "واقعة واحدة" in decisions and EDITOR.name not in page


def test_what_the_machine_linked_says_so(client, differing):
    assert "linked by machine, and no person has checked" in shown(client, f"/en/incidents/{differing.ref}/")


@pytest.mark.parametrize(("prefix", "title"), [("", "سُحبت هذه الواقعة"), ("/en", "This incident was withdrawn")])
def test_a_withdrawn_incident_stays_as_a_tombstone(client, differing, prefix, title):
    desk.withdraw_incident(EDITOR, differing.ref, "خلط بين يومين")
    answer = client.get(f"{prefix}/incidents/{differing.ref}/")
    page = answer.content.decode()
    assert answer.status_code == 410 and title in page and "خلط بين يومين" in page and EDITOR.name not in page
    assert ("Day:" if prefix else ". في ") in page and "قوات السهل" not in page
    assert differing.ref not in shown(client, "/incidents/")
    assert "/incidents/" + differing.ref not in shown(client, address("موقع السهل"))


def test_a_withdrawn_incident_without_reports_keeps_its_tombstone(client, differing):
    desk.withdraw_incident(EDITOR, differing.ref, "خلط بين يومين")
    Told.objects.all().delete()
    answer = client.get(f"/incidents/{differing.ref}/")
    assert answer.status_code == 410 and "خلط بين يومين" in answer.content.decode()


def test_one_report_says_that_nothing_was_linked(client):
    incident = link([telling("أ", killed=3)])[0]
    assert "nothing was linked" in shown(client, f"/en/incidents/{incident.ref}/")


def test_queries_do_not_grow_with_the_reports(client):
    def asked(incident):
        with CaptureQueriesContext(connection) as queries:
            shown(client, f"/incidents/{incident.ref}/")
        return len(queries)

    few = asked(link([telling("أ", killed=3), telling("ب", lead=1)])[0])
    for number in range(20):
        link([telling(f"جهة {number}", killed=number, lead=number % 4)])
    events = list(Told.objects.values_list("event", flat=True))
    save_incidents([events])
    assert asked(Incident.objects.get(merged_into=None)) == few


@pytest.mark.parametrize("names", [grading.GRADES, grading.REASONS, ACTS])
def test_grades_reasons_and_acts_have_words_in_both_languages(names):
    for code in names:
        with translation.override("ar"):
            assert re.search("[\u0621-\u064a]", spelled(names, code)), code


def test_every_grade_has_a_name_and_parties_belong_to_what_knowledge_says():
    assert set(grading.GRADES) == {grade.value for grade in Grade}
    assert root_of("ru-air") == root_of("ru-forces") == "state-ru" and root_of("unknown-party") == "unknown-party"
