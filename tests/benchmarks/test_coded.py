"""The coded pages keep no text, join to the corpus they were counted in, and are well formed where it is at hand."""

import datetime
import gzip
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.gold import gold_article  # noqa: E402

from benchmarks import coded  # noqa: E402  (benchmarks/ is no installed package)

SETS = sorted(path.stem for path in coded.FOLDER.glob("*.jsonl"))
LONGEST_NAME = 40
TYPES = {
    "armed_clash",
    "territory_change",
    "air_strike",
    "shelling",
    "bombing",
    "suicide_bombing",
    "chemical_attack",
    "attack",
    "abduction",
    "sexual_violence",
    "arrest",
    "release",
    "looting",
    "protest",
    "riot",
    "crackdown",
    "operation",
    "force_movement",
    "agreement",
    "appointment",
    "access_denied",
    "service_cut",
    "displacement",
    "judicial",
    "other_incident",
}
OBJECTS = {
    "hospital",
    "school",
    "water",
    "power",
    "market",
    "bakery",
    "mosque",
    "church",
    "home",
    "camp",
    "road",
    "bridge",
    "crossing",
    "oil",
    "farm",
    "vehicle",
    "checkpoint",
    "military",
    "government",
    "media",
    "aid",
}
HARM = {"killed", "injured", "detained", "abducted", "missing", "displaced"}
WHO = {"civilians", "combatants", "officials", "unknown", "children", "women", "journalists", "medics", "aid_workers"}
KINDS = {"announce", "condemn", "deny", "claim", "accuse", "warn", "call", "welcome", "explain"}
ASKS = {
    "ceasefire",
    "dialogue",
    "protect_civilians",
    "accountability",
    "investigation",
    "release",
    "access",
    "services",
    "stop_incitement",
    "withdrawal",
    "governance",
    "return",
    "dismissal",
    "compensation",
    "aid",
    "military_action",
    "other",
}
PARTIES = {"events": ("places", "actor1", "actor2", "according_to"), "statements": ("issuer",), "demands": ("who",)}

TEXT = "مربع إعلاني\n\nقصف على النخيل\n\nقُتل مدنيان في قصف على بلدة النخيل.\n\nاقرأ أيضا"
ROW: dict[str, Any] = {
    "id": "page-1",
    "sha256": coded.digest(TEXT),
    "article": {"headline": [13, 27], "published": None, "reference": None, "body": [[29, 64]]},
    "events": [
        {
            "type": "shelling",
            "modality": "reported",
            "aggregate": False,
            "quote": [29, 63],
            "start": None,
            "end": None,
            "places": [[57, 63]],
            "admin1": None,
            "actor1": [],
            "actor2": ["all parties"],
            "harm": [{"kind": "killed", "who": "civilians", "side": None, "min": 2, "max": 2}],
            "objects": [],
            "according_to": [],
        }
    ],
    "statements": [],
    "demands": [],
}

ARTICLE = "قصف على النخيل \n\n قُتل مدنيان في قصف على بلدة النخيل. \n"
PRESS_ROW = {
    "id": "page-1",
    "file": "raw/1.txt",
    "sha256": coded.digest(coded.press_text(ARTICLE)),
    "article": {"headline": [0, 14], "published": None, "reference": None, "body": [[16, 51]]},
    "events": [ROW["events"][0] | {"quote": [16, 50], "places": [[44, 50]]}],
    "statements": [],
    "demands": [],
}


def make_press(folder: Path, raw: str | None) -> Path:
    if raw is not None:
        (folder / "raw").mkdir()
        (folder / "raw" / "1.txt").write_text(raw, "utf-8")
    (folder / "own.jsonl").write_text(json.dumps(PRESS_ROW) + "\n", "utf-8")
    return folder


def make_shared(folder: Path, text: str) -> Path:
    corpus = folder / coded.PAGES
    corpus.parent.mkdir(parents=True)
    with gzip.open(corpus, "wt", encoding="utf-8") as lines:
        for row in ({"id": "page-0", "text": "other"}, {"id": "page-1", "text": text, "outlet": "An outlet"}):
            lines.write(json.dumps(row) + "\n")
    (folder / "own.jsonl").write_text(json.dumps(ROW) + "\n", "utf-8")
    return folder


def test_offsets_become_the_words_of_the_page(tmp_path: Path) -> None:
    [page] = coded.load_coded(make_shared(tmp_path, TEXT), "own", tmp_path)
    assert (page.page.id, page.page.outlet, page.page.raw) == ("page-1", "An outlet", TEXT.encode())
    assert page.gold["article"]["headline"] == "قصف على النخيل"
    assert page.gold["article"]["body"] == "قُتل مدنيان في قصف على بلدة النخيل."
    [event] = page.gold["events"]
    assert event["quote"] == "قُتل مدنيان في قصف على بلدة النخيل"
    assert event["places"] == ["النخيل"]
    assert event["actor2"] == ["all parties"]
    assert event["harm"] == ROW["events"][0]["harm"]
    assert list(problems_in(page, ROW)) == []


