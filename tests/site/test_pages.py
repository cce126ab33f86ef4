"""What pages show, to whom it belongs, and what they never show."""

import base64
import hashlib
import re
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import URLPattern
from written import VICTIM, all_reports, crowd

from incidents import link_by_type
from waqai.site.urls import urlpatterns
from waqai.store.judging import add_judgement
from waqai.store.models import Actor, Article, Demand, Event, Incident, Place, Source, Statement
from waqai.store.shelf import DatabaseShelf

LANGUAGES = ("", "/en")


def addresses():
    """Every address of the site that shows records, for the written reports."""
    rows = [
        (Event, "events"),
        (Incident, "incidents"),
        (Statement, "statements"),
        (Demand, "demands"),
        (Actor, "actors"),
        (Place, "places"),
    ]
    found = [
        "/",
        "/events/",
        "/incidents/",
        "/statements/",
        "/demands/",
        "/demands/tracker/",
        "/search/",
        "/search/?q=النخيل",
        "/about/",
        "/api/",
        "/sources/",
        "/letter/",
        "/feed.atom",
        "/map/",
        "/incidents/feed.atom",
    ]
    found += [f"/{name}/{row.ref}/" for model, name in rows for row in model.objects.all()]
    found += [f"/sources/{row.slug}/" for row in Source.objects.all()]
    found += [f"/incidents/{row.ref}/why/" for row in Incident.objects.all()]
    return found + [f"/articles/{row.page.ref}/" for row in Article.objects.select_related("page")]


def shown(client, path):
    response = client.get(path)
    return response.content.decode()


def event(kind="shelling", outlet="صحيفة الوادي"):
    return Event.objects.get(type=kind, report__article__outlet=outlet)


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_every_page_is_served_and_small(filled, prefix):
    statuses = {path: filled.get(prefix + path) for path in addresses()}
    wrong = {path: answer.status_code for path, answer in statuses.items() if answer.status_code != 200}
    victim = Actor.objects.get(name=VICTIM)
    assert wrong == {f"/actors/{victim.ref}/": 404}
    assert max(len(answer.content) for answer in statuses.values()) < 60_000


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_about_says_what_is_machine_read_and_credits_its_sources(client, prefix):
    page = shown(client, prefix + "/about/")
    assert all(name in page for name in ("OCHA", "COD-AB", "GeoNames", "CC BY 4.0", "Unicode CLDR", "IBM Plex"))
    assert ("Machine-read" if prefix else "قراءة آلية") in page


@pytest.mark.postgres
def test_every_page_is_served_from_postgresql_too(postgres_store):
    client = Client()
    for report in all_reports():
        DatabaseShelf().put(report)
    link_by_type()
    victim = Actor.objects.get(name=VICTIM)
    for path in addresses():
        answer = client.get(path)
        assert answer.status_code == (404 if victim.ref in path else 200), path
        assert VICTIM not in answer.content.decode(), path
    assert 'class="records"' in shown(client, "/search/?q=نخيل")


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_private_name_is_nowhere(filled, prefix):
    for path in addresses():
        page = shown(filled, prefix + path)
        assert not any(part in page for part in (VICTIM, *VICTIM.split())), path


def test_a_released_name_is_shown_in_record_and_article(filled):
    add_judgement("events", event().ref, "release", "editor", "the family published it", {"name": VICTIM})
    assert VICTIM in shown(filled, f"/events/{event().ref}/")
    assert VICTIM in re.sub(r"<[^>]+>", "", shown(filled, f"/articles/{event().report.article.page.ref}/"))


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_what_came_from_outside_is_text_and_never_markup(filled, prefix):
    for path in addresses():
        page = shown(filled, prefix + path)
        assert "<script" not in page and "<b>" not in page and "javascript:" not in page, path
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown(filled, f"/articles/{event().report.article.page.ref}/")


def test_every_record_page_links_each_proof_to_its_mark_and_back(filled):
    told = event()
    page = shown(filled, f"/events/{told.ref}/")
    article_path = f"/articles/{told.report.article.page.ref}/"
    article = shown(filled, article_path)
    for item in told.evidence.all():
        name = f"{item.start}-{item.end}"
        assert f'href="{article_path}?at={name}#m{name}"' in page, item.field
        assert article.count(f'id="m{name}"') == 1, item.field
        back = f"/events/{told.ref}/" if item.field == "record" else f"/events/{told.ref}/#{item.field}"
        assert f'href="{back}"' in article, item.field
        if item.field != "record":
            assert f'id="{item.field}"' in page, item.field


