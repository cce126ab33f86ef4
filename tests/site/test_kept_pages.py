"""Public pages are made once and kept, and no longer than what they show is so."""

import random
from contextlib import suppress
from datetime import date

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from people import make_person, sign_in

from acts import EDITOR, WHY, random_acts
from incidents import link, telling
from waqai import desk
from waqai.desk import NotAllowed
from waqai.errors import StoreError
from waqai.pipeline import lay_out
from waqai.site import frame, kept_pages
from waqai.store import models
from waqai.store.links import DatabaseLinks

PAGES = (
    "/", "/en/", "/incidents/", "/incidents/?type=shelling", "/map/", "/events/", "/statements/", "/demands/",
    "/demands/tracker/", "/sources/",
)  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_kept():
    caches["pages"].clear()


def asked(client, path):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    return answer, len(queries)


def every_page():
    sources = (f"/sources/{slug}/" for slug in models.Source.objects.values_list("slug", flat=True))
    return [*PAGES, *sources, *(f"/incidents/{ref}/" for ref in models.Incident.objects.values_list("ref", flat=True))]


def seen(client):
    return {path: (answer.status_code, answer.content) for path in every_page() if (answer := client.get(path))}


def test_a_page_is_made_once(filled):
    for path in every_page():
        (first, many), (second, few) = asked(filled, path), asked(filled, path)
        assert first.content == second.content and first.headers == second.headers
        assert few == 1 < many, f"{path}: one look tells whether anything changed"


def test_what_is_taken_back_is_gone_at_once(filled):
    ref = models.Incident.objects.order_by("pk").first().ref
    before = seen(filled)
    desk.withdraw_incident(EDITOR, ref, WHY)
    after = seen(filled)
    assert (before[f"/incidents/{ref}/"][0], after[f"/incidents/{ref}/"][0]) == (200, 410)
    assert ref.encode() in before["/"][1] and ref.encode() not in after["/"][1]


@pytest.mark.parametrize("seed", range(2))
def test_after_any_acts_pages_are_what_they_would_be_made_anew(client, seed):
    link([telling("أول"), telling("ثان", "2024-03-12", 5, lead=1)], [telling("ثالث", lead=2)])
    models.Told.objects.update(row=0)  # the reports are laid out for linking when first it is called
    for _ in lay_out(DatabaseLinks()):
        pass
    chance = random.Random(seed)
    acts = list(random_acts(chance).values())
    shown = set()
    for _ in range(25):
        with suppress(NotAllowed, StoreError, IndexError):  # an act that may not be done here and now changes nothing
            chance.choice(acts)()
        kept = seen(client)
        caches["pages"].clear()
        assert kept == seen(client)
        shown.add(kept["/"])
    assert len(shown) > 5, "the acts changed what is shown"


def test_another_theme_language_or_day_is_another_page(filled, monkeypatch):
    plain = filled.get("/").content
    filled.cookies["theme"] = "dark"
    dark = filled.get("/").content
    assert b'dir="rtl" data-theme="dark">' in dark and b'dir="rtl">' in plain
    assert filled.get("/en/").content != dark
    for module in (frame, kept_pages):
        monkeypatch.setattr(module, "today", lambda: date(2031, 5, 6))
    assert b"2031-05-06" in filled.get("/").content


def test_who_is_signed_in_gets_a_page_of_their_own(filled):
    sign_in(filled, make_person("amal", "editor"))
    (_, first), (_, second) = asked(filled, "/"), asked(filled, "/")
    assert second >= first - 1 > 1 and not caches["pages"]._cache


def test_an_address_without_a_page_is_asked_anew(filled):
    missing = "/incidents/0000000000000000/"
    assert filled.get(missing).status_code == 404 and asked(filled, missing)[1] > 1
