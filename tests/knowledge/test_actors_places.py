"""The parties and places that Waqai knows: whole, without contradictions, and read from the sentences beside them."""

from collections import defaultdict
from functools import cache

import pytest

from waqai.arabic.fold import fold, fold_text
from waqai.arabic.tokens import split_tokens
from waqai.lexicon.knowledge import Knowledge, load_knowledge
from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.load import KNOWLEDGE, load_folder
from waqai.lexicon.schema.actors import Actor
from waqai.lexicon.schema.base import Proof
from waqai.lexicon.schema.places import KnownPlace, PlaceFile

ACTORS = list(load_folder("actors", Actor))
FILES = list(load_folder("places", PlaceFile))
PLACES = [place for file in FILES for place in file.places]

ACTOR_KINDS = {
    "military", "armed_group", "police", "authority", "government", "court", "international", "organisation",
    "monitor", "media", "tribe", "people", "person",
}  # fmt: skip
PLACE_KINDS = {
    "country", "admin1", "admin2", "admin3", "city", "town", "village", "camp", "quarter", "base", "crossing",
    "water", "region",
}  # fmt: skip

# South, north, west, east, with a margin of a few kilometres.
BOXES = {
    "SY": (32.2, 37.4, 35.5, 42.5), "YE": (12.0, 19.1, 41.5, 54.8), "IQ": (29.0, 37.5, 38.7, 48.8),
    "LY": (19.4, 33.3, 9.2, 25.3), "SD": (8.6, 22.3, 21.7, 38.7), "LB": (33.0, 34.8, 35.0, 36.7),
    "PS": (31.1, 32.6, 34.1, 35.7), "EG": (21.9, 31.8, 24.6, 37.0), "SA": (16.0, 32.3, 34.4, 55.8),
    "JO": (29.1, 33.5, 34.8, 39.4), "TR": (35.7, 42.2, 25.6, 44.9),
}  # fmt: skip


@cache
def lexicon() -> Lexicon:
    return Lexicon(load_knowledge())


def known(text: str, *kinds: str) -> set[str]:
    """Return the ids of all that is known by a name in ``text``."""
    return {m.entry.id for m in lexicon().match(split_tokens(fold_text(text))) if m.entry.kind in kinds}


def names(actor: Actor) -> list[str]:
    return [actor.name.ar, *actor.aliases, *actor.short, *actor.loaded, *actor.former]


def chain(parents: dict[str, str | None], start: str) -> list[str]:
    """Return what is above ``start``, nearest first; ends at a loop."""
    found: list[str] = []
    at = parents.get(start)
    while at is not None and at not in found:
        found.append(at)
        at = parents.get(at)
    return found


def is_arabic(text: str) -> bool:
    return any("\u0621" <= c <= "\u064a" for c in text)


def test_knowledge_holds_all_of_them() -> None:
    loaded: Knowledge = load_knowledge()
    assert len(loaded.actors) == len(ACTORS) >= 250
    assert len(loaded.places) == len(PLACES) >= 8000


@pytest.mark.parametrize("records", [ACTORS, PLACES], ids=["actors", "places"])
def test_ids_are_unique_and_parents_exist_without_a_loop(records: list[Actor] | list[KnownPlace]) -> None:
    parents = {record.id: record.parent for record in records}
    assert len(parents) == len(records)
    assert {p for p in parents.values() if p is not None} <= set(parents)
    assert [start for start in parents if start in chain(parents, start)] == []


def test_an_actor_has_the_name_of_its_file() -> None:
    stems = {path.stem for path in (KNOWLEDGE / "actors").glob("*.yml")}
    assert stems == {actor.id.replace("-", "_") for actor in ACTORS}


def test_labels_stand_in_both_languages() -> None:
    bad = [a.id for a in ACTORS if not is_arabic(a.name.ar) or is_arabic(a.name.en) or not a.name.en.strip()]
    bad += [p.id for p in PLACES if not is_arabic(p.ar) or is_arabic(p.en) or not p.en.strip()]
    assert bad == []


def test_kinds_are_those_of_the_schema() -> None:
    assert {actor.kind for actor in ACTORS} <= ACTOR_KINDS
    assert {place.kind for place in PLACES} <= PLACE_KINDS


def test_what_is_shown_of_an_actor_carries_no_judgement() -> None:
    for actor in ACTORS:
        loaded = {fold(name) for name in actor.loaded}
        neutral = {fold(name) for name in (actor.name.ar, *actor.aliases, *actor.short, *actor.former)}
        assert not loaded & neutral, actor.id


