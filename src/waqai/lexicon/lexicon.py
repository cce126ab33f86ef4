"""The one matcher: a trie over words, walked once along a text, aware of particles, pronouns and inflection.

Each word of the text is looked up once (and remembered) with every way to take its particles off; phrases are then
walked word by word. Names in quotation marks and hashtags with underscores match like plain ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from waqai.arabic.clitics import NO_PROCLITIC, Clitics, Proclitic, split_word
from waqai.arabic.dates import TimeWords
from waqai.arabic.fold import fold
from waqai.arabic.inflect import Endings, adjective_forms, bound_verb_forms, case_forms, noun_forms, verb_forms
from waqai.arabic.numbers import NumberWords
from waqai.arabic.tokens import Token
from waqai.lexicon.collecting import without_collecting
from waqai.lexicon.entries import (
    ADJECTIVE,
    CUE,
    FORM,
    NAME,
    NOUN,
    PASSIVE,
    PEOPLE,
    PLACE,
    VERB,
    Entry,
    Spelling,
    TriggerOf,
    list_spellings,
)
from waqai.lexicon.folders import files_by_value
from waqai.lexicon.gazetteer import Gazetteer
from waqai.lexicon.knowledge import Knowledge
from waqai.lexicon.mention import Mention, keep_longest
from waqai.lexicon.phrases import Phrases, stand_in
from waqai.lexicon.schema.actors import Actor
from waqai.lexicon.schema.events import KINDS_NEEDED, Act, EventType, Reject
from waqai.lexicon.schema.weights import Weights
from waqai.lexicon.speech_entries import list_speech_spellings
from waqai.lexicon.values import make_number_words, make_time_words

_PARTICLES_OF = {
    NOUN: "noun", VERB: "verb", PASSIVE: "verb", NAME: "name", PLACE: "name", CUE: "cue", FORM: "cue",
    ADJECTIVE: "noun", PEOPLE: "noun",
}  # fmt: skip
_TAKES_PRONOUN = frozenset({NOUN, VERB, PASSIVE, PEOPLE, CUE})
_ARTICLE_BINDS = frozenset({PLACE, CUE, FORM})  # the article is part of the spelling and must agree
_SKIPPED = frozenset("\"'")
_REMEMBERED = 200_000  # words; a word costs about 200 bytes


# The words of the lexicon are many and live as long as it: Python's collector need not look through them (``gc``).
class Lemma(Struct, frozen=True, gc=False):
    """A word of a spelling in its class; ``article`` tells whether it was spelled with «the»."""

    text: str
    word_class: str
    article: bool


class Sense(Struct, frozen=True, gc=False):
    """A lemma that a word of the text can be, with the particles and pronoun taken off.

    ``skip`` letters in front belong to the particles (``parts``); an article belongs to the name.
    """

    lemma: int
    proclitic: Proclitic
    enclitic: str
    skip: int
    parts: frozenset[str]


class _Node:
    __slots__ = ("below", "entries")

    def __init__(self) -> None:
        self.below: dict[int, _Node] = _LEAF
        self.entries: tuple[Entry, ...] = ()


_LEAF: dict[int, _Node] = {}  # what stands below the last words of phrases; never filled


class Rejecting(NamedTuple):
    """A rule that rejects a trigger, with its phrases and all words that these can begin with."""

    rule: Reject
    begins: frozenset[str]
    before: Phrases
    after: Phrases
    anywhere: Phrases


class Lexicon:
    """All knowledge compiled to one matcher; build it once a process and share it. Matching changes nothing but a
    cache.
    """

    def __init__(self, knowledge: Knowledge, spellings: Iterable[Spelling] | None = None) -> None:
        self.knowledge = knowledge
        known = knowledge.clitics
        self._clitics = Clitics(
            tuple(Proclitic(p.form, frozenset(p.parts), frozenset(p.classes)) for p in known.proclitics),
            tuple(known.enclitics),
            known.free_taa,
            known.bound_taa,
            known.article,
        )
        endings = knowledge.endings
        self._endings = Endings(
            endings.feminine_mark, tuple(endings.feminine), tuple(endings.masculine), tuple(endings.adjective),
            tuple(endings.past), tuple(endings.past_bound), tuple(endings.weak_marks), tuple(endings.past_weak),
            tuple(endings.present_prefixes), tuple(endings.present), tuple(endings.present_bound),
            tuple(endings.present_weak_marks),
            endings.accusative, tuple(endings.construct_marks),
        )  # fmt: skip
        self._ands = frozenset([p.form for p in self._clitics.proclitics if p.parts == {"and"}])
        self._lemmas: dict[tuple[str, str, bool, bool], int] = {}
        self._classes: list[Lemma] = []
        self._forms: dict[str, tuple[int, ...]] = {}
        self._bound: dict[str, list[int]] = {}
        self._root = _Node()
        self._senses: dict[tuple[str, bool], tuple[Sense, ...]] = {}
        self._openings: tuple[dict[str, _Opening], dict[str, _Opening]] = ({}, {})  # of plain and feminine words
        self._later: tuple[dict[str, dict[int, Sense]], dict[str, dict[int, Sense]]] = ({}, {})
        with without_collecting():
            for spelling in list_spellings(knowledge) if spellings is None else spellings:
                self._learn(spelling)

    def _learn(self, spelling: Spelling) -> None:
        node = self._root
        for lemma in self._spell(spelling):
            below = node.below.get(lemma)
            if below is None:
                if node.below is _LEAF:
                    node.below = {}
                below = node.below[lemma] = _Node()
            node = below
        if node is not self._root and not any(_alike(e, spelling.entry) for e in node.entries):
            node.entries += (spelling.entry,)

    def _spell(self, spelling: Spelling) -> Iterator[int]:
        word_class = spelling.word_class
        if word_class in (VERB, PASSIVE):
            yield self._verb(spelling)
            return
        for index, word in enumerate(fold(spelling.phrase).replace('"', " ").split()):
            bare = word.removeprefix(self._clitics.article) if len(word) > 4 or word_class == PLACE else word
            if word_class == FORM or len(bare) < 2:
                bare = word
            later = index > 0 and word_class in (NOUN, PEOPLE)
            key = (bare, word_class, later, bare != word and word_class in _ARTICLE_BINDS)
            number = self._lemmas.get(key)
            yield self._lemma(key, self._inflect(bare, word_class, later)) if number is None else number

    def _inflect(self, bare: str, word_class: str, later: bool) -> Iterable[str]:
        """Return the forms of a word in its class; a ``later`` word of a phrase agrees with the noun before it."""
        if later or word_class == ADJECTIVE:
            return adjective_forms(bare, self._endings)
        if word_class == NOUN:
            return noun_forms(bare, self._endings) | {bare}
        if word_class == PEOPLE:
            return case_forms(bare, self._endings)
        return (bare,)

    def _verb(self, spelling: Spelling) -> int:
        past, _, present = fold(spelling.phrase).partition(" ")
        key = (past, spelling.word_class, False, False)
        number = self._lemmas.get(key)
        if number is None:
            number = self._lemma(key, verb_forms(past, present, self._endings))
        for form in bound_verb_forms(past, present, self._endings):
            self._bound.setdefault(form, []).append(number)
        return number

    def _lemma(self, key: tuple[str, str, bool, bool], forms: Iterable[str]) -> int:
        """Learn a new lemma by all its forms."""
        text, word_class, _, article = key
        number = self._lemmas[key] = len(self._classes)
        self._classes.append(Lemma(text, word_class, article))
        alone = (number,)  # one for all its forms, since most are of no other lemma
        for form in forms:
            known = self._forms.get(form)
            self._forms[form] = alone if known is None else (*known, number)
        return number

    def senses(self, word: str, feminine: bool = False) -> tuple[Sense, ...]:
        """Return every lemma that ``word`` (folded) can be; for each only the reading that takes fewest letters off.

        ``feminine`` tells that it was written with a ta marbuta, which is never a pronoun.
        """
        known = self._senses.get((word, feminine))
        if known is None:
            if len(self._senses) >= _REMEMBERED:
                self._senses.clear()
            known = self._senses[word, feminine] = tuple(self._read_word(word, feminine))
        return known

    def _read_word(self, word: str, feminine: bool) -> Iterator[Sense]:
        seen = set()
        for split in split_word(word, self._clitics):
            if feminine and split.enclitic:
                continue
            known: Sequence[int] = self._forms.get(split.stem, ())
            if split.enclitic and split.stem in self._bound:
                known = [*known, *self._bound[split.stem]]
            for number in known:
                lemma = self._classes[number]
                if number in seen or not self._fits(lemma, split.proclitic, split.enclitic):
                    continue
                seen.add(number)
                skip = self._skip(split.proclitic)
                yield Sense(number, split.proclitic, split.enclitic, skip, split.proclitic.parts)

    def _skip(self, proclitic: Proclitic) -> int:
        form, article = proclitic.form, self._clitics.article
        if "the" not in proclitic.parts:
            return len(form)
        # Behind «li» the article loses its first letter, and only its last one can be kept.
        return len(form) - (len(article) if form.endswith(article) else 1)

    @staticmethod
    def _fits(lemma: Lemma, proclitic: Proclitic, enclitic: str) -> bool:
        if proclitic is not NO_PROCLITIC and _PARTICLES_OF[lemma.word_class] not in proclitic.classes:
            return False
        if enclitic and (lemma.word_class not in _TAKES_PRONOUN or "the" in proclitic.parts):
            return False
        return lemma.word_class not in _ARTICLE_BINDS or lemma.article == ("the" in proclitic.parts)

    @cached_property
    def numbers(self) -> NumberWords:
        """Return the number words."""
        return make_number_words(self.knowledge)

    @cached_property
    def times(self) -> TimeWords:
        """Return the time words."""
        return make_time_words(self.knowledge)

    @cached_property
    def daytimes(self) -> frozenset[str]:
        """Return the words that tell a part of the day («صباحا»), folded."""
        return frozenset(
            fold(f)
            for file in self.knowledge.numbers
            if file.role == "daytime"
            for fs in file.forms.values()
            for f in fs
        )

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Return the index of places by name."""
        return Gazetteer(self.knowledge.places, self.knowledge.clitics.article)

    @cached_property
    def speech(self) -> "Lexicon":
        """Return the matcher of the words of speech and demand, kept apart so that neither vocabulary hides the
        other's words.
        """
        return Lexicon(self.knowledge, list_speech_spellings(self.knowledge))

    @cached_property
    def files(self) -> Mapping[int, str]:
        """Return the knowledge file of each value, by the value's identity."""
        return files_by_value(self.knowledge)

    @cached_property
    def publishers(self) -> dict[str, Actor]:
        """Return the parties that publish pages of their own, by each name that a page's outlet is told by."""
        parties = {fold(actor.name.ar): actor for actor in self.knowledge.actors}
        own = [(o, parties[fold(o.name.ar)]) for o in self.knowledge.outlets if fold(o.name.ar) in parties]
        return {
            fold(name).casefold(): actor
            for outlet, actor in own
            if outlet.kind == "party"
            for name in (outlet.name.ar, outlet.name.en, *outlet.names)
        }

    @cached_property
    def families(self) -> dict[str, str]:
        """Return the family of each event type."""
        return {event.id: event.family for event in self.knowledge.events}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Return the known actors by id."""
        return {actor.id: actor for actor in self.knowledge.actors}

    @cached_property
    def event_types(self) -> dict[str, EventType]:
        """Return the event types by id."""
        return {event.id: event for event in self.knowledge.events}

    @cached_property
    def weights(self) -> dict[str, Weights]:
        """Return the learned choices by id. Equal rows are one row, and equal numbers one number, so that the many
        look-ups touch little memory.
        """
        numbers: dict[float, float] = {}
        rows: dict[tuple[float, ...], tuple[float, ...]] = {}
        for choice in self.knowledge.weights:
            for row in choice.weights.values():
                if row not in rows:
                    rows[row] = tuple([numbers.setdefault(n, n) for n in row])
        return {
            choice.id: replace(choice, weights={name: rows[row] for name, row in choice.weights.items()})
            for choice in self.knowledge.weights
        }

    @cached_property
    def name_ends(self) -> frozenset[str]:
        """Return the words, folded, at which a private person's name ends."""
        return frozenset(fold(word) for names in self.knowledge.privacy for word in names.ends)

    @cached_property
    def names_spelled(self) -> frozenset[str]:
        """Return the first names that are spelled nearly as particles are, in their own letters."""
        return frozenset(
            form for words in self.knowledge.issuers if words.id == "name_too" for form in words.words.forms
        )

    @cached_property
    def names_too(self) -> frozenset[str]:
        """Return the same names folded, as the particles are, too."""
        return frozenset(map(fold, self.names_spelled))

    def says(self, tokens: list[Token], phrases: Sequence[str]) -> bool:
        """Tell whether one of ``phrases`` (spelled plainly) stands in ``tokens``, particles on its first word
        allowed.
        """
        if not phrases:
            return False
        return stand_in(self.phrases(tuple(phrases)), tokens)

    @cached_property
    def means(self) -> dict[str, str]:
        """Return the weapons that act by themselves («الطائرات»), by single words (folded, with particles)."""
        agents = [w for w in self.knowledge.weapons if w.agent]
        words = {word: w.id for w in agents for word in w.words.nouns if " " not in word}
        return {form: weapon for word, weapon in words.items() for form in self.phrases((word,))}

    @lru_cache(maxsize=4096)  # noqa: B019
    def rejecting(self, of: TriggerOf) -> tuple[frozenset[str], tuple[Rejecting, ...]]:
        """Return the rules that reject a trigger, and all words that their phrases can begin with: where none stands,
        nothing rejects it.
        """
        rules = tuple(
            Rejecting(
                rule,
                self._beginnings((rule.before, rule.after, rule.anywhere)),
                self.phrases(tuple(rule.before)),
                self.phrases(tuple(rule.after)),
                self.phrases(tuple(rule.anywhere)),
            )
            for rule in of.owner.rejects
        )
        return frozenset().union(*(rule.begins for rule in rules)), rules

    @lru_cache(maxsize=4096)  # noqa: B019
    def needing(self, of: TriggerOf) -> tuple[frozenset[str], frozenset[str]]:
        """Return the literal words that a trigger may need, and the forms with which their phrases can begin."""
        words = [need for need in of.trigger.needs if need not in KINDS_NEEDED]
        return frozenset(words), self._beginnings([words])

    @lru_cache(maxsize=4096)  # noqa: B019
    def deciding(self, of: TriggerOf) -> tuple[frozenset[str], tuple[Phrases, ...]]:
        """Return the words with which a phrase that decides the type of an act can begin, and the phrases of each of
        its conditions.
        """
        types = of.owner.types if isinstance(of.owner, Act) else []
        return self._beginnings(when.words for when in types), tuple(self.phrases(tuple(w.words)) for w in types)

    def _beginnings(self, lists: Iterable[list[str]]) -> frozenset[str]:
        return frozenset(word for phrases in lists for word in self.phrases(tuple(phrases)))

    @lru_cache(maxsize=4096)  # noqa: B019  (a lexicon lives as long as its process)
    def phrases(self, phrases: tuple[str, ...]) -> Phrases:
        """Return, by each form that their first word can take with particles, what follows it in ``phrases``."""
        particles = {"", *(p.form for p in self._clitics.proclitics)}
        known: Phrases = {}
        for phrase in phrases:
            first, *rest = fold(phrase).split()
            for particle in particles:
                known.setdefault(particle + first, []).append(rest)
        return known

    @lru_cache(maxsize=64)  # noqa: B019
    def forms_of(self, particle: str) -> tuple[str, ...]:
        """Return the letters of a particle that stands alone before a word («and», «to», «by» …)."""
        return tuple(p.form for p in self._clitics.proclitics if p.parts == {particle})

    @lru_cache(maxsize=64)  # noqa: B019
    def forms_with(self, *parts: str) -> tuple[str, ...]:
        """Return the letters of all particles, alone or together, that hold ``parts``."""
        return tuple(p.form for p in self._clitics.proclitics if p.parts >= set(parts))

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def is_definite(self, word: str) -> bool:
        """Tell whether ``word`` (folded) carries the article, with or without a particle before it."""
        return any(
            "the" in p.parts and word.startswith(p.form) and len(word) > len(p.form) + 1
            for p in self._clitics.proclitics
        )

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def without_article(self, word: str) -> str:
        """Return ``word`` (folded) without the article and the particles before it; as it is when it carries none."""
        forms = [p.form for p in self._clitics.proclitics if "the" in p.parts and word.startswith(p.form)]
        return word[len(max(forms, key=len)) :] if forms else word

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def may_be_joined(self, word: str) -> bool:
        """Tell whether ``word`` (folded) begins with letters that can be «and»."""
        return any(
            "and" in p.parts and word.startswith(p.form) and len(word) > len(p.form) + 2
            for p in self._clitics.proclitics
        )

    def is_and(self, word: str) -> bool:
        """Tell whether ``word`` (folded) is «and» alone, written apart from the word that it joins."""
        return word in self._ands

    def tense(self, form: str) -> str:
        """Return present, past, or open (a prefix of the present that also begins pasts) of a verb's ``form``."""
        sure, shared = self._endings.present_prefixes[:2]
        return "present" if form.startswith(sure) else "open" if form.startswith(shared) else "past"

    def is_present(self, mention: Mention, form: str) -> bool:
        """Tell whether a verb's ``form`` is in the present: by its prefix, or since it takes the other one, too
        («تنسحب» beside «ينسحب»; «تعرض» is a past, and «يعرض» another verb).
        """
        if self.tense(form) != "open":
            return self.tense(form) == "present"
        sure, shared = self._endings.present_prefixes[:2]
        other = self._open(sure + form.removeprefix(shared), False).whole
        return any(entry is mention.entry for entry, *_ in other)

    def may_be_present(self, word: str) -> bool:
        """Tell whether ``word`` (folded) begins like a third person in the present («يسيطر», «تقع»)."""
        return word.startswith(self._endings.present_prefixes[:2]) and not word.endswith(self._endings.feminine_mark)

    def tells(self, word: str) -> set[str]:
        """Return the kinds of mention that ``word`` (folded) is by itself."""
        return {entry.kind for entry, *_ in self._open(word, False).whole}

    def begins(self, word: str) -> bool:
        """Tell whether ``word`` (folded) is the first of a longer entry."""
        return bool(self._open(word, False).onward)

    def is_cue(self, word: str, cue: str) -> bool:
        """Tell whether ``word`` (folded) is one of the words of ``cue``."""
        return any(entry.kind == "cue" and entry.id == cue for entry, *_ in self._open(word, False).whole)

    def match(self, tokens: list[Token]) -> list[Mention]:
        """Return every mention in ``tokens``, in order of start, longest first; those inside a longer one are left
        out.
        """
        found: list[Mention] = []
        plain, feminine = self._openings
        for first, token in enumerate(tokens):
            text = token.text
            opening = (feminine if token.feminine else plain).get(text)
            if opening is None:
                opening = self._open(text, token.feminine)
            if not opening.starts or token.kind == "mark":
                continue
            start, end = token.start, token.end
            if opening.onward and (longer := self._walk(tokens, first, opening)):
                found += longer
            for entry, skip, cut, parts, pronoun in opening.whole:
                found.append(Mention(entry, first, first + 1, start + skip, end - cut, parts, pronoun))
        return keep_longest(found)

    def _open(self, text: str, feminine: bool) -> "_Opening":
        """Return what a first word opens."""
        known = self._openings[feminine]
        if len(known) >= _REMEMBERED:
            known.clear()
        below = self._root.below
        states = [(below[s.lemma], s, s) for s in self.senses(text, feminine) if s.lemma in below]
        known[text] = opening = _Opening(states)
        return opening

    def _walk(self, tokens: list[Token], first: int, opening: "_Opening") -> list[Mention]:
        """Return the mentions of more than one word that start at ``first``, longest first."""
        found: list[Mention] = []
        start, at, states = tokens[first].start, first, opening.onward
        while states and (at := _next_word(tokens, at)) >= 0:
            token = tokens[at]
            senses = self._later[token.feminine].get(token.text)
            if senses is None:
                senses = self._later_senses(token.text, token.feminine)
            # Four in five walks end at the second word: that is asked of all states at once.
            if not senses or (states is opening.onward and opening.leads_to.isdisjoint(senses)):
                break
            states = _step(states, senses)
            here = [
                Mention(
                    entry, first, at + 1, start + head.skip, token.end - len(tail.enclitic), head.parts, tail.enclitic
                )
                for node, head, tail in states
                for entry in node.entries
            ]
            found = here + found if found else here
        return found

    def _later_senses(self, text: str, feminine: bool) -> dict[int, Sense]:
        """Return, by lemma, the readings of a word inside a phrase, where it bears the article alone."""
        known = self._later[feminine]
        if len(known) >= _REMEMBERED:
            known.clear()
        found = self.senses(text, feminine)
        senses = known[text] = {s.lemma: s for s in found if s.parts <= _ARTICLE_ALONE}
        return senses