def test_page_that_has_changed_is_named_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(coded.load_coded(make_shared(tmp_path, TEXT + " "), "own", tmp_path)) == []
    assert "page-1" in capsys.readouterr().err


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("known", [True, False])
def test_absent_source_is_said_and_gives_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, known: bool, name: str
) -> None:
    monkeypatch.delenv("WAQAI_PRESS", raising=False)
    assert list(coded.load_coded(tmp_path if known else None, name)) == []
    assert "absent" in capsys.readouterr().err


def test_press_articles_are_read_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAQAI_PRESS", str(tmp_path))
    [page] = coded.load_coded(None, "own", make_press(tmp_path, ARTICLE))
    assert page.page.raw.decode() == coded.press_text(ARTICLE)
    assert page.gold["article"]["headline"] == "قصف على النخيل"
    assert page.gold["article"]["body"] == "قُتل مدنيان في قصف على بلدة النخيل."
    assert page.gold["events"][0]["places"] == ["النخيل"]
    assert [p.kind for p in gold_article(page).paragraphs] == ["headline", "body"]
    assert list(problems_in(page, PRESS_ROW)) == []


@pytest.mark.parametrize("raw", [ARTICLE + "جديد", None])
def test_press_article_that_has_changed_or_gone_is_named_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], raw: str | None
) -> None:
    monkeypatch.setenv("WAQAI_PRESS", str(tmp_path))
    folder = make_press(tmp_path, raw)
    (tmp_path / "2.txt").write_text(ARTICLE, "utf-8")
    with (folder / "own.jsonl").open("a", encoding="utf-8") as rows:
        rows.write(json.dumps(PRESS_ROW | {"id": "page-2", "file": "2.txt"}) + "\n")
    assert [page.page.id for page in coded.load_coded(None, "own", folder)] == ["page-2"]
    assert "page-1" in capsys.readouterr().err


@pytest.mark.parametrize("there", [False, True])
def test_where_to_get_the_press_articles_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], there: bool
) -> None:
    """Also where the folder named is another checkout, in which none of a set's articles lie."""
    monkeypatch.setenv("WAQAI_PRESS", str(tmp_path if there else tmp_path / "nowhere"))
    assert list(coded.load_coded(tmp_path, "own", make_press(tmp_path, None))) == []
    told = capsys.readouterr().err
    assert "WAQAI_PRESS" in told
    assert all(repository in told for repository in coded.PRESS_REPOSITORIES)


def test_press_articles_may_lie_in_several_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "first").mkdir()
    monkeypatch.setenv("WAQAI_PRESS", os.pathsep.join([str(tmp_path / "first"), str(tmp_path)]))
    assert [page.page.id for page in coded.load_coded(None, "own", make_press(tmp_path, ARTICLE))] == ["page-1"]


TAGGED = """<DOC>
<DOCNO>XX-1</DOCNO>
<TITLE>قصف على &quot;النخيل&quot;</TITLE>
<TIME>{time}</TIME>
<ABSTRACT>
قصف على النخيل.
</ABSTRACT>
<TEXT>
قُتل مدنيان في النخيل.

وأصيب ثالث.
</TEXT>
</DOC>
"""


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("Wed, 12 Sep 2018 10:46:22 GMT", "2018-09-12"),
        ("Tue, 22 May 2018 09:33:59 +0400", "2018-05-22"),
        ("", None),
        ("اليوم", None),
    ],
)
def test_tagged_article_gives_its_headline_its_text_and_its_day(time: str, day: str | None) -> None:
    raw = TAGGED.format(time=time)
    assert coded.press_text(raw) == 'قصف على "النخيل"\n\nقُتل مدنيان في النخيل.\nوأصيب ثالث.'
    assert coded.press_day(raw) == day
    assert coded.press_day(ARTICLE) is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("عنوان \n\n متن أول \n", "عنوان\n\nمتن أول"),
        ("عنوان\r\n\r\nأول\r\n\r\nثان", "عنوان\n\nأول\nثان"),
        ("\n", "\n"),
    ],
)
def test_press_text_is_headline_blank_line_body(raw: str, text: str) -> None:
    assert coded.press_text(raw) == text


@pytest.mark.parametrize("name", SETS)
def test_no_text_is_kept(name: str) -> None:
    for row in coded.coded_rows(coded.FOLDER / f"{name}.jsonl"):
        head, body = row["article"]["headline"], row["article"]["body"]
        assert head is None or coded.is_stretch(head), row["id"]
        assert all(map(coded.is_stretch, body)), row["id"]
        assert all(coded.is_stretch(record["quote"]) for part in coded.SECTIONS for record in row[part]), row["id"]
        words = words_in(row, row["id"], row["sha256"], row.get("file", ""))
        assert all(len(word) <= LONGEST_NAME for word in words), row["id"]


