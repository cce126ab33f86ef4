"""Share cards and the map: ink in Arabic that joins, the words of the page, areas for places, nothing held back."""

import os
import re
import struct
import zlib
from dataclasses import replace

import pytest
from django.utils import translation

from incidents import VICTIM, link, telling
from waqai import desk
from waqai.desk import Editor
from waqai.records import Place
from waqai.site import incidents, locator, share_cards
from waqai.store.models import Event

KNOWN = Place("معرة النعمان", "ocha:C3985", 35.647611, 36.676611, "إدلب", "SY", "settlement")
HOUSE = Place(f"منزل {VICTIM}", None, 35.987654, 40.876543, "دير الوادي", "SY", "settlement")


def at(place, outlet="أ", **changes):
    report = telling(outlet, killed=3, **changes)
    return replace(report, events=(replace(report.events[0], places=(place,)),))


def size(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def pixels(png):
    """Return the rows of a PNG of eight bits a channel, unfiltered."""
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert depth == 8
    channels = {2: 3, 6: 4}[colour]
    chunks, offset = b"", 8
    while offset < len(png):
        (length,) = struct.unpack(">I", png[offset : offset + 4])
        if png[offset + 4 : offset + 8] == b"IDAT":
            chunks += png[offset + 8 : offset + 8 + length]
        offset += 12 + length
    told, rows, before = zlib.decompress(chunks), [], bytes(width * channels)
    for y in range(height):
        kind, line = told[y * (width * channels + 1)], told[y * (width * channels + 1) + 1 :][: width * channels]
        row = bytearray(line)
        for x in range(len(row)):
            left = row[x - channels] if x >= channels else 0
            corner = before[x - channels] if x >= channels else 0
            guess = left + before[x] - corner
            near = min((left, before[x], corner), key=lambda one: abs(guess - one))
            row[x] = (row[x] + (0, left, before[x], (left + before[x]) // 2, near)[kind]) % 256
        before = bytes(row)
        rows.append([before[x : x + 3] for x in range(0, len(before), channels)])
    return rows


def dark(rows, top, bottom):
    return sum(max(pixel) < 110 for row in rows[top:bottom] for pixel in row)


@pytest.fixture
def two(client):
    return link([at(KNOWN), at(KNOWN, "ب", lead=1)])[0]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_card_is_a_picture_with_ink_of_the_size_that_the_page_says(client, two, prefix):
    answer = client.get(f"{prefix}/incidents/{two.ref}/card.png")
    assert answer["Content-Type"] == "image/png" and size(answer.content) == (1200, 630)
    rows = pixels(answer.content)
    assert dark(rows, 180, 260) > 2000, "the headline"
    assert dark(rows, 40, 150) > 2000, "the logo"
    assert len(answer.content) < 120_000
    page = client.get(f"{prefix}/incidents/{two.ref}/").content.decode()
    meta = dict(re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)">', page))
    assert meta["og:image"].endswith(f"{prefix}/incidents/{two.ref}/card.png")
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    assert meta["twitter:card"] == "summary_large_image" and meta["og:url"].endswith(f"{prefix}/incidents/{two.ref}/")
    assert ("according to 2 outlets" if prefix else "ترويها جهتان ناشرتان") in meta["og:description"]
    assert meta["og:title"] in meta["og:image:alt"]


def test_arabic_letters_join(client):
    """Letters that are kept from joining take other room: the font's joined forms are used."""
    card = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" font-family="Waqai Card">{}</svg>'
    text = '<text x="1100" y="300" font-size="90" font-weight="600" text-anchor="end">{}</text>'
    joined, parted = (share_cards.picture(card.format(text.format(word))).png for word in ("قصف", "\u200c".join("قصف")))
    assert joined != parted and size(joined) == (1200, 630)
    latin = share_cards.picture(card.format(text.format("Strike: 3."))).png
    assert latin not in (joined, parted)


def test_a_card_that_was_made_is_not_made_again(client, two, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = client.get(f"/incidents/{two.ref}/card.png")
    monkeypatch.setattr(share_cards.resvg_py, "svg_to_bytes", lambda **_: pytest.fail("drawn again"))
    again = client.get(f"/incidents/{two.ref}/card.png")
    assert again.content == first.content and again["ETag"] == first["ETag"]
    same = client.get(f"/incidents/{two.ref}/card.png", headers={"If-None-Match": first["ETag"]})
    assert same.status_code == 304 and same.content == b""
    assert len(list(tmp_path.rglob("*.png"))) == 1


def test_the_oldest_pictures_go(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(share_cards, "_KEPT", 4)
    made = []
    for number in range(7):
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>{number}</title></svg>'
        made.append(share_cards.picture(svg).digest)
        (file,) = tmp_path.rglob(f"{made[-1]}.png")
        os.utime(file, (number, number))
    assert {path.stem for path in tmp_path.rglob("*.png")} == set(made[-4:])


def test_no_held_name_and_no_exact_position_is_drawn(client):
    incident = link([at(HOUSE)])[0]
    gathered = incidents.gather([incident])[0]
    for language in ("ar", "en"):
        with translation.override(language):
            place = locator.locate(gathered.claims.of("places"), gathered.names)
            svg = share_cards.draw(incidents.incident_card(gathered), place)
            page = client.get(("/en" if language == "en" else "") + f"/incidents/{incident.ref}/").content.decode()
        assert "منزل" in svg and "منزل" in page
        for held in (VICTIM, *VICTIM.split(), "35.98", "40.87"):
            assert held not in svg and held not in page


def test_markup_in_a_place_s_name_stays_text(client):
    incident = link([at(replace(HOUSE, name='<rect width="1"/>&amp;'))])[0]
    gathered = incidents.gather([incident])[0]
    svg = share_cards.draw(incidents.incident_card(gathered), None)
    assert '<rect width="1"/>' not in svg and size(share_cards.picture(svg).png) == (1200, 630)


def test_what_was_taken_back_has_no_card(client, two):
    desk.withdraw_incident(Editor("سمر"), two.ref, "خلط")
    assert client.get(f"/incidents/{two.ref}/card.png").status_code == 404
    assert client.get("/incidents/0123456789abcdef/card.png").status_code == 404


def test_long_headlines_end_in_an_ellipsis():
    lines = share_cards.wrap("كلمة " * 60, 20, 3)
    assert len(lines) == 3 and lines[-1].endswith("…") and all(len(line) <= 20 for line in lines)
    assert share_cards.wrap("ا" * 50 + "\x00", 20, 3) == ["ا" * 20]


def test_a_place_is_an_area_on_the_map_and_who_tells_it_stands_beside(client):
    near = replace(KNOWN, name="خان شيخون", id="ocha:C4015", lat=35.44, lon=36.65, precision="near")
    incident = link([at(KNOWN), at(near, "ب", lead=1)])[0]
    page = client.get(f"/en/incidents/{incident.ref}/").content.decode()
    figure = re.search(r'<figure class="locator">(.*?)</figure>', page, re.S)[1]
    radii = [float(r) for r in re.findall(r'<circle class="told" [^>]*r="([\d.]+)"', figure)]
    assert len(radii) == 2 and min(radii) >= 7 and max(radii) > 2 * min(radii), "near is wider than a settlement"
    spots = re.search(r'<ol class="spots">(.*?)</ol>', page, re.S)[1]
    assert [re.findall(r"/events/(\w+)/", one) for one in spots.split("</li><li>") if "chip" in one]
    for outlet in ("أ", "ب"):
        assert Event.objects.get(report__article__outlet=outlet).ref in spots
    assert "35.6476" not in page and "36.6766" not in page


def test_a_governorate_alone_is_its_outline(client):
    idlib = Place("إدلب", "ocha:SY07", 35.8, 36.6, "إدلب", "SY", "admin1")
    page = client.get(f"/en/incidents/{link([at(idlib)])[0].ref}/").content.decode()
    assert '<polygon class="told"' in page and '<circle class="told"' not in page


def test_a_place_that_nobody_can_place_is_told_in_words(client):
    unknown = replace(KNOWN, name="تل مجهول", id=None, lat=None, lon=None)
    page = client.get(f"/en/incidents/{link([at(unknown)])[0].ref}/").content.decode()
    assert "None of the places is certain enough to be drawn." in page and "تل مجهول" in page