def test_each_address_that_lights_a_mark_lights_that_stretch(filled):
    told = event()
    proof = told.evidence.get(field="harm")
    page = shown(filled, f"/articles/{told.report.article.page.ref}/?at={proof.start}-{proof.end}")
    lit = re.findall(r'<mark class="lit">(.*?)</mark>', page)
    assert re.sub(r"<[^>]+>", "", "".join(lit)) == proof.quote


def test_only_sentences_that_prove_something_are_quoted(filled):
    page = shown(filled, f"/articles/{event().report.article.page.ref}/")
    assert "مصادر محلية" in page
    for sentence in ("تشهد المنطقة توترا", "الطقس بارد", "لا خبر في هذه الفقرة"):
        assert sentence not in page


def test_source_credit_caption_and_related_stories(filled):
    page = shown(filled, f"/articles/{event().report.article.page.ref}/")
    assert 'href="https://example.org/shelling"' in page
    assert "وكالة السهل" in page and "سوق النخيل بعد القصف" in page
    assert 'href="https://example.org/calm"' in page
    assert "خبر بلا رابط" in page


def test_what_is_not_told_says_so(filled):
    clash = event("armed_clash", "موقع السهل")
    page = shown(filled, f"/events/{clash.ref}/")
    rows = dict(re.findall(r'<tr id="(\w+)">(.*?)</tr>', page, re.S))
    for field in ("start", "places", "actor1", "actor2", "harm", "objects", "weapons", "according_to"):
        assert "لم يُذكر" in rows[field], field
    assert "not told" in shown(filled, f"/en/events/{clash.ref}/")


def test_tolls_stay_ranges_with_wording_and_sources_side_by_side(filled):
    page = shown(filled, f"/events/{event(outlet='موقع السهل').ref}/")
    assert "٥ على الأقل" in page and "خمسة مدنيين على الأقل" in page
    others = page[page.index("others-title") :]
    assert "صحيفة الوادي" in others and 'class="num">٣<' in others


def test_a_machine_reading_says_so_until_a_person_confirms(filled):
    path = f"/events/{event().ref}/"
    before = shown(filled, path)
    assert "قراءة آلية" in before and "أكّده شخص" not in before
    add_judgement("events", event().ref, "accept", "editor", "compared with the article")
    head = shown(filled, path)
    head = head[head.index("<h1") : head.index("<table")]
    assert "أكّده شخص" in head and "قراءة آلية" not in head


@pytest.mark.parametrize(("verb", "words"), [("withdraw", "سُحب هذا السجل"), ("reject", "رُفض هذا السجل")])
def test_a_record_taken_back_says_so_in_its_place_and_leaves_all_lists(filled, verb, words):
    told = event()
    add_judgement("events", told.ref, verb, "editor", "another place is meant")
    answer = filled.get(f"/events/{told.ref}/")
    page = answer.content.decode()
    assert answer.status_code == 410 and words in page and "another place is meant" in page and "editor" not in page
    assert answer["Cache-Control"] == "no-cache", "what is undone is there again for who came in between"
    assert "قصفت" not in page
    lists = ["/", "/events/", "/search/?q=النخيل", "/feed.atom", f"/places/{Place.objects.first().ref}/"]
    lists += [f"/articles/{told.report.article.page.ref}/", f"/statements/{Statement.objects.first().ref}/"]
    for path in lists:
        assert f"/events/{told.ref}/" not in shown(filled, path), path


def test_loaded_names_are_never_ours(filled):
    """A party that knowledge does not have is shown in quotation marks, as the article's words."""
    page = shown(filled, f"/events/{event().ref}/")
    assert re.search(r"<q [^>]*>قوات الوادي</q>", page)
    assert not re.search(r"<bdi>قوات الوادي</bdi>", page)


def test_addressees_without_a_name_are_told_in_the_language_of_the_page(filled):
    path = f"/demands/{Demand.objects.get().ref}/"
    assert "<bdi>جميع الأطراف</bdi>" in shown(filled, path) and "all parties" not in shown(filled, path)
    assert "<bdi>all parties</bdi>" in shown(filled, f"/en{path}")


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_quotations_say_their_language_and_direction(filled, prefix):
    for path in (f"/events/{event().ref}/", f"/articles/{event().report.article.page.ref}/", "/"):
        page = shown(filled, prefix + path)
        tags = re.findall(r"<(?:q|a class=\"quote\"|p class=\"said\"|div class=\"story\")[^>]*>", page)
        assert tags, path
        for tag in tags:
            assert re.search(r'lang="ar"', tag) and re.search(r'dir="(auto|rtl)"', tag), tag


