"""Reports written by hand, with spans taken from the text."""

from dataclasses import replace

from waqai.records import (
    Article,
    Demand,
    Event,
    Evidence,
    Harm,
    Page,
    Paragraph,
    Party,
    Place,
    Reader,
    Report,
    Statement,
)

HEADLINE = "قصف على بلدة النخيل"
BODY = (
    "قصفت قوات الوادي بلدة النخيل يوم الأحد، ما أدى إلى مقتل ثلاثة مدنيين بينهم أحمد المحمد. "
    "ودعت شبكة النهر إلى وقف إطلاق النار."
)
TEXT = f"{HEADLINE}\n\n{BODY}"
READER = Reader("rules", "0.1.0", "sha256:one")
LATER = Reader("rules", "0.1.0", "sha256:two")


def proof(text, **quotes):
    return tuple(
        Evidence(field, text.index(quote), text.index(quote) + len(quote), quote) for field, quote in quotes.items()
    )


def shelling(text=TEXT, **changes):
    event = Event(
        id="e1",
        type="shelling",
        acled="Shelling/artillery/missile attack",
        evidence=proof(
            text, record=BODY.split(".")[0], type="قصفت", places="النخيل يوم", actor1="قوات الوادي", harm="ثلاثة مدنيين"
        ),
        start="2024-03-10",
        end="2024-03-10",
        time_precision="day",
        places=(Place("النخيل", "t:nakhil", 35.12345, 40.54321, "دير الزور", "SY", "settlement"),),
        actor1=(Party("قوات الوادي", "wadi", ("جيش الوادي",), "military"),),
        actor2=(Party("أحمد المحمد", kind="person"), Party("مدنيين", kind="people")),
        harm=(Harm("killed", "civilians", 3, 3, "ثلاثة مدنيين"),),
        objects=("home",),
        confidence=0.9,
    )
    return replace(event, **changes)


def call(text=TEXT, **changes):
    quote = BODY.split(". ")[1].rstrip(".")
    statement = Statement(
        id="s1",
        issuer=(Party("شبكة النهر", kind="organisation"),),
        kind="call",
        evidence=proof(text, record=quote, kind="دعت", issuer="شبكة النهر"),
        date="2024-03-11",
        about=("e1",),
        confidence=0.8,
    )
    return replace(statement, **changes)


def demand(text=TEXT, **changes):
    quote = BODY.split(". ")[1].rstrip(".")
    asked = Demand(
        id="d1",
        who=(Party("شبكة النهر", kind="organisation"),),
        of=(),
        ask="ceasefire",
        evidence=proof(text, record=quote, ask="وقف إطلاق النار", who="شبكة النهر"),
        statement="s1",
        confidence=0.8,
    )
    return replace(asked, **changes)


def page(raw=b"<p>raw \xff bytes", **told):
    return Page(raw, "text/html", **{"url": "https://example.org/1", **told})


def report(text=TEXT, at=None, reader=READER, **sections):
    article = Article(
        text=text,
        headline=HEADLINE,
        paragraphs=(Paragraph(0, len(HEADLINE), "headline"), Paragraph(len(HEADLINE) + 2, len(text), "body")),
        published="2024-03-11",
        published_from="metadata",
        reference="2024-03-11",
        outlet="مثال",
        language="ar",
    )
    told = {"events": (shelling(text),), "statements": (call(text),), "demands": (demand(text),), **sections}
    return Report(at or page(), article, reader, **told)
