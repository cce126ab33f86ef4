"""Search words: one folding and one light stemming for what is kept and for what is asked, on every database alike.

The stem is that of light10 (Larkey, Ballesteros and Connell, 2007) as Lucene has it: the article with its particles,
and the commonest endings, off. A particle of one letter cannot be told from a word's first letter (the "b" of "in
Damascus" and of "Baghdad" look the same), so nothing is lost to it: a kept word is found by its stem with *and* without
its particles, while an asked word keeps its letters.
"""

import re
from collections.abc import Iterator

from waqai.arabic.fold import fold
from waqai.records import Question

_WORD = re.compile(r"[^\W_]+")
# A phrase goes to the next closing sign; one that is not closed is plain words.
_QUOTED = re.compile('["\u00ab\u201c\u201e]([^"\u00ab\u00bb\u201c\u201d\u201e]+)["\u00bb\u201d\u201c]')
_BEGUN = re.compile(r"([^\W_]+)\*")
_ARABIC = re.compile("[\u0621-\u064a]")
_AND = "و"
_PARTICLES = (_AND, "ف", "ب", "ل", "ك")
_ARTICLE = "".join(("ا", "ل"))
_FOR_THE = "ل" * 2
_ARTICLES = (*(particle + _ARTICLE for particle in (_AND, "ب", "ك", "ف")), _ARTICLE, _FOR_THE)
# Endings letter by letter, in light10's order: each is taken off at most once, in this order.
_ENDINGS = tuple(
    "".join(letters)
    for letters in (("ه", "ا"), ("ا", "ن"), ("ا", "ت"), ("و", "ن"), ("ي", "ن"), ("ي", "ه"), ("ه",), ("ي",))
)
_LONGEST = 64  # letters of a word that count: a database's index takes no key of a thousand
_SHORTEST = 2  # letters that an ending or the article must leave: light10's bound
_SHORTEST_AFTER_PARTICLE = 3  # light10's bound for a particle of one letter


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _SHORTEST:
            return word[len(article) :]
    return word


def _without_endings(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST:
            word = word[: -len(ending)]
    return word


def _has_particle(word: str, particles: tuple[str, ...]) -> bool:
    return word.startswith(particles) and len(word) > _SHORTEST_AFTER_PARTICLE


def light_stem(folded: str) -> str:
    """Return the light10 stem of one folded word; a word without Arabic letters stays as it is."""
    if not _ARABIC.search(folded):
        return folded
    bare = _without_article(folded)
    if bare == folded and _has_particle(folded, (_AND,)):
        bare = folded[1:]
    return _without_endings(bare)


def _bare_forms(folded: str) -> Iterator[str]:
    """Yield the word, then what is left as its particles are taken off one by one."""
    yield folded
    while _has_particle(folded, _PARTICLES):
        folded = folded[1:]
        yield folded


def _words(text: str) -> list[str]:
    return [word[:_LONGEST] for word in _WORD.findall(fold(text))]


def stems(text: str) -> list[str]:
    """Return the stem of every word of ``text``, in order."""
    return [light_stem(word) for word in _words(text)]


def index_terms(text: str) -> str:
    """Return all terms that ``text`` is found by, each once, with single blanks between."""
    terms: dict[str, None] = {}
    for word in dict.fromkeys(_words(text)):
        terms.update((light_stem(form), None) for form in (_bare_forms(word) if _ARABIC.search(word) else (word,)))
    return " ".join(terms)


def sequence(text: str) -> str:
    """Return the stem of every word of ``text``, in order, with single blanks between and around; lines stay apart."""
    return f" {' / '.join(' '.join(stems(line)) for line in text.splitlines())} "


def _beginning(word: str) -> str:
    """Return what a word that is only begun is found by: nothing where so few letters would find everything."""
    bare = _without_article(fold(word))[:_LONGEST]
    return bare if len(bare) >= _SHORTEST else ""


def parse_question(text: str) -> Question:
    """Return what is asked: words, «words side by side» in quotation marks of any kind, and beginnings (``word*``)."""
    phrases = [stems(found) for found in _QUOTED.findall(text)]
    rest = _QUOTED.sub(" ", text)
    beginnings = [begun for word in _BEGUN.findall(rest) if (begun := _beginning(word))]
    words = [*stems(_BEGUN.sub(" ", rest)), *(stem for phrase in phrases for stem in phrase)]
    return Question(
        tuple(dict.fromkeys(words)),
        tuple(dict.fromkeys(beginnings)),
        tuple(f" {' '.join(phrase)} " for phrase in phrases if len(phrase) > 1),
    )