@pytest.mark.parametrize("path", ["/", "/en/", "/nowhere/", "/static/waqai/site.css", "/feed.atom", "/choices/"])
def test_every_answer_carries_the_protections(filled, path):
    answer = filled.get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "script-src" not in policy
    assert "unsafe" not in policy and "http" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    assert "Access-Control-Allow-Origin" not in answer
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/", "/incidents/", "/sources/", "/api/", "/events/"])
def test_the_style_sheets_in_a_page_are_those_that_the_policy_names(filled, path):
    answer = filled.get(path)
    page = answer.content.decode()
    sheets = re.findall(r"<style>(.*?)</style>", page, re.S)
    assert sheets and 'rel="stylesheet"' not in page  # the first words wait for no second answer
    for sheet in sheets:
        digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer["Content-Security-Policy"]
    fonts = re.findall(r"url\(([^)]*)\)", "".join(sheets))
    assert len(fonts) == 6 and all(filled.get(font).status_code == 200 for font in fonts)


def test_a_form_without_its_cookie_is_refused_with_what_to_do(sqlite_store):
    from_elsewhere = Client(enforce_csrf_checks=True)
    answer = from_elsewhere.post("/account/login/", {"login": "amal", "password": "x"})
    assert answer.status_code == 403 and "ملفات الارتباط" in answer.content.decode()


@pytest.mark.parametrize(
    "question", ["النخيل", "نخيل", "قُصف النّخيل", "شبكه النهر", "شبكة نهر", "الى"], ids=lambda text: unquote(text)
)
def test_search_meets_across_spellings(filled, question):
    page = shown(filled, f"/search/?q={question}")
    assert "لم يُعثر على شيء" not in page and '<ol class="records">' in page


def test_search_says_when_nothing_is_found_and_keeps_the_question(filled):
    page = shown(filled, '/search/?q="><b>زرافة&in=events')
    assert "لم يُعثر على شيء" in page and "&quot;&gt;&lt;b&gt;زرافة" in page
    assert '<option value="events" selected>' in page


@pytest.mark.parametrize("question", ["؟", "   ", "a" * 5000, "' OR 1=1 --", "NEAR(", "*", "\x00"])
def test_odd_questions_break_nothing(filled, question):
    assert filled.get("/search/", {"q": question}).status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "999", "x", ""])
def test_odd_page_numbers_break_nothing(filled, page):
    assert filled.get("/events/", {"page": page}).status_code == 200


def test_every_named_address_is_covered_here(filled):
    apart = {"admin", "api"}  # they have their own tests, and so have accounts
    kinds = ("app_name", "namespace")
    ours = [outer for outer in urlpatterns if apart.isdisjoint(getattr(outer, kind, None) for kind in kinds)]
    patterns = [pattern for outer in ours for pattern in getattr(outer, "url_patterns", [outer])]
    names = {pattern.name for pattern in patterns if isinstance(pattern, URLPattern)}
    covered = {filled.get(path).resolver_match.url_name for path in addresses()}
    elsewhere = {"choices", "letter_confirm", "letter_leave", "api_missing", "link", "incident_picture"}
    assert names == covered | elsewhere


def test_the_written_reports_quote_exactly():
    for report in all_reports():
        for record in (*report.events, *report.statements, *report.demands):
            assert all(report.article.text[e.start : e.end] == e.quote for e in record.evidence)


@pytest.mark.parametrize(
    ("prefix", "title", "run"), [("", "منشور بلا عنوان", "٢–٨"), ("/en", "A post without a headline", "2–8")]
)
def test_an_article_without_a_headline_that_tells_many_events_at_once(client, prefix, title, run):
    DatabaseShelf().put(crowd())
    article = Article.objects.get()
    page = shown(client, f"{prefix}/articles/{article.page.ref}/")
    assert f"<h1>{title}</h1>" in page, "in the language and direction of the page, not of the article"
    assert f"<title>{title} — " in page
    refs = re.findall(r'<span class="refs".*?</span></a></span>', page)
    assert [(one.count("<a "), f">{run}<" in one) for one in refs] == [(1, True)] * 3
    first = re.search(r'<a href="([^"]+)" title="([^"]+)"', refs[0])
    told = {event.ref for event in Event.objects.all()}
    assert first[1].removeprefix(prefix).split("/")[2] in told
    assert len(first[2].split("&#10;")) == 7, "its title names every record"


def test_a_record_with_nothing_beside_it_takes_the_page(filled):
    assert 'class="columns alone"' in shown(filled, f"/events/{event('armed_clash', 'موقع السهل').ref}/")
    assert 'class="columns"' in shown(filled, f"/events/{event().ref}/")
