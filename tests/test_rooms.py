"""The house stands as ARCHITECTURE.md says: who imports whom, what may touch the world, how big things may be."""

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "waqai"

NOUNS = {"records", "errors"}
ROOMS: dict[str, set[str]] = {
    "records": set(),
    "errors": set(),
    "arabic": NOUNS,
    "lexicon": NOUNS | {"arabic"},
    "sources": NOUNS,
    "page": NOUNS | {"arabic", "lexicon"},
    "reading": NOUNS | {"arabic", "lexicon"},
    "linking": NOUNS | {"arabic", "lexicon"},
    "store": NOUNS,
    "desk": NOUNS | {"store"},
    "export": NOUNS | {"lexicon"},
    "pipeline": NOUNS | {"sources", "page", "reading", "linking", "lexicon"},
    "spark": {"errors", "pipeline"},
    "site": NOUNS | {"desk", "store", "export", "lexicon"},
    "waqai": NOUNS | {"pipeline"},  # what `import waqai` gives
}
ROOMS["cli"] = set(ROOMS)
CORE = ("records", "errors", "arabic", "lexicon", "sources", "page", "reading", "linking", "pipeline", "waqai")
WORLDLESS = ("records", "errors", "arabic", "page", "reading", "linking")
WORLD = {"django", "sqlite3", "psycopg", "socket", "ssl", "http", "requests", "urllib3", "subprocess", "smtplib"}

ARABIC_WORD = re.compile(r"[\u0621-\u064a]{2,}")
LONGEST_FILE, LONGEST_FUNCTION = 600, 60
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def room_of(path: Path, source: Path) -> str:
    """Return the room a file belongs to: its folder, or its own name at the top of the house."""
    parts = path.relative_to(source).parts
    if len(parts) > 1:
        return parts[0]
    return "waqai" if path.stem in {"__init__", "__main__"} else path.stem


def called(node: ast.Call) -> str:
    """Return the last name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def beginning(node: ast.expr) -> str:
    """Return what is certain of a string: the whole, or all before its first gap."""
    first = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else node
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def imported(tree: ast.AST, package: list[str]) -> Iterator[tuple[int, str]]:
    """Yield line and full dotted name of everything a module imports; relative names are spelled out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and called(node) in {"import_module", "__import__"}:
            yield node.lineno, beginning(node.args[0])


def files(source: Path) -> Iterator[tuple[str, Path, ast.Module]]:
    """Yield room, path and syntax tree of every module of the house."""
    for path in sorted(source.rglob("*.py")):
        yield room_of(path, source), path, ast.parse(path.read_text("utf-8"))


