"""Reports of one happening come together whatever order they come in; what only looks alike stays apart."""

import random
from collections.abc import Iterable

import pytest
from tellings import DAY, NAKHIL, OPEN, SAFSAF, telling

from waqai.linking.aloud import likeness, likenesses
from waqai.linking.counts import snapshot_of
from waqai.linking.decide import JOIN, UNCOMPARED
from waqai.linking.link import link_tellings, place_telling, weigh_all
from waqai.linking.score import CONTRADICTED, LINKS, NEIGHBOURS, UNDATED, Scorer
from waqai.linking.telling import Telling, Toll, facts_of
from waqai.pipeline import load_lexicon
from waqai.records import Compared, Likeness

RETOLD = "أسفر قصف مدفعي على سوق الخضار وسط النخيل عن مقتل ثلاثة من الباعة أحدهم صاحب فرن الزيتونة وفق سكان"
ELSEWHERE = "دارت اشتباكات ليلا عند جسر الحجر في الصفصاف وأصيب عنصران من حرس الجسر نقلا إلى مشفى الرازي"


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer(load_lexicon().weights[LINKS])


def incidents(tellings: Iterable[Telling], scorer: Scorer, **decisions: object) -> set[frozenset[str]]:
    found = link_tellings(weigh_all(tellings, load_lexicon()), scorer, **decisions)
    return {frozenset(t.page for t in incident.tellings) for incident in found.incidents}


def test_two_reports_of_one_happening_are_one_incident(scorer: Scorer) -> None:
    told = [telling("نهر"), telling("ضفاف", RETOLD, killed=Toll(4, None)), telling("جسر", ELSEWHERE, sites=(SAFSAF,))]
    assert incidents(told, scorer) == {frozenset({"نهر", "ضفاف"}), frozenset({"جسر"})}


@pytest.mark.parametrize(
    "other",
    [
        {"days": (DAY + 40, DAY + 40), "told": DAY + 40, "weekdays": frozenset({5}), "dates": frozenset({(4, 19)})},
        {"sites": (SAFSAF,), "areas": frozenset({"حلب"})},
        {"type": "service_cut", "family": "access"},
    ],
)
def test_another_day_place_or_kind_is_another_incident(other: dict[str, object], scorer: Scorer) -> None:
    words = "قصفت قوات الوادي أطراف البلدة مساء فأصيب عامل بجروح"
    assert incidents([telling("نهر"), telling("ضفاف", words, **other)], scorer) == {
        frozenset({"نهر"}),
        frozenset({"ضفاف"}),
    }


def test_two_that_differ_only_in_a_day_that_one_leaves_open_are_not_merged(scorer: Scorer) -> None:
    """Place, kind, sides, toll and what was hit are told alike of many strikes; an open day is no likeness."""
    first = telling("نهر", "قصف على البلدة")
    second = telling("ضفاف", "البلدة تحت القصف", **OPEN)
    assert len(incidents([first, second], scorer)) == 2
    assert len(incidents([telling("نهر", "قصف على البلدة", **OPEN), second], scorer)) == 2


def test_place_kind_toll_and_sides_tie_nothing_together(scorer: Scorer) -> None:
    laid = weigh_all([telling("نهر", "قصف على البلدة"), telling("ضفاف", "البلدة تحت القصف", **OPEN)], load_lexicon())
    assert scorer.odds(*laid.weighed) is None


def test_an_open_place_is_no_likeness(scorer: Scorer) -> None:
    words = ("قتل ثلاثة بقصف", "سقط ثلاثة بالقصف")
    told = [telling(page, w, sites=(), areas=frozenset()) for page, w in zip(("نهر", "ضفاف"), words, strict=True)]
    assert len(incidents(told, scorer)) == 2


def many() -> list[Telling]:
    names = ["الزيتونة", "السنديان", "الرمان", "التفاح", "الكرز", "اللوز"]
    told = []
    for at, name in enumerate(names):
        day = DAY + at
        for outlet in range(3):
            words = f"قصف {name} سوق {name} مقتل صاحب فرن {name} وسائق حافلة {name} شهود {outlet}"
            told.append(
                telling(f"{name}{outlet}", words, days=(day, day), told=day, weekdays=frozenset({(6 + at) % 7 + 1}))
            )
    return told


def test_the_order_of_arrival_changes_nothing(scorer: Scorer) -> None:
    told = many()
    expected = incidents(told, scorer)
    assert len(expected) < len(told)
    chooser = random.Random(11)
    for _ in range(20):
        chooser.shuffle(told)
        assert incidents(told, scorer) == expected


