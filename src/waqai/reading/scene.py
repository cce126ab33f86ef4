"""One article prepared for reading: folded once, matched once, values read once. No rule scans the text again."""

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TypeVar

from waqai.arabic.dates import Moment, counted_from, read_times
from waqai.arabic.fold import Folded, fold_text
from waqai.arabic.numbers import Amount, read_numbers
from waqai.arabic.tokens import Token, split_tokens
from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.mention import Mention
from waqai.lexicon.phrases import Phrases, stand_in
from waqai.reading.glued import part_glued
from waqai.reading.sentences import Sentence, split_sentences
from waqai.reading.short_names import ShortNames, find_short_names
from waqai.records import Article, Span

_LONGEST_CONNECTIVE = 4  # words
_NAMING = frozenset({"unnamed_source", "group_head"})  # cues that are the first word of a name
_OPENING = frozenset("\"'(#")
_NAMES = frozenset({"place", "actor", "people", "adjective"})  # what stands for its words wherever words are weighed
_Value = TypeVar("_Value", Amount, Moment)
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
    _cues: dict[str, list[Mention]] = field(default_factory=dict)
    _cue_starts: dict[str, list[int]] = field(default_factory=dict)
    _before: dict[int, set[str]] = field(default_factory=dict)
    _kinds: dict[str, list[Mention]] = field(default_factory=dict)
    _kind_starts: dict[str, list[int]] = field(default_factory=dict)
    _cues_at: dict[tuple[int, str], Mention] = field(default_factory=dict)
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

    def of_kind(self, kind: str, sentence: Sentence | None = None) -> list[Mention]:
        """Return the mentions of one kind, in order; only those of ``sentence`` when given."""
        found = self._kinds.get(kind)
        if not found:
            return []
        if sentence is None:
            return found
        starts = self._kind_starts[kind]
        return found[bisect_left(starts, sentence.first) : bisect_left(starts, sentence.last)]

    def in_moment(self, token: int) -> bool:
        """Tell whether ``token`` belongs to a time or a number."""
        return token in self._valued

    def is_counted(self, token: int) -> bool:
        """Tell whether a number ends right before ``token``."""
        return token - 1 in self._valued and any(self.token_at(a.end - 1) == token - 1 for a in self.amounts)

    def in_connective(self, token: int) -> bool:
        """Tell whether ``token`` is an inner word of a connective («من جهة أخرى»)."""
        return any(
            m.first < token < m.last
            for back in range(1, _LONGEST_CONNECTIVE)
            for m in self.opening.get(token - back, ())
            if m.entry.id == "clause"
        )

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
            led = [at for at, ids in self._before.items() if not cues.isdisjoint(ids)]
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

    def cues(self, cue: str, sentence: Sentence) -> list[Mention]:
        """Return the mentions of cue ``cue`` in ``sentence``, in order."""
        known = self._cues.get(cue)
        if known is None:
            return []
        starts = self._cue_starts[cue]
        return known[bisect_left(starts, sentence.first) : bisect_left(starts, sentence.last)]

    def cues_before(self, token: int) -> set[str]:
        """Return the ids of the cues that end right before ``token``, quotation marks and brackets skipped."""
        while token > 0 and self.tokens[token - 1].text in "\"'(-":
            token -= 1
        return self._before.get(token) or set()

    def cue_at(self, token: int, cue: str) -> Mention | None:
        """Return the mention of ``cue`` that starts at ``token``."""
        return self._cues_at.get((token, cue))

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
            known = [m.parts for m in self.opening.get(token, ()) if m.entry.kind != "cue"]
            by_letters = not known and self.lexicon.may_be_joined(self.tokens[token].text)
            before = token - 1
            while before > 0 and self.tokens[before].text in _OPENING:
                before -= 1
            apart = before >= 0 and self.lexicon.is_and(self.tokens[before].text)
            joined = self._joined[token] = apart or by_letters or any("and" in parts for parts in known)
        return joined

    def parts_at(self, token: int) -> frozenset[str]:
        """Return the particles on the word at ``token`` as its known readings tell."""
        return frozenset(part for m in self.opening.get(token, ()) for part in m.parts)

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
        named = (m for m in self.opening.get(token, ()) if m.entry.kind != "cue" or m.entry.id in _NAMING)
        starts = [m.start for m in named]
        return max(starts, default=self.tokens[token].start)

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
        kinds = {m.entry.kind for m in self.opening.get(token, ())} & _NAMES
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
    folded = fold_text(article.text)
    tokens = part_glued(split_tokens(folded), lexicon)
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
    cues: dict[str, list[Mention]] = defaultdict(list)
    before: dict[int, set[str]] = defaultdict(set)
    kinds: dict[str, list[Mention]] = defaultdict(list)
    opening: dict[int, list[Mention]] = defaultdict(list)
    closing: dict[int, list[Mention]] = defaultdict(list)
    cues_at = scene._cues_at
    for mention in scene.mentions:
        entry, first = mention.entry, mention.first
        kind = entry.kind
        kinds[kind].append(mention)
        opening[first].append(mention)
        if kind == "cue":
            cue, last = entry.id, mention.last
            cues_at.setdefault((first, cue), mention)
            cues[cue].append(mention)
            before[last].add(cue)
            closing[last].append(mention)
    _measure_names(scene, kinds)
    scene._cue_starts = {cue: [m.first for m in mentions] for cue, mentions in cues.items()}
    scene._kind_starts = {kind: [m.first for m in mentions] for kind, mentions in kinds.items()}
    scene._cues, scene._before, scene._kinds, scene.opening, scene._closing = cues, before, kinds, opening, closing


def _measure_names(scene: Scene, kinds: dict[str, list[Mention]]) -> None:
    """Note the later words of names, and how many words stand before each token when an actor's name is one."""
    scene._inside = {
        at: kind for kind in sorted(_NAMES, reverse=True) for m in kinds[kind] for at in range(m.first + 1, m.last)
    }
    steps = [1] * len(scene.tokens)
    for at, kind in scene._inside.items():
        if kind == "actor":
            steps[at] = 0
    scene._paces = [0, *accumulate(steps)]
