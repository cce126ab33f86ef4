"""Acts drawn at random, one of each kind that changes what is told or who tells it."""

from dataclasses import replace

from incidents import VICTIM, telling
from waqai import desk
from waqai.desk import Editor
from waqai.pipeline import lay_out, link_all, link_new
from waqai.records import Page, Span
from waqai.store import models
from waqai.store.links import DatabaseLinks
from waqai.store.shelf import DatabaseShelf

EDITOR = Editor("سمر")
WHY = "قورن بالنص"


def correct_objects(ref, objects):
    """Say that an event hit other things, by the word «بلدة» of its text."""
    text = models.Event.objects.get(ref=ref).report.article.text
    at = text.index("بلدة")
    desk.correct(EDITOR, "events", ref, "objects", objects, Span(at, at + len("بلدة")), WHY)


def random_acts(chance):
    """Return one act of each kind, by name; each does it to whatever is there when its turn comes."""

    def event():
        return chance.choice(list(models.Event.objects.order_by("ref"))).ref

    def incident():
        return chance.choice(list(models.Incident.objects.filter(merged_into=None).order_by("ref"))).ref

    def pair():
        told = models.Told.objects.filter(incident__isnull=False).values_list("incident__ref", flat=True)
        refs = sorted(set(told))
        return chance.sample(refs, 2) if len(refs) > 1 else 2 * refs

    def read_again():
        page = chance.choice(list(models.Page.objects.filter(current=True).order_by("ref")))
        made = telling(page.article.outlet, "2024-03-11", chance.randint(1, 9), lead=chance.randrange(4))
        other = replace(made.reader, knowledge=f"sha256:{chance.random()}")
        raw = page.raw if chance.random() < 0.5 else f"{chance.random()}".encode()
        DatabaseShelf().put(replace(made, page=Page(raw, page.media_type, url=page.url), reader=other))

    def new_page():
        made = telling(f"منبر {chance.randint(1, 3)}", "2024-03-13", chance.randint(1, 9), lead=chance.randrange(4))
        DatabaseShelf().put(made)

    def link_what_is_new():
        for _ in link_new(DatabaseLinks()):
            pass

    def link_afresh():
        for _ in lay_out(DatabaseLinks()):
            pass
        link_all(DatabaseLinks())

    def undo():
        desk.undo(EDITOR, chance.choice(list(models.LinkJudgement.objects.order_by("pk"))).pk, WHY)

    return {
        "accept": lambda: desk.accept(EDITOR, "events", event(), WHY),
        "reject": lambda: desk.reject(EDITOR, "events", event(), WHY),
        "withdraw": lambda: desk.withdraw(EDITOR, "events", event(), WHY),
        "release": lambda: desk.release(EDITOR, "events", event(), VICTIM, WHY),
        "correct": lambda: correct_objects(event(), [chance.choice(["home", "road"])]),
        "merge": lambda: desk.merge(EDITOR, *pair(), WHY),
        "keep apart": lambda: desk.keep_apart(EDITOR, *pair(), WHY),
        "withdraw an incident": lambda: desk.withdraw_incident(EDITOR, incident(), WHY),
        "move": lambda: desk.move(EDITOR, event(), incident(), WHY),
        "split": lambda: desk.split(EDITOR, incident(), [event()], WHY),
        "undo": undo,
        "read again": read_again,
        "add": new_page,
        "link what is new": link_what_is_new,
        "link afresh": link_afresh,
    }