def test_people_keep_apart_and_together(scorer: Scorer) -> None:
    told = [telling("نهر"), telling("ضفاف", RETOLD), telling("جسر", ELSEWHERE, sites=(SAFSAF,))]
    first, second, third = (t.key for t in told)
    assert len(incidents(told, scorer, rulings=[[(first, second, False)]])) == 3
    together = incidents(told, scorer, rulings=[[(first, third, True)]])
    assert any({"نهر", "جسر"} <= group for group in together)


def test_a_chain_of_likenesses_joins_nothing_that_is_unlike(scorer: Scorer) -> None:
    """The middle one is like both; the first and the last are of different days and places."""
    first = telling("نهر")
    last = telling("جسر", ELSEWHERE, sites=(SAFSAF,), days=(DAY + 60, DAY + 60), told=DAY + 60)
    middle = telling("حصاد", f"{RETOLD} {ELSEWHERE}", sites=(NAKHIL, SAFSAF), **OPEN)
    assert frozenset({"نهر", "جسر"}) not in {g - {"حصاد"} for g in incidents([first, middle, last], scorer)}


def test_one_new_report_finds_its_incident(scorer: Scorer) -> None:
    laid = weigh_all(
        [telling("نهر"), telling("ضفاف", RETOLD), telling("جسر", ELSEWHERE, sites=(SAFSAF,))], load_lexicon()
    )
    by_page = {w.telling.page: w for w in laid.weighed}
    near = [("السوق", by_page["نهر"]), ("الجسر", by_page["جسر"])]
    assert place_telling(by_page["ضفاف"], near, {"السوق": 1, "الجسر": 1}, scorer) == "السوق"
    assert place_telling(by_page["ضفاف"], near[1:], {"الجسر": 1}, scorer) is None
    # Of an incident of many, one that is like the new report is not all of it.
    assert place_telling(by_page["ضفاف"], near, {"السوق": 40, "الجسر": 1}, scorer) is None


def test_two_that_nothing_dates_have_to_be_more_alike(scorer: Scorer) -> None:
    laid = weigh_all([telling("نهر", **OPEN), telling("ضفاف", RETOLD, **OPEN)], load_lexicon())
    why = likeness(*laid.weighed, scorer)
    assert Compared("undated", "", -UNDATED) in why.parts
    assert why.odds == pytest.approx(scorer.odds(*laid.weighed)) == pytest.approx(sum(part.says for part in why.parts))


def test_strikes_on_neighbouring_days_have_to_be_more_alike_and_two_days_apart_are_two(scorer: Scorer) -> None:
    def why(gap: int) -> Likeness:
        other = telling("ضفاف", RETOLD, days=(DAY + gap, DAY + gap))
        return likeness(*weigh_all([telling("نهر"), other], load_lexicon()).weighed, scorer)

    assert Compared("neighbouring days", "", -NEIGHBOURS) in why(1).parts and why(1).barred is None
    for gap in (2, 3):
        assert (why(gap).barred, why(gap).odds, why(gap).counts) == ("day", CONTRADICTED, CONTRADICTED)


def test_a_score_can_be_read_aloud(scorer: Scorer) -> None:
    laid = weigh_all([telling("نهر"), telling("ضفاف", RETOLD)], load_lexicon())
    why = likeness(*laid.weighed, scorer)
    assert why.levels["place"] == "same" and why.levels["day"] == "days 0"
    assert why.odds == why.counts == pytest.approx(scorer.odds(*laid.weighed))
    assert why.odds == pytest.approx(sum(part.says for part in why.parts)) and why.bar == JOIN
    assert len({part.name for part in why.parts}) == len(why.parts)


def test_what_nothing_ties_counts_as_never_compared(scorer: Scorer) -> None:
    laid = weigh_all([telling("نهر"), telling("جسر", ELSEWHERE, **OPEN)], load_lexicon())
    why = likeness(*laid.weighed, scorer)
    assert not why.tied and why.counts == UNCOMPARED and scorer.odds(*laid.weighed) is None


def test_what_the_store_keeps_says_the_same(scorer: Scorer) -> None:
    laid = weigh_all([telling("نهر"), telling("ضفاف", RETOLD)], load_lexicon())
    kept = [(facts_of(w.telling), snapshot_of(w)) for w in laid.weighed]
    (why,) = likenesses(kept, [(0, 1)])
    assert why.levels == likeness(*laid.weighed, scorer).levels
    assert {"زيتون"} & set(why.rare) and why.words >= len(why.rare)
