"""What people worked at the desk becomes coded pages that the scorer reads; what is worked in part says so."""

import importlib.util
import json

import pytest
from benchmarks.gold import load_worked

from reports import BODY, LATER, TEXT, page, report, shelling
from waqai import desk
from waqai.cli.gold import export, texts_beside
from waqai.desk import Editor
from waqai.export.gold import coded_page, page_text
from waqai.records import Span
from waqai.store import models
from waqai.store.shelf import DatabaseShelf
from waqai.store.worked import worked_pages

SAMAR = Editor("سمر")
CALL = BODY.split(". ")[1].rstrip(".")


@pytest.fixture
def stored(store):
    DatabaseShelf().put(report())
    return models.Page.objects.get()


def judge_all():
    for section, model in (("statements", models.Statement), ("demands", models.Demand)):
        for ref in list(model.objects.values_list("ref", flat=True)):
            desk.accept(SAMAR, section, ref, "سبب")


def work_whole(stored):
    event = models.Event.objects.get()
    place = TEXT.index("يوم الأحد")
    desk.correct(SAMAR, "events", event.ref, "start", "2024-03-09", Span(place, place + 9), "سبب")
    judge_all()
    spans = {"record": [Span(TEXT.index(CALL), TEXT.index(CALL) + len(CALL))]}
    desk.add(SAMAR, stored.ref, "events", {"type": "protest"}, spans, "سبب")
    desk.finish(SAMAR, stored.ref, "لا ينقصها شيء")


def test_a_page_is_whole_when_all_is_judged_and_somebody_says_so(stored):
    assert list(worked_pages()) == []
    work_whole(stored)
    (worked,) = worked_pages()
    assert (worked.whole, worked.left, len(worked.held)) == (True, 0, 4)


def test_without_the_word_of_a_person_it_is_not_whole(stored):
    desk.accept(SAMAR, "events", models.Event.objects.get().ref, "سبب")
    judge_all()
    (worked,) = worked_pages()
    assert (worked.whole, worked.left) == (False, 0)


def test_what_is_newly_read_makes_it_partial_again(stored):
    work_whole(stored)
    second = shelling(id="e2", type="arrest")
    DatabaseShelf().put(report(reader=LATER, events=(shelling(), second)))
    (worked,) = worked_pages()
    assert (worked.whole, worked.left) == (False, 1)


def test_a_new_version_of_the_page_is_not_finished_by_the_old_one(stored):
    work_whole(stored)
    DatabaseShelf().put(report(at=page(b"a new version")))
    (worked,) = worked_pages()
    assert (worked.whole, len(worked.held)) == (False, 4)


def test_what_is_kept_to_a_group_stays_there(stored):
    work_whole(stored)
    models.Page.objects.update(group=models.Group.objects.create(name="g"))
    assert list(worked_pages()) == [] and len(list(worked_pages(None))) == 1


def test_the_form_is_that_of_coded_pages(stored):
    work_whole(stored)
    (worked,) = worked_pages()
    told = coded_page(worked.report, worked.held, worked.rejected, partial=False)
    event = next(one for one in told["events"] if one["type"] == "shelling")
    assert (event["start"], event["quote"], event["places"]) == ("2024-03-09", BODY.split(".")[0], ["النخيل"])
    assert event["harm"] == [{"kind": "killed", "who": "civilians", "side": None, "min": 3, "max": 3}]
    assert [one["type"] for one in told["events"]] == ["shelling", "protest"]
    assert told["demands"][0]["of"] is None and "partial" not in told
    assert told["article"]["headline"] and told["article"]["published"] == "2024-03-11"
    text = page_text(worked.report)["text"]
    records = [one for section in ("events", "statements", "demands") for one in told[section]]
    assert all(one["quote"] in text for one in records)


def test_what_was_rejected_is_told_apart(stored):
    desk.reject(SAMAR, "events", models.Event.objects.get().ref, "سبب")
    (worked,) = worked_pages()
    told = coded_page(worked.report, worked.held, worked.rejected, partial=True)
    assert (told["events"], [one["type"] for one in told["rejected"]["events"]]) == ([], ["shelling"])
    assert told["partial"] is True


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_command_writes_pages_and_their_texts(stored, tmp_path, capsys):
    out = tmp_path / "gold.jsonl"
    desk.accept(SAMAR, "events", models.Event.objects.get().ref, "سبب")
    export(out, as_json=True)
    assert json.loads(capsys.readouterr().out)["left_out"] == 1 and lines(out) == []
    export(out, partial=True)
    assert "do not publish" in capsys.readouterr().err and lines(out)[0]["partial"] is True
    work_whole(stored)
    export(out)
    assert "1 pages worked whole, 0 in part: 4 records" in capsys.readouterr().out
    assert [row["id"] for row in lines(out)] == [row["id"] for row in lines(texts_beside(out))]
    told = models.AuditRow.objects.filter(verb="export").values_list("what", "why", "told")
    assert list(told) == [("worked pages", "to measure and to learn from", {"format": "gold"})] * 3, "each time"


def test_the_scorer_reads_it(stored, tmp_path, shared):
    """Gold against itself scores 1, and the check of coded pages finds no problem but names of our own."""
    if shared is None:
        return
    work_whole(stored)
    out = tmp_path / "gold.jsonl"
    export(out)
    score, check = (_tool(shared, name) for name in ("score", "check_gold"))
    gold = score.read(out)
    tally = score.Tally()
    for told in gold.values():
        score.score_report(told, told, tally)
    assert {name: f for name, _, _, f, n in tally.rows() if n and name != "article.body"} and all(
        f == 1.0 for name, _, _, f, n in tally.rows() if n and not name.startswith("article.body")
    )
    texts = {row["id"]: row["text"] for row in lines(texts_beside(out))}
    assert [p for row in gold.values() for p in check.problems(texts[row["id"]], row)] == []


def _tool(shared, name):
    spec = importlib.util.spec_from_file_location(name, shared / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_training_takes_it(stored, tmp_path):
    work_whole(stored)
    export(tmp_path / "gold.jsonl")
    (coded,) = load_worked(tmp_path / "gold.jsonl")
    assert coded.page.raw.decode() == TEXT
    assert [row["type"] for row in coded.gold["events"]] == ["shelling", "protest"]
