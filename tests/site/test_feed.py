"""The front page as an Atom feed, in both languages, with the site's own addresses."""

from xml.etree import ElementTree

import pytest
from django.test import override_settings
from written import VICTIM

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.mark.parametrize(
    ("path", "language", "title"),
    [("/feed.atom", "ar", "وقائع: أحدث السجلات"), ("/en/feed.atom", "en", "Waqai: latest records")],
)
def test_the_feed_is_atom_with_absolute_addresses(filled, path, language, title):
    with override_settings(SITE_URL="https://waqai.example"):
        answer = filled.get(path)
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert feed.findtext("a:title", namespaces=ATOM) == title
    addresses = [link.get("href") for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert addresses and all(address.startswith("https://waqai.example/") for address in addresses)
    assert f"https://waqai.example{path}" in addresses
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == 6
    assert all(entry.findtext("a:updated", namespaces=ATOM) for entry in entries)


def test_each_entry_says_where_it_leads_and_how_it_stands(filled):
    feed = ElementTree.fromstring(filled.get("/feed.atom").content)
    summaries = [entry.findtext("a:summary", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]
    assert all("قراءة آلية" in summary for summary in summaries)
    for entry in feed.findall("a:entry", ATOM):
        link = entry.find("a:link", ATOM).get("href").removeprefix("http://localhost:8000")
        assert filled.get(link).status_code == 200
    assert VICTIM not in filled.get("/feed.atom").content.decode()


def test_an_empty_store_gives_an_empty_feed(client):
    assert ElementTree.fromstring(client.get("/feed.atom").content).findall("a:entry", ATOM) == []
