"""One article prepared for reading: folded once, matched once, values read once. No rule scans the text again."""

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, TypeVar

from waqai.arabic.dates import Moment, counted_from, read_times
from waqai.arabic.fold import Folded, fold_text
from waqai.arabic.numbers import Amount, read_numbers
from waqai.arabic.tokens import Token, split_tokens
from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.mention import Mention
from waqai.lexicon.phrases import Phrases, stand_in
from waqai.reading.broken import mend_broken
from waqai.reading.glued import part_glued
from waqai.reading.sentences import Sentence, split_sentences
from waqai.reading.short_names import ShortNames, find_short_names
from waqai.records import Article, Span

_LONGEST_CONNECTIVE = 4  # words
# Cues that are the first word of a name.
_NAMING = frozenset({"unnamed_source", "group_head", "name_opens", "town_part", "land_part"})
_OPENING = frozenset("\"'(#")
_NAMES = frozenset({"place", "actor", "people", "adjective"})  # what stands for its words wherever words are weighed
_NAMES_LAST_FIRST = sorted(_NAMES, reverse=True)
_NO_MENTIONS: Sequence[Mention] = ()
_NO_CUES: frozenset[str] = frozenset()
_NO_PARTS: frozenset[str] = frozenset()
_Value = TypeVar("_Value", Amount, Moment)
_Found = TypeVar("_Found")
_TAG_BLANK = "_"


