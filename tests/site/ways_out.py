"""Every way by which what is stored leaves the house, as text: pages, feeds, pictures, the API, the letter, exports."""

import io
from datetime import UTC, datetime
from itertools import combinations
from urllib.parse import unquote

from django.core.mail import get_connection
from test_pages import addresses

from waqai.export import write_acled, write_geojson, write_jsonl
from waqai.lexicon import load_knowledge
from waqai.site import share_cards
from waqai.site.mails import digest_of, letter_mail
from waqai.store.models import (
    Actor,
    Article,
    Demand,
    Event,
    Incident,
    Letter,
    Place,
    Source,
    Statement,
    Subscriber,
    Told,
)
from waqai.store.publication import public_reports

ROOT = "/api/v1/"
RECORDS = {"events": Event, "statements": Statement, "demands": Demand}
SHOWN = (200, 301, 302, 400, 404, 410)


def questions(*words):
    """Return the addresses of lists, maps and feeds that ask for each party, place and outlet, and for some words."""
    asked = [
        f"/incidents/?{facet}=w:{row.ref}"
        for facet, rows in (("side", Actor), ("place", Place))
        for row in rows.objects.all()
    ]
    asked += [f"/map/?place=w:{row.ref}" for row in Place.objects.all()]
    asked += [f"/demands/tracker/?{part}={row.ref}" for part in ("who", "of") for row in Actor.objects.all()]
    asked += [f"/{path}?source={row.name}" for path in ("incidents/", "map/") for row in Source.objects.all()]
    return asked + [
        f"/{path}?q={word}" for path in ("search/", "incidents/", "map/", "incidents/feed.atom") for word in words
    ]


def beneath():
    """Return the addresses of what hangs on incidents: their pictures, and why their reports are linked."""
    pairs = combinations(Told.objects.order_by("pk").values_list("event", flat=True), 2)
    return [
        *(f"/incidents/{row.ref}/card.png" for row in Incident.objects.all()),
        *(f"/links/{a}/{b}/" for a, b in pairs),
    ]


def of_the_api():
    """Return every address of the API for what is there."""
    found = [f"{ROOT}{name}?limit=100" for name in (*RECORDS, "incidents")]
    found += [f"{ROOT}events?outlet={row.name}" for row in Source.objects.all()]
    found += [f"{ROOT}{name}/{row.ref}" for name, model in RECORDS.items() for row in model.objects.all()]
    found += [f"{ROOT}articles/{ref}" for ref in Article.objects.values_list("page__ref", flat=True)]
    found += [f"{ROOT}incidents/{row.ref}" for row in Incident.objects.all()]
    return found + [ROOT + path.strip("/") for path in beneath() if path.startswith("/links/")]


def public_paths(*words):
    """Return every public address for what is stored now, shown or not."""
    pages = [*addresses(), *questions(*words), *beneath()]
    return [*(prefix + path for prefix in ("", "/en") for path in pages), *of_the_api()]


def answers(client, monkeypatch, paths):
    """Return what each address answers, a picture as the drawing that it is made of."""
    drawn, make = [], share_cards.picture

    def keep(svg):
        drawn.append(svg)
        return make(svg)

    monkeypatch.setattr(share_cards, "picture", keep)
    told = {}
    for path in paths:
        answer = client.get(path)
        assert answer.status_code in SHOWN, path
        is_picture = answer.headers["Content-Type"] == "image/png"
        told[path] = drawn.pop() if is_picture else answer.content.decode()
    monkeypatch.undo()
    return told


def letter():
    """Return the newsletter about all that was ever added, both of its forms."""
    digest = digest_of(datetime(2000, 1, 1, tzinfo=UTC), datetime.now(UTC))
    reader = Subscriber(pk=1, email="reader@example.org", token="t")
    mail = letter_mail(Letter(pk=1), reader, digest, get_connection())
    return {"letter.txt": mail.body, "letter.html": mail.alternatives[0].content}


def exports():
    """Return what is written out in each form."""
    told = {}
    for name, write in (
        ("export.jsonl", write_jsonl),
        ("export.geojson", write_geojson),
        ("export.csv", lambda reports, out: write_acled(reports, load_knowledge(), out)),
    ):
        out = io.StringIO()
        write(public_reports(), out)
        told[name] = out.getvalue()
    return told


def all_of(client, monkeypatch, paths):
    """Return everything that leaves the house, by where it leaves."""
    return answers(client, monkeypatch, paths) | letter() | exports()


def found_in(told, signs):
    """Return where which sign stands; what an address itself says is no sign there."""
    return {
        (where, sign) for where, text in told.items() for sign in signs if sign in text and sign not in unquote(where)
    }
