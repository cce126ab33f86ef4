"""The vocabulary of the reading holds together: it loads, its ids are the codebook's, and every rule has its proof."""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

import waqai
from waqai.arabic.fold import fold
from waqai.lexicon import Lexicon
from waqai.lexicon.knowledge import Knowledge, load_knowledge
from waqai.lexicon.load import KNOWLEDGE
from waqai.lexicon.schema.base import Proof
from waqai.lexicon.schema.events import Act, EventType, Trigger
from waqai.records import Event

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.proofs import cores_in, opens

EVENT_TYPES = {
    "armed_clash", "territory_change", "air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack",
    "attack", "abduction", "sexual_violence", "arrest", "release", "looting", "protest", "riot", "crackdown",
    "operation", "force_movement", "agreement", "appointment", "access_denied", "service_cut", "displacement",
    "judicial", "other_incident",
}  # fmt: skip
OBJECTS = {
    "hospital", "school", "water", "power", "market", "bakery", "mosque", "church", "home", "camp", "road", "bridge",
    "crossing", "oil", "farm", "vehicle", "checkpoint", "military", "government", "media", "aid",
}  # fmt: skip
HARM = {"killed", "injured", "detained", "abducted", "missing", "displaced"}
WHO = {
    "civilians", "combatants", "officials", "unknown", "children", "women", "journalists", "medics", "aid_workers",
}  # fmt: skip
ACLED = {
    "Battles": {"Armed clash", "Non-state actor overtakes territory", "Government regains territory"},
    "Explosions/Remote violence": {
        "Air/drone strike", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Suicide bomb",
        "Chemical weapon", "Grenade",
    },
    "Violence against civilians": {"Attack", "Abduction/forced disappearance", "Sexual violence"},
    "Strategic developments": {
        "Arrests", "Looting/property destruction", "Change to group/activity", "Agreement", "Disrupted weapons use",
        "Headquarters or base established", "Non-violent transfer of territory", "Other",
    },
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Mob violence", "Violent demonstration"},
}  # fmt: skip
ROLES = {"actor1", "actor2", "place", "object", "none"}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(load_knowledge())


def owners() -> list[EventType | Act]:
    known = load_knowledge()
    return [*known.events, *known.acts]


def triggers() -> Iterator[tuple[str, Trigger]]:
    for owner in owners():
        for number, trigger in enumerate(owner.triggers):
            yield f"{owner.id} #{number}", trigger


def texts(proofs: list[Proof]) -> list[str]:
    return [p.text or "" for p in proofs if p.text is not None]


def silences(proofs: list[Proof]) -> list[str]:
    return [p.silent or "" for p in proofs if p.silent is not None]


def test_ids_are_the_codebooks() -> None:
    known = load_knowledge()
    assert {e.id for e in known.events} == EVENT_TYPES
    assert {o.id for o in known.objects} == OBJECTS
    assert {h.id for h in known.harm} == HARM
    assert {w.who for w in known.people} == WHO


def test_event_types_map_to_acled_by_its_own_names() -> None:
    for event in load_knowledge().events:
        assert event.maps_to.acled in ACLED[event.maps_to.acled_event], event.id
        assert event.maps_to.plover.split("/")[0].isupper(), event.id


def test_references_between_files_hold() -> None:
    known = load_knowledge()
    weapons, objects = {w.id for w in known.weapons}, OBJECTS
    for act in known.acts:
        for when in act.types:
            assert when.type in EVENT_TYPES, act.id
            assert set(when.means) <= weapons, (act.id, when.type)
            assert set(when.objects) <= objects, (act.id, when.type)
        assert act.otherwise is None or act.otherwise in EVENT_TYPES, act.id
    for name, trigger in triggers():
        assert trigger.subject in ROLES and trigger.object in ROLES, name
        assert trigger.kind_of_harm is None or trigger.kind_of_harm in HARM, name
        assert trigger.weapon is None or trigger.weapon in weapons, name
        assert set(trigger.objects) <= objects, name


def test_ids_are_told_once_in_each_folder() -> None:
    known = load_knowledge()
    for folder in (known.events, known.acts, known.weapons, known.objects, known.harm, known.cues):
        ids = [item.id for item in folder]
        assert len(ids) == len(set(ids))


def test_every_trigger_fires_in_a_proof_and_every_reject_silences_one() -> None:
    for name, trigger in triggers():
        assert texts(trigger.proof), name
    for owner in owners():
        for reject in owner.rejects:
            assert silences(reject.proof), f"{owner.id}: {reject.name}"
            assert reject.before or reject.after or reject.anywhere, f"{owner.id}: {reject.name}"


def test_smaller_vocabularies_have_proof() -> None:
    known = load_knowledge()
    for item in (*known.weapons, *known.objects, *known.harm, *known.cues):
        assert item.proof, item.id


