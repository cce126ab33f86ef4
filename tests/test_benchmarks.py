"""The measuring commands run on any path, and the corpus check catches a quote that is not in its page."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from waqai.records import Article, Event, Evidence, Page, Reader, Report, Unread

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import check  # noqa: E402  (benchmarks/ is no package)

TEXT = "غارة على جسر النخيل\n\nاستهدفت غارة جوية جسر بلدة النخيل."


def proof(field: str, quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(field, start, start + len(quote), quote)


def report(event: Event) -> Report:
    page = Page(TEXT.encode(), "text/plain")
    return Report(page, Article(text=TEXT), Reader("rules", "0", "sha256:0"), events=(event,))


RIGHT = Event(
    "e1",
    "air_strike",
    evidence=(
        proof("record", "استهدفت غارة جوية جسر بلدة النخيل"),
        proof("type", "غارة جوية"),
        proof("objects", "جسر"),
    ),
    objects=("bridge",),
)


def test_right_report_has_no_breach() -> None:
    assert list(check.breaches_in(report(RIGHT))) == []


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (replace(RIGHT, evidence=(*RIGHT.evidence, Evidence("harm", 0, 4, "غاره"))), "which is not text[0:4]"),
        (replace(RIGHT, evidence=(*RIGHT.evidence, Evidence("harm", 0, 999, TEXT))), "which is not text[0:999]"),
        (replace(RIGHT, evidence=RIGHT.evidence[1:]), "no evidence of the record itself"),
        (replace(RIGHT, weapons=("drone",)), "weapons is filled without evidence"),
    ],
)
def test_breach_is_named(wrong: Event, complaint: str) -> None:
    assert any(complaint in line for line in check.breaches_in(report(wrong)))


def test_stretch_outside_the_text_is_named() -> None:
    outside = replace(report(RIGHT), unread=(Unread(0, 999, "a place nobody knows"),))
    assert any("outside the text" in line for line in check.breaches_in(outside))


def run(script: str, *paths: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / script), *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_check_reads_the_examples_without_a_breach() -> None:
    ran = run("check.py", str(ROOT / "examples"))
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.endswith(" 0 breaches\n") and not ran.stdout.startswith("0 pages")


def test_check_of_nothing_is_no_success(tmp_path: Path) -> None:
    ran = run("check.py", str(tmp_path / "nowhere"))
    assert ran.returncode == 1
    assert "nowhere" in ran.stderr


def test_reading_is_measured_beside_a_known_extractor() -> None:
    ran = run("read.py", str(ROOT / "examples" / "dumps"))
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    assert lines[0].split(": ")[1].startswith("5 pages")
    assert [line.split("  ")[0].strip() for line in lines[2:5]] == ["bytes → report", "", "trafilatura (body)"]