@pytest.mark.parametrize("name", SETS)
def test_every_page_joins_and_is_well_formed(name: str, shared: Path | None) -> None:
    rows = coded.coded_rows(coded.FOLDER / f"{name}.jsonl")
    if not ([f for f in coded.press_roots() if (f / rows[0]["file"]).is_file()] if "file" in rows[0] else shared):
        return
    pages = list(coded.load_coded(shared, name))
    assert [page.gold["id"] for page in pages] == [row["id"] for row in rows]
    assert [p for page, row in zip(pages, rows, strict=True) for p in problems_in(page, row)] == []


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("quote", [0, 5]),
        ("quote", [29, 999]),
        ("places", [[62, 62]]),
        ("type", "explosion"),
        ("start", "2023-02-30"),
        ("end", "2023-02-01"),
        ("modality", "certain"),
        ("objects", ["tree"]),
        ("harm", [{"kind": "killed", "who": "civilians", "side": None, "min": 3, "max": 2}]),
        ("harm", [{"kind": "hurt", "who": "civilians", "side": None, "min": 3, "max": 3}]),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, field: str, wrong: Any) -> None:
    row = ROW | {"events": [ROW["events"][0] | {field: wrong}]}
    [page] = coded.load_coded(make_shared(tmp_path, TEXT), "own", tmp_path)
    broken = coded.Coded("own", page.page, coded.gold_form(row, TEXT))
    assert any(f"events[0].{field}" in line for line in problems_in(broken, row))


def words_in(value: Any, *known: str) -> Iterator[str]:
    """Yield every string that a row keeps, but those known to be no text."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from words_in(item, *known)
    elif isinstance(value, str) and value not in known:
        yield value


def problems_in(page: coded.Coded, row: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with one coded page: its stretches, its classes, its days and counts."""
    text, gold = page.page.raw.decode("utf-8", "surrogatepass"), page.gold
    lines = [*row["article"]["body"], *([row["article"]["headline"]] if row["article"]["headline"] else [])]
    yield from (f"{gold['id']} article: {line}" for line in lines if not fits(line, text))
    for field in ("published", "reference"):
        if not is_day(gold["article"][field]):
            yield f"{gold['id']} article.{field}"
    for part in coded.SECTIONS:
        for n, (record, kept) in enumerate(zip(gold[part], row[part], strict=True)):
            where = f"{gold['id']} {part}[{n}]"
            if not any(a <= kept["quote"][0] < kept["quote"][1] <= b for a, b in lines):
                yield f"{where}.quote: outside headline and body"
            yield from (f"{where}.{field}" for field in wrong_fields(part, record))
            yield from (f"{where}.{f}" for f, v in kept.items() for s in stretches(v) if not fits(s, text))


def wrong_fields(part: str, record: dict[str, Any]) -> Iterator[str]:
    """Yield the fields of one record that the codebook does not allow."""
    for field in PARTIES[part]:
        if not all(isinstance(name, str) and name for name in record[field]):
            yield field
    if part == "events":
        yield from wrong_in_event(record)
    elif part == "statements":
        if record["kind"] not in KINDS or not is_day(record["date"]):
            yield "kind or date"
    elif record["ask"] not in ASKS or record["of"] == []:
        yield "ask or of"


def wrong_in_event(event: dict[str, Any]) -> Iterator[str]:
    checks = {
        "type": event["type"] in TYPES,
        "modality": event["modality"] in {"reported", "denied", "planned"},
        "aggregate": isinstance(event["aggregate"], bool),
        "start": is_day(event["start"]),
        "end": is_day(event["end"]) and in_order(event["start"], event["end"]),
        "objects": set(event["objects"]) <= OBJECTS,
        "harm": all(map(is_harm, event["harm"])),
    }
    yield from (field for field, right in checks.items() if not right)


def in_order(start: str | None, end: str | None) -> bool:
    """An open end is allowed («since 2011», on a page without a day), an open start is not."""
    return end is None or (start is not None and start <= end)


def is_harm(line: dict[str, Any]) -> bool:
    counted = line["min"] >= 0 and (line["max"] is None or line["min"] <= line["max"])
    return line["kind"] in HARM and line["who"] in WHO and counted


def is_day(value: str | None) -> bool:
    try:
        return value is None or bool(datetime.date.fromisoformat(value))
    except ValueError:
        return False


def stretches(value: Any) -> Iterator[list[int]]:
    if coded.is_stretch(value):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from stretches(item)


def fits(stretch: list[int], text: str) -> bool:
    start, end = stretch
    return 0 <= start < end <= len(text) and text[start:end] == text[start:end].strip()
