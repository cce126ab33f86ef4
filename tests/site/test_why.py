"""Why reports are linked, and why others are not: in words, with sums that add up, and nothing held back in them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from incidents import SAHL, VICTIM, WADI, story, telling
from waqai import desk
from waqai.desk import Editor
from waqai.linking import compare
from waqai.pipeline import lay_out, link_all
from waqai.site import link_words
from waqai.site.link_pairs import explain, sides_of
from waqai.site.numbers import percent, signed
from waqai.store.links import DatabaseLinks
from waqai.store.models import Event, Incident, LinkJudgement, Told
from waqai.store.shelf import DatabaseShelf

EDITOR = Editor("سمر")
LANGUAGES = ("", "/en")
ELSEWHERE = (
    "ليلة هادئة في الجبل سبقت قذائف متفرقة قصفت قوات الوادي بلدة النخيل قرب مطحنة الزيتون القديمة فقتل راعٍ "
    f"ونفقت أغنام بحسب أهل الضيعة بينهم {VICTIM}."
)


def linked(*reports):
    """Put reports into the store and link them as `waqai link` does; return the incident of the first."""
    for report in reports:
        DatabaseShelf().put(report)
    for _ in lay_out(DatabaseLinks()):
        pass
    link_all(DatabaseLinks())
    first = Event.objects.get(report__article__page__url=reports[0].page.url)
    return Incident.objects.get(told__event=first.ref)


def told_on(day, **changes):
    return {"start": day, "end": day, **changes}


@pytest.fixture
def two(client):
    """Two outlets on one shelling, of which one tells fewer killed and another doer."""
    return linked(telling("صحيفة الوادي", killed=3), telling("موقع السهل", "2024-03-12", killed=4, doer=(SAHL,)))


def page_of(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def words(markup):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup))


def number(text):
    return float(re.sub("[\u2066\u2069]", "", text).replace("\u2212", "-"))


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_each_comparison_is_said_in_words_with_what_both_tell(client, two, prefix):
    page = words(page_of(client, f"{prefix}/incidents/{two.ref}/why/"))
    expected = (
        ("Both tell the same place. النخيل", "Both tell the same day. 10 March 2024", "They are of two outlets.",
         "The numbers of people killed are near each other. 3 / 4", "They name different parties")
        if prefix
        else ("كلاهما يذكر المكان نفسه. النخيل", "١٠ آذار ٢٠٢٤", "عددا القتلى متقاربان. ٣ / ٤", "ينسبانها إلى طرفين")
    )  # fmt: skip
    assert [text for text in expected if text not in page] == []
    assert ("People harmed" not in page) and f"{prefix}/incidents/{two.ref}/" in page_of(
        client, f"{prefix}/incidents/{two.ref}/why/"
    )


def test_the_incident_page_leads_there(client, two):
    page = page_of(client, f"/en/incidents/{two.ref}/")
    assert f'<a href="/en/incidents/{two.ref}/why/">Why these reports are linked, and others are not</a>' in page


def test_the_lines_add_up_to_the_sum_that_is_told(client, two):
    page = page_of(client, f"/en/incidents/{two.ref}/why/")
    table = re.search(r'<table class="falls">(.*?)</table>', page, re.S)[1]
    *parts, total = [number(text) for text in re.findall(r'<td class="num">(.*?)</td>', table)]
    assert sum(parts) == pytest.approx(total, abs=0.1) and total > 0.05
    told = re.search(r"Together (\S+), as odds", words(page))[1]
    assert number(told) == pytest.approx(total)


def test_rare_words_are_shown_and_no_part_of_a_held_name(client):
    text = story(0, 3)
    incident = linked(telling("أ", killed=3, text=text), telling("ب", "2024-03-12", killed=3, text=text + " وزيادة."))
    refs = tuple(Told.objects.values_list("event", flat=True).order_by("event"))
    (pair,) = explain([refs], sides_of(Event.objects.all()))
    rare = next(line for line in pair.why.lines if line.name == "rare")
    assert rare.both and not {*VICTIM.split()} & set(rare.both)
    assert "بيلان" in pair.why.likeness.rare, "the name is among the words compared, and only not shown"
    for path in (f"/incidents/{incident.ref}/why/", "/links/{}/{}/".format(*refs)):
        page = page_of(client, path)
        assert not any(part in page for part in (VICTIM, *VICTIM.split()))


def test_a_strike_on_the_place_on_another_day_is_near_and_not_linked(client):
    first = linked(telling("أ", killed=3), telling("ب", killed=3, lead=1))
    later = telling("ج", "2024-03-16", killed=1, lead=2)
    event = later.events[0]
    DatabaseShelf().put(
        type(later)(
            later.page, later.article, later.reader, (type(event)(**_fields(event) | told_on("2024-03-13")),), ()
        )
    )
    for _ in lay_out(DatabaseLinks()):
        pass
    link_all(DatabaseLinks())
    page = words(page_of(client, f"/en/incidents/{first.ref}/why/"))
    apart = page[page.index("Alike or near, and yet another incident") :]
    assert "Never linked by machine: they are told to the day" in apart
    assert "10 March 2024 / 13 March 2024" in apart


def _fields(event):
    return {name: getattr(event, name) for name in event.__slots__}


def test_what_a_person_decided_is_said(client, two):
    third = linked(telling("ج", "2024-03-12", killed=1, text=ELSEWHERE))
    if third.ref == two.ref:
        desk.split(EDITOR, third.ref, [_ref("ج")], "واقعتان")
    else:
        desk.keep_apart(EDITOR, two.ref, third.ref, "واقعتان")
    page = words(page_of(client, "/en/links/{}/{}/".format(_ref("ج"), _ref("صحيفة الوادي"))))
    assert "A person decided that they are not one." in page and "They are of two incidents now." in page


def test_a_decision_holds_for_those_that_another_decision_put_beside(client):
    incident = linked(telling("أ", killed=3), telling("ب", killed=3, lead=1), telling("ج", killed=3, lead=2))
    assert incident.told.count() == 3
    desk.split(EDITOR, incident.ref, [_ref("ج")], "واقعتان")
    desk.split(EDITOR, incident.ref, [_ref("ب")], "واقعتان")
    of = {outlet: Told.objects.get(event=_ref(outlet)).incident.ref for outlet in "أبج"}
    desk.merge(EDITOR, of["ب"], of["ج"], "واحدة")
    desk.undo(EDITOR, LinkJudgement.objects.earliest("pk").pk, "لا نعرف")
    page = words(page_of(client, f"/en/links/{_ref('ب')}/{_ref('ج')}/"))
    assert "A person decided that they are one." in page
    page = words(page_of(client, f"/en/links/{_ref('أ')}/{_ref('ج')}/"))
    assert "A person decided that they are not one." in page


def _ref(outlet):
    return Event.objects.get(report__article__outlet=outlet).ref


def test_an_event_that_nobody_may_see_is_compared_in_public_with_nothing(client):
    linked(telling("أ", killed=3), telling("ب", killed=3, lead=1, confidence=0.1))
    one, hidden = _ref("أ"), _ref("ب")
    page_of(client, f"/links/{one}/{hidden}/", 404)
    page_of(client, f"/links/{one}/0123456789abcdef/", 404)
    incident = Incident.objects.get(told__event=one)
    assert hidden not in page_of(client, f"/incidents/{incident.ref}/why/")


def test_pages_of_incidents_that_are_gone(client, two):
    other = linked(telling("ج", "2024-05-12", lead=3))
    page_of(client, "/incidents/0123456789abcdef/why/", 404)
    desk.withdraw_incident(EDITOR, other.ref, "خلط")
    answer = client.get(f"/incidents/{other.ref}/why/")
    assert (answer.status_code, answer["Location"]) == (301, f"/incidents/{other.ref}/")


def test_an_incident_put_together_by_hand_says_that_nothing_is_kept(client):
    incident = linked(telling("أ", killed=3), telling("ب", killed=3))
    Told.objects.update(facts={})
    assert "No comparison is kept of this report." in page_of(client, f"/en/incidents/{incident.ref}/why/")


def test_queries_do_not_grow_with_the_reports(client):
    def asked(incident):
        with CaptureQueriesContext(connection) as queries:
            page_of(client, f"/incidents/{incident.ref}/why/")
        return len(queries)

    few = asked(linked(telling("أ", killed=3), telling("ب", lead=1, killed=3)))
    many = linked(*(telling(f"جهة {number}", killed=3, lead=number % 4) for number in range(12)))
    assert asked(many) == few <= 30


def _levels():
    return {
        "place": ["same", "name", "area", "other area", *(f"km {x}" for x in ("3", "10", "30", "more"))],
        "day": [f"{told} {x}" for told in ("days", "told", "both told") for x in ("0", "1", "3", "10", "more")]
        + ["told before"],
        "date": [f"{told} {x}" for told in ("date", "told date") for x in ("0", "1", "3", "more")],
        "weekday": ["same", "next", "other"],
        "killed": ["one", "same", "same many", "fits", "near", "other", "far"],
        "injured": ["same", "near", "other"],
        "known": ["3", "6", "12", "25", "50", "more", "none"],
        "pairs": ["0", "1", "2", "3", "6", "12", "more"],
        "runs": list("012345"),
        **{name: ["same", "other"] for name in ("side", "object", "voice")},
        "type": ["same", "family", "other"],
    }


def test_every_level_has_its_sentence_in_arabic():
    levels = _levels()
    assert {*levels, "words", "rare"} == {*compare._PLAIN, "known", "words", "rare", "pairs"}
    with translation.override("ar"):
        for name, some in levels.items():
            for level in some:
                assert re.search("[\u0621-\u064a]", translation.gettext(link_words.SENTENCES[name][level])), level
        assert (
            signed(-1.5) == "\u2066\u2212١٫٥٠\u2069" and percent(0.97) == "٩٧٪" and signed(0.001) == "\u2066٠٫٠٠\u2069"
        )


def test_parties_that_differ_are_named_side_by_side(client):
    linked(telling("أ", killed=3, doer=(WADI,)), telling("ب", killed=3, doer=(SAHL,)))
    (pair,) = explain([(_ref("أ"), _ref("ب"))], sides_of(Event.objects.all()))
    side = next(line for line in pair.why.lines if line.name == "side")
    assert (side.one, side.other) == (("قوات الوادي",), ("قوات السهل",))
