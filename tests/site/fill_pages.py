"""Puts something for every page into the store that the environment names, and prints where it is: run as a program.

Printed is one JSON object: ``at``, names that stand for what an address needs (see inventory.py), and ``sessions``, the
cookie of each person who is signed in. Examples are read and linked as ever; what they do not hold is told beside them.
"""

import json
import secrets
import subprocess
import sys
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # for what all tests share
ROOT = Path(__file__).resolve().parents[2]
for command in ("add examples", "link"):
    subprocess.run(
        [sys.executable, "-m", "waqai.cli", *command.split()], check=True, cwd=ROOT, stdout=subprocess.DEVNULL
    )
django.setup()

from allauth.mfa.models import Authenticator  # noqa: E402  (models exist only in a Django that is set up)
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: E402
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from allauth.mfa.webauthn.internal.auth import WebAuthn  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.utils import timezone  # noqa: E402
from fido2.cose import ES256  # noqa: E402
from fido2.utils import websafe_encode  # noqa: E402
from fido2.webauthn import (  # noqa: E402
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)
from people import PASSWORD, make_person  # noqa: E402

from incidents import SAHL, WADI, telling  # noqa: E402
from waqai import desk  # noqa: E402
from waqai.desk import Editor  # noqa: E402
from waqai.pipeline import lay_out, link_all  # noqa: E402
from waqai.records import Place  # noqa: E402
from waqai.store.answering import proposals  # noqa: E402
from waqai.store.likely import keep_likely  # noqa: E402
from waqai.store.links import DatabaseLinks  # noqa: E402
from waqai.store.models import Demand, Event, Group, Incident, Source, Statement, Subscriber, Told  # noqa: E402
from waqai.store.people import make_link  # noqa: E402
from waqai.store.settling import bring_up_to_date  # noqa: E402
from waqai.store.shelf import DatabaseShelf  # noqa: E402

HOST = "127.0.0.1"
AMAL, RIM = Editor("amal", groups=None), Editor("rim", groups=None)
SEEN = "قورن بالمقال"
MAARRA = Place("معرة النعمان", "ocha:C3985", 35.647611, 36.676611, "إدلب", "SY", "settlement")


def told(outlet, day="2024-03-11", happened="2024-03-10", place=MAARRA, **changes):
    """Return a report of one shelling at a place that maps know."""
    report = telling(outlet, day, doer=changes.pop("doer", (replace(WADI, id=None),)), **changes)
    return replace(report, events=(replace(report.events[0], places=(place,), start=happened, end=happened),))


def event_of(report):
    return Event.objects.get(report__article__page__url=report.page.url)


def incident_of(report):
    return Incident.objects.get(told__event=event_of(report).ref).ref


def tell_more():
    """Tell of one shelling three times, with tolls that differ, and of others to be decided on; return reports."""
    shelled = (
        told("صحيفة الجبل", killed=3),
        told(
            "موقع النهر",
            "2024-03-12",
            killed=5,
            lead=1,
            doer=(replace(SAHL, id=None),),
            said=[("deny", replace(WADI, id=None))],
        ),
        told("موقع النهر", "2024-03-13", killed=7, lead=2),
        told("إذاعة الوادي", "2024-03-14", happened="2024-03-13", killed=1, lead=3),
    )
    decided = tuple(
        told(
            f"منبر {name}",
            f"2024-0{n}-11",
            f"2024-0{n}-10",
            replace(MAARRA, name=f"قرية {name}", id=f"t:{n}"),
            killed=n,
        )
        for n, name in enumerate("أبجدهوزحط", 1)
    )
    for report in (*shelled, *decided):
        DatabaseShelf().put(report)
    return shelled, decided


def link_again():
    for _ in lay_out(DatabaseLinks()):
        pass
    link_all(DatabaseLinks())
    bring_up_to_date()


def lose(report):
    """Judge a record that is read no more afterwards."""
    desk.accept(AMAL, "events", event_of(report).ref, SEEN)
    DatabaseShelf().put(replace(report, events=(), reader=replace(report.reader, knowledge="sha256:later")))


def richest(rows):
    """Return the record that most fields of are proven, of those that everybody sees."""
    fields = Count("evidence__field", distinct=True)
    return rows.filter(public=True).annotate(fields=fields).order_by("-fields", "ref").first()


def decide_on_records(at):
    """Decide on records as editors do, so that each kind of answer has an example."""
    taken = [at["event"], *Told.objects.filter(incident__ref=at["incident"]).values_list("event", flat=True)]
    public = list(Event.objects.filter(public=True, state="read").exclude(ref__in=taken).order_by("pk"))
    withdrawn, rejected, seen, second, last = public[:5]
    desk.withdraw(AMAL, "events", withdrawn.ref, "سحبت الصحيفة الخبر من موقعها")
    desk.reject(AMAL, "events", rejected.ref, "لا يقول المقال هذا")
    desk.accept(RIM, "events", seen.ref, SEEN)
    kept = desk.correct(RIM, "events", seen.ref, "objects", [], None, "لم يُضرب شيء بعينه")
    at |= {"withdrawn": withdrawn.ref, "rejected": rejected.ref, "judged": seen.ref, "judgement": kept.pk}
    done = desk.accept(AMAL, "events", last.ref, SEEN)
    at |= {"accepted": last.ref, "done": done.pk, "second": second.ref}
    with override_settings(WAQAI_SECOND_PERSON=True):
        desk.accept(RIM, "events", second.ref, SEEN)