def test_a_name_belongs_to_one_actor_unless_it_is_told_as_shared() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for actor in ACTORS:
        for name in names(actor):
            bearers[fold(name)].add(actor.id)
    assert {name: ids for name, ids in bearers.items() if len(ids) > 1} == {}


def test_a_shared_name_has_several_bearers() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for actor in ACTORS:
        for name in actor.shared:
            bearers[fold(name)].add(actor.id)
    assert {name: ids for name, ids in bearers.items() if len(ids) < 2} == {}
    assert not {fold(name) for actor in ACTORS for name in names(actor)} & set(bearers)


def test_years_are_in_order() -> None:
    assert [a.id for a in ACTORS if a.since and a.until and a.since > a.until] == []


def test_a_public_person_stands_under_a_public_body_or_a_country() -> None:
    assert [a.id for a in ACTORS if a.kind == "person" and not (a.parent or a.country)] == []


def test_coordinates_lie_in_the_country() -> None:
    parents = {place.id: place.parent for place in PLACES}
    astray = []
    for place in PLACES:
        assert (place.lat is None) == (place.lon is None), place.id
        country = ([place.id, *chain(parents, place.id)][-1]).removeprefix("iso:")
        if place.lat is None or place.lon is None or country not in BOXES:
            continue
        south, north, west, east = BOXES[country]
        if not (south <= place.lat <= north and west <= place.lon <= east):
            astray.append((place.id, place.lat, place.lon))
    assert astray == []


def test_every_place_of_a_country_file_lies_in_that_country() -> None:
    parents = {place.id: place.parent for place in PLACES}
    for file in FILES:
        if file.country is not None:
            strangers = [p.id for p in file.places if f"iso:{file.country}" not in chain(parents, p.id)]
            assert strangers == [], file.country


def test_areas_nest_in_order() -> None:
    by_id = {place.id: place for place in PLACES}
    above = {"admin1": {"country"}, "admin2": {"admin1"}, "admin3": {"admin2"}}
    wrong = [p.id for p in PLACES if p.kind in above and (not p.parent or by_id[p.parent].kind not in above[p.kind])]
    assert wrong == []


def test_syria_is_whole() -> None:
    count: dict[str, int] = defaultdict(int)
    for place in PLACES:
        if place.id.startswith("ocha:"):
            count[place.kind] += 1
    assert (count["admin1"], count["admin2"], count["admin3"]) == (14, 61, 270)
    assert sum(place.id.startswith("ocha:C") for place in PLACES) == 5628


def test_a_p_code_is_the_id_that_ocha_gave() -> None:
    place = next(place for place in PLACES if place.id == "ocha:SY0203")
    assert place.pcode == "SY0203"
    assert next(place for place in PLACES if place.id == "iso:SY").pcode is None


@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: actor.id)
def test_sentences_beside_an_actor_are_read(actor: Actor) -> None:
    assert any(proof.text for proof in actor.proof)
    for proof in actor.proof:
        if proof.text:
            assert proof.reads["actor"] in known(proof.text, "actor", "adjective"), proof.text
        else:
            assert actor.id not in known(proof.silent or "", "actor", "adjective"), proof.silent


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.places[0].id)
def test_sentences_beside_places_are_read(file: PlaceFile) -> None:
    told = [proof for proof in file.proof if proof.text]
    assert told
    for proof in told:
        assert proof.reads["place"] in known(proof.text or "", "place"), proof.text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.places[0].id)
def test_words_that_are_also_names_need_a_cue(file: PlaceFile) -> None:
    by_id = {place.id: place for place in PLACES}

    def uncued(proof: Proof) -> list[str]:
        return [i for i in known(proof.silent or "", "place") if not by_id[i].cue]

    assert [proof.silent for proof in file.proof if proof.silent and uncued(proof)] == []


def test_particles_and_articles_of_names() -> None:
    assert "sdf" in known("سلّم المطلوب نفسه لقسد", "actor")
    assert "isis" in known("وبحسب بيان لتنظيم الدولة", "actor")
    assert "ocha:C4126" in known("بالدانا وسرمدا", "place")
    assert "coalition-isis" in known("حلق طيران التحالف", "actor")
    assert known("نشأ تحالف بين الحزبين", "actor") == set()


def test_a_coalition_takes_in_parties_that_knowledge_has() -> None:
    by_id = {actor.id: actor for actor in ACTORS}
    assert [member for actor in ACTORS for member in actor.members if member not in by_id] == []
    assert any(actor.members for actor in ACTORS)
