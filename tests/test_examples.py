"""The pages to try are what examples/README.md says: marked, read as told, and nobody else's words."""

import gzip
import json
import re
from functools import lru_cache
from pathlib import Path

import pytest

from waqai.arabic.fold import fold
from waqai.pipeline import load_lexicon, read_page
from waqai.records import Page, Report
from waqai.sources import read_paths

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
MARK = fold("كُتبت لمشروع وقائع")


@lru_cache(maxsize=1)
def pages() -> dict[str, Page]:
    found = list(read_paths([EXAMPLES]))
    assert all(isinstance(page, Page) for page in found), found
    return {str(page.path).removeprefix(f"{EXAMPLES}/"): page for page in found if isinstance(page, Page)}


@lru_cache(maxsize=64)
def report(name: str) -> Report:
    return read_page(pages()[name], load_lexicon())


def names() -> list[str]:
    return list(pages())


def tolls(name: str, kind: str) -> set[tuple[int, int | None]]:
    return {(harm.min, harm.max) for event in report(name).events for harm in event.harm if harm.kind == kind}


def types(name: str) -> set[str]:
    return {event.type for event in report(name).events}


def test_there_are_enough_of_every_kind() -> None:
    assert len(names()) >= 14
    assert {Path(name.split("#")[0].split(":")[0]).suffix for name in names()} == {".html", ".txt", ".json", ".jsonl"}


def test_readme_lists_every_file() -> None:
    listed = set(re.findall(r"`([\w/.-]+\.\w+)`", (EXAMPLES / "README.md").read_text("utf-8")))
    kept = {path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*") if path.is_file()}
    assert listed & kept == kept - {"README.md"}


FILES = sorted(path for path in EXAMPLES.rglob("*.*") if path.name != "README.md")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_says_that_it_is_an_example(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("cp1256" if b"charset=windows-1256" in raw else "utf-8")
    assert MARK in fold(text)


@pytest.mark.parametrize("name", [n for n in names() if not n.startswith("telegram/")])
def test_mark_is_dropped_as_furniture(name: str) -> None:
    article = report(name).article
    assert MARK not in fold(article.text)
    assert any(MARK in fold(line.line) for line in article.dropped)


@pytest.mark.parametrize("name", names())
def test_every_quote_stands_in_the_text(name: str) -> None:
    read = report(name)
    for record in (*read.events, *read.statements, *read.demands):
        assert "record" in {item.field for item in record.evidence}
        assert all(read.article.text[item.start : item.end] == item.quote for item in record.evidence)


@pytest.mark.parametrize(
    ("name", "headline", "paragraphs"),
    [
        ("dhifaf/tal-rayhan-market.html", "خمسة قتلى في قصف مدفعي على سوق تل الريحان", 5),
        ("dhifaf/ein-sindyan-water.html", "عطل في محطة عين السنديان يقطع المياه عن أربع بلدات", 5),
        ("almanara/teachers-protest.html", "مئات المعلمين يعتصمون في بئر النخيل للمطالبة برواتبهم", 4),
        ("sahl/ein-rumman-arrests.html", "حملة دهم في عين الرمان تنتهي باعتقال ستة أشخاص", 4),
        ("dumps/civil-statement.txt", "منظمات تدعو إلى وقف القتال في أم السنابل وفتح الطرق", 16),
        ("dumps/tal-rayhan-rawasi.txt", "الأمم المتحدة تدين قصف سوق تل الريحان", 4),
        ("dumps/landmine-atlas.txt", "انفجار لغم قرب قصر الطلح يصيب راعيين", 4),
        ("dumps/khartoum-palace.txt", "الجيش السوداني يستعيد القصر الجمهوري في الخرطوم", 3),
        ("rawasi.jsonl:1", "إغلاق معبر الجسر أمام الشاحنات حتى إشعار آخر", 2),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() else "",
)
def test_article_is_told_apart_whole(name: str, headline: str, paragraphs: int) -> None:
    article = report(name).article
    assert article.headline == headline
    assert sum(part.kind != "headline" for part in article.paragraphs) == paragraphs, article.text


@pytest.mark.parametrize("name", ["dhifaf/book-fair.html", "dumps/league-final.txt"])
def test_page_with_nothing_to_code_gives_nothing(name: str) -> None:
    read = report(name)
    assert read.article.headline and len(read.article.paragraphs) >= 4
    assert (read.events, read.statements, read.demands) == ((), (), ())


def test_one_happening_has_the_toll_of_each_outlet() -> None:
    told = {
        "dhifaf/tal-rayhan-market.html": ((5, 5), "2025-03-14"),
        "almanara/tal-rayhan-toll.html": ((7, 7), "2025-03-14"),
        "dumps/tal-rayhan-rawasi.txt": ((6, 9), "2025-03-14"),
        "telegram/result.json#4": ((6, 6), "2025-03-14"),
    }
    for name, (toll, day) in told.items():
        shelling = [event for event in report(name).events if event.type == "shelling"]
        assert shelling and toll in tolls(name, "killed"), (name, report(name).events)
        assert day in {event.start for event in shelling}, name
        assert any(place.name == "تل الريحان" for event in shelling for place in event.places), name


def test_statement_page_gives_its_demands() -> None:
    read = report("dumps/civil-statement.txt")
    assert {demand.ask for demand in read.demands} >= {"ceasefire", "release", "access", "dialogue"}
    assert "call" in {statement.kind for statement in read.statements}
    assert read.article.page_date == "2025-03-23" and read.article.published is None


def test_old_encoding_and_printed_days_are_read() -> None:
    article = report("sahl/umm-sanabel-clash.html").article
    assert article.headline == "قتلى باشتباكات بين فصيلين محليين في أم السنابل"
    assert (article.published, article.published_from) == ("2025-03-16", "printed")
    assert "armed_clash" in types("sahl/umm-sanabel-clash.html")
    assert report("dumps/landmine-atlas.txt").article.published == "2024-08-13"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sahl/ein-rumman-arrests.html", {"arrest"}),
        ("sahl/zaytouna-displacement.html", {"displacement"}),
        ("almanara/wadi-safsaf-drone.html", {"air_strike"}),
        ("almanara/teachers-protest.html", {"protest"}),
        ("dhifaf/ein-sindyan-water.html", {"service_cut"}),
        ("dumps/landmine-atlas.txt", {"bombing"}),
        ("dhifaf/north-east-agreement.html", {"agreement"}),
        ("almanara/lebanon-president.html", {"appointment"}),
        ("dumps/khartoum-palace.txt", {"territory_change"}),
        ("rawasi.jsonl:1", {"access_denied"}),
        ("rawasi.jsonl:2", {"appointment"}),
    ],
)
def test_page_gives_what_it_is_there_for(name: str, expected: set[str]) -> None:
    assert types(name) >= expected


def sentences(text: str) -> set[str]:
    """Return the folded sentences of a text that are long enough to be somebody's own."""
    found = (fold(part).strip(' "«».,') for part in re.split(r"[.\n؟!]+", text))
    return {part for part in found if len(part.split()) >= 7}


def test_no_sentence_is_taken_from_elsewhere(shared: Path | None) -> None:
    ours = {part for name in names() for part in sentences(report(name).article.text)}
    assert len(ours) > 60
    if shared is None:
        return
    theirs: set[str] = set()
    with gzip.open(shared / "corpus/syria/pages.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            theirs |= sentences(json.loads(line)["text"])
    for path in (shared / "corpus/press").glob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            theirs |= sentences(json.loads(line)["text"])
    theirs |= sentences((shared / "corpus/seed_page.txt").read_text("utf-8"))
    assert ours & theirs == set()
