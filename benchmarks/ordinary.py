"""Gathers the ordinary words of the language from what the project tells itself and writes knowledge/ordinary/told.yml.

    python -m benchmarks.ordinary

An ordinary word is no part of a name that no list knows (waqai.lexicon.told_people). The words are those of
knowledge/: its vocabulary and its proof sentences, all written for this project. Left out are names (of people, places,
parties and outlets) and words that stand behind a given name in at least half of the sentences that have them.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from waqai.arabic.fold import fold
from waqai.lexicon.load import KNOWLEDGE

OUT = KNOWLEDGE / "ordinary" / "told.yml"
_OF_NAMES = frozenset(
    {"given_names", "first_names", "places", "actors", "outlets", "latin_names", "weights", "common", "ordinary"}
)
_TELL_NAMES = frozenset({"told_names", "privacy", "positions"})  # their proof sentences are full of them
_PROOFS = frozenset({"text", "silent"})
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0621-\u064a]{2,}")
_AND = "\u0648"
_WITH_ARTICLE = re.compile("[\u0648\u0641\u0628\u0643]?\u0627\u0644(\\w{3,})|\u0644\u0644(\\w{3,})")


def texts(node: Any, *, proofs: bool, inside: bool = False) -> Iterator[str]:  # noqa: ANN401  (YAML)
    """Yield the strings below ``node``: of proofs, or all that stand in none."""
    if isinstance(node, str) and not inside:
        yield node
    elif isinstance(node, list):
        for value in node:
            yield from texts(value, proofs=proofs, inside=inside)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in _PROOFS:
                if proofs and isinstance(value, str):
                    yield value
            elif key == "proof" or key == "gold":
                yield from texts(value, proofs=proofs, inside=True)
            else:
                yield from texts(value, proofs=proofs, inside=inside or proofs)


def named(names: set[str], told: list[str]) -> set[str]:
    """Return the words that mostly stand behind a given name, or behind another such word."""
    everywhere, behind = Counter[str](), Counter[str]()
    for text in told:
        folded = fold(text)
        open_at = -1
        for word in _WORD.finditer(folded):
            everywhere[word.group()] += 1
            if open_at >= 0 and not folded[open_at : word.start()].strip():
                behind[word.group()] += 1
            is_name = word.group() in names or word.group().removeprefix(_AND) in names
            open_at = word.end() if is_name or (open_at >= 0 and word.group().startswith("\u0627\u0644")) else -1
    return {word for word, count in behind.items() if count * 2 >= everywhere[word]}


def main() -> int:
    """Gather and write."""
    names: set[str] = set()
    for folder in ("given_names", "first_names"):
        for path in sorted((KNOWLEDGE / folder).glob("*.yml")):
            loaded = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
            names.update(fold(word) for key in ("names", "also_words") for word in loaded[key])
    told: list[str] = []
    words: list[str] = []
    for path in sorted(Path(KNOWLEDGE).rglob("*.yml")):
        folder = path.relative_to(KNOWLEDGE).parts[0]
        if folder not in _OF_NAMES:
            loaded = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
            told += texts(loaded, proofs=True) if folder not in _TELL_NAMES else ()
            words += texts(loaded, proofs=False)
    found = {word for text in (*told, *words) for word in _WORD.findall(fold(text)) if _ARABIC.fullmatch(word)}
    found -= named(names, told)
    found |= {bare for word in found if (match := _WITH_ARTICLE.fullmatch(word)) for bare in match.groups() if bare}
    kept = sorted(found - names)
    written = {
        "id": "told",
        "source": "python -m benchmarks.ordinary, from the words of knowledge/ itself",
        "words": " ".join(kept),
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=150), "utf-8")
    print(f"{len(kept):,} words: {OUT.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
