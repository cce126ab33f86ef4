"""Phrases spelled plainly, looked for word by word."""

from waqai.arabic.tokens import Token

# What follows each form of the first words of some phrases.
Phrases = dict[str, list[list[str]]]


def stand_in(phrases: Phrases, tokens: list[Token]) -> bool:
    """Tell whether one of ``phrases`` stands in ``tokens``."""
    for at, token in enumerate(tokens):
        if token.text in phrases and any(_goes_on(tokens, at + 1, rest) for rest in phrases[token.text]):
            return True
    return False


def _goes_on(tokens: list[Token], at: int, words: list[str]) -> bool:
    """Tell whether ``words`` stand from token ``at`` on."""
    return len(tokens) - at >= len(words) and all(tokens[at + i].text == word for i, word in enumerate(words))
