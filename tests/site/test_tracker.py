"""The demands tracker: demands of the same to the same are one; answers show once a person linked them."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports import call, demand, page, report, shelling
from waqai import desk
from waqai.desk import Editor
from waqai.records import Party
from waqai.store import models
from waqai.store.shelf import DatabaseShelf
from waqai.store.threads import Asked, public_demands, threads, with_demands

SAMAR = Editor("سمر")
NAHR = Party("شبكة النهر", "t-nahr", kind="organisation")
WADI = Party("قوات الوادي", "wadi", kind="military")


def put(number, published="2024-03-11", **changes):
    asked = demand(**({"who": (NAHR,), "of": (WADI,), "statement": None} | changes))
    made = report(
        at=page(f"{number}".encode(), url=f"https://example.org/{number}"), demands=(asked,), events=(), statements=()
    )
    DatabaseShelf().put(replace(made, article=replace(made.article, published=published)))
    return models.Demand.objects.get(report__article__page__url=f"https://example.org/{number}")


def agreed(number=50, **changes):
    event = shelling(type="agreement", start="2024-03-20", end="2024-03-20", actor1=(WADI,), actor2=(), **changes)
    made = report(at=page(f"{number}".encode(), url=f"https://example.org/{number}"), events=(event,))
    DatabaseShelf().put(replace(made, statements=(), demands=()))
    return models.Event.objects.get(report__article__page__url=f"https://example.org/{number}")


def rows(client, query="", language=""):
    answer = client.get(f"{language}/demands/tracker/{query}")
    assert answer.status_code == 200
    return answer.context["rows"]


def test_what_is_chosen_stands_above_the_list(client):
    put(1)
    of = models.Actor.objects.get(known="wadi").ref
    query = f"ask=release&of={of}&answered=no&sort=first"
    chosen = client.get(f"/en/demands/tracker/?{query}").context["chosen"]
    assert [one.name for one in chosen] == ["Of whom", "Answer", "Order"]  # nobody asks for a release
    assert chosen[0].query == "ask=release&answered=no&sort=first"
    assert not client.get("/en/demands/tracker/?of=nobody").context["chosen"]


def test_one_row_for_what_several_reports_tell(client):
    put(1), put(2, published="2024-05-01")
    put(3, ask="release")
    told = rows(client, "?sort=first")
    assert [len(row.reports) for row in told] == [2, 1]
    assert (told[0].since, told[0].last) == ("١١ آذار ٢٠٢٤", "١ أيار ٢٠٢٤")
    assert rows(client, language="/en")[0].last == "1 May 2024"


def test_a_long_thread_shows_its_oldest_reports_and_every_answer(client):
    asked, answer = [put(n, published=f"2024-03-{n:02}") for n in range(11, 20)], agreed()
    desk.answer(SAMAR, asked[-1].ref, "events", answer.ref, "هدنة بعد ذلك بيوم")
    (row,) = rows(client)
    assert [card.ref for card in row.reports] == [demand.ref for demand in asked[:6]]
    assert (row.more, [card.ref for card in row.events]) == (3, [answer.ref])
    (thread,) = with_demands(list(threads(Asked())), public_demands(), 2)
    assert (thread.reports, len(thread.demands)) == (9, 3)


def test_narrowed_by_ask_addressee_asker_and_answer(client):
    first = put(1)
    put(2, ask="release", of=(replace(WADI, id="other", name="قوات السهل"),))
    assert [row.head.ref for row in rows(client, "?ask=ceasefire")] == [first.ref]
    wadi = models.Actor.objects.get(known="wadi").ref
    assert [row.head.ref for row in rows(client, f"?of={wadi}")] == [first.ref]
    assert len(rows(client, f"?who={models.Actor.objects.get(known='t-nahr').ref}")) == 2
    assert rows(client, "?answered=yes") == [] and len(rows(client, "?answered=no")) == 2
    assert len(rows(client, "?ask=nothing&sort=x&answered=maybe")) == 2
    assert rows(client, "?of=nowhere") == []


def test_a_proposal_is_not_public_and_an_answer_is(client):
    asked, answer = put(1), agreed()
    assert not rows(client)[0].answered
    assert answer.ref not in client.get("/demands/tracker/").text
    assert answer.ref not in client.get(f"/demands/{asked.ref}/").text
    desk.answer(SAMAR, asked.ref, "events", answer.ref, "هدنة بعد تسعة أيام")
    (row,) = rows(client)
    assert [card.ref for card in row.events] == [answer.ref]
    assert len(rows(client, "?answered=yes")) == 1
    assert answer.ref in client.get(f"/demands/{asked.ref}/").text


def test_what_does_not_answer_is_not_shown(client):
    asked, answer = put(1), agreed()
    desk.answer(SAMAR, asked.ref, "events", answer.ref, "ليست جواباً", holds=False)
    assert not rows(client)[0].answered and rows(client, "?answered=yes") == []


def test_an_answer_that_was_withdrawn_is_not_shown(client):
    asked, answer = put(1), agreed()
    desk.answer(SAMAR, asked.ref, "events", answer.ref, "سبب")
    desk.withdraw(SAMAR, "events", answer.ref, "سبب")
    assert not rows(client)[0].answered


def test_a_statement_answers_too(client):
    asked = put(1)
    said = replace(call(), issuer=(WADI,), about=())
    made = report(at=page(b"said", url="https://example.org/9"), events=(), demands=(), statements=(said,))
    DatabaseShelf().put(made)
    desk.answer(SAMAR, asked.ref, "statements", models.Statement.objects.get().ref, "سبب")
    assert [card.ref for card in rows(client)[0].statements] == [models.Statement.objects.get().ref]


def test_names_that_are_held_back_are_nowhere(client):
    put(1, who=(Party("سامر الدرويش", kind="person"),))
    text = client.get("/demands/tracker/").text
    assert "سامر الدرويش" not in text and "محجوب" in text


def test_what_was_rejected_is_not_there(client):
    desk.reject(SAMAR, "demands", put(1).ref, "سبب")
    assert rows(client) == []


def test_the_page_asks_a_bounded_number_of_times(client):
    for number in range(3):
        put(number, who=(replace(NAHR, id=f"t-{number}"),))
    with CaptureQueriesContext(connection) as few:
        rows(client)
    for number in range(3, 20):
        put(number, who=(replace(NAHR, id=f"t-{number}"),))
    with CaptureQueriesContext(connection) as more:
        assert len(rows(client)) == 20
    assert len(more) <= len(few) <= 25


@pytest.mark.parametrize("ask", ["?page=99", "?page=x", "?of=%00", "?ask='"])
def test_odd_questions_break_nothing(client, ask):
    put(1)
    assert client.get(f"/demands/tracker/{ask}").status_code == 200
