"""Confidence: a higher chance never speaks against a record, the map learns what it is shown, the measures measure."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks import calibrate, reliability
from waqai.lexicon.knowledge import load_knowledge
from waqai.pipeline import read_text
from waqai.reading.confidence import CONFIDENCE, rising


def told(right: bool) -> calibrate.Told:
    return calibrate.Told(("bias",), right, True)


def test_no_higher_chance_speaks_against_a_record() -> None:
    weights = next(w for w in load_knowledge().weights if w.id == CONFIDENCE)
    right = weights.classes.index("right")
    steps = {name: row[right] for name, row in weights.weights.items() if ">=" in name}
    assert steps and min(steps.values()) >= 0


def test_a_chance_reaches_every_step_below_it() -> None:
    assert list(rising("opening", 0.65)) == ["opening>=0.4", "opening>=0.5", "opening>=0.6"]
    assert list(rising("opening", 0.1)) == []


def test_the_map_learns_shares_and_is_held_from_falling() -> None:
    chooser = random.Random(1)
    examples = [(("bias", "day=told"), "right" if chooser.random() < 0.8 else "wrong") for _ in range(400)]
    examples += [(("bias", "opening>=0.9"), "right" if chooser.random() < 0.3 else "wrong") for _ in range(400)]
    examples += [(("bias",), "right" if chooser.random() < 0.5 else "wrong") for _ in range(400)]
    weights = calibrate.fit(examples)
    assert calibrate.chance(weights, ("bias", "day=told")) == pytest.approx(0.8, abs=0.06)
    assert calibrate.chance(weights, ("bias", "opening>=0.9")) >= calibrate.chance(weights, ("bias",))


def test_brier_score_and_calibration_error() -> None:
    sure = [(1.0, told(True)), (0.0, told(False))]
    assert (reliability.brier(sure), reliability.calibration_error(sure)) == (0, 0)
    off = [(0.75, told(True)), (0.75, told(False))]
    assert reliability.brier(off) == pytest.approx((0.0625 + 0.5625) / 2)
    assert reliability.calibration_error(off) == pytest.approx(0.25)
    assert [b.count for b in reliability.bins_of([*sure, *off])] == [1, 2, 1]


def test_the_plot_has_a_point_for_each_tenth() -> None:
    drawn = reliability.draw("title", [(0.1, told(False)), (0.5, told(True)), (0.95, told(True))])
    assert drawn.startswith("<svg ") and drawn.count("<circle") == 3


def test_a_record_that_tells_its_place_is_surer_than_one_that_does_not() -> None:
    full, bare = (
        read_text(text, published="2024-05-15").events[0].confidence
        for text in ("قصفت القوات الحكومية بلدة النخيل في ريف حلب أمس، بحسب المرصد.", "قصفت القوات الحكومية مواقع عدة.")
    )
    assert 0 < bare < full < 1
