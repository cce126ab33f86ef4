"""Reports of several outlets on one invented happening, and the incident that they are put into by hand.

Tests of linking decide what belongs together; here it is given, so that only what is made of it is tested.
"""

from itertools import count

from waqai.arabic.search import stems
from waqai.linking.reprints import find_reprints
from waqai.linking.telling import runs_of
from waqai.records import Article, Event, Evidence, Harm, Page, Paragraph, Party, Place, Reader, Report, Statement
from waqai.store import models
from waqai.store.incidents import keep_told, save_copies, save_incidents
from waqai.store.shelf import DatabaseShelf

READER = Reader("rules", "0.1.0", "sha256:tests")
NAKHIL = Place("النخيل", "t:nakhil", 35.1, 40.5, "دير الوادي", "SY", "settlement")
WADI = Party("قوات الوادي", "t-wadi", kind="military")
SAHL = Party("قوات السهل", "t-sahl", kind="military")
# No given name that knowledge lists: tried is what records hold back, not what a text shows by itself.
VICTIM = "شلفوط البيلاني"
_LEADS = (
    "من مراسلنا في المنطقة صباحا ومن مصادر متقاطعة في المكان",
    "أفادنا سكان القرى المجاورة عبر الهاتف في ساعة متأخرة",
    "نقل شهود حضروا لحظة سقوط القذائف قرب الساحة القديمة",
    "ذكر متابعون للشأن المحلي نقلا عن أكثر من مصدر طبي",
)
_number = count()


def _proof(text, **quotes):
    return tuple(
        Evidence(field, text.index(quote), text.index(quote) + len(quote), quote)
        for field, quote in quotes.items()
        if quote
    )


def _harm(killed, who, wording):
    if killed is None:
        return ()
    least, most = killed if isinstance(killed, tuple) else (killed, killed)
    return (Harm("killed", who, least, most, wording),)


def story(lead=0, killed=None):
    """Return an invented article's sentence; another ``lead`` is another text."""
    number = "عددا من" if killed is None else str(killed[0] if isinstance(killed, tuple) else killed)
    return f"{_LEADS[lead]} قصفت قوات الوادي بلدة النخيل يوم الأحد فقتل {number} مدنيين بينهم {VICTIM}."


def telling(
    outlet, published="2024-03-11", killed=None, *, lead=0, text=None, doer=(WADI,), source=(), said=(), **changes
):
    """Return a report of one shelling by ``outlet``; ``said`` are kinds of statements about it with their issuer."""
    line = text or story(lead, killed)
    record = line[line.index("قصفت") : line.rindex(".")]
    event = Event(
        id="e1",
        type=changes.pop("type", "shelling"),
        evidence=_proof(line, record=record, type="قصفت", places="النخيل", actor1="قوات الوادي", actor2=VICTIM),
        start="2024-03-10",
        end="2024-03-10",
        time_precision="day",
        places=(NAKHIL,),
        actor1=doer,
        actor2=(Party(VICTIM, kind="person"),),
        harm=_harm(killed, changes.pop("who", "civilians"), "مدنيين"),
        according_to=source,
        confidence=changes.pop("confidence", 0.9),
        **changes,
    )
    spoken = tuple(
        Statement(
            id=f"s{at}",
            issuer=(issuer,),
            kind=kind,
            evidence=_proof(line, record=record, kind="قصفت"),
            about=("e1",),
            confidence=0.8,
        )
        for at, (kind, issuer) in enumerate(said, 1)
    )
    url = f"https://example.org/{next(_number)}"
    article = Article(
        text=line,
        paragraphs=(Paragraph(0, len(line), "body"),),
        published=published,
        published_from="metadata" if published else None,
        language="ar",
        outlet=outlet,
    )
    return Report(Page(f"<p>{url}</p>".encode(), "text/html", url=url), article, READER, (event,), spoken)


def put_together(*groups):
    """Make each group of events one incident, copies known as such; return the incidents in order."""
    texts = {}
    for event in (event for group in groups for event in group):
        article = event.report.article
        keep_told(article.page.ref, {event.ref: (event.pk, {})})
        texts[article.page.ref] = runs_of(stems(article.text))
    save_incidents([[event.ref for event in group] for group in groups])
    save_copies(find_reprints(texts))
    return [models.Incident.objects.get(told__event=group[0].ref) for group in groups]


def link(*groups):
    """Put reports into the store, each group as one incident; return the incidents in order."""
    for report in (report for group in groups for report in group):
        DatabaseShelf().put(report)
    return put_together(
        *([models.Event.objects.get(report__article__page__url=one.page.url) for one in group] for group in groups)
    )


def link_by_type():
    """Make all events of one type that are in the store one incident."""
    kinds = sorted(set(models.Event.objects.values_list("type", flat=True)))
    return put_together(*(list(models.Event.objects.filter(type=kind).order_by("pk")) for kind in kinds))
