"""What language a text is in, as far as its letters tell."""

import re

_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
_LETTERS = re.compile(r"[^\W\d_]+")
# Letters that Arabic does not have, by the language that they tell, and the share of them that tells it: an Arabic text
# may quote a name that holds one. Kaf and ya of Persian keyboards tell nothing: Arabic is typed with them too.
_FOREIGN = (
    ("ckb", re.compile("[\u06d5\u06ce\u06c6\u0695\u06b5]"), 0.02),
    ("ur", re.compile("[\u0679\u0688\u0691\u06ba\u06d2]"), 0.02),
    ("fa", re.compile("[\u067e\u0686\u06af\u0698]"), 0.012),
)
ARABIC = "ar"
_SAMPLE = 2400


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len("".join(pattern.findall(text)))


def share_of_arabic(text: str) -> float:
    """Return the share of Arabic-script letters among the letters of ``text``, as far as its beginning shows."""
    sample = text[:_SAMPLE]
    letters = _count(_LETTERS, sample)
    return _count(_ARABIC, sample) / letters if letters else 0.0


def language_of(text: str) -> str | None:
    """Return ``ar``, another language of the Arabic script where its own letters are frequent, or None."""
    sample = text[:_SAMPLE]
    arabic, letters = _count(_ARABIC, sample), _count(_LETTERS, sample)
    if arabic * 2 < max(letters, 1):
        return None
    for language, own, share in _FOREIGN:
        if len(own.findall(sample)) > arabic * share:
            return language
    return ARABIC
