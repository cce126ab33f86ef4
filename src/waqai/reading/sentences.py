"""Where sentences begin and end, and of which paragraph and kind each is."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from waqai.arabic.fold import Folded
from waqai.arabic.tokens import Token
from waqai.records import Article

_SHORTEST_HEADLINE = 4  # words
_BESIDE_HEADLINE = 6  # words that may stand beside a headline printed again
_SUBHEADING = 12  # words in a heading between two paragraphs, at most
_SECTION = 15  # words in the paragraph below it, at least
SUBHEADING = "subheading"
_ENDS = frozenset(".!?\n")
_CLOSING = frozenset(".!?:,;")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``[first, last)`` of one sentence; ``kind`` is its paragraph's, ``paragraph`` that one's number.

    A short paragraph without a mark at its end, amid the body, is a subheading: it says in short what stands below it.
    """

    index: int
    first: int
    last: int
    kind: str
    paragraph: int


def split_sentences(article: Article, folded: Folded, tokens: list[Token]) -> list[Sentence]:
    """Return the sentences of an article; those that print its headline again are headline."""
    return _mark_subheadings(_mark_repeats(list(_split(article, folded, tokens)), tokens), tokens)


def _split(article: Article, folded: Folded, tokens: list[Token]) -> Iterator[Sentence]:
    """Yield the sentences: split at paragraph ends and at full stops that do not stand inside an abbreviation."""
    ends = [folded.at(p.end) for p in article.paragraphs]
    kinds = [p.kind for p in article.paragraphs]
    index = first = 0
    for at, token in enumerate(tokens):
        if token.text not in _ENDS or _abbreviates(tokens, at):
            continue
        if any(t.kind != "mark" for t in tokens[first:at]):
            yield Sentence(index, first, at + 1, _kind(kinds, ends, tokens, first), _which(ends, tokens, first))
            index += 1
        first = at + 1
    if any(t.kind != "mark" for t in tokens[first:]):
        yield Sentence(index, first, len(tokens), _kind(kinds, ends, tokens, first), _which(ends, tokens, first))


def _which(ends: list[int], tokens: list[Token], first: int) -> int:
    while first < len(tokens) - 1 and tokens[first].kind == "mark":
        first += 1
    return min(bisect_left(ends, tokens[first].end), max(len(ends) - 1, 0))


def _kind(kinds: list[str], ends: list[int], tokens: list[Token], first: int) -> str:
    return kinds[_which(ends, tokens, first)] if kinds else "body"


def _mark_repeats(sentences: list[Sentence], tokens: list[Token]) -> list[Sentence]:
    """Return ``sentences`` with those that print the headline again marked as headline («رابط الخبر: …»)."""
    heads = {t.text for s in sentences if s.kind == "headline" for t in tokens[s.first : s.last] if t.kind != "mark"}
    if len(heads) < _SHORTEST_HEADLINE:
        return sentences
    marked = []
    for sentence in sentences:
        words = {t.text for t in tokens[sentence.first : sentence.last] if t.kind != "mark"}
        again = heads <= words and len(words) <= len(heads) + _BESIDE_HEADLINE
        marked.append(replace(sentence, kind="headline") if again else sentence)
    return marked


def _mark_subheadings(sentences: list[Sentence], tokens: list[Token]) -> list[Sentence]:
    """Return ``sentences`` with those marked that are the heading of the paragraph below them."""
    marked = list(sentences)
    for before, (index, sentence), below in zip(sentences, enumerate(sentences[1:], 1), sentences[2:], strict=False):
        alone = before.paragraph < sentence.paragraph < below.paragraph
        if alone and before.kind == sentence.kind == below.kind == "body" and _heads(sentence, tokens):
            section = sum(_words(s, tokens) for s in sentences[index + 1 :] if s.paragraph == below.paragraph)
            if section >= _SECTION:
                marked[index] = replace(sentence, kind=SUBHEADING)
    return marked


def _heads(sentence: Sentence, tokens: list[Token]) -> bool:
    """Tell whether a sentence is as short and as open at its end as a heading."""
    told = [t for t in tokens[sentence.first : sentence.last] if t.text != "\n"]
    return bool(told) and told[-1].text not in _CLOSING and _words(sentence, tokens) <= _SUBHEADING


def _words(sentence: Sentence, tokens: list[Token]) -> int:
    return sum(t.kind != "mark" for t in tokens[sentence.first : sentence.last])


def _abbreviates(tokens: list[Token], at: int) -> bool:
    """Tell whether the full stop at ``at`` belongs to an abbreviation of single letters or a figure."""
    if tokens[at].text != "." or at == 0:
        return False
    before = tokens[at - 1]
    return before.kind == "word" and len(before.text) == 1 and before.end == tokens[at].start