def decide_on_incidents(at, reports):
    """Merge two incidents, withdraw one, and say of two that they are likely one."""
    whole, gone, one, other, *near = map(incident_of, reports)
    kept = desk.merge(AMAL, one, other, "حادث واحد كتبت عنه الصحيفتان")
    desk.withdraw_incident(AMAL, gone, "سحب المصدر روايته")
    merged = {one, other} - {Incident.objects.get(told__event=event_of(reports[2]).ref).ref}
    at |= {"merged": merged.pop(), "incident_gone": gone, "joined": incident_of(reports[2]), "decision": kept.pk}
    why = [("day=days 1", 1.5), ("place=km 3", 1.0), ("words=3", 0.6), ("side=open", -0.4)]
    pairs = [(whole, near[0]), (near[1], near[2])]
    events = [[Told.objects.filter(incident__ref=ref).first().event for ref in pair] for pair in pairs]
    keep_likely((*pair, -0.2, why) for pair in events)
    at["likely"] = whole


def answer_a_demand(at):
    """Link an answer to the demand that most is proposed for; return what the addresses need."""
    demands = list(Demand.objects.filter(public=True).order_by("pk"))
    offered = {demand.ref: proposals(demand) for demand in demands}
    at["demand"] = max(offered, key=lambda ref: (len(offered[ref]), ref))
    proposed = offered[at["demand"]]
    answer = proposed[0].record if proposed else Event.objects.filter(public=True).first()
    desk.answer(AMAL, at["demand"], str(answer.section), answer.ref, "يتعهد البيان بما طُلب")


def linked_pair(incident):
    """Return the two events of an incident whose pair has a page of its own."""
    return Told.objects.filter(incident=incident).order_by("pk").values_list("event", flat=True)[:2]


def find_public(at):
    """Find what the public pages show."""
    event = richest(Event.objects.all())
    incident = Incident.objects.annotate(reports=Count("told")).filter(withdrawn=False).order_by("-reports", "ref")[0]
    article = event.report.article
    roles = event.roles.filter(withheld=False, actor__isnull=False)
    one, other = linked_pair(incident)
    place = event.event_places.select_related("place").first()
    source = Source.objects.annotate(told=Count("pages")).order_by("-told", "slug").first()
    at |= {
        "event": event.ref, "incident": incident.ref, "one": one, "other": other, "article": article.page.ref,
        "statement": richest(Statement.objects.all()).ref, "actor": roles.first().actor.ref,
        "place": place.place.ref, "placename": place.name, "source": source.slug,
    }  # fmt: skip


def passkey(person, name):
    """Give somebody a passkey that no device holds."""
    key = ES256.from_ctap1(b"\x04" + bytes(64))
    data = AttestedCredentialData.create(bytes(16), secrets.token_bytes(16), key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    proof = AuthenticatorData.create(sha256(b"localhost").digest(), flags, 0, data)
    said = CollectedClientData.create("webauthn.create", b"challenge", "http://localhost")
    response = {
        "clientDataJSON": websafe_encode(said),
        "attestationObject": websafe_encode(AttestationObject.create("none", proof, {})),
    }
    raw = websafe_encode(data.credential_id)
    credential = {"id": raw, "rawId": raw, "type": "public-key", "response": response, "clientExtensionResults": {}}
    return WebAuthn.add(person, name, credential).instance.pk


def session_of(person, fresh=True, browser="Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0"):
    """Sign somebody in by the page; return the cookie. What is fresh stays so while pages are looked at."""
    client = Client(HTTP_HOST=HOST, HTTP_USER_AGENT=browser)
    client.post("/account/login/", {"login": person.name, "password": PASSWORD})
    session = client.session
    if "account_authentication_methods" in session:
        at = time.time() + (86400 if fresh else -86400)
        session["account_authentication_methods"] = [{"method": "password", "at": at, "username": person.name}]
        session.save()
    return client.cookies["sessionid"].value


def sign_in_people(at):
    """Make people of every role, with what each page of accounts needs; return their cookies."""
    north = Group.objects.create(name="الشمال")
    amal, rim = make_person("amal", groups=[north]), make_person("rim", "administrator")
    sami, nour = make_person("sami", "reader"), make_person("nour", "editor", groups=[north])
    lina = make_person("lina", "coder")
    invited = make_person("huda", "coder")
    make_person("ziad", "coder", is_active=False)
    at["invitation"] = make_link(invited)
    sessions = {person.name: session_of(person) for person in (amal, rim, sami, nour)}
    session_of(amal, browser="Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.4 Safari/605.1.15")
    sessions["stale"] = session_of(nour, fresh=False)
    for person in (lina, nour):
        TOTP.activate(person, generate_totp_secret())
        at["passkey"] = passkey(person, "هاتف العمل")
        RecoveryCodes.activate(person)
    Authenticator.objects.update(created_at=timezone.now())
    sessions["lina"] = session_of(lina)  # half signed in: the second step is still to come
    return sessions


def sign_up_readers(at):
    now = timezone.now()
    for name, told_at in (("asking", {}), ("reading", {"confirmed_at": now}), ("gone", {"unsubscribed_at": now})):
        at[name] = name * 6
        Subscriber.objects.create(email=f"{name}@example.org", token=at[name], **told_at)


def main():
    at = {}
    shelled, decided = tell_more()
    link_again()
    find_public(at)
    people = sign_in_people(at)
    sign_up_readers(at)
    at |= {"held": event_of(decided[8]).ref, "drawn": incident_of(shelled[0])}
    decide_on_records(at)
    answer_a_demand(at)
    decide_on_incidents(at, decided[:7])
    lose(decided[7])
    bring_up_to_date()
    print(json.dumps({"at": at, "sessions": people}))


main()
