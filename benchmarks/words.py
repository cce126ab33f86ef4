"""Lists of words beside the proof sentences: each word is heard as what it is filed under, by its own letters.

They lie in tests/knowledge/words/, a file a folder of knowledge/; a word stands in square brackets inside a line, and
the matcher must hear exactly that stretch as the vocabulary and id that the line is filed under. So a word that is
deleted, or that another word has come to hide, makes a test fail.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from waqai.arabic.fold import fold_text
from waqai.arabic.tokens import split_tokens
from waqai.lexicon.knowledge import Knowledge
from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.schema.words import Words

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "knowledge" / "words"
SPOKEN = frozenset({"speech", "issuers", "demands"})
A_LINE = 140  # letters
_MARKED = re.compile(r"\[([^]]+)\]")

Filed = dict[str, list[str]]


@dataclass(frozen=True)
class Filing:
    """One list of words of a knowledge file: its folder, and what its words are heard as."""

    folder: str
    kind: str
    id: str
    words: list[str]

    @property
    def key(self) -> str:
        """What its lines are filed under."""
        return f"{self.kind} {self.id}"


def _of_words(folder: str, kind: str, name: str, words: Words) -> Iterator[Filing]:
    for listed in (words.nouns, words.verbs, words.passives, words.forms):
        yield Filing(folder, kind, name, listed)


def filings(known: Knowledge) -> Iterator[Filing]:
    """Yield every list of words by which the reading finds happenings, harm, people, things, cues, speech and asks."""
    for folder, owners in (("events", known.events), ("acts", known.acts)):
        for owner in owners:
            for trigger in owner.triggers:
                yield from _of_words(folder, "trigger", owner.id, trigger.words)
    for folder, kind, things in (("weapons", "weapon", known.weapons), ("objects", "object", known.objects)):
        for thing in things:
            yield from _of_words(folder, kind, thing.id, thing.words)
    for harm in known.harm:
        yield from _of_words("harm", "harm", harm.id, harm.passive)
        yield from _of_words("harm", "harm_done", harm.id, harm.active)
        yield Filing("harm", "no_harm", harm.id, harm.nothing)
        yield Filing("harm", "unsaid", harm.id, harm.unsaid)
    for person in known.people:
        for listed in (person.singular, person.dual, person.plural, person.collective):
            yield Filing("people", "people", person.who, listed)
    for cue in known.cues:
        yield Filing("cues", "cue", cue.id, cue.words)
    yield from _spoken(known)


def _spoken(known: Knowledge) -> Iterator[Filing]:
    for speech in known.speech:
        for act in speech.acts:
            yield from _of_words("speech", "speech", speech.id, act.words)
        yield from _of_words("speech", "said", speech.id, speech.content)
    for issuer in known.issuers:
        yield from _of_words("issuers", "issuer", issuer.id, issuer.words)
    for ask in known.asks:
        yield from _of_words("demands", "ask", ask.id, ask.phrases)
        for pair in ask.pairs:
            yield from _of_words("demands", "ask_head", ask.id, pair.heads)
            yield from _of_words("demands", "ask_thing", ask.id, pair.things)


def spelled(word: str, filing: Filing, known: Knowledge) -> str:
    """Return the form of a word that a line shows: of a verb, which is filed as «past present», the past."""
    verbs = {id(words) for words in _verb_lists(known)}
    return word.split()[0] if id(filing.words) in verbs else word


def _verb_lists(known: Knowledge) -> Iterator[list[str]]:
    for owner in (*known.events, *known.acts):
        for trigger in owner.triggers:
            yield from (trigger.words.verbs, trigger.words.passives)
    for thing in (*known.weapons, *known.objects):
        yield from (thing.words.verbs, thing.words.passives)
    for harm in known.harm:
        yield from (harm.passive.verbs, harm.passive.passives, harm.active.verbs, harm.active.passives)
    for speech in known.speech:
        for words in (speech.content, *(act.words for act in speech.acts)):
            yield from (words.verbs, words.passives)
    for issuer in known.issuers:
        yield from (issuer.words.verbs, issuer.words.passives)
    for ask in known.asks:
        for words in (ask.phrases, *(w for pair in ask.pairs for w in (pair.heads, pair.things))):
            yield from (words.verbs, words.passives)


def load_lines(folder: str) -> Filed:
    """Return the lines of one folder of knowledge/, by what they are filed under."""
    path = FOLDER / f"{folder}.yml"
    return msgspec.yaml.decode(path.read_bytes(), type=Filed) if path.exists() else {}


def words_in(line: str) -> list[str]:
    """Return the words that a line shows."""
    return _MARKED.findall(line)


def unheard(line: str, key: str, lexicon: Lexicon) -> list[str]:
    """Return the words of a line that ``lexicon`` does not hear as what the line is filed under."""
    kind, _, name = key.partition(" ")
    text, stretches, at = "", [], 0
    for found in _MARKED.finditer(line):
        text += line[at : found.start()]
        stretches.append((len(text), len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    folded = fold_text(text + line[at:])
    heard = {
        (span.start, span.end)
        for m in lexicon.match(split_tokens(folded))
        if (m.entry.kind, m.entry.id) == (kind, name)
        for span in [folded.span(m.start, m.end)]
    }
    return [text[start:end] for start, end in stretches if (start, end) not in heard]


def add_lines(known: Knowledge, lexicon: Lexicon, comma: str) -> list[str]:
    """Add lines for the words that no line shows, as far as they are heard; return those that are not.

    Lines are only added: who deletes a word takes it out of its line, and so says that it was meant.
    """
    deaf: list[str] = []
    by_folder: dict[str, list[Filing]] = {}
    for filing in filings(known):
        by_folder.setdefault(filing.folder, []).append(filing)
    FOLDER.mkdir(exist_ok=True)
    for folder, listed in by_folder.items():
        lines, matcher = load_lines(folder), lexicon.speech if folder in SPOKEN else lexicon
        for filing in listed:
            shown = {w for line in lines.get(filing.key, []) for w in words_in(line)}
            fresh = [w for w in dict.fromkeys(spelled(w, filing, known) for w in filing.words) if w not in shown]
            heard = [w for w in fresh if not unheard(f"[{w}]", filing.key, matcher)]
            deaf += [f"{folder}: {filing.key}: {w}" for w in fresh if w not in heard]
            lines.setdefault(filing.key, []).extend(_laid_out(heard, f"{comma} "))
        _keep_lines(folder, lines)
    return deaf


def _laid_out(heard: list[str], between: str) -> Iterator[str]:
    line = ""
    for word in heard:
        if line and len(line) + len(word) > A_LINE:
            yield line
            line = ""
        line += (between if line else "") + f"[{word}]"
    if line:
        yield line


def _keep_lines(folder: str, lines: Filed) -> None:
    told = "".join(f"{key}:\n" + "".join(f'  - "{line}"\n' for line in rows) for key, rows in lines.items() if rows)
    (FOLDER / f"{folder}.yml").write_text(told, "utf-8")


def drop_words(known: Knowledge) -> list[str]:
    """Take out of the lines the words that are filed there no more; return them."""
    filed: dict[tuple[str, str], set[str]] = {}
    for filing in filings(known):
        words = {spelled(w, filing, known) for w in filing.words}
        filed.setdefault((filing.folder, filing.key), set()).update(words)
    gone: list[str] = []
    for path in sorted(FOLDER.glob("*.yml")):
        lines = load_lines(path.stem)
        for key, rows in lines.items():
            left = filed.get((path.stem, key), set())
            lost = [w for row in rows for w in words_in(row) if w not in left]
            gone += [f"{path.stem}: {key}: {w} is filed there no more" for w in lost]
            if lost:
                lines[key] = []  # written anew, without them, by add_lines
        _keep_lines(path.stem, lines)
    return gone
