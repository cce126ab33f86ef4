"""Under which name a source stands: its whole phrase, or the fuller name that a short one only recalls."""

from dataclasses import replace

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.actors import Actor
from waqai.reading.hearing import Hearing
from waqai.reading.named import OFFICIAL, Named, takes_article
from waqai.reading.party_mention import PartyMention
from waqai.reading.phrases import is_outlet, phrase_end
from waqai.reading.speakers import read_speaker
from waqai.reading.speech import Speech

VAGUE = frozenset({"source", "unnamed"})
_TELLS = frozenset({"trigger", "harm", "harm_done"})
_LONGEST = 12  # words of a source's phrase
_RECALLED = 2  # words of a name that only recalls a fuller one
_QUOTED = 4  # words and a mark of an outlet's name in quotation marks
_SWALLOWED = frozenset({"to", "the"})


class SourceNames:
    """Names the sources of one article; ``speeches`` tell who has been named in full before."""

    def __init__(self, hearing: Hearing, speeches: list[Speech]) -> None:
        self._hearing = hearing
        self._scene = hearing.scene
        self._speeches = speeches

    def party_of(self, named: Named) -> PartyMention:
        """Return the party that a source is, under its full name."""
        if named.sort in VAGUE:
            named = self._resolve(named)
            return self._party(named, self._end(named), named.sort)
        if named.sort == "media":
            named = self._fuller_outlet(named)
        known = self._scene.lexicon.actors.get(named.id) if named.id else None
        last = named.last
        while named.sort == "media" and not known and (outlet := self._outlet_behind(last)):
            last = outlet.last
        return self._party(named, last, OFFICIAL if named.kind == OFFICIAL and named.id is None else named.sort, known)

    def _party(self, named: Named, last: int, sort: str, known: Actor | None = None) -> PartyMention:
        parts = _SWALLOWED if takes_article(self._hearing, named.first) else frozenset()
        actor = known.id if known else None
        return PartyMention(named.first, last, sort, actor, None, parts, None, known, start=named.start)

    def _fuller_outlet(self, named: Named) -> Named:
        """Return the outlet named before that a lone definite word only recalls («الموقع»)."""
        hearing = self._hearing
        if named.id or named.last - named.first > 1 or not hearing.definite(named.first):
            return named
        for at in range(named.first - 1, -1, -1):
            word = hearing.word(at, "media")
            if word is None or hearing.scene.folded.text[word.start : hearing.scene.tokens[at].end] != named.head:
                continue
            speaker = read_speaker(hearing, at, self._scene.sentence_of(at).last, addressed=True)
            if speaker is not None and speaker.sort == "media" and speaker.named[0].last > at + 1:
                return speaker.named[0]
        return named

    def _outlet_behind(self, at: int) -> Mention | None:
        """Return the outlet's name that goes on at a token, quotation marks before it skipped («قناة "…"»)."""
        return self._hearing.word(at + 1 if self._hearing.mark(at) == '"' else at, "media")

    def _resolve(self, named: Named) -> Named:
        """Return the fuller name of a source that is only recalled («المصدر»); «مراسلنا» is how the page names him."""
        hearing = self._hearing
        if self.cut(named) - named.first > _RECALLED:
            return named
        for speech in reversed(self._speeches):
            for other in speech.speaker.named if speech.speaker else ():
                before = other.first < named.first and other.sort in VAGUE and not hearing.definite(other.first)
                if before and hearing.definite(named.first) and self._recalls(named, other):
                    return other
        return named

    def _recalls(self, named: Named, other: Named) -> bool:
        """Tell whether a short name can mean another: the same head, or one source and many («مصدر», «المصادر»)."""
        if other.head == named.head:
            return True
        hearing = self._hearing
        if other.last - other.first < _RECALLED or not hearing.word(other.first, "unnamed"):
            return False
        heads = {hearing.scene.tokens[at].text for at in hearing.issuers if at < named.first}
        return hearing.word(named.first, "unnamed") is not None and named.head not in heads

    def _end(self, named: Named) -> int:
        """Return where the phrase of a source ends: before what tells a happening or an outlet; «في …», «من …»
        behind it belong to it.
        """
        sentence = self._scene.sentence_of(named.first)
        last = self.cut(named)
        while last < min(sentence.last - 1, named.first + _LONGEST) and self._goes_on(last):
            end = phrase_end(self._hearing, last + 1, sentence.last)
            further = self.cut(replace(named, first=last, last=end))
            if further <= last + 1:
                break
            last = further
        return last

    def _goes_on(self, at: int) -> bool:
        hearing = self._hearing
        joins = self._scene.cue_at(at, "in") or hearing.word(at, "from")
        if hearing.word(at + 1, "text", "channel", "matter"):
            return False
        return joins is not None and joins.last == at + 1 and at + 1 not in hearing.timed and not hearing.tells(at + 1)

    def cut(self, named: Named) -> int:
        """Return where a name ends before a word that tells a happening, a time, an outlet spoken to, or what is
        said.
        """
        hearing = self._hearing
        quoted = self._quoted(named)
        for step in (at for at in range(named.first + 1, named.last) if at not in quoted):
            kinds = {m.entry.kind for m in self._scene.opening.get(step, ())}
            media = hearing.word(step, "media")
            apart = step > named.first + 1 and not hearing.mark(step - 1) and not hearing.word(step - 1, "media")
            outlet = media and ("to" in media.parts or apart)
            told_to = hearing.may_be_to(step) and len(hearing.scene.tokens[step].text) == 1
            other = hearing.word(step, "source")
            known = hearing.name(step)
            outlet = outlet or (known is not None and "to" in known.parts and is_outlet(known))
            if kinds & _TELLS or step in hearing.timed or outlet or told_to or hearing.word(step, "that"):
                return step
            if other is not None and "and" in other.parts:
                return step
        return named.last

    def _quoted(self, named: Named) -> range:
        """Return what stands in quotation marks of a name: an outlet's is whole in them («مراسل "… اليوم"»)."""
        marks = [at for at in range(named.first, named.last + _QUOTED + 1) if self._hearing.mark(at) == '"'][:2]
        if len(marks) < 2 or marks[0] >= named.last or marks[1] - marks[0] > _QUOTED:
            return range(0)
        return range(*marks)
