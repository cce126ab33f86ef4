"""What statements are about: the happenings told in what is said, and the one that it refers back to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from waqai.reading.drafts import Draft
from waqai.reading.hearing import Hearing
from waqai.reading.speech import Speech
from waqai.reading.statements import StatementDraft
from waqai.records import Event, Statement


def link_events(
    hearing: Hearing,
    statements: Sequence[Statement],
    drafts: Sequence[StatementDraft],
    events: Sequence[Event],
    told: Sequence[Draft],
) -> tuple[Statement, ...]:
    """Return ``statements``, each with the ids of the ``events`` that its acts of speech tell or mean; ``drafts`` and
    ``told`` are what statements and events were written from, in the same order.
    """
    cores = [(event.id, core.mention.first) for event, draft in zip(events, told, strict=True) for core in draft.cores]
    return tuple(
        replace(statement, about=tuple(dict.fromkeys(_about(hearing, draft, cores, events))))
        for statement, draft in zip(statements, drafts, strict=True)
    )


def _about(
    hearing: Hearing, draft: StatementDraft, cores: list[tuple[str, int]], events: Sequence[Event]
) -> Iterator[str]:
    for speech in draft.speeches:
        inside = [event for event, at in cores if speech.first <= at < speech.last]
        yield from inside
        if not inside and speech.act.firm:
            yield from _referred(hearing, speech, events)


def _referred(hearing: Hearing, speech: Speech, events: Sequence[Event]) -> Iterator[str]:
    """Yield the one event of the type that a definite noun of what is judged names («أدانت القصف»)."""
    for at in range(speech.first, speech.last):
        for mention in hearing.scene.opening.get(at, ()):
            if mention.entry.kind == "trigger" and "the" in mention.parts:
                meant = [event.id for event in events if event.type == mention.entry.id]
                yield from meant if len(meant) == 1 else ()
