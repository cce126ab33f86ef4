"""The JSON form of a report holds all of it, in the contract's keys."""

import dataclasses
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waqai.records import (
    Article,
    Demand,
    Dropped,
    Event,
    Evidence,
    Harm,
    Item,
    Page,
    Paragraph,
    Party,
    Place,
    Reader,
    Related,
    Report,
    Statement,
    Unread,
)
from waqai.records.wire import report_from_json, report_to_json

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
maybe = st.none() | words
offsets = st.integers(0, 10**6)
counts = st.integers(0, 10**6)
degrees = st.none() | st.floats(-90, 90)
sure = st.floats(0, 1)
json_values = st.recursive(
    st.none() | st.booleans() | counts | words, lambda inner: st.lists(inner, max_size=2), max_leaves=3
)


def some(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


evidence = some(st.builds(Evidence, words, offsets, offsets, words))
parties = some(st.builds(Party, words, maybe, some(words), maybe))
places = some(st.builds(Place, words, maybe, degrees, degrees, maybe, maybe, maybe))
harm = some(st.builds(Harm, words, words, counts, st.none() | counts, words, maybe))
pages = st.builds(
    Page, st.binary(max_size=20), words, words, maybe, maybe, maybe, maybe, maybe, maybe,
    st.dictionaries(words, json_values, max_size=2),
)  # fmt: skip
articles = st.builds(
    Article, words, maybe, some(st.builds(Paragraph, offsets, offsets, words)), *([maybe] * 7),
    some(words), some(words), some(words), some(st.builds(Related, words, maybe)), maybe, maybe,
    sure, maybe, some(st.builds(Item, offsets, offsets, words, maybe, maybe, maybe)),
    some(st.builds(Dropped, words, words)), maybe,
)  # fmt: skip
events = st.builds(
    Event, words, words, evidence, maybe, maybe, words, st.booleans(), maybe, maybe, maybe, places, parties, parties,
    harm, some(words), some(words), parties, sure,
)  # fmt: skip
statements = st.builds(Statement, words, parties, words, evidence, maybe, maybe, some(words), sure)
demands = st.builds(Demand, words, parties, parties, words, evidence, maybe, maybe, sure)
reports = st.builds(
    Report, pages, articles, st.builds(Reader, words, words, words), some(events), some(statements), some(demands),
    some(st.builds(Unread, offsets, offsets, words)),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
def test_a_report_survives_the_way_through_json(report):
    line = json.dumps(report_to_json(report), ensure_ascii=False)
    back = report_from_json(json.loads(line))
    without_bytes = dataclasses.replace(report.page, raw=b"", size=len(report.page.raw))
    assert back == dataclasses.replace(report, page=without_bytes)
    assert report_to_json(back) == json.loads(line)


def test_the_keys_are_those_of_the_contract():
    proof = (Evidence("record", 0, 4, "قصف "),)
    event = Event(
        "e1", "shelling", proof, places=(Place("البصيرة"),), harm=(Harm("killed", "civilians", 3, 3, "ثلاثة"),)
    )
    report = Report(Page(b"abc", "text/plain"), Article(), Reader("rules", "1", "sha256:0"), (event,))
    told = report_to_json(report)
    assert list(told) == ["format", "id", "page", "article", "events", "statements", "demands", "unread", "reader"]
    assert told["format"] == "waqai-report/1"
    assert told["page"]["bytes"] == 3
    assert told["page"]["sha256"].startswith(told["id"])
    assert list(told["events"][0]) == [
        "id",
        "type",
        "acled",
        "plover",
        "modality",
        "aggregate",
        "start",
        "end",
        "time_precision",
        "places",
        "actor1",
        "actor2",
        "harm",
        "objects",
        "weapons",
        "according_to",
        "confidence",
        "admin1",
        "evidence",
    ]
    assert list(told["events"][0]["places"][0]) == ["name", "id", "lat", "lon", "admin1", "country", "precision"]
    assert set(told["events"][0]["harm"][0]) == {"kind", "who", "side", "min", "max", "wording"}
    assert told["events"][0]["evidence"][0] == {"field": "record", "start": 0, "end": 4, "quote": "قصف "}


def test_what_cannot_be_written_is_replaced_one_for_one():
    report = Report(Page(b"", "text/plain", path="a\udcff.txt"), Article(text="ا\ud800ب\0"), Reader("rules", "1", "x"))
    told = report_to_json(report)
    json.dumps(told, ensure_ascii=False).encode()
    assert told["article"]["text"] == "ا\ufffdب\ufffd"
    assert told["page"]["path"] == "a\ufffd.txt"


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ({"format": "waqai-report/9"}, "waqai-report/9"),
        ({"format": "waqai-report/1"}, "page"),
    ],
)
def test_what_is_no_report_is_refused_by_name(told, names):
    with pytest.raises(ValueError, match=names):
        report_from_json(told)


def test_a_wrong_kind_is_refused_with_its_path():
    told = report_to_json(Report(Page(b"", "text/plain"), Article(), Reader("rules", "1", "x")))
    told["unread"] = [{"start": "zero", "end": 1, "why": "x"}]
    with pytest.raises(ValueError, match=r"\$\[0\]\.start"):
        report_from_json(told)
