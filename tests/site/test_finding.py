"""The list of incidents: words, days in either calendar, facets with counts, order, all in the address."""

import re
from datetime import date
from html import unescape

import pytest
from django.http import QueryDict

from incidents import SAHL, VICTIM, link, story, telling
from waqai.site.chosen import ORDER_NAMES
from waqai.site.covered import Covered
from waqai.site.finding import is_asked, lit
from waqai.site.narrowing import asked, parse_bound
from waqai.store.columns import ORDERS
from waqai.store.search import parse_question


@pytest.fixture
def listed(client):
    link(
        [telling("أول", "2024-03-11", 2), telling("ثان", "2024-03-12", 7, lead=1)],
        [telling("ثالث", "2024-03-13", 1, lead=2, type="attack", doer=(SAHL,))],
    )
    return client


def shown(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return unescape(response.content.decode())


def found(client, query):
    return len(re.findall(r'<h3><a href="(?:/en)?/incidents/\w+/">', shown(client, f"/en/incidents/?{query}")))


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 2),
        ("q=النخيل", 2),
        ("q=شهود", 1),
        ('q="شهود حضروا"', 1),
        ('q="حضروا شهود"', 0),
        ("q=«الساحة القديمة»", 1),
        ("q=شهو*", 1),
        ("q=ش*", 0),
        ("type=attack", 1),
        ("type=attack&type=shelling", 2),
        ("type=attack&told=several", 0),
        ("side=t-sahl&harm=killed&grade=weak", 1),
        ("source=أول&harm=killed&q=هاتف", 1),
        ("from=2024-03-10&to=2024-03", 2),
        ("from=2024-03-11", 0),
        ("from=1445-08-29&to=1445-08&calendar=hijri", 2),
        ("from=٢٠٢٤&to=٢٠٢٤/٣/٩", 0),
        ("from=yesterday&sort=no&page=x&calendar=mayan", 2),
        ("place=iso:SY", 2),
        ("place=no:where", 0),
        ("month=2024-03", 2),
        ("object=%00", 2),
    ],
)
def test_the_address_narrows_the_list(listed, query, number):
    assert found(listed, query) == number


def test_what_is_chosen_stands_above_the_list_and_each_is_taken_back_by_its_link(listed):
    query = "from=2024&to=1445-09&calendar=hijri&type=attack&place=iso:SY&told=one&sort=toll&window=35,35,38,38"
    for path in ("incidents", "map"):
        chosen = listed.get(f"/en/{path}/?{query}").context["chosen"]
        told = {one.name: one.value for one in chosen}
        assert told.pop("Order", "highest toll told first") == "highest toll told first"
        assert set(told) == {"To", "Window on the map", "Type", "Place", "Told by"}  # 2024 is no year of that calendar
        assert (
            told["To"].startswith("1445-09 · Hijri")
            and told["Place"] == "Syria"
            and told["Type"] == "Attack on civilians"
        )
        for one in chosen:
            fewer = listed.get(f"/en/{path}/?{one.query}").context["chosen"]
            assert [left.name for left in fewer] == [left.name for left in chosen if left.name != one.name]
            assert f'<a href="?{one.query}">' in shown(listed, f"/en/{path}/?{query}")
    assert not listed.get("/en/incidents/?q=شهود&sort=several").context["chosen"]


def test_each_order_has_a_name():
    assert set(ORDER_NAMES) == set(ORDERS) and next(iter(ORDER_NAMES)) == ORDERS[0]


def test_a_facet_of_many_values_can_be_shown_whole(client):
    kinds = ["shelling", "attack", "arrest", "release", "protest", "riot", "looting", "bombing", "abduction",
             "judicial", "operation", "agreement"]  # fmt: skip
    link(
        *(
            [telling(f"خبر {kind}", "2024-03-11", 1, type=kind, text=f"{story(0, 1)} خبر رقمه {number}")]
            for number, kind in enumerate(kinds)
        )
    )
    page = shown(client, "/en/incidents/?q=خبر")
    (query,) = re.findall(r'href="\?([^"#]*)#by-type"', page)
    assert sum(f"type={kind}" in page for kind in kinds) == 10
    whole = shown(client, f"/en/incidents/?{query}")
    assert all(f"type={kind}" in whole for kind in kinds) and "#by-type" not in whole
    assert "all=" not in "".join(re.findall(r'href="\?([^"]*type=[^"]*)"', whole)), "choosing one folds it again"
    assert shown(client, "/en/incidents/?all=%3Cb%3E")


