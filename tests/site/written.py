"""Reports written for the site's tests: plainly fictitious places and people, every field with its span."""

from dataclasses import replace

from incidents import VICTIM
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
    Related,
    Report,
    Statement,
)

READER = Reader("rules", "0.1.0", "sha256:tests")
NAKHIL = Place("النخيل", "t:nakhil", 35.1, 40.5, "دير الوادي", "SY", "settlement")
WADI = Party("قوات الوادي", kind="military")


def proof(text, **quotes):
    """Return evidence for fields; a list of quotes gives one each. The first place where a quote stands is taken."""
    told = [(field, quote) for field, some in quotes.items() for quote in (some if isinstance(some, list) else [some])]
    return tuple(Evidence(field, text.index(quote), text.index(quote) + len(quote), quote) for field, quote in told)


def article(headline, *body, **told):
    text = "\n".join((f"{headline}\n", *body))
    paragraphs, at = [Paragraph(0, len(headline), "headline")], len(headline) + 2
    for line in body:
        paragraphs.append(Paragraph(at, at + len(line), "body"))
        at += len(line) + 1
    return Article(
        text=text,
        headline=headline,
        paragraphs=tuple(paragraphs),
        **{"published": "2024-03-11", "published_from": "metadata", "language": "ar", "outlet": "صحيفة الوادي"} | told,
    )


def page(name, **told):
    return Page(f"<p>{name}</p>".encode(), "text/html", **{"url": f"https://example.org/{name}"} | told)


def _told() -> Article:
    return article(
        "قصف يطال سوق النخيل <script>alert(1)</script>",
        "تشهد المنطقة توترا منذ أسابيع. قصفت قوات الوادي سوق بلدة النخيل مساء الأحد، ما أدى إلى مقتل ثلاثة مدنيين "
        f"بينهم {VICTIM} وقطع الطريق الرئيسي، بحسب مصادر محلية. والطقس بارد <b>جدا</b>.",
        "لا خبر في هذه الفقرة.",
        "ودعت شبكة النهر جميع الأطراف إلى وقف إطلاق النار.",
        credit=("وكالة السهل",),
        captions=("سوق النخيل بعد القصف",),
        related=(
            Related("هدوء في وادي الصفصاف", "https://example.org/calm"),
            Related("خبر بلا رابط", "javascript:alert(1)"),
        ),
    )


def _struck(text: str) -> Event:
    return Event(
        id="e1",
        type="shelling",
        evidence=proof(
            text,
            record=text[text.index("قصفت قوات") : text.index(" والطقس")],
            type="قصفت",
            actor1="قوات الوادي",
            places="النخيل",
            start="مساء الأحد",
            harm="مقتل ثلاثة مدنيين",
            actor2=["مدنيين", VICTIM],
            objects="سوق بلدة",
            according_to="مصادر محلية",
        ),
        start="2024-03-10",
        end="2024-03-10",
        time_precision="day",
        places=(NAKHIL,),
        actor1=(WADI,),
        actor2=(Party("مدنيين", kind="civilians"), Party(VICTIM, kind="person")),
        harm=(Harm("killed", "civilians", 3, 3, "ثلاثة مدنيين"),),
        objects=("market",),
        according_to=(Party("مصادر محلية", kind="unnamed"),),
        confidence=0.9,
    )


def _cut(text: str) -> Event:
    return Event(
        id="e2",
        type="access_denied",
        evidence=proof(text, record="قطع الطريق الرئيسي", type="قطع الطريق", objects="الطريق", actor1="قوات الوادي"),
        places=(NAKHIL,),
        actor1=(WADI,),
        objects=("road",),
        confidence=0.7,
    )


def shelling() -> Report:
    """Two events in one sentence, a victim's name, a statement with a demand, sentences without evidence, markup."""
    told = _told()
    sentence = "ودعت شبكة النهر جميع الأطراف إلى وقف إطلاق النار"
    network = (Party("شبكة النهر", kind="organisation"),)
    call = Statement(
        id="s1",
        issuer=network,
        kind="call",
        evidence=proof(told.text, record=sentence, kind="دعت", issuer="شبكة النهر"),
        date="2024-03-11",
        about=("e1",),
        confidence=0.8,
    )
    ask = Demand(
        id="d1",
        who=network,
        of=(Party("all parties"),),
        ask="ceasefire",
        evidence=proof(told.text, record=sentence, ask="وقف إطلاق النار", who="شبكة النهر", of="جميع الأطراف"),
        strength="call",
        statement="s1",
        confidence=0.8,
    )
    events = (_struck(told.text), _cut(told.text))
    return Report(page("shelling"), told, READER, events=events, statements=(call,), demands=(ask,))


def other_toll() -> Report:
    """Another outlet on the same happening, with another toll and a day that nobody told for a second event."""
    told = article(
        "خمسة قتلى على الأقل في قصف النخيل",
        "قتل خمسة مدنيين على الأقل في قصف على النخيل الأحد.",
        "واندلعت اشتباكات في محيط البلدة.",
        outlet="موقع السهل",
        published="2024-03-12",
    )
    first = Event(
        id="e1",
        type="shelling",
        evidence=proof(
            told.text,
            record="قتل خمسة مدنيين على الأقل في قصف على النخيل الأحد",
            type="قصف على",
            places="النخيل",
            start="الأحد",
            harm="خمسة مدنيين على الأقل",
        ),
        start="2024-03-10",
        end="2024-03-10",
        time_precision="day",
        places=(NAKHIL,),
        harm=(Harm("killed", "civilians", 5, None, "خمسة مدنيين على الأقل"),),
        confidence=0.9,
    )  # fmt: skip
    second = Event(
        id="e2",
        type="armed_clash",
        evidence=proof(told.text, record="واندلعت اشتباكات في محيط البلدة", type="اشتباكات"),
        modality="reported",
        confidence=0.6,
    )
    return Report(page("other"), told, READER, events=(first, second))


def nothing() -> Report:
    return Report(page("nothing"), article("افتتاح معرض الكتاب", "افتتح معرض الكتاب في المدينة."), READER)


def crowd(count: int = 8) -> Report:
    """``count`` events that one sentence without a headline tells, all by the same words."""
    line = "قصفت قوات الوادي قرى النخيل."
    told = Article(text=line, paragraphs=(Paragraph(0, len(line), "body"),), published="2024-03-11", language="ar")
    evidence = proof(line, record=line, type="قصفت", actor1="قوات الوادي", places="النخيل")
    events = tuple(
        Event(
            id=f"e{number}",
            type="shelling",
            evidence=evidence,
            places=(replace(NAKHIL, name=f"قرية {number}", id=f"t:{number}"),),
            actor1=(WADI,),
            confidence=0.9,
        )
        for number in range(1, count + 1)
    )
    return Report(page("crowd"), told, READER, events=events)


def many(count: int) -> list[Report]:
    """Return ``count`` reports on different days, like the first, each with parties and places of its own."""
    made = []
    for number in range(count):
        base = shelling()
        place = replace(NAKHIL, name=f"قرية {number}", id=f"t:{number}")
        parties = (Party(f"كتيبة {number}", kind="military"),)
        events = tuple(replace(e, places=(place,), actor1=parties, start=None, end=None) for e in base.events)
        made.append(replace(base, page=page(f"many-{number}"), events=events))
    return made


def all_reports() -> list[Report]:
    return [shelling(), other_toll(), nothing()]
