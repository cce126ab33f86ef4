"""The address decides the language; a remembered choice opens the front page; a browser's wish changes nothing."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from waqai.site.languages import direction, in_language


def head(response):
    return re.search(r"<html lang=\"(\w+)\" dir=\"(\w+)\"", response.content.decode()).groups()


@pytest.mark.parametrize("wish", ["en-US,en;q=0.9", "fr", "ar", ""])
def test_arabic_is_served_to_every_browser(client, wish):
    response = client.get("/", headers={"accept-language": wish})
    assert head(response) == ("ar", "rtl")
    assert response["Content-Language"] == "ar"


def test_english_stands_below_its_prefix(client):
    assert head(client.get("/en/")) == ("en", "ltr")
    assert head(client.get("/en/about/")) == ("en", "ltr")


def test_a_choice_leads_to_the_same_page_in_that_language_and_is_remembered(client):
    response = client.post("/choices/", {"language": "en", "next": "/search/?q=x"})
    assert response["Location"] == "/en/search/?q=x"
    assert client.get("/")["Location"] == "/en/"
    assert client.get("/about/").status_code == 200, "an address in Arabic stays in Arabic"
    assert client.post("/choices/", {"language": "ar", "next": "/en/search/?q=x"})["Location"] == "/search/?q=x"
    assert head(client.get("/")) == ("ar", "rtl")


def test_the_front_page_is_kept_apart_by_cookie_in_caches(client):
    assert "Cookie" in client.get("/")["Vary"]


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:x", ""]
)
def test_a_choice_leads_nowhere_else(client, target):
    assert client.post("/choices/", {"theme": "dark", "next": target})["Location"] == "/"


def test_choices_are_made_by_pressing_not_by_following_a_link(client):
    assert client.get("/choices/").status_code == 405


def test_unknown_choices_change_nothing(client):
    response = client.post("/choices/", {"language": "xx", "theme": "pink", "next": "/about/"})
    assert response["Location"] == "/about/"
    assert not response.cookies


def test_a_theme_is_remembered_and_forgotten(client):
    client.post("/choices/", {"theme": "dark", "next": "/"})
    assert b'data-theme="dark"' in client.get("/").content
    client.post("/choices/", {"theme": "system", "next": "/"})
    assert b' data-theme="' not in client.get("/").content


@pytest.mark.parametrize(
    ("path", "language", "there"),
    [
        ("/", "en", "/en/"),
        ("/en/", "ar", "/"),
        ("/en/events/?page=2", "ar", "/events/?page=2"),
        ("/entry/", "en", "/en/entry/"),
        ("/events/", "ar", "/events/"),
    ],
)
def test_the_same_page_in_the_other_language(path, language, there):
    assert in_language(path, language) == there


def test_addresses_are_written_in_the_language_of_the_page():
    with translation.override("en"):
        assert reverse("events") == "/en/events/"
    with translation.override("ar"):
        assert reverse("events") == "/events/"


def test_directions():
    assert [direction(code) for code in ("ar", "fa", "ar-SY", "en", "fr", None)] == [
        "rtl",
        "rtl",
        "rtl",
        "ltr",
        "ltr",
        "rtl",
    ]
