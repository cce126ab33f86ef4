"""What of a text no public page shows unless an editor releases it: the function that the store's settings name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from waqai.arabic.fold import Folded, fold_text
from waqai.lexicon.exact_positions import find_coordinates, find_facilities, known_positions
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.latin_people import find_latin_people, known_latin
from waqai.lexicon.named_people import find_named_people
from waqai.lexicon.naming_rules import known_naming
from waqai.lexicon.ordinary_words import known_ordinary
from waqai.lexicon.private_names import NameRules, compile_rules, find_introduced, find_names, find_titled
from waqai.lexicon.told_people import known_told
from waqai.records import Span


@dataclass(frozen=True, slots=True)
class _Found:
    """What is held back of one text: ``certain`` whatever a record proves, ``guessed`` only before what one proves."""

    certain: tuple[Span, ...]
    guessed: tuple[Span, ...]


def held_back_spans(text: str, names: Iterable[str], keep: Iterable[Span] = ()) -> list[Span]:
    """Return where ``text`` names private people (``names``, wherever they or their longer parts stand, and whoever
    else it names), where it tells coordinates, and where it names a shelter or clinic.

    What is only taken for a name ends before any of ``keep``: the stretches that prove something else than a party.
    """
    found, kept = _held_back(text, frozenset(names)), sorted(keep)
    cut = (_cut_before(text, span, kept) for span in found.guessed) if kept else found.guessed
    return _without_nested([*found.certain, *filter(None, cut)])


# Pages show the same texts again and again, the front page the same ones to everybody.
@lru_cache(maxsize=4096)
def _held_back(text: str, names: frozenset[str]) -> _Found:
    folded = fold_text(text)
    told = [*find_names(folded, names, _privacy())]
    introduced = [span for rules in _privacy() for span in find_introduced(folded, rules)]
    titled = [span for rules in _privacy() for span in find_titled(folded, rules)]
    guessed = [
        *introduced,
        *find_named_people(folded, known_naming(), known_told(), known_ordinary(), (*told, *introduced), titled),
        *_elsewhere(folded),
    ]
    positions = [span for rules in known_positions() for span in find_coordinates(folded, rules)]
    return _Found(tuple(sorted({*told, *positions})), tuple(sorted(set(guessed))))


def _elsewhere(folded: Folded) -> Iterator[Span]:
    """Yield names in Latin letters and those of shelters and clinics."""
    for latin in known_latin():
        yield from find_latin_people(folded.source, latin)
    for positions in known_positions():
        yield from find_facilities(folded, positions)


def _cut_before(text: str, span: Span, kept: Sequence[Span]) -> Span | None:
    """Return what of ``span`` stands before any of ``kept``, None where nothing does."""
    end = min((other.start for other in kept if other.meets(span)), default=span.end)
    stretch = text[span.start : max(end, span.start)].rstrip()
    return Span(span.start, span.start + len(stretch)) if stretch else None


def _without_nested(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that lie inside no other, in order."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept


@lru_cache(maxsize=1)
def _privacy() -> tuple[NameRules, ...]:
    ordinary = known_ordinary()
    return tuple(compile_rules(some, ordinary) for some in load_knowledge().privacy)