@dataclass(slots=True)
class Scene:
    """An article with everything that the later steps look at. Offsets of mentions and values are folded ones.

    ``named_for_day`` are the offsets where the first part of an outlet's tag ends («#حلب_اليوم»): neither its place nor
    its day is told.
    """

    article: Article
    lexicon: Lexicon
    folded: Folded
    tokens: list[Token]
    mentions: list[Mention]
    amounts: list[Amount]
    moments: list[Moment]
    sentences: list[Sentence]
    reference: datetime.date | None = None
    named_for_day: frozenset[int] = frozenset()
    opening: dict[int, list[Mention]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _cues: list[dict[str, list[Mention]]] = field(default_factory=list)  # by sentence, as they are asked for
    _kinds: list[dict[str, list[Mention]]] = field(default_factory=list)
    _every: dict[str, list[Mention]] = field(default_factory=dict)
    _before: dict[int, frozenset[str]] = field(default_factory=dict)
    _joined: dict[int, bool] = field(default_factory=dict)
    _closing: dict[int, list[Mention]] = field(default_factory=dict)
    _valued: set[int] = field(default_factory=set)
    _short: ShortNames | None = None
    _told: frozenset[str] | None = None
    _words: dict[int, frozenset[str]] = field(default_factory=dict)
    _led: dict[frozenset[str], frozenset[int]] = field(default_factory=dict)
    _inside: dict[int, str] = field(default_factory=dict)
    _paces: list[int] = field(default_factory=list)
    _unnamed: list[Token] | None = None
    _counts: frozenset[int] | None = None
    _once: dict[Callable[..., Any], Any] = field(default_factory=dict)

    def once(self, find: Callable[["Scene"], _Found]) -> _Found:
        """Return what ``find`` finds in the whole article, looked for once."""
        if find not in self._once:
            self._once[find] = find(self)
        found: _Found = self._once[find]
        return found

    def of_kind(self, kind: str, sentence: Sentence | None = None) -> Sequence[Mention]:
        """Return the mentions of one kind, in order; only those of ``sentence`` when given."""
        if sentence is not None:
            return self._kinds[sentence.index].get(kind, _NO_MENTIONS)
        found = self._every.get(kind)
        if found is None:
            found = self._every[kind] = [m for here in self._kinds for m in here.get(kind, _NO_MENTIONS)]
        return found

    def in_moment(self, token: int) -> bool:
        """Tell whether ``token`` belongs to a time or a number."""
        return token in self._valued

    def is_counted(self, token: int) -> bool:
        """Tell whether a number ends right before ``token``."""
        if token - 1 not in self._valued:
            return False
        if self._counts is None:
            self._counts = frozenset([self.token_at(a.end - 1) for a in self.amounts])
        return token - 1 in self._counts

    def in_connective(self, token: int) -> bool:
        """Tell whether ``token`` is an inner word of a connective («من جهة أخرى»)."""
        for back in range(1, _LONGEST_CONNECTIVE):
            for mention in self.opening.get(token - back, _NO_MENTIONS):
                if mention.entry.id == "clause" and token < mention.last:
                    return True
        return False

    @property
    def short_names(self) -> ShortNames:
        """Return by which words the parties that the article names can be told again alone."""
        if self._short is None:
            self._short = find_short_names(self.of_kind("actor"), self.tokens, self.lexicon)
        return self._short

    @property
    def told_places(self) -> frozenset[str]:
        """Return the ids of the known places that the article names by names that are no common words."""
        if self._told is None:
            self._told = frozenset(m.entry.id for m in self.of_kind("place") if not m.entry.sense)
        return self._told

    def led_tokens(self, cues: frozenset[str]) -> frozenset[int]:
        """Return the tokens with one of ``cues`` or a mark right before them, or a bracket that opens right behind
        them.
        """
        if cues not in self._led:
            marks = [at + 1 for at, token in enumerate(self.tokens) if token.kind == "mark" and token.text != "\n"]
            brackets = [at - 2 for at in marks if self.tokens[at - 1].text == "("]
            led = [m.last for here in self._cues for cue in cues for m in here.get(cue, _NO_MENTIONS)]
            self._led[cues] = frozenset([0, *led, *marks, *brackets])
        return self._led[cues]

    def words_in(self, sentence: Sentence) -> frozenset[str]:
        """Return the words and marks of ``sentence`` as they are folded, particles on."""
        words = self._words.get(sentence.index)
        if words is None:
            words = frozenset([t.text for t in self.tokens[sentence.first : sentence.last]])
            self._words[sentence.index] = words
        return words

    @property
    def unnamed(self) -> list[Token]:
        """Return the tokens without the words of actors' names: what a party is called tells nothing of what it did,
        but for the means in its name («الطائرات الروسية»).
        """
        if self._unnamed is None:
            self._unnamed = list(self.tokens)
            for mention in self.of_kind("actor"):
                for at in range(mention.first, mention.last):
                    token = self.tokens[at]
                    if token.text not in self.lexicon.means:
                        self._unnamed[at] = Token(token.start, token.end, "", "name")
        return self._unnamed

    def says(self, sentence: Sentence, first: int, last: int, phrases: Sequence[str]) -> bool:
        """Tell whether one of ``phrases`` stands in tokens ``[first, last)`` of ``sentence``, particles on its first
        word allowed, and not as part of an actor's name.
        """
        return bool(phrases) and self.holds(sentence, first, last, self.lexicon.phrases(tuple(phrases)))

    def holds(self, sentence: Sentence, first: int, last: int, phrases: Phrases) -> bool:
        """Tell the same as `says` of phrases that were looked up before."""
        if not phrases or phrases.keys().isdisjoint(self.words_in(sentence)):
            return False
        return stand_in(phrases, self.unnamed[first:last])

    def amounts_in(self, sentence: Sentence) -> list[Amount]:
        """Return the numbers read in ``sentence``, in order."""
        return self._within(self.amounts, sentence)

    def moments_in(self, sentence: Sentence) -> list[Moment]:
        """Return the times read in ``sentence``, in order."""
        return self._within(self.moments, sentence)

    def _within(self, values: list[_Value], sentence: Sentence) -> list[_Value]:
        if not values:
            return []
        start, end = self.tokens[sentence.first].start, self.tokens[sentence.last - 1].end
        return [v for v in values if start <= v.start < end]

    def cues(self, cue: str, sentence: Sentence) -> Sequence[Mention]:
        """Return the mentions of cue ``cue`` in ``sentence``, in order."""
        return self._cues[sentence.index].get(cue, _NO_MENTIONS)

    def cues_before(self, token: int) -> frozenset[str]:
        """Return the ids of the cues that end right before ``token``, quotation marks and brackets skipped."""
        while token > 0 and self.tokens[token - 1].text in "\"'(-":
            token -= 1
        found = self._before.get(token)
        if found is None:
            closing = self._closing.get(token)
            found = self._before[token] = frozenset([m.entry.id for m in closing]) if closing else _NO_CUES
        return found

    def cue_at(self, token: int, cue: str) -> Mention | None:
        """Return the mention of ``cue`` that starts at ``token``."""
        for mention in self.opening.get(token, _NO_MENTIONS):
            if mention.entry.id == cue and mention.entry.kind == "cue":
                return mention
        return None

    def cues_ending(self, token: int) -> Sequence[Mention]:
        """Return the mentions of cues that end right before ``token``."""
        return self._closing.get(token, ())

    def cue_ending(self, token: int, cues: Collection[str]) -> int | None:
        """Return where a mention of one of ``cues`` that ends right before ``token`` starts."""
        for mention in self._closing.get(token, ()):
            if mention.entry.id in cues:
                return mention.first
        return None

    def joined_by_and(self, token: int) -> bool:
        """Tell whether the word at ``token`` carries «and», as far as its known readings or its letters tell, or an
        «and» written apart stands before it («امرأة و ثلاثة أطفال»).
        """
        joined = self._joined.get(token)
        if joined is None:
            known = [m.parts for m in self.opening.get(token, _NO_MENTIONS) if m.entry.kind != "cue"]
            by_letters = not known and self.lexicon.may_be_joined(self.tokens[token].text)
            before = token - 1
            while before > 0 and self.tokens[before].text in _OPENING:
                before -= 1
            apart = before >= 0 and self.lexicon.is_and(self.tokens[before].text)
            joined = self._joined[token] = apart or by_letters or any("and" in parts for parts in known)
        return joined

    def parts_at(self, token: int) -> frozenset[str]:
        """Return the particles on the word at ``token`` as its known readings tell."""
        readings = self.opening.get(token)
        if not readings:
            return _NO_PARTS
        if len(readings) == 1:
            return readings[0].parts
        return frozenset([part for m in readings for part in m.parts])

    def token_at(self, offset: int) -> int:
        """Return the index of the token that covers or follows the folded ``offset``."""
        at = bisect_left(self._starts, offset)
        if at < len(self.tokens) and self._starts[at] == offset:
            return at
        return at - 1 if at and self.tokens[at - 1].end > offset else at

    def span(self, first: int, last: int) -> Span:
        """Return the author's stretch behind tokens ``[first, last)``."""
        if first >= last:
            return Span(0, 0)
        return self.folded.span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        """Return the author's letters of tokens ``[first, last)``."""
        return self.span(first, last).of(self.folded.source)

    def start_of(self, token: int) -> int:
        """Return the folded offset where the name or word at ``token`` starts, attached particles left off."""
        readings = self.opening.get(token, _NO_MENTIONS)
        starts = [m.start for m in readings if m.entry.kind != "cue" or m.entry.id in _NAMING]
        return max(starts) if starts else self.tokens[token].start

    def is_definite(self, token: int) -> bool:
        """Tell whether the word at ``token`` carries the article."""
        return self.lexicon.is_definite(self.tokens[token].text)

    def word_or_kind(self, token: int) -> str:
        """Return the word at ``token`` as it is folded, or what it is where that tells more: a name, number, mark
        or edge. A later word of a name is that name, too: nothing may hang on whose it is.
        """
        if not 0 <= token < len(self.tokens):
            return "edge"
        if token in self._inside:
            return self._inside[token]
        kinds = [m.entry.kind for m in self.opening.get(token, _NO_MENTIONS) if m.entry.kind in _NAMES]
        if kinds:
            return min(kinds)
        if self.tokens[token].text in self.short_names.forms:
            return "actor"  # a short word for a side («المقاومة»)
        return self.tokens[token].text if self.tokens[token].kind == "word" else self.tokens[token].kind

    def paces(self, first: int, last: int) -> int:
        """Return how far ``last`` lies behind ``first`` in words, an actor's name counted as one however long it is."""
        return self._paces[last] - self._paces[first]

    def paced(self, token: int, paces: int) -> int:
        """Return the first token that lies ``paces`` words from ``token``, names counted as one; at most the ends."""
        at = bisect_left(self._paces, self._paces[token] + paces)
        return min(at, len(self.tokens))

    def sentence_of(self, token: int) -> Sentence:
        """Return the sentence that holds ``token``."""
        at = bisect_left(self.sentences, token + 1, key=lambda s: s.first) - 1
        return self.sentences[max(at, 0)]


def build_scene(article: Article, lexicon: Lexicon) -> Scene:
    """Fold, match and read the values of ``article`` once."""
    folded = mend_broken(fold_text(article.text), lexicon)
    tokens = part_glued(split_tokens(folded), folded.text, lexicon)
    mentions = lexicon.match(tokens)
    times = read_times(folded, lexicon.times)
    tagged = frozenset(m.start - 1 for m in times if folded.text[m.start - 1 : m.start] == _TAG_BLANK)
    scene = Scene(
        article=article,
        lexicon=lexicon,
        folded=folded,
        tokens=tokens,
        mentions=mentions,
        amounts=read_numbers(folded, lexicon.numbers),
        moments=[m for m in times if m.start - 1 not in tagged] if tagged else times,
        sentences=split_sentences(article, folded, tokens),
        named_for_day=tagged,
        _starts=[t.start for t in tokens],
    )
    told = article.reference
    scene.reference = counted_from(scene.moments, datetime.date.fromisoformat(told) if told else None)
    _index(scene)
    values: tuple[Moment | Amount, ...] = (*scene.moments, *scene.amounts)
    for value in values:
        scene._valued.update(range(scene.token_at(value.start), scene.token_at(value.end - 1) + 1))
    return scene


def _index(scene: Scene) -> None:
    """Lay the mentions out by token, and by sentence and kind: rules ask for them far more often than there are any."""
    opening: dict[int, list[Mention]] = defaultdict(list)
    closing: dict[int, list[Mention]] = defaultdict(list)
    sentences = iter(scene.sentences)
    end = 0  # of the sentence at hand
    for mention in scene.mentions:
        entry, first = mention.entry, mention.first
        while first >= end:
            end = next(sentences).last
            kinds: dict[str, list[Mention]] = defaultdict(list)
            cues: dict[str, list[Mention]] = defaultdict(list)
            scene._kinds.append(kinds)
            scene._cues.append(cues)
        kind = entry.kind
        kinds[kind].append(mention)
        opening[first].append(mention)
        if kind == "cue":
            cues[entry.id].append(mention)
            closing[mention.last].append(mention)
    empty: list[dict[str, list[Mention]]] = [{} for _ in sentences]  # the last ones, without any mention
    scene._kinds += empty
    scene._cues += empty
    scene.opening, scene._closing = opening, closing
    _measure_names(scene)


def _measure_names(scene: Scene) -> None:
    """Note the later words of names, and how many words stand before each token when an actor's name is one."""
    scene._inside = {
        at: kind for kind in _NAMES_LAST_FIRST for m in scene.of_kind(kind) for at in range(m.first + 1, m.last)
    }
    steps = [1] * len(scene.tokens)
    for at, kind in scene._inside.items():
        if kind == "actor":
            steps[at] = 0
    scene._paces = [0, *accumulate(steps)]