def test_facets_tell_how_many_and_lead_there(listed):
    page = shown(listed, "/en/incidents/?from=2024")
    assert re.search(r'href="\?from=2024&type=attack"><bdi>[^<]+</bdi></a> <span class="num soft">1<', page)
    page = shown(listed, "/en/incidents/?told=one")
    assert 'href="?told=one&told=several"' in page
    assert 'href="?" aria-current="true"><bdi>one outlet</bdi>' in page
    assert '<input type="hidden" name="told" value="one">' in page


def test_the_way_to_a_place_is_shown_step_by_step(listed):
    page = shown(listed, "/en/incidents/?place=iso:SY")
    assert '<a href="?"><bdi>anywhere</bdi></a>' in page and "<strong><bdi>Syria</bdi></strong>" in page
    below = re.search(r'href="\?place=([^"]+)"><bdi>النخيل', page)
    assert found(listed, f"place={below.group(1)}") == 2


def test_found_words_are_marked_and_names_stay_held_back(listed):
    page = shown(listed, "/en/incidents/?q=بلده")
    assert '<mark class="hit">بلدة</mark>' in page and "name held back" in page
    for name in (VICTIM, *VICTIM.split()):
        assert name not in page and found(listed, f"q={name}") == 0


def test_vowel_signs_part_no_word():
    marked = lit(Covered(("قُتل رجل <b> قرب التّل", None)), parse_question("تل"))
    assert marked.count("<mark") == 1 and '<mark class="hit">التّل</mark>' in marked and "&lt;b&gt;" in marked


def test_the_search_is_a_feed(listed):
    page = shown(listed, "/en/incidents/?type=attack")
    assert '/en/incidents/feed.atom?type=attack"' in page
    feed = shown(listed, "/en/incidents/feed.atom?type=attack")
    assert feed.count("<entry>") == 1 and "<updated>" in feed
    assert shown(listed, "/incidents/feed.atom").count("<entry>") == 2


def test_an_address_says_itself_again():
    query = QueryDict("q=a b&from=2024&sort=toll&type=attack&type=raid&place=x&place=y&page=3&month=open")
    again = asked(QueryDict(asked(query).query()))
    assert again == asked(query) and again.of("place") == ("x",) and again.question == "a b"


@pytest.mark.parametrize(
    ("text", "calendar", "first", "last"),
    [
        ("2024", "gregorian", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "gregorian", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024/12", "gregorian", date(2024, 12, 1), date(2024, 12, 31)),
        ("٢٠٢٤-٠٣-١٠", "gregorian", date(2024, 3, 10), date(2024, 3, 10)),
        ("1445-09", "hijri", date(2024, 3, 11), date(2024, 4, 9)),
        ("1445", "hijri", date(2023, 7, 19), date(2024, 7, 6)),
        ("1445-09-01", "hijri", date(2024, 3, 11), date(2024, 3, 11)),
        ("2024-13", "gregorian", None, None),
        ("1445-13", "hijri", None, None),
        ("99999", "gregorian", None, None),
        ("0", "gregorian", None, None),
        ("", "gregorian", None, None),
    ],
)
def test_days_are_read_in_either_calendar(text, calendar, first, last):
    assert parse_bound(text, calendar) == first
    assert parse_bound(text, calendar, last=True) == last


def test_a_word_is_marked_in_every_form_it_is_found_by():
    words = parse_question('نخيل "بلدة قديمة" قصف*')
    assert all(is_asked(word, words) for word in ("بالنخيل", "النخيل", "بلدة", "قصفت", "والقصف"))
    assert not any(is_asked(word, words) for word in ("قديم" * 2, "نخلة", "مقصف"))
