"""Words glued without the blank between them: parted where both parts are known («انفجارعبوة», «قصفمدفعي»)."""

from waqai.arabic.tokens import Token
from waqai.lexicon.lexicon import Lexicon

_LONG = 8  # letters from which an unknown word can be two
_PART = 4  # letters that each part has at least
_TELLING = frozenset({"trigger", "weapon", "harm", "harm_done", "people", "object"})


def part_glued(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return ``tokens`` with the unknown words parted that are two known ones, both of what happenings are told with.

    Names stay whole: a part that is only of a name parts nothing.
    """
    glued: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if len(token.text) >= _LONG and token.kind == "word" and not lexicon.senses(token.text, token.feminine):
            cut = _cut(token.text, lexicon)
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


def _cut(text: str, lexicon: Lexicon) -> int:
    """Return where the second word begins, 0 where the letters are no two words of that kind.

    Behind a letter that joins the next the lost blank would show, unless an alif follows; what begins like an ending of
    the plural is likelier one.
    """
    endings = lexicon.knowledge.endings
    for cut in range(_PART, len(text) - _PART + 1):
        hidden = text[cut - 1] in endings.unjoined or text[cut] == endings.derived_mark
        if not hidden or text.startswith(endings.plural_mark, cut):
            continue
        if lexicon.tells(text[:cut]) & _TELLING and lexicon.tells(text[cut:]) & _TELLING:
            return cut
    return 0