# A node reached, with the readings of the first and of the last word.
_State = tuple[_Node, Sense, Sense]


def _step(states: list[_State], senses: dict[int, Sense]) -> list[_State]:
    """Return the states that a next word of ``senses`` leads to."""
    found: list[_State] = []
    for node, head, _ in states:
        below = node.below
        if len(below) == 1:  # most phrases have one way on
            for lemma in below:
                if lemma in senses:
                    found.append((below[lemma], head, senses[lemma]))
        else:
            for lemma, sense in senses.items():
                if lemma in below:
                    found.append((below[lemma], head, sense))
    return found


class _Opening:
    """What a word opens: the states behind it (``starts``), those of them that go on (``onward``), and of the mentions
    that it is by itself the entry, the letters in front and behind that are none of theirs, the particles and pronoun.
    ``leads_to`` are the lemmas that a second word can be.
    """

    __slots__ = ("leads_to", "onward", "starts", "whole")

    def __init__(self, starts: list[_State]) -> None:
        self.starts = starts
        self.onward = [state for state in starts if state[0].below]
        self.leads_to = frozenset(lemma for node, *_ in self.onward for lemma in node.below)
        self.whole = [
            (entry, s.skip, len(s.enclitic), s.parts, s.enclitic) for node, s, _ in starts for entry in node.entries
        ]


_ARTICLE_ALONE = frozenset({"the"})


def _alike(a: Entry, b: Entry) -> bool:
    return (a.kind, a.id, a.sense) == (b.kind, b.id, b.sense) and a.known is b.known


def _next_word(tokens: list[Token], at: int) -> int:
    for step in range(at + 1, len(tokens)):
        token = tokens[step]
        if token.kind != "mark":
            return step
        if token.text not in _SKIPPED:
            break
    return -1
