"""A second look at roles: how a party stands among the parties beside the same happening."""

import pytest

import waqai
from waqai.reading.party_mention import PartyMention
from waqai.reading.rivals import Rival, rival_features

LIKELY = {"actor1": 0.9, "actor2": 0.05, "none": 0.05}
OPEN = {"actor1": 0.4, "actor2": 0.3, "none": 0.3}
SUFFERS = {"actor1": 0.05, "actor2": 0.8, "none": 0.15}


def rival(first: int, chance: dict[str, float], id: str | None = None, **seen: object) -> Rival:
    return Rival(PartyMention(first, first + 1, "actor", id, None, frozenset()), chance, **seen)  # type: ignore[arg-type]


def seen_of(*rivals: Rival) -> list[set[str]]:
    return [set(f) for f in rival_features("shelling", rivals)]


def test_the_likeliest_doer_is_first_and_the_next_stands_behind() -> None:
    first, second, third = seen_of(rival(0, LIKELY), rival(3, OPEN), rival(6, SUFFERS))
    assert {"actor1.rank=0", "actor2.rank=2", "of=3"} <= first
    assert {"actor1.rank=1", "actor2.rank=1"} <= second
    assert {"actor1.rank=2", "actor2.rank=0", "ranks=2.0"} <= third
    ahead = {f.partition("=")[2] for f in first if f.startswith("actor1.ahead")}
    behind = {f.partition("=")[2] for f in second if f.startswith("actor1.ahead")}
    assert int(ahead.pop()) > 0 > int(behind.pop())


def test_who_stands_alone_has_nobody_to_be_ahead_of() -> None:
    (seen,) = seen_of(rival(0, OPEN))
    assert not any(f.startswith(("actor1.ahead", "actor1.again", "actor1.joined")) for f in seen)


def test_a_party_named_twice_is_no_rival_of_itself() -> None:
    first, second = seen_of(rival(0, LIKELY, "one"), rival(4, OPEN, "one"))
    assert "actor1.rank=0" in second
    assert "actor1.lesser=True" in second
    assert "actor1.lesser=False" in first


def test_joined_parties_see_each_other() -> None:
    first, second, third = seen_of(rival(0, LIKELY), rival(2, OPEN, joined=True), rival(6, OPEN))
    assert any(f.startswith("actor1.joined") for f in first)
    assert any(f.startswith("actor1.joined") for f in second)
    assert not any(f.startswith("actor1.joined") for f in third)


def test_what_is_seen_does_not_hang_on_who_it_is() -> None:
    parties = (rival(0, LIKELY, "one"), rival(3, OPEN, "other"), rival(5, SUFFERS, "one"))
    swapped = (rival(0, LIKELY, "other"), rival(3, OPEN, "one"), rival(5, SUFFERS, "other"))
    assert seen_of(*parties) == seen_of(*swapped)


def test_what_grammar_settles_and_the_sides_of_between_are_seen() -> None:
    first, second = seen_of(rival(0, LIKELY, settled=True), rival(3, OPEN, side="actor2"))
    assert "settled=actor1" in first
    assert "between=actor2" in second


@pytest.mark.parametrize(
    ("text", "actor1", "actor2"),
    [
        ("قصفت قوات النظام والميليشيات الإيرانية قرية كنصفرة.", ["قوات النظام", "الميليشيات الإيرانية"], []),
        ("قصف الجيش التركي والجيش الوطني قرية مرعناز.", ["الجيش التركي", "الجيش الوطني"], []),
        (
            "اندلعت اشتباكات بين قوات سوريا الديمقراطية والجيش الوطني في قرية الدردارة.",
            ["قوات سوريا الديمقراطية"],
            ["الجيش الوطني"],
        ),
    ],
)
def test_roles_of_parties_seen_together(text: str, actor1: list[str], actor2: list[str]) -> None:
    event = waqai.read(text, published="2024-05-15").events[0]
    assert [p.name for p in event.actor1] == actor1
    assert [p.name for p in event.actor2] == actor2
