"""Finds the names of private people in a text: those told to be held back, and those that a word for a private
person introduces.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from waqai.arabic.fold import Folded, fold
from waqai.lexicon.ordinary_words import OrdinaryWords
from waqai.lexicon.schema.privacy import PrivateNames
from waqai.records import Span

_NONE = OrdinaryWords()
_WORD = re.compile(r"[^\W\d_]+")
# The article with the particles that may be written onto it («الـ», «والـ», «بالـ», «للـ»), in folded letters.
_WITH_ARTICLE = r"[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)"
_ARTICLE = re.compile(r"\u0648?\u0627\u0644")
# An adjective made from a name («the Palestinian») stands between noun and name, too.
_NISBA = re.compile(r"\u0627\u0644\w{2,}\u064a\u0647?")
_TAA = "\u0629"  # folding makes it a ha
_AND = "\u0648"
_BY = "\u0628"  # «called by …», apart from the name where that is in quotation marks
_SIGN = re.compile(r"[^\w\n]*(?:[^\w\s]|\n|$)")
_LAST_WORD = re.compile(r"(\w+)\s+$")
_SENTENCE_END = re.compile(r"[.!?;\n]|$")
# What may stand between the word that introduces a name and the name, in folded letters («الشاب "…"»).
_OPENING = " \"'("
# Parts of a held name that are shorter are hidden only inside the whole name: they are too often other words.
_SHORTEST_PART = 4


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches any of ``words``, folded, the longest first."""
    return "|".join(sorted({re.escape(fold(word)) for word in words}, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class NameRules:
    """The words of one knowledge file, folded and compiled."""

    introduced: re.Pattern[str]
    titled: re.Pattern[str]
    headed: re.Pattern[str]
    listed: re.Pattern[str]
    each: re.Pattern[str]
    with_taa: frozenset[str]
    adjective: re.Pattern[str]
    not_after: frozenset[str]
    like_article: frozenset[str]
    ends: frozenset[str]
    longest: int
    ordinary: OrdinaryWords


def compile_rules(knowledge: PrivateNames, ordinary: OrdinaryWords = _NONE) -> NameRules:
    """Return the words of a knowledge file, folded and compiled; a name ends before an ``ordinary`` word."""
    nouns, spelled = either((*knowledge.introduce, *knowledge.trades)), either(knowledge.as_spelled)
    return NameRules(
        introduced=re.compile(rf"(?<!\w)(?:{_WITH_ARTICLE}(?:{nouns})|[\u0648\u0641]?(?P<spelled>{spelled}))(?=\s)"),
        titled=re.compile(rf"(?<!\w){_WITH_ARTICLE}(?:{either(knowledge.titles)})(?=\s)"),
        headed=re.compile(rf"(?<!\w)[\u0648\u0641]?(?:{either(knowledge.heads)})\s+\u0627\u0644\w+(?=\s)"),
        listed=re.compile(rf"(?<!\w)(?:{either(knowledge.lists)})\s*:\s*"),
        each=re.compile(rf"(?<!\w)(?:{either(knowledge.befalls)})\s+(?:{either(knowledge.each)})(?!\w)\s*:?\s*"),
        with_taa=frozenset(fold(words) for words in knowledge.as_spelled if words.endswith(_TAA)),
        adjective=re.compile(rf"{_WITH_ARTICLE}(?:{either(knowledge.adjectives)})"),
        not_after=frozenset(map(fold, knowledge.not_after)),
        like_article=frozenset(map(fold, knowledge.like_article)),
        ends=frozenset(map(fold, knowledge.ends)),
        longest=knowledge.longest,
        ordinary=ordinary,
    )


def _name_after(text: str, at: int, rules: NameRules) -> tuple[int, int] | None:
    """Return the folded stretch of the name that begins behind ``at``; None where no name does."""
    start = end = None
    words = 0
    for word in _WORD.finditer(text, at):
        gap = text[at if end is None else end : word.start()]
        if gap.strip(_OPENING if start is None else " ") or word.group() in rules.ends or words >= rules.longest:
            break
        if start is None and (
            word.group() == _BY or rules.adjective.fullmatch(word.group()) or _NISBA.fullmatch(word.group())
        ):
            at = word.end()
            continue
        if (
            start is None
            and (len(word.group()) == 1 or _ARTICLE.match(word.group()))
            and word.group() not in rules.like_article
        ):
            break
        if start is not None and word.group()[0] == _AND and rules.introduced.match(text, word.start()):
            break
        if (
            not _ARTICLE.match(word.group())
            and word.group() in rules.ordinary
            and (rules.ordinary.is_inflected(word.group()) or not _goes_on(text, word.end(), rules))
        ):
            break
        start, end, words = (word.start() if start is None else start), word.end(), words + 1
    return None if start is None or end is None else (start, end)


def _goes_on(text: str, at: int, rules: NameRules) -> bool:
    """Tell whether an ordinary word begins a name all the same: it closes there, or a word that is none goes on."""
    if _SIGN.match(text, at):
        return True
    word = _WORD.match(text, at + 1)
    return word is not None and word.group() not in rules.ordinary and word.group() not in rules.ends


def _is_another(folded: Folded, match: re.Match[str], rules: NameRules) -> bool:
    """Tell whether a word only folds like one that introduces a name: «a child» is not «his child»."""
    taa = folded.source[folded.starts[match.end() - 1]] == _TAA
    return bool(match["spelled"]) and taa and match["spelled"] not in rules.with_taa


def find_titled(folded: Folded, rules: NameRules) -> Iterator[Span]:
    """Yield the names behind titles that public people bear, too."""
    for match in rules.titled.finditer(folded.text):
        found = _name_after(folded.text, match.end(), rules)
        if found:
            yield folded.span(*found)


def _headed(folded: Folded, rules: NameRules) -> Iterator[Span]:
    """Yield the names of two words or more behind a noun and another («driver of the lorry»), none an ordinary word."""
    for match in rules.headed.finditer(folded.text):
        found = _name_after(folded.text, match.end(), rules)
        words = folded.text[slice(*found)].split() if found else []
        if found and len(words) > 1 and words[0] not in rules.ordinary:
            yield folded.span(*found)


def find_introduced(folded: Folded, rules: NameRules) -> Iterator[Span]:
    """Yield where a word for a private person, or one that opens a list of names, introduces names."""
    yield from _headed(folded, rules)
    for match in rules.introduced.finditer(folded.text):
        before = _LAST_WORD.search(folded.text, max(match.start() - 30, 0), match.start())
        if (before and before.group(1) in rules.not_after) or _is_another(folded, match, rules):
            continue
        found = _name_after(folded.text, match.end(), rules)
        if found:
            yield folded.span(*found)
    for match in rules.listed.finditer(folded.text):
        stop = _SENTENCE_END.search(folded.text, match.end())
        if stop and stop.start() > match.end():
            yield folded.span(match.end(), stop.start())
    for match in rules.each.finditer(folded.text):
        end = _list_end(folded.text, match.end(), rules)
        if end > match.end():
            yield folded.span(match.end(), end)


def _list_end(text: str, at: int, rules: NameRules) -> int:
    """Return where the names told of «each of» end: with the sentence, or before a word that no name goes on with."""
    stop = _SENTENCE_END.search(text, at)
    last = stop.start() if stop else len(text)
    words = (word for word in _WORD.finditer(text, at, last) if word.group() in rules.ends)
    return next((at + len(text[at : word.start()].rstrip()) for word in words), last)


def _without_noun(name: str, rules: Sequence[NameRules]) -> str:
    """Return a folded name without the noun that introduces it: «the child» is nobody's name."""
    return next((name[m.end() :].strip() for some in rules if (m := some.introduced.match(name))), name)


def _parts(whole: str) -> set[str]:
    return {whole, *(word for word in whole.split() if len(word) >= _SHORTEST_PART)} - {""}


def find_names(folded: Folded, names: Iterable[str], rules: Sequence[NameRules]) -> Iterator[Span]:
    """Yield where the text writes ``names``, whole or one of their longer parts."""
    bare = [_without_noun(fold(name), rules) for name in names]
    wanted = sorted({part for name in bare for part in _parts(name)}, key=len, reverse=True)
    if not wanted:
        return
    pattern = re.compile(rf"(?<!\w)[\u0648\u0641]?[\u0628\u0644\u0643]?({'|'.join(map(re.escape, wanted))})(?!\w)")
    for match in pattern.finditer(folded.text):
        yield folded.span(match.start(1), match.end(1))
