"""Pages of outlets: what each told and when, beside others; counted, and no name given away."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from written import shelling

from incidents import VICTIM, WADI, link, telling
from waqai import desk
from waqai.desk import Editor
from waqai.records import Party
from waqai.store import outlets
from waqai.store.models import Event, Source
from waqai.store.outlets import Firsts, firsts_of
from waqai.store.shelf import DatabaseShelf


def source(name):
    return Source.objects.get(name=name)


def page_of(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def words(markup):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup))


@pytest.fixture
def told(client):
    """Five incidents: أ is first in one, later in one, on the same day in one, alone in one, undated in one."""
    link(
        [telling("أ", "2024-03-11"), telling("ب", "2024-03-12", lead=1)],
        [telling("أ", "2024-03-14"), telling("ب", "2024-03-12", lead=1)],
        [telling("أ", "2024-03-11"), telling("ب", "2024-03-11", lead=1)],
        [telling("أ", "2024-03-11", source=(WADI, Party("مصادر محلية", kind="unnamed")))],
        [telling("أ", None), telling("ب", "2024-03-11", lead=1)],
    )


def test_when_it_tells_beside_others(told):
    assert firsts_of(source("أ")) == Firsts(alone=1, first=1, same=1, later=1, undated=1)
    assert firsts_of(source("ب")) == Firsts(alone=0, first=1, same=1, later=1, undated=1)
    assert firsts_of(source("أ")).shared == 4


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_of_an_outlet(client, told, prefix):
    page = page_of(client, f"{prefix}/sources/{source('أ').slug}/")
    rows = dict(re.findall(r'<th scope="row">(.*?)</th><td class="num">(.*?)</td>', page))
    one = "1" if prefix else "١"
    assert list(rows.values()) == [one] * 5 and page.count('<li>\n<h3><a href="') == 5
    assert ("Nothing here says how true" if prefix else "لا شيء هنا يقول ما مدى صدق أخبارها") in page
    cited = page[page.index('id="cited-title"') :]
    assert "قوات الوادي" in cited and "مصادر محلية" in cited and f"{prefix}/actors/" in cited


def test_the_list_and_the_ways_to_an_outlet(client, told):
    slug = source("أ").slug
    assert f'href="/sources/{slug}/"' in page_of(client, "/sources/")
    event = Event.objects.filter(report__article__outlet="أ").first()
    article = event.report.article.page.ref
    for path in (f"/events/{event.ref}/", f"/articles/{article}/"):
        assert f'href="/sources/{slug}/"' in page_of(client, path), path
    assert 'href="/sources/"' in page_of(client, "/about/")


def test_what_may_not_be_shown_is_not_counted_and_no_name_is_told(client, told):
    DatabaseShelf().put(telling("أ", "2024-03-20", confidence=0.1, source=(Party("لجنة خفية", kind="unnamed"),)))
    base = shelling()
    held = replace(base.events[0], according_to=(Party(VICTIM, kind="person"),))
    DatabaseShelf().put(replace(base, events=(held,)))
    event = Event.objects.filter(report__article__outlet="أ").order_by("pk").first()
    before = firsts_of(source("أ"))
    desk.withdraw(Editor("سمر"), "events", event.ref, "خطأ")
    assert firsts_of(source("أ")).first == before.first - 1
    page = page_of(client, f"/sources/{source('أ').slug}/")
    assert "لجنة خفية" not in page
    other = page_of(client, f"/sources/{source('صحيفة الوادي').slug}/")
    for name in (VICTIM, *VICTIM.split()):
        assert name not in page and name not in other
    assert outlets.cited_by(source("صحيفة الوادي")) == []


def test_texts_that_others_have_too_are_counted(client):
    text = telling("أ").article.text
    link([telling("أ", text=text), telling("ب", "2024-03-12", text=text), telling("ج", lead=2)])
    assert [outlets.copies_of(source(name)) for name in ("أ", "ب", "ج")] == [1, 1, 0]
    assert "stands at another outlet, too" in words(page_of(client, f"/en/sources/{source('ب').slug}/"))


def test_an_outlet_that_is_not_there(client):
    page_of(client, "/sources/0123456789abcdef/", 404)


def test_queries_do_not_grow_with_the_reports(client):
    def asked(path):
        with CaptureQueriesContext(connection) as queries:
            page_of(client, path)
        assert [row["sql"] for row in queries if '"packed"' in row["sql"]] == []
        return len(queries)

    link([telling("أ", killed=3)])
    path = f"/sources/{source('أ').slug}/"
    few = asked(path), asked("/sources/")
    link(*([telling("أ", killed=number + 1, lead=number % 4)] for number in range(15)))
    assert (asked(path), asked("/sources/")) == few and few[0] <= 20
