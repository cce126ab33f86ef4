"""What the desk refuses is told in the page's language: each refusal has a code, and each code a sentence."""

import ast
import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from people import make_person, sign_in

import waqai
from incidents import link, telling
from waqai.desk import NotAllowed
from waqai.errors import StoreError
from waqai.site.refusals import SENTENCES, in_words
from waqai.store import models

ROOMS = Path(waqai.__file__).parent
ON_THE_COMMAND_LINE_ALONE = {"restrict.py", "take_out.py"}
DESK = [path for path in sorted((ROOMS / "desk").glob("*.py")) if path.name not in ON_THE_COMMAND_LINE_ALONE]
ENGLISH = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


def raised(path):
    """Return what a file raises: the name of each error with its code."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name):
            codes = [ast.literal_eval(one.value) for one in node.exc.keywords if one.arg == "code"]
            yield node.exc.func.id, codes[0] if codes else ""


@pytest.mark.parametrize("path", DESK, ids=lambda path: path.stem)
def test_every_refusal_of_the_desk_has_words(path):
    assert {code for _error, code in raised(path)} <= set(SENTENCES)


def test_every_code_is_raised_and_has_words():
    paths = [*DESK, *(ROOMS / "store").rglob("*.py")]
    assert {code for path in paths for _error, code in raised(path) if code} == set(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_words_are_those_of_the_page(code):
    with translation.override("ar"):
        assert re.search("[\u0621-\u064a]", in_words(NotAllowed("it is so", code=code)))
    with translation.override("en"):
        assert in_words(StoreError("it is so", code=code)) == SENTENCES[code]


def test_what_has_no_code_says_itself():
    assert in_words(NotAllowed("it is so")) == in_words(ValueError("it is so")) == "it is so"


def complaint(answer):
    """Return what a page says was wrong."""
    assert answer.status_code == 400
    told = re.search(r'class="wrong" role="alert"[^>]*>(.*?)</(?:div|p>\n)', answer.text, re.S)[1]
    return unescape(re.sub(r"<[^>]+>", "", told))


@pytest.fixture
def two(client):
    """Two incidents, and an editor who is signed in."""
    one, other = link([telling("الأول"), telling("الثالث", lead=2)], [telling("الثاني", lead=1)])
    sign_in(client, make_person("amal", "editor"))
    return client, one, other


def decide(client, incident, language="", **told):
    with translation.override(language or "ar"):
        page = client.get(reverse("desk_incident", args=[incident.ref]))
        address = reverse("desk_incident_act", args=[incident.ref])
    seen = {"why": "حدث واحد", "seen": page.context["version"], "events": page.context["events"]}
    return client.post(address, seen | told)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"act": "split"}, "اختر من أخبار هذه الواقعة"),
        ({"act": "split", "event": "all"}, "لا بد أن يبقى منها واحد"),
        ({"act": "move", "other": "that"}, "اختر خبرًا واحدًا"),
        ({"act": "move", "event": "all", "other": "that"}, "اختر خبرًا واحدًا"),
        ({"act": "move", "event": "one", "other": "this"}, "في تلك الواقعة من قبل"),
        ({"act": "merge", "other": "this"}, "هما واقعة واحدة من قبل"),
        ({"act": "merge", "other": "nowhere"}, "لا شيء هنا بهذا العنوان أو الرقم"),
        ({"act": "keep_apart", "other": "this"}, "افصل أخبارها"),
        ({"act": "undo", "number": "99"}, "لا شيء هنا بهذا العنوان أو الرقم"),
    ],
)
def test_a_refusal_on_an_incident_is_told_in_arabic(two, told, words):
    client, one, other = two
    events = list(one.told.values_list("event", flat=True))
    meant = {"all": events, "one": events[:1], "this": one.ref, "that": other.ref}
    shown = complaint(decide(client, one, **{name: meant.get(value, value) for name, value in told.items()}))
    assert words in shown and not ENGLISH.search(shown)
    assert models.LinkJudgement.objects.count() == 0


def test_a_refusal_on_an_english_page_is_told_in_english(two):
    client, one, _other = two
    assert "These two are one incident already." in complaint(decide(client, one, "en", act="merge", other=one.ref))


def judge(client, row, **told):
    page = client.get(reverse("desk_record", args=[row.section, row.ref]))
    seen = {"why": "قورن بالمقال", "seen": page.context["version"], "saw": page.context["saw"], "in": row.section}
    return client.post(reverse("desk_act", args=[row.section, row.ref]), seen | told)


@pytest.mark.parametrize(
    ("role", "told", "words"),
    [
        ("reader", {"act": "accept"}, "دورك لا يتيح لك هذا"),
        ("editor", {"act": "take_back", "number": "99"}, "لم يعد هذا القرار قائمًا"),
        ("editor", {"act": "restore", "number": "99"}, "لا قرار بهذا الرقم"),
        ("editor", {"act": "confirm", "number": "99"}, "لم يعد هذا ينتظر"),
        ("editor", {"act": "release", "name": "لا أحد"}, "ليس محجوبًا هنا"),
        ("editor", {"act": "answer", "answer": "هذا"}, "لا يجيب عن المطلب سواهما"),
        ("editor", {"act": "answer", "answer": "/events/nowhere/"}, "لا شيء هنا بهذا العنوان أو الرقم"),
    ],
)
def test_a_refusal_on_a_record_is_told_in_arabic(filled, role, told, words):
    sign_in(filled, make_person("amal", role))
    shown = complaint(judge(filled, models.Demand.objects.first(), **told))
    assert words in shown and not ENGLISH.search(shown)
    assert models.Judgement.objects.count() == 0


def test_what_waits_for_a_second_person_names_its_field_in_words(filled, monkeypatch):
    monkeypatch.setattr(settings, "WAQAI_SECOND_PERSON", True)
    sign_in(filled, make_person("amal", "editor"))
    row = models.Event.objects.get(type="shelling", report__article__page__url="https://example.org/shelling")
    told = {"act": "correct", "field": "type", "f.type": "air_strike", "quote": "قصفت قوات الوادي", "stay": "1"}
    judge(filled, row, **told)
    note = re.search(
        r'class="note second".*?</form>', filled.get(reverse("desk_record", args=["events", row.ref])).text, re.S
    )
    assert "صُحّح (النوع)" in note[0]
    number = models.Judgement.objects.get().pk
    assert "يؤكّده شخص آخر" in complaint(judge(filled, row, act="confirm", number=number))


@pytest.fixture
def dana(client: Client, store):
    sign_in(client, make_person("dana", "administrator"))
    make_person("amal", "coder")
    return client


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"act": "lock", "name": "nobody"}, "لا شخص بهذا الاسم"),
        ({"act": "role", "name": "amal", "role": "king"}, "لا دور بهذا الاسم"),
        ({"act": "lock", "name": "dana"}, "آخر مدير"),
    ],
)
def test_a_refusal_on_the_people_page_is_told_in_arabic(dana, told, words):
    shown = complaint(dana.post("/account/people/", {"why": "تجربة"} | told))
    assert words in shown and not ENGLISH.search(shown)


def test_groups_are_parted_by_the_comma_of_either_keyboard(dana):
    dana.post("/account/people/", {"act": "groups", "name": "amal", "groups": "شهود، شمال,west", "why": "تجربة"})
    assert set(models.Person.objects.get(name="amal").groups.values_list("name", flat=True)) == {"شهود", "شمال", "west"}
