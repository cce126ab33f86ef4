"""The linking measure reads what `waqai link --json` prints, and its baselines group what they say."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "linking")]

from tellings import DAY, SAFSAF, telling  # noqa: E402

from benchmarks import filed, linking, linking_growth  # noqa: E402  (benchmarks/ is no installed package)

TOLD = [
    telling("1", "قصف سوق الخضار وفرن الزيتونة في النخيل ظهرا"),
    telling("2", "قصف سوق الخضار وفرن الزيتونة في النخيل ظهرا"),
    telling("3", "قصف سوق الخضار وفرن الزيتونة وحافلة في بلدة النخيل"),
    telling("4", "اشتباك عند جسر الحجر", sites=(SAFSAF,), days=(DAY + 90, DAY + 90)),
]


def test_each_telling_is_one_line_with_its_incident() -> None:
    lines = list(linking.lines_of(TOLD, [[0, 1]]))
    assert [line["incident"] for line in lines] == ["1/e1", "1/e1", "3/e1", "4/e1"]
    assert lines[0] == {"page": "1", "incident": "1/e1", "start": "2024-03-10", "lead": True}


def test_the_baselines() -> None:
    assert linking.by_place_day_type(TOLD) == [[0, 1, 2]]
    compared = filed.compare_all(TOLD, {})
    assert linking.by_text(TOLD, compared) == [[0, 1]]


def test_examples_are_pairs_of_leading_events_whose_incident_is_known() -> None:
    compared = filed.compare_all(TOLD, {"1": "a", "2": "a", "3": "b"})
    assert compared.same[0, 1] is True
    assert compared.same[0, 2] is False
    assert all(3 not in pair for pair in compared.same)


def test_a_pair_is_measured_by_weights_that_its_incidents_had_no_part_in() -> None:
    names = [next(f"i{n}" for n in range(200) if filed.part_of(f"i{n}") == part) for part in range(3)]
    compared = filed.compare_all(TOLD, dict(zip("123", names, strict=True)))
    seen: list[int | None] = []

    class Watched(filed.Compared):
        def learned(self, without: int | None = None) -> dict[str, list[float]]:
            seen.append(without)
            return {"always": [float(without or 0), 0.0]}

    watched = Watched(compared.tellings, compared.features, compared.same, compared.contradicted, {}, compared.filed)
    assert watched.unseen()[0, 1] == (0 + 1) / 2
    assert sorted(n for n in seen if n is not None) == list(range(filed.FOLDS))


def test_made_reports_are_as_many_as_asked_and_no_two_are_one() -> None:
    made = list(linking_growth.copies(TOLD, 11))
    assert len({t.key for t in made}) == 11
    assert made[:4] == TOLD
    assert made[4].days != TOLD[0].days
