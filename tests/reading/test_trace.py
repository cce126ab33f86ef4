"""`waqai explain` tells every step of a reading: with the words, the rule and its file, and what was passed over."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from waqai.lexicon.load import KNOWLEDGE
from waqai.pipeline import explain_page, load_lexicon
from waqai.reading import read_article
from waqai.records import Article, Page, Paragraph

TEXT = """قصف على بلدة النخيل

قصفت قوات النظام بلدة البصيرة في ريف دير الزور يوم 10 آذار 2024، ما أدى إلى مقتل ثلاثة مدنيين.
وقالت مصادر محلية إن القصف أصاب منازل المدنيين.
وأحيا الأهالي ذكرى مجزرة النخيل في المدينة.
ودانت منظمة الصفصاف لحقوق الإنسان القصف، وطالبت جميع الأطراف بوقف إطلاق النار.
"""
ORDER = [
    "fold", "match", "values", "clauses", "parties and places", "frames: triggers", "frames: harm", "frames: sides",
    "frames: did it happen", "attribution and modality", "place and day", "merge", "statements", "demands",
    "passed over",
]  # fmt: skip


@pytest.fixture(scope="module")
def told():
    return explain_page(Page(TEXT.encode(), "text/plain", charset="utf-8"), load_lexicon())


@pytest.fixture(scope="module")
def steps(told):
    article, reading = told
    return {step.name: [(article.text[start:end], line) for start, end, line in step.lines] for step in reading.trace}


def loudest(line: str) -> set[str]:
    """Return the features that a line names, at least one."""
    told = line.partition("; ")[2].removesuffix(")").split(", ")
    assert all(re.fullmatch(r".+ [+-]\d\.\d\d", feature) for feature in told)
    return {feature.rpartition(" ")[0] for feature in told}


def test_steps_come_in_the_order_of_the_cascade(told):
    assert [step.name for step in told[1].trace] == ORDER


def test_every_line_stands_on_a_stretch_of_the_text(told):
    article, reading = told
    for step in reading.trace:
        assert step.lines, step.name
        for start, end, _ in step.lines:
            assert 0 <= start < end <= len(article.text), step.name


def test_folding_shows_what_is_matched(steps):
    assert any("الي مقتل ثلاثه" in line and "إلى مقتل ثلاثة" in words for words, line in steps["fold"])


def test_a_trigger_names_its_rule_and_file(steps):
    lines = dict(steps["frames: triggers"])
    assert "opens shelling: acts/bombard.yml, trigger 1 (verb)" in lines["قصفت"]


def test_every_file_that_is_named_is_there(steps):
    named = {
        part.split(",")[0]
        for lines in steps.values()
        for _, line in lines
        for part in line.replace("]", "[").split("[")
        if ".yml" in part and " " not in part.split(",")[0]
    }
    assert {"acts/bombard.yml", "events/judicial.yml"} & named
    assert [name for name in named if not Path(KNOWLEDGE, name).is_file()] == []


def test_values_tell_what_they_count_and_when(steps):
    lines = dict(steps["values"])
    assert lines["ثلاثة"] == "number: count 3"
    assert next(line for words, line in lines.items() if "10 آذار 2024" in words) == "time: day → 2024-03-10 (day)"


def test_sides_tell_role_chance_and_the_loudest_features(steps):
    lines = dict(steps["frames: sides"])
    assert lines["قوات النظام"].startswith("shelling: actor1, who did it (0.")
    alone, among = re.split(r"; among the others: ", lines["قوات النظام"])
    features = loudest(re.sub(r"alone 0\.\d\d: ", "", alone))
    assert features <= set(load_lexicon().weights["roles"].weights)
    assert any(feature.startswith("slot=") for feature in features)
    assert loudest(f"; {among}") <= set(load_lexicon().weights["rivals"].weights)
    assert any(": no role (0." in line for line in lines.values())


def test_the_chance_of_a_happening_is_told_with_its_features(steps):
    [line] = [line for words, line in steps["frames: did it happen"] if words == "قصفت"]
    assert line.startswith("shelling: a happening (0.")
    features = loudest(line)
    assert features <= set(load_lexicon().weights["opens"].weights)
    assert "tells=settlement" in features
    told = [loudest(line) for _, line in steps["frames: did it happen"]]
    assert any("form=" in feature for features in told for feature in features)


def test_harm_is_due_to_its_cause(steps):
    assert ("ثلاثة مدنيين", "killed civilians 3, due to shelling") in steps["frames: harm"]


def test_mentions_of_one_happening_are_told_to_join(steps):
    joined = [(words, line.partition(" (")[0]) for words, line in steps["merge"] if "e1 " in line]
    assert ("قصفت", "leads e1 shelling") in joined
    assert ("القصف", "joins e1 shelling") in joined


def test_place_and_day_are_those_of_the_event(told, steps):
    lines = dict(steps["place and day"])
    assert lines["البصيرة"] == "e1 place: settlement"
    assert any(line == "e1 day: 2024-03-10" for line in lines.values())
    assert told[1].events[0].start == "2024-03-10"


def test_speech_names_speaker_and_file(steps):
    lines = dict(steps["attribution and modality"])
    assert lines["قالت"] == "speech: explain by مصادر محلية [speech/explain.yml]"


def test_statements_and_demands_are_numbered_as_in_the_record(told, steps):
    assert {line[:2] for _, line in steps["statements"]} == {s.id for s in told[1].statements}
    assert {line[:2] for _, line in steps["demands"]} == {d.id for d in told[1].demands}
    assert any("all parties: ceasefire" in line for _, line in steps["demands"])


def test_what_is_passed_over_is_told_with_rule_and_file(told, steps):
    lines = dict(steps["passed over"])
    assert lines["مجزرة"].startswith("no event, massacre: ")
    assert lines["مجزرة"].endswith("[acts/massacre.yml, trigger 1]")
    assert len(told[1].unread) >= len(lines)


def test_the_trace_is_made_only_when_asked_for(told):
    article, reading = told
    plain = read_article(article, load_lexicon())
    assert plain.trace == ()
    assert plain == replace(reading, trace=())


def test_a_page_without_an_article_has_no_steps():
    refused = Article("", "", (), refused="no article")
    assert read_article(refused, load_lexicon(), explain=True).trace == ()


def test_a_duty_carried_on_names_the_file_of_its_words():
    text = "أكدت رابطة الصيادين أن هيئة الموانئ مطالبة بالحوار. وعلى هيئة الموانئ إطلاق العمال."
    read = read_article(Article(text, None, (Paragraph(0, len(text), "body"),)), load_lexicon(), explain=True)
    lines = [told for step in read.trace if step.name == "attribution and modality" for _, _, told in step.lines]
    assert "speech: call by رابطة الصيادين, carried on from before [issuers/upon.yml]" in lines
