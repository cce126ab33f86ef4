"""Counts how common words are in what the project tells itself and writes knowledge/common/stems.yml.

    python -m benchmarks.commonness

The texts are the proof sentences of knowledge/, all written for this project: so many of them make a page. Left out
are the names of the places that they invent, and stems that stand on fewer than one page in a hundred.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from waqai.arabic.search import stems
from waqai.lexicon.load import KNOWLEDGE

OUT = KNOWLEDGE / "common" / "stems.yml"
LEAST = 100  # one page in so many
PAGE = 8  # sentences that make a page as long as a short report
_PROOFS = frozenset({"text", "silent"})


def proofs(node: Any, places: set[str]) -> Iterator[str]:  # noqa: ANN401  (YAML)
    """Yield the proof sentences below ``node``; the places that they tell go into ``places``."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in _PROOFS and isinstance(value, str):
                yield value
            elif key == "places" and isinstance(value, list):
                places.update(stem for name in value if isinstance(name, str) for stem in stems(name))
            else:
                yield from proofs(value, places)
    elif isinstance(node, list):
        for value in node:
            yield from proofs(value, places)


def main() -> int:
    """Count and write."""
    places: set[str] = set()
    told: list[str] = []
    for path in sorted(Path(KNOWLEDGE).rglob("*.yml")):
        if path.parent.name in {"events", "acts", "cues", "speech", "demands", "harm", "people", "objects", "weapons"}:
            told += proofs(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader), places)
    # Sentences of one file tell of one thing: pages are made of every so many-th.
    pages = [told[at :: len(told) // PAGE] for at in range(len(told) // PAGE)]
    counts = Counter(stem for page in pages for stem in {s for text in page for s in stems(text)})
    kept = {
        w: n for w, n in counts.items() if n * LEAST >= len(pages) and w not in places and re.fullmatch(r"\D{2,}", w)
    }
    written = {
        "id": "stems",
        "counted": f"python -m benchmarks.commonness, on the proof sentences of knowledge/, {PAGE} to a page",
        "pages": len(pages),
        "stems": dict(sorted(kept.items(), key=lambda item: (-item[1], item[0]))),
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=110), "utf-8")
    print(f"{len(kept):,} stems of {len(pages):,} pages: {OUT.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
