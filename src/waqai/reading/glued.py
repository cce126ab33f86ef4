"""Words glued without the blank between them: parted where both parts are known («انفجارعبوة», «قصفمدفعي»)."""

from waqai.arabic.tokens import Token
from waqai.lexicon.lexicon import Lexicon

_LONG = 8  # letters from which an unknown word can be two
_PART = 4  # letters that each part has at least
_SHORT = 3  # letters that each part of a hashtag has at least
_TAG = "#"
_LONE = "\u0621"  # a hamza that stands alone ends most names that it stands in
_NAMES = frozenset({"place", "actor"})
_CUE = "cue"
_HEADS_NEWS = "heads_news"
_HAPPENING = frozenset({"trigger", "harm", "harm_done", "speech"})  # a place before these is parted from them, too
_TELLING = frozenset({"trigger", "weapon", "harm", "harm_done", "people", "object"})


def part_glued(tokens: list[Token], text: str, lexicon: Lexicon) -> list[Token]:
    """Return the ``tokens`` of ``text`` with the unknown words parted that are two known ones, both of what happenings
    are told with.

    Names stay whole, but for a place that the word of a happening is glued to, as where a headline runs into its text
    («كوبانيأصيب»), or a hashtag («#دمشقغارات»), and for one that ends in a hamza («السويداءأفاد»).
    """
    glued: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if token.kind != "word" or len(token.text) < _SHORT + _SHORT or lexicon.senses(token.text, token.feminine):
            continue
        tagged = text[token.start - 1 : token.start] == _TAG
        cut = _cut_tag(token.text, lexicon) if tagged else 0
        if not cut and len(token.text) >= _LONG:
            cut = _cut(tokens, at, lexicon)
        if cut:
            glued.append((at, cut))
    if not glued:
        return tokens
    parted = list(tokens)
    for at, cut in reversed(glued):
        token = tokens[at]
        middle = token.start + cut
        parted[at : at + 1] = [
            Token(token.start, middle, token.text[:cut], token.kind),
            Token(middle, token.end, token.text[cut:], token.kind, token.feminine),
        ]
    return parted


def _cut(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    """Return where the second word begins, 0 where the letters are no two words of that kind.

    Behind a letter that joins the next the lost blank would show, unless an alif follows; what begins like an ending of
    the plural is likelier one.
    """
    endings, text = lexicon.knowledge.endings, tokens[at].text
    for cut in range(_PART, len(text) - _SHORT + 1):
        hidden = text[cut - 1] in endings.unjoined or text[cut] == endings.derived_mark
        if not hidden or text.startswith(endings.plural_mark, cut):
            continue
        first, second = lexicon.tells(text[:cut]), lexicon.tells(text[cut:])
        if text[cut - 1] == _LONE and "place" in first:
            return cut
        if len(text) - cut < _PART:
            continue
        if first & _TELLING and second & _TELLING:
            return cut
        if second & _HAPPENING and ("place" in first or _ends_place(tokens, at, cut, lexicon)):
            return cut
    return 0


def _cut_tag(word: str, lexicon: Lexicon) -> int:
    """Return where the text begins that runs into a hashtag of one word: a name, or a word that heads news, and behind
    it the word of a happening.
    """
    for cut in range(_SHORT, len(word) - _SHORT + 1):
        heads = lexicon.tells(word[:cut])
        named = heads & _NAMES or (_CUE in heads and lexicon.is_cue(word[:cut], _HEADS_NEWS))
        if named and lexicon.tells(word[cut:]) & _HAPPENING:
            return cut
    return 0


def _ends_place(tokens: list[Token], at: int, cut: int, lexicon: Lexicon) -> bool:
    """Tell whether the letters up to ``cut`` end a known name that the word before begins («دير الزورانفجرت»)."""
    token = tokens[at]
    words = [*tokens[max(0, at - 1) : at], Token(token.start, token.start + cut, token.text[:cut], token.kind)]
    return any(m.entry.kind == "place" and m.last - m.first > 1 for m in lexicon.match(words))
