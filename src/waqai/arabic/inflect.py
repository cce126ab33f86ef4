"""The forms of a noun, an adjective or a verb, made from the one that a knowledge file lists. Letters are folded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Endings:
    """The endings of the language, as knowledge/letters/inflection.yml lists them."""

    feminine_mark: str
    feminine: tuple[str, ...]
    masculine: tuple[str, ...]
    adjective: tuple[str, ...]
    past: tuple[str, ...]
    past_bound: tuple[str, ...]
    weak_marks: tuple[str, ...]
    past_weak: tuple[str, ...]
    present_prefixes: tuple[str, ...]
    present: tuple[str, ...]
    present_bound: tuple[str, ...]
    present_weak_marks: tuple[str, ...]
    accusative: str
    construct_marks: tuple[str, ...]


def noun_forms(noun: str, endings: Endings) -> set[str]:
    """Return the singular, dual, sound plurals and construct forms of ``noun``; broken plurals are nouns of their
    own.
    """
    if noun.endswith(endings.feminine_mark):
        stem = noun[: -len(endings.feminine_mark)]
        return {stem + ending for ending in endings.feminine}
    return {noun + ending for ending in endings.masculine}


def case_forms(noun: str, endings: Endings) -> set[str]:
    """Return ``noun`` in its own number: as it stands, with the accusative ending, and bound to a following noun. A
    feminine ending is written alike in all of these; with a pronoun behind it the clitics see to it.
    """
    if noun.endswith(endings.construct_marks):
        return {noun, noun[:-1]}
    return {noun} if noun.endswith(endings.feminine_mark) else {noun, noun + endings.accusative}


def adjective_forms(adjective: str, endings: Endings) -> set[str]:
    """Return the forms in which ``adjective`` agrees with a noun."""
    stem = adjective.removesuffix(endings.feminine_mark)
    return {stem + ending for ending in endings.adjective} | {adjective}


def verb_forms(past: str, present: str, endings: Endings) -> set[str]:
    """Return the third-person and common other forms of a verb given its past and present, third person masculine."""
    weak = past.endswith(endings.weak_marks)
    forms = {past + e for e in endings.past if not weak or not e}
    forms |= {past[:-1] + e for e in endings.past_weak} if weak else set()
    return forms | {p + s + e for p, s in _present_stems(present, endings) for e in endings.present}


def bound_verb_forms(past: str, present: str, endings: Endings) -> set[str]:
    """Return the forms that a verb has only before an attached pronoun («قصفو» in «قصفوه»)."""
    stem = past[:-1] if past.endswith(endings.weak_marks) else past
    forms = {stem + e for e in endings.past_bound}
    return forms | {p + s + e for p, s in _present_stems(present, endings) for e in endings.present_bound}


def _present_stems(present: str, endings: Endings) -> list[tuple[str, str]]:
    stem = present[1:]
    stems = {stem, stem[:-1]} if stem.endswith(endings.present_weak_marks) else {stem}
    return [(p, s) for p in endings.present_prefixes for s in sorted(stems) if len(s) > 1]
