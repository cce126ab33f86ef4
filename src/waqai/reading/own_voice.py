"""The voice of the page itself: an organisation that reports the work of its own people on its own page («فرقنا») and
judges and asks there without a verb of speech.
"""

import re

from waqai.arabic.fold import fold
from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.actors import Actor
from waqai.lexicon.schema.speech import SpeechAct
from waqai.reading.duties import find_duty
from waqai.reading.hearing import Hearing
from waqai.reading.named import Named, Speaker
from waqai.reading.sentences import Sentence

ASKS = SpeechAct(strength="demand")  # what a page says that somebody must do
JUDGES = SpeechAct()  # what a page calls a crime
_ASIDE = re.compile(r"\([^)]*\)|[^\w\s]")  # of an outlet's name as others write it


def own_voice(hearing: Hearing) -> Speaker | None:
    """Return the organisation whose own page this is, named by the word by which the text speaks of its people; None
    where the page is nobody's own, or does not speak of them.
    """
    publisher = _publisher(hearing)
    if publisher is None:
        return None
    ours = hearing.scene.lexicon.knowledge.clitics.enclitics[-1]
    for at in sorted(hearing.issuers):
        crew = hearing.word(at, "own_crew")
        if crew is not None and hearing.scene.tokens[at].text.endswith(ours):
            return _speaker(hearing, publisher, at, at + 1, crew.start)
    for mention in hearing.scene.of_kind("actor"):
        if mention.entry.id == publisher.id and mention.last - mention.first > 1:
            return _speaker(hearing, publisher, mention.first, mention.last, mention.start)
    return None


def own_words(hearing: Hearing, voice: Speaker, sentence: Sentence) -> list[tuple[Mention, SpeechAct, str]]:
    """Return the signs of what a page's own voice says in a sentence, with act and kind: whom it blames by name, what
    it says that somebody must do.
    """
    found = []
    duty = find_duty(hearing, sentence.first, sentence.last, that=True)
    if duty is not None:
        found.append((duty.sign, ASKS, "call"))
    tokens = range(sentence.first, sentence.last)
    judged = next(
        (m for at in tokens for m in hearing.opening.get(at, ()) if m.entry.kind == "said" and m.entry.id == "accuse"),
        None,
    )
    if judged is not None and any(_is_blamed(hearing, voice, at) for at in tokens):
        found.append((judged, JUDGES, "accuse"))
    return found


def _is_blamed(hearing: Hearing, voice: Speaker, at: int) -> bool:
    """Tell whether a party that can be blamed is named at ``at``."""
    name = hearing.name(at)
    return name is not None and name.entry.kind == "actor" and name.entry.id != voice.named[0].id


def _publisher(hearing: Hearing) -> Actor | None:
    """Return the organisation that the page's outlet is, its name told with other words behind it or without."""
    words = fold(_ASIDE.sub(" ", hearing.scene.article.outlet or "")).casefold().split()
    publishers = hearing.scene.lexicon.publishers
    return next((found for last in range(len(words), 0, -1) if (found := publishers.get(" ".join(words[:last])))), None)


def _speaker(hearing: Hearing, publisher: Actor, first: int, last: int, start: int) -> Speaker:
    head = hearing.bare(hearing.scene.tokens[first].text)
    named = Named(first, last, start, "actor", head, id=publisher.id, kind=publisher.kind)
    return Speaker((named,), first, last, (first, last))