def imports(source: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (room, file:line, imported name) for the whole house."""
    for room, path, tree in files(source):
        package = ["waqai", *path.relative_to(source).parent.parts]
        for line, name in imported(tree, package):
            yield room, f"{path.relative_to(source)}:{line}", name


def room_exists(name: str, source: Path) -> bool:
    """Tell whether ``waqai.name`` is a room, not a name that the package itself gives."""
    return name in ROOMS or (source / name).is_dir() or (source / f"{name}.py").is_file()


def wrong_imports(source: Path) -> list[str]:
    """Name every import of one room by another that the table does not allow."""
    found = []
    for room, where, name in imports(source):
        parts = name.split(".")
        if parts[0] != "waqai" or name == "waqai.__version__":
            continue
        other = parts[1] if len(parts) > 1 and room_exists(parts[1], source) else "waqai"
        if other != room and other not in ROOMS.get(room, set()):
            found.append(f"{where}: {room} may not import {other}")
    return found


def worldly_imports(source: Path) -> list[str]:
    """Name every import by which a room that may not touch the world would."""
    return [
        f"{where}: {room} touches the world through {name}"
        for room, where, name in imports(source)
        if (room in WORLDLESS and name.split(".")[0] in WORLD) or (room in CORE and name.split(".")[0] == "django")
    ]


def unknown_rooms(source: Path) -> list[str]:
    """Name every room that the table does not have."""
    return sorted({room for room, _, _ in files(source)} - set(ROOMS))


def arabic_words(source: Path) -> list[str]:
    """Name every Arabic word in code; docstrings may quote, vocabulary belongs in knowledge/."""
    return [
        f"{path.relative_to(source)}:{node.lineno}: Arabic words in code"
        for _, path, tree in files(source)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and ARABIC_WORD.search(node.value)
        and id(node) not in docstrings(tree)
    ]


def docstrings(tree: ast.AST) -> set[int]:
    """Return the identities of all docstring nodes of a module."""
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, *FUNCTIONS)) and node.body and isinstance(node.body[0], ast.Expr)
    }


def oversized(source: Path) -> list[str]:
    """Name every file and function that is longer than the house allows."""
    found = []
    for _, path, tree in files(source):
        lines = len(path.read_text("utf-8").splitlines())
        if lines > LONGEST_FILE:
            found.append(f"{path.relative_to(source)}: {lines} lines")
        for node in ast.walk(tree):
            if isinstance(node, FUNCTIONS) and (node.end_lineno or 0) - node.lineno > LONGEST_FUNCTION:
                found.append(f"{path.relative_to(source)}:{node.lineno}: {node.name} is too long")
    return found


def hidden_imports(source: Path) -> list[str]:
    """Name every import inside a function."""
    return [
        f"{path.relative_to(source)}:{inner.lineno}: {node.name} imports inside"
        for _, path, tree in files(source)
        for node in ast.walk(tree)
        if isinstance(node, FUNCTIONS)
        for inner in ast.walk(node)
        if isinstance(inner, (ast.Import, ast.ImportFrom))
    ]


RULES: list[Callable[[Path], list[str]]] = [
    wrong_imports, worldly_imports, unknown_rooms, arabic_words, oversized, hidden_imports,
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_house_keeps_rule(rule: Callable[[Path], list[str]]) -> None:
    assert list(files(SOURCE)), "there is a house to look at"
    assert rule(SOURCE) == []


PLANTED = [
    (wrong_imports, "records/page.py", "from waqai.arabic.fold import fold\n", "records may not import arabic"),
    (wrong_imports, "arabic/fold.py", "import waqai.store.models\n", "arabic may not import store"),
    (wrong_imports, "lexicon/load.py", "from waqai import pipeline\n", "lexicon may not import pipeline"),
    (wrong_imports, "lexicon/load.py", "from ..reading import read_article\n", "lexicon may not import reading"),
    (wrong_imports, "arabic/fold.py", "def late():\n    from waqai.site import urls\n", "arabic may not import site"),
    (wrong_imports, "arabic/fold.py", "from waqai import read\n", "arabic may not import waqai"),
    (wrong_imports, "arabic/fold.py", "import_module('waqai.desk.accept')\n", "arabic may not import desk"),
    (wrong_imports, "arabic/fold.py", "importlib.import_module(f'waqai.cli.{1}')\n", "arabic may not import cli"),
    (worldly_imports, "lexicon/load.py", "from django.db import models\n", "lexicon touches the world through django"),
    (worldly_imports, "arabic/fold.py", "import sqlite3\n", "arabic touches the world through sqlite3"),
    (unknown_rooms, "attic/__init__.py", '"""Nobody planned this."""\n', "attic"),
    (arabic_words, "arabic/fold.py", 'WORD = f"قصف{1}"\n', "Arabic words in code"),
    (oversized, "arabic/fold.py", "\n" * 601, "lines"),
    (oversized, "arabic/fold.py", "def long():\n" + "    x = 1\n" * 61, "long is too long"),
    (hidden_imports, "arabic/fold.py", "def late():\n    import json\n", "late imports inside"),
]


@pytest.mark.parametrize(("rule", "file", "text", "complaint"), PLANTED, ids=[p[3] for p in PLANTED])
def test_planted_breach_is_caught(
    rule: Callable[[Path], list[str]], file: str, text: str, complaint: str, tmp_path: Path
) -> None:
    copy = tmp_path / "waqai"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__", "static", "locale"))
    target = copy / file
    target.parent.mkdir(exist_ok=True)
    with target.open("a", encoding="utf-8") as stream:
        stream.write(text)
    new = set(rule(copy)) - set(rule(SOURCE))
    assert any(complaint in line for line in new), new


def test_reading_needs_the_core_alone() -> None:
    """With everything of the extra `site` out of reach, a text is read in Python and a page on the command line."""
    code = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(['django', 'psycopg', 'whitenoise', 'gunicorn', 'csp', 'css_inline']))\n"
        "import waqai\n"
        "assert waqai.read('a line that is no article').article.dropped\n"
        "sys.argv[1:] = ['read', '--json', 'examples/dumps/khartoum-palace.txt']\n"
        "from waqai.cli import main\n"
        "main()\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["article"]["headline"]


def test_test_files_have_names_of_their_own() -> None:
    """Test folders are no packages, so that two modules of one name would hide each other."""
    names = [path.stem for path in (ROOT / "tests").rglob("*.py") if path.stem != "conftest"]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def table_in_architecture() -> dict[str, set[str]]:
    """Read the room table of ARCHITECTURE.md: first column rooms, second what they may import."""
    rows: dict[str, set[str]] = {}
    for line in (ROOT / "ARCHITECTURE.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("| `") or len(cells) < 3:
            continue
        allowed = set(ROOMS) - {"cli"} if cells[1] == "any room" else set(re.findall(r"`([a-z]+)`", cells[1]))
        rows.update(dict.fromkeys(re.findall(r"`([a-z]+)`", cells[0]), allowed))
    return rows


def test_architecture_tells_the_same_table() -> None:
    assert table_in_architecture() == ROOMS
