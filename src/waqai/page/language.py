"""What language a text is in, as far as its letters tell."""

import re

_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
# Letters that Arabic does not have, by the language that they tell; an Arabic text may quote a name that holds one.
_FOREIGN = (
    ("ckb", re.compile("[\u06d5\u06ce\u06c6\u0695\u06b5]")),
    ("ur", re.compile("[\u0679\u0688\u0691\u06ba\u06d2]")),
    ("fa", re.compile("[\u067e\u0686\u06a9\u06af\u06cc]")),
)
_SAMPLE = 6000
_ENOUGH = 0.02


def share_of_arabic(text: str) -> float:
    """Return the share of Arabic-script letters among the letters of ``text``."""
    letters = len(_LETTER.findall(text[:_SAMPLE]))
    return len(_ARABIC.findall(text[:_SAMPLE])) / letters if letters else 0.0


def language_of(text: str) -> str | None:
    """Return ``ar``, or another language of the Arabic script where its own letters are frequent, or None for other scripts."""
    if share_of_arabic(text) < 0.5:
        return None
    arabic = len(_ARABIC.findall(text[:_SAMPLE]))
    for language, letters in _FOREIGN:
        if len(letters.findall(text[:_SAMPLE])) > arabic * (_ENOUGH if language != "fa" else 3 * _ENOUGH):
            return language
    return "ar"