def test_verbs_give_past_and_present() -> None:
    for name, trigger in triggers():
        words = trigger.words
        assert words.nouns or words.verbs or words.passives or words.forms, name
        assert all(len(v.split()) == 2 for v in (*words.verbs, *words.passives)), name


def lists_of(node: Any) -> Iterator[list[str]]:
    """Yield the word lists of a file, its proofs left out."""
    if isinstance(node, dict):
        yield from (listed for key, part in node.items() if key != "proof" for listed in lists_of(part))
    elif isinstance(node, list) and node and all(isinstance(part, str) for part in node):
        yield node
    elif isinstance(node, list):
        yield from (listed for part in node for listed in lists_of(part))


@pytest.mark.parametrize("folder", sorted(p.name for p in KNOWLEDGE.iterdir() if p.name not in {"places", "weights"}))
def test_a_word_stands_once_in_a_list_however_it_is_spelled(folder: str) -> None:
    for path in sorted((KNOWLEDGE / folder).rglob("*.yml")):
        for listed in lists_of(yaml.safe_load(path.read_bytes())):
            folded = [fold(word) for word in listed]
            assert len(folded) == len(set(folded)), (path.name, sorted({w for w in folded if folded.count(w) > 1}))


def test_one_word_opens_two_types_only_where_its_company_tells_them_apart() -> None:
    seen: dict[str, dict[str, bool]] = defaultdict(dict)
    for owner in owners():
        for trigger in owner.triggers:
            told_apart = bool(trigger.needs or trigger.weak)
            words = trigger.words
            for word in {fold(w) for w in (*words.nouns, *words.verbs, *words.passives, *words.forms)}:
                seen[word][owner.id] = seen[word].get(owner.id, True) and told_apart
    for word, where in seen.items():
        free = [owner for owner, told_apart in where.items() if not told_apart]
        assert len(free) <= 1, (word, free)


def _without_rejects() -> Knowledge:
    known = load_knowledge()
    return replace(
        known,
        events=[replace(e, rejects=[]) for e in known.events],
        acts=[replace(a, rejects=[]) for a in known.acts],
    )


@pytest.fixture(scope="module")
def unguarded() -> Lexicon:
    """The same vocabulary without its rejects: what they silence must be heard here."""
    return Lexicon(_without_rejects())


def firing() -> Iterator[Any]:
    for owner in owners():
        for number, trigger in enumerate(owner.triggers):
            for proof in trigger.proof:
                if proof.text is not None:
                    wanted = proof.reads.get("type", owner.id)
                    yield pytest.param(owner.id, number, proof.text, wanted, id=f"{owner.id} #{number}: {proof.text}")


def read_of(event: Event) -> dict[str, Any]:
    """Return what a proof may name of an event."""
    return {
        "places": {p.name for p in event.places},
        "objects": set(event.objects),
        "harm": {(h.kind, h.who, h.min, h.max) for h in event.harm},
    }


@pytest.mark.parametrize(("owner", "number", "text", "wanted"), list(firing()))
def test_a_proof_reads_all_that_it_names(owner: str, number: int, text: str, wanted: str) -> None:
    told = next(o for o in owners() if o.id == owner)
    proof = next(p for p in told.triggers[number].proof if p.text == text)
    named = {field: set(proof.reads[field]) for field in ("places", "objects") if field in proof.reads}
    if "harm" in proof.reads:
        named["harm"] = {(h["kind"], h["who"], h["min"], h.get("max")) for h in proof.reads["harm"]}
    found = [read_of(e) for e in waqai.read(text).events if e.type == wanted] if named else [{}]
    assert any(named.items() <= read.items() for read in found), found


def silenced() -> Iterator[Any]:
    for owner in owners():
        for reject in owner.rejects:
            for silent in silences(reject.proof):
                yield pytest.param(owner.id, silent, id=f"{owner.id}: {reject.name}: {silent}")


@pytest.mark.parametrize(("owner", "number", "text", "wanted"), list(firing()))
def test_a_trigger_opens_its_type(owner: str, number: int, text: str, wanted: str, lexicon: Lexicon) -> None:
    told = next(o for o in owners() if o.id == owner)
    proof = next(p for p in told.triggers[number].proof if p.text == text)
    cores = cores_in(text, lexicon)
    assert opens(told, told.triggers[number], proof, lexicon), (wanted, [(c.type, c.why) for c in cores])


@pytest.mark.parametrize(("owner", "silent"), list(silenced()))
def test_a_reject_silences_what_would_be_heard_without_it(
    owner: str, silent: str, lexicon: Lexicon, unguarded: Lexicon
) -> None:
    assert owner in {c.of.owner.id for c in cores_in(silent, unguarded)}
    assert owner not in {c.of.owner.id for c in cores_in(silent, lexicon)}
