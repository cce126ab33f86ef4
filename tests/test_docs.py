"""A promise is a test: what the documentation names must exist, and what exists must be documented."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import msgspec
import pytest
import yaml

from waqai.cli.group import SUMMARIES, load_command
from waqai.lexicon import load_knowledge
from waqai.lexicon.schema.actors import Actor
from waqai.lexicon.schema.events import Reject, Trigger
from waqai.records import Article, Demand, Dropped, Event, Harm, Place, Reader, Related, Statement, Unread

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "examples" / "README.md"])
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.M))

FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`|<code[^>]*>([^<]+)</code>")


def text_of(path: Path | str) -> str:
    return (ROOT / path).read_text("utf-8")


def blocks(path: Path | str, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(text_of(path)) if kind == language]


def shell_lines(path: Path) -> Iterator[str]:
    """Yield every line of a shell block and every inline code of a document, comments off."""
    for body in blocks(path, "sh"):
        yield from (line.split(" #")[0].strip() for line in body.splitlines())
    for ticks, tag in CODE.findall(FENCE.sub("", text_of(path))):
        yield (ticks or tag).strip()


def commands() -> dict[str, set[str]]:
    """Return every command of the program with its options."""
    found = {}
    for name in SUMMARIES:
        command = load_command(name)
        parts = [command, *getattr(command, "commands", {}).values()]
        found[name] = {word for part in parts for option in part.params for word in option.opts if word.startswith("-")}
    return found


def ids(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", DOCS, ids=ids)
def test_links_lead_somewhere(path: Path) -> None:
    links = [link.split("#")[0] for link in LINK.findall(FENCE.sub("", text_of(path)))]
    local = [link for link in links if link and "://" not in link and not link.startswith("mailto:")]
    assert [link for link in local if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=ids)
def test_make_targets_exist(path: Path) -> None:
    named = {found for line in shell_lines(path) for found in re.findall(r"^make ([a-z][a-z-]*)", line)}
    assert named - TARGETS == set()


@pytest.mark.parametrize("path", DOCS, ids=ids)
def test_commands_and_options_exist(path: Path) -> None:
    known, wrong = commands(), []
    for line in shell_lines(path):
        found = re.match(r"(?:\S*/)?waqai ([a-z]+(?:-[a-z]+)*)(?![\w-])(.*)", line)
        if not found or not found[1]:
            continue
        options = set(re.findall(r"(?<!\S)(--?[a-z][a-z-]*)", found[2].split("|")[0]))
        if found[1] not in known or options - known[found[1]] - {"--help"}:
            wrong.append(line)
    assert wrong == []


@pytest.mark.parametrize("path", DOCS, ids=ids)
def test_code_that_is_named_exists(path: Path) -> None:
    """A path in code marks such as ``src/waqai/knowledge/events/`` stands in the repository."""
    named = [line for line in shell_lines(path) if re.match(r"(?:src|docs|tests|examples|benchmarks)/\S*$", line)]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_there_is_documentation_to_check() -> None:
    assert len(DOCS) >= 14
    assert sum(1 for path in DOCS for line in shell_lines(path) if line.startswith("waqai ")) >= 20


def test_readme_names_every_make_target_that_people_need() -> None:
    named = {found for line in shell_lines(ROOT / "README.md") for found in re.findall(r"^make ([a-z-]+)", line)}
    assert named >= {"demo", "serve", "test", "lint", "corpus-check", "bench", "pictures", "lock"}


def test_make_help_lists_every_target() -> None:
    ran = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(re.findall(r"^  make ([a-z-]+)", ran.stdout, re.M)) == TARGETS


def test_command_reference_is_whole() -> None:
    reference = text_of("docs/reference/cli.md")
    sections = dict(re.findall(r"^## `waqai ([a-z-]+)[^`]*`\n(.*?)(?=^## |\Z)", reference, re.M | re.S))
    known = commands()
    assert set(sections) == set(known)
    for name, options in known.items():
        told = set(re.findall(r"`(--?[a-z][a-z-]*)", sections[name]))
        missing = {option for option in options if option.startswith("--")} - told
        assert (name, missing, told - options) == (name, set(), set())


def settings_in_code() -> set[str]:
    """Return the name of every environment variable of ours that the code asks for."""
    found = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                value = node.args[0].value
                if isinstance(value, str) and re.fullmatch(r"WAQAI_[A-Z_]+", value):
                    found.add(value)
    return found


def test_every_setting_is_documented_and_real() -> None:
    table = re.findall(r"^\| `(WAQAI_[A-Z_]+)`", text_of("docs/reference/settings.md"), re.M)
    asked = settings_in_code() - {"WAQAI_SEARCH_TERMS"}
    assert set(table) == asked
    assert len(table) == len(set(table))


@pytest.mark.parametrize("path", DOCS, ids=ids)
def test_settings_that_are_named_exist(path: Path) -> None:
    named = set(re.findall(r"WAQAI_[A-Z_]+", text_of(path)))
    assert named - settings_in_code() - {"WAQAI_SHARED", "WAQAI_PRESS", "WAQAI_SEARCH_TERMS"} == set()


def section(path: str, start: str) -> str:
    """Return the part of a document from a heading that starts so to the next heading."""
    found = re.search(rf"^#+ {re.escape(start)}.*?\n(.*?)(?=^#+ |\Z)", text_of(path), re.M | re.S)
    assert found, f"{path} has no heading {start}"
    return found[1]


@pytest.mark.parametrize(
    ("heading", "nouns"),
    [
        ("`article`", [Article, Related, Dropped]),
        ("`events[]`", [Event, Place, Harm]),
        ("`statements[]` and `demands[]`", [Statement, Demand]),
        ("The object", [Reader]),
        ("`unread[]`", [Unread]),
    ],
)
def test_report_reference_names_every_field(heading: str, nouns: list[type]) -> None:
    told = set(re.findall(r"`([a-z0-9_]+)(?:\[\])?`", section("docs/reference/report.md", heading)))
    missing = {field.name for noun in nouns for field in fields(noun)} - told
    assert missing - {"refused"} == set()


def test_report_example_quotes_its_own_text() -> None:
    example = json.loads(blocks("docs/reference/report.md", "json")[0])
    text = example["article"]["text"]
    items = [item for event in example["events"] for item in event["evidence"]]
    assert items and all(text[item["start"] : item["end"]] == item["quote"] for item in items)


def test_codebook_has_every_type_that_the_knowledge_has() -> None:
    told = re.findall(r"^\| `([a-z_]+)` \|", section("docs/reference/codebook.md", "Types"), re.M)
    assert len(told) == len(set(told))
    assert set(told) == {kind.id for kind in load_knowledge().events}


def test_knowledge_examples_load() -> None:
    trigger, reject, actor = (yaml.safe_load(body) for body in blocks("docs/how-to/knowledge.md", "yaml"))
    assert msgspec.convert(trigger["triggers"], list[Trigger])[0].proof
    assert msgspec.convert(reject["rejects"], list[Reject])[0].proof
    assert msgspec.convert(actor, Actor).id == "sdf"


@pytest.mark.parametrize("path", [p for p in DOCS if blocks(p, "python")], ids=ids)
def test_python_examples_run(path: Path, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for body in blocks(path, "python"):
        ran = subprocess.run([sys.executable, "-c", body], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.strip(), "the example shows something"


def requirements(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+) \\$", path.read_text("utf-8"), re.M))


def test_locks_agree_and_are_hashed() -> None:
    locks = {name: requirements(ROOT / "requirements" / f"{name}.txt") for name in ("build", "core", "site", "dev")}
    assert all(locks.values())
    for small, large in (("core", "site"), ("site", "dev"), ("build", "dev")):
        assert {(k, v) for k, v in locks[small].items() if locks[large].get(k) != v} == set(), (small, large)
    for name, packages in locks.items():
        text = text_of(f"requirements/{name}.txt")
        assert "://" not in text
        assert len(re.findall(r"^\S+==\S+ \\\n    --hash=sha256:", text, re.M)) == len(packages)


def test_dev_requirements_say_what_pyproject_says() -> None:
    groups = tomllib.loads(text_of("pyproject.toml"))["dependency-groups"]
    listed = [line for line in text_of("requirements/dev.in").splitlines() if line and line[0] not in "#-"]
    assert listed == groups["dev"]


def test_npm_lock_names_no_registry() -> None:
    assert "resolved" not in text_of("package-lock.json")


def test_readme_opens_with_what_a_picture_and_two_commands() -> None:
    head = text_of("README.md").split("## ")[0]
    picture = re.search(r"!\[[^\]]+\]\((docs/pictures/[^)]+\.png)\)", head)
    assert picture and (ROOT / picture[1]).read_bytes().startswith(b"\x89PNG")
    assert [line.split()[1] for line in blocks("README.md", "sh")[0].splitlines()] == ["demo", "serve"]


def test_each_test_that_the_table_of_protection_names_is_there():
    tests = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.M)
    }
    rows = [line for line in text_of("docs/explanation/protection.md").splitlines() if line.startswith("|")][2:]
    named = [set(re.findall(r"`(test_\w+)`", row)) for row in rows]
    assert len(rows) > 20 and all(named)
    assert set().union(*named) <= tests, sorted(set().union(*named) - tests)
