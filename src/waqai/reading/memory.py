"""What the text has said of its speakers, so that «المنظمة», «البيان» or a surname finds whom it means."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from waqai.lexicon.mention import Mention
from waqai.reading.agreement import may_go_on
from waqai.reading.hearing import Hearing
from waqai.reading.introduced import introductions
from waqai.reading.named import Named, Speaker, rename
from waqai.reading.sentences import Sentence

_INTRODUCED = 200  # names that a short name is looked for among
_VOICES = 4  # speakers of a thread among whom a verb's gender chooses
_ROOT = 3  # letters by which two adjectives of one name are akin
_THREAD = 2  # paragraphs through which a speaker carries on without being named


@dataclass(slots=True)
class Memory:
    """The speakers so far, in order, and everyone whom the text introduces."""

    hearing: Hearing
    speakers: list[Speaker] = field(default_factory=list)
    paragraph: int = 0
    _introduced: list[Speaker] = field(default_factory=list)
    _further: Iterator[Speaker] | None = None

    @property
    def introduced(self) -> list[Speaker]:
        """Everyone whom the text introduces, in order; looked for only when a short name asks for it."""
        return self._introduced_until(len(self.hearing.scene.tokens))

    def _introduced_until(self, at: int) -> list[Speaker]:
        """Return those introduced before token ``at``, in order, and perhaps some behind it: no more are looked for."""
        if self._further is None:
            self._further = introductions(self.hearing)
        found = self._introduced
        while not found or found[-1].first < at:
            speaker = next(self._further, None)
            if speaker is None:
                break
            found.append(speaker)
        return found

    def forget(self) -> None:
        """Begin anew: a headline speaks in short, the body names its speakers again."""
        self.speakers.clear()

    def remember(self, speaker: Speaker, sentence: Sentence) -> None:
        """Keep a speaker as the last one, speaking in ``sentence``."""
        self.speakers.append(speaker)
        self.paragraph = sentence.paragraph

    def stay(self, sentence: Sentence) -> None:
        """Let the thread run on to ``sentence``: the items of a list break none."""
        if sentence.paragraph - self.paragraph <= _THREAD:
            self.paragraph = sentence.paragraph

    def last(self, sentence: Sentence, verb: Mention | None = None) -> Speaker | None:
        """Return the speaker of the running thread at ``sentence``, if it still runs: the last whose gender is
        ``verb``'s, if any is.
        """
        if not self.speakers or sentence.paragraph - self.paragraph > _THREAD:
            return None
        recent = reversed(self.speakers[-_VOICES:])
        if verb is None:
            return self.speakers[-1]
        return next((s for s in recent if may_go_on(self.hearing, verb, s)), self.speakers[-1])

    def resolve(self, speaker: Speaker) -> Speaker:
        """Return the party that a short name, a surname or «the statement» means, else the speaker itself."""
        named = speaker.named[0]
        if named.sort == "text":
            return self._issuer(speaker)
        if len(speaker.named) > 1 and named.sort != "role":
            return speaker
        if named.sort in {"unknown", "person"}:
            return self._by_surname(speaker, named)
        if named.sort == "role":
            return self._by_title(speaker, named)
        if named.sort in {"body", "crowd", "source", "unnamed"} and self._is_short(named):
            return self._by_head(speaker, named)
        return speaker

    def _is_short(self, named: Named) -> bool:
        return named.last - named.first <= 2 and self.hearing.definite(named.first)

    def _before(self, at: int) -> Iterator[Speaker]:
        """Yield past speakers, last first, then those introduced before token ``at``, nearest first."""
        yield from reversed(self.speakers[-_INTRODUCED:])
        introduced = self._introduced_until(at)
        known = bisect_left(introduced, at, key=lambda s: s.first)
        yield from reversed(introduced[max(0, known - _INTRODUCED) : known])

    def _issuer(self, speaker: Speaker) -> Speaker:
        recent = list(reversed(self.speakers))
        issuer = next((p for p in recent if p.public), None) or next((p for p in recent if p.sort == "people"), None)
        return rename(issuer, speaker.first, speaker.last) if issuer is not None else speaker

    def _by_surname(self, speaker: Speaker, named: Named) -> Speaker:
        late = self._named_late(speaker, named)
        if late is not None:
            return late
        for past in self._before(named.first):
            for other in past.named:
                if other.sort == "person" and self._may_be(named, other):
                    return rename(past, speaker.first, speaker.last)
        return speaker

    def _may_be(self, named: Named, other: Named) -> bool:
        """Tell whether somebody named in full is meant by a name that shares a word with his, and more than a first
        name («سالم الحداد» is not «سالم النجار»).
        """
        words, full = self._words(named), self._words(other)
        if not words & full or other.last - other.first < len(words):
            return False
        first = {self.hearing.bare(self.hearing.scene.tokens[n.first].text) for n in (named, other)}
        if len(words) < 2 or len(first) > 1 or words & full > first:
            return True
        return any(w[:_ROOT] == o[:_ROOT] for w in words - first for o in full - first)  # one name, spelled otherwise

    def _named_late(self, speaker: Speaker, named: Named) -> Speaker | None:
        """Return the last speaker under his name, where he was told by his office alone before («قالت رئيسة الاتحاد …
        وأضافت ليلى حداد»).
        """
        last = self.speakers[-1] if self.speakers else None
        if last is None or named.sort != "person" or named.title or named.last - named.first < 2:
            return None
        if last.sort not in {"body", "actor"} or not self.hearing.word(last.origin[0], "chief"):
            return None
        words = self._words(named)
        if any(words & self._words(o) for past in self._before(named.first) for o in past.named):
            return None
        return Speaker((*last.named, named), speaker.first, speaker.last, last.origin)

    def _by_head(self, speaker: Speaker, named: Named) -> Speaker:
        """Return the longer name with the same head; by another adjective only if no other has it."""
        words = self._words(named)
        longer = [s for s in self._before(named.first) if any(self._is_longer(o, named) for o in s.named)]
        fitting = [s for s in longer if any(words <= self._words(o) | {o.head} for o in s.named)]
        fitting = fitting or [s for s in longer if any(_akin(words, self._words(o), o.head) for o in s.named)]
        names = {frozenset(self._words(o)) for s in longer for o in s.named if o.head == named.head}
        spoke = [s for s in longer if s in self.speakers]
        chosen = fitting or spoke or (longer if len(names) == 1 else [])
        if not chosen and named.last - named.first == 1 and self.hearing.word(named.first, "any_body"):
            chosen = [s for s in self.speakers[-1:] if s.sort in {"actor", "body"} and len(s.named) == 1]
        return rename(chosen[0], speaker.first, speaker.last) if chosen else speaker

    def _is_longer(self, other: Named, named: Named) -> bool:
        return other.head == named.head and self._words(other) != self._words(named) and other.first != named.first

    def _by_title(self, speaker: Speaker, named: Named) -> Speaker:
        """Return the one holder of an office whom the text names («الرئيس اليمني»); nobody where several hold the
        title.
        """
        holders = [s for s in self.introduced if s.sort == "person" and s.named[0].title == named.head]
        words = self._words(named) - {named.head}
        shared = max((len(words & self._phrase(s)) for s in holders), default=0)
        fitting = [s for s in holders if shared and len(words & self._phrase(s)) == shared]
        if not fitting and len(words) < 2:
            fitting = holders if len(self._people(holders)) == 1 else self._last_titled()
        before = [s for s in fitting if s.first < named.first]
        chosen = before[-1:] or fitting[:1]
        return rename(chosen[0], speaker.first, speaker.last) if chosen else speaker

    def _last_titled(self) -> list[Speaker]:
        """Return the last speaker if he is a person told with a title: «الوزير», «المبعوث» go on with him."""
        last = self.speakers[-1] if self.speakers else None
        return [last] if last is not None and last.sort == "person" and last.named[0].title else []

    def _people(self, holders: list[Speaker]) -> set[str]:
        return {max(self._words(s.named[0]), key=len, default="") for s in holders}

    def _phrase(self, speaker: Speaker) -> set[str]:
        return {self.hearing.bare(t.text) for t in self.hearing.scene.tokens[speaker.first : speaker.last]}

    def _words(self, named: Named) -> set[str]:
        return {
            self.hearing.bare(t.text) for t in self.hearing.scene.tokens[named.first : named.last] if t.kind == "word"
        }


def _akin(words: set[str], longer: set[str], head: str) -> bool:
    """Tell whether each word but the head begins as one of the longer name does («الحزب الكردي», «… الكردستاني»)."""
    rest = words - {head}
    return bool(rest) and all(any(w[:_ROOT] == o[:_ROOT] for o in longer - {head}) for w in rest)
