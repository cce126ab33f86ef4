"""Does the confidence of an event mean what it says? Held against gold on unseen pages, and drawn.

    python -m benchmarks.reliability [--svg FILE]

Splits the coded pages, learns everything anew for each part on the rest, the confidence map too, and reads the part
with it: every record is judged by choices that saw neither its page nor its gold. Prints Brier score, expected
calibration error and what a threshold would show, for those pages and for the sets that nothing was learned from; with
``--svg`` it draws the reliability plot. Without the shared material it says so and ends.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.calibrate import Told, as_examples, chance, fit, tell
from benchmarks.examples import look
from benchmarks.gold import load_scorer, load_set, root_or_say
from benchmarks.train import coded_pages, unseen_records

from waqai.pipeline import load_lexicon
from waqai.reading.confidence import CONFIDENCE

BINS = 10
LOOKED_AT = ("press_more", "syria_more", "calls")
THRESHOLDS = (0.0, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
Judged = Sequence[tuple[float, Told]]


@dataclass(frozen=True)
class Bin:
    """Records of about one confidence: how many, what was promised, and how many were right."""

    count: int
    promised: float
    right: float


def brier(judged: Judged) -> float:
    """Return the mean squared distance between confidence and truth."""
    return sum((p - t.right) ** 2 for p, t in judged) / len(judged)


def bins_of(judged: Judged) -> list[Bin]:
    """Return the records gathered by confidence, tenth by tenth, empty tenths left out."""
    gathered: list[list[tuple[float, Told]]] = [[] for _ in range(BINS)]
    for item in judged:
        gathered[min(int(item[0] * BINS), BINS - 1)].append(item)
    return [
        Bin(len(part), sum(p for p, _ in part) / len(part), sum(t.right for _, t in part) / len(part))
        for part in gathered
        if part
    ]


def calibration_error(judged: Judged) -> float:
    """Return the mean distance between what was promised and what was right, tenth by tenth."""
    return sum(b.count * abs(b.promised - b.right) for b in bins_of(judged)) / len(judged)


def lines_of(title: str, judged: Judged) -> Iterator[str]:
    """Yield the figures of one lot of records."""
    right = sum(t.right for _, t in judged) / len(judged)
    yield (
        f"{title}: {len(judged)} records, {right:.3f} right; Brier {brier(judged):.3f} "
        f"(always {right:.2f}: {right * (1 - right):.3f}), expected calibration error {calibration_error(judged):.3f}"
    )
    yield "  threshold   shown   found   right"
    for threshold in THRESHOLDS:
        shown = [t for p, t in judged if p >= threshold]
        if shown:
            found, sure = (sum(x) / len(shown) for x in ([t.found for t in shown], [t.right for t in shown]))
            yield f"  {threshold:9.2f}   {len(shown) / len(judged):5.2f}   {found:5.3f}   {sure:5.3f}"


# --- the picture -----------------------------------------------------------------------------------------------------

_SIZE, _LEFT, _TOP = 360, 60, 40
_STYLE = (
    ":root{color-scheme:light dark}text{font:14px sans-serif;fill:#333}.frame,.even{fill:none;stroke:#888}"
    ".even{stroke-dasharray:6 5}.grid{stroke:#8884}.point{fill:#0b6e6e;fill-opacity:.75}.line{fill:none;"
    "stroke:#0b6e6e;stroke-width:2}@media(prefers-color-scheme:dark){text{fill:#ddd}.point{fill:#5cc4c4}"
    ".line{stroke:#5cc4c4}}"
)


def _at(promised: float, right: float) -> tuple[float, float]:
    return _LEFT + promised * _SIZE, _TOP + (1 - right) * _SIZE


def draw(title: str, judged: Judged) -> str:
    """Return the reliability plot as SVG: a point for each tenth, as large as its records are many."""
    bins = bins_of(judged)
    most = max(b.count for b in bins)
    points = [(*_at(b.promised, b.right), b) for b in bins]
    parts = [f'<rect class="frame" x="{_LEFT}" y="{_TOP}" width="{_SIZE}" height="{_SIZE}"/>']
    for tick in range(0, 11, 2):
        x, y = _at(tick / 10, tick / 10)
        parts.append(f'<line class="grid" x1="{x:.0f}" y1="{_TOP}" x2="{x:.0f}" y2="{_TOP + _SIZE}"/>')
        parts.append(f'<line class="grid" x1="{_LEFT}" y1="{y:.0f}" x2="{_LEFT + _SIZE}" y2="{y:.0f}"/>')
        parts.append(f'<text x="{x:.0f}" y="{_TOP + _SIZE + 20}" text-anchor="middle">{tick / 10:.1f}</text>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 5:.0f}" text-anchor="end">{tick / 10:.1f}</text>')
    (x1, y1), (x2, y2) = _at(0, 0), _at(1, 1)
    parts.append(f'<line class="even" x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}"/>')
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    parts.append(f'<polyline class="line" points="{path}"/>')
    parts += [
        f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="{3 + 11 * (b.count / most) ** 0.5:.1f}">'
        f"<title>{b.count} records: promised {b.promised:.2f}, right {b.right:.2f}</title></circle>"
        for x, y, b in points
    ]
    middle = _LEFT + _SIZE / 2
    parts.append(f'<text x="{middle:.0f}" y="24" text-anchor="middle">{title}</text>')
    parts.append(f'<text x="{middle:.0f}" y="{_TOP + _SIZE + 44}" text-anchor="middle">confidence of the record</text>')
    parts.append(
        f'<text x="16" y="{_TOP + _SIZE / 2:.0f}" text-anchor="middle" '
        f'transform="rotate(-90 16 {_TOP + _SIZE / 2:.0f})">share that is right</text>'
    )
    width, height = _LEFT + _SIZE + 30, _TOP + _SIZE + 60
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img"><title>{title}</title><style>{_STYLE}</style>{"".join(parts)}</svg>\n'
    )


def judge(parts: list[list[Told]]) -> list[tuple[float, Told]]:
    """Return every record with the confidence that a map learned on the other parts gives it."""
    judged: list[tuple[float, Told]] = []
    for index, part in enumerate(parts):
        weights = fit(as_examples([t for i, other in enumerate(parts) if i != index for t in other]))
        judged += [(chance(weights, t.features), t) for t in part]
    return judged


def main() -> int:
    """Measure, print and draw."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--svg", type=Path)
    options = args.parse_args()
    root = root_or_say()
    if root is None:
        return 0
    score, lexicon = load_scorer(root), load_lexicon()
    judged = judge(unseen_records(coded_pages(root)[1], lexicon, score))
    print("\n".join(lines_of("unseen parts of the coded pages", judged)))
    weights = lexicon.weights[CONFIDENCE].weights
    others = [
        (chance(weights, t.features), t)
        for name in LOOKED_AT
        for c in load_set(root, name)
        for t in tell(c, look(c, lexicon), score)
    ]
    print("\n".join(lines_of(", ".join(LOOKED_AT), others)))
    if options.svg:
        title = f"{len(judged)} records of unseen pages: Brier {brier(judged):.3f}, ECE {calibration_error(judged):.3f}"
        options.svg.write_text(draw(title, judged), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
