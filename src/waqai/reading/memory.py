"""What the text has said of its speakers, so that «المنظمة», «البيان» or a surname finds whom it means."""

from dataclasses import dataclass, field

from waqai.reading.hearing import Hearing
from waqai.reading.scene import Sentence
from waqai.reading.speakers import Named, Speaker, rename

_THREAD = 2  # paragraphs through which a speaker carries on without being named


@dataclass(slots=True)
class Memory:
    """The speakers so far, in order."""

    hearing: Hearing
    speakers: list[Speaker] = field(default_factory=list)

    def remember(self, speaker: Speaker) -> None:
        """Keep a speaker as the last one."""
        self.speakers.append(speaker)

    def last(self, sentence: Sentence) -> Speaker | None:
        """Return the speaker of the running thread at ``sentence``, if it still runs."""
        if not self.speakers:
            return None
        speaker = self.speakers[-1]
        told = self.hearing.scene.sentence_of(speaker.first)
        return speaker if sentence.paragraph - told.paragraph <= _THREAD else None

    def resolve(self, speaker: Speaker) -> Speaker:
        """Return the full party that a short name, a surname or «the statement» means; the speaker itself where it is new."""
        named = speaker.named[0]
        if named.sort == "text":
            return self._issuer(speaker)
        if len(speaker.named) > 1:
            return speaker
        if named.sort in {"unknown", "person"}:
            return self._by_surname(speaker, named)
        if named.sort in {"body", "crowd", "role", "unnamed"} and self._is_short(named):
            return self._by_head(speaker, named)
        return speaker

    def _is_short(self, named: Named) -> bool:
        return named.last - named.first <= 2 and self.hearing.definite(named.first)

    def _issuer(self, speaker: Speaker) -> Speaker:
        for past in reversed(self.speakers):
            if past.public:
                return rename(past, speaker.first, speaker.last)
        return speaker

    def _by_surname(self, speaker: Speaker, named: Named) -> Speaker:
        words = self._words(named)
        for past in reversed(self.speakers):
            for other in past.named:
                if other.sort == "person" and words & self._words(other):
                    return rename(past, speaker.first, speaker.last)
        return speaker

    def _by_head(self, speaker: Speaker, named: Named) -> Speaker:
        for past in reversed(self.speakers):
            for other in past.named:
                if other.head == named.head and other.last - other.first > named.last - named.first:
                    return rename(past, speaker.first, speaker.last)
        return speaker

    def _words(self, named: Named) -> set[str]:
        return {self.hearing.bare(t.text) for t in self.hearing.scene.tokens[named.first : named.last] if t.kind == "word"}
