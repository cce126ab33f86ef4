"""What language a text is in, as far as its letters tell."""

import re
from dataclasses import dataclass

_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
_LETTERS = re.compile(r"[^\W\d_]+")
# Letters that Arabic does not have, by the language that they tell, and the share of them that tells it: an Arabic text
# may quote a name that holds one. Kaf and ya of Persian keyboards tell nothing: Arabic is typed with them too.
_FOREIGN = (
    ("ckb", re.compile("[\u06d5\u06ce\u06c6\u0695\u06b5]"), 0.02),
    ("ur", re.compile("[\u0679\u0688\u0691\u06ba\u06d2]"), 0.02),
    ("fa", re.compile("[\u067e\u0686\u06af\u0698]"), 0.012),
)
_ANY_FOREIGN = re.compile("|".join(own.pattern for _, own, _ in _FOREIGN))
ARABIC = "ar"
_MOSTLY = 0.5
_SAMPLE = 2400


@dataclass(frozen=True, slots=True)
class Script:
    """What a text is written in: ``share`` of Arabic-script letters among its letters, and the ``language`` they tell.

    ``language`` is ``ar``, another language of the Arabic script where its own letters are frequent, or None.
    """

    share: float = 0.0
    language: str | None = None


def read_script(text: str) -> Script:
    """Return what ``text`` is written in, as far as its beginning shows."""
    sample = text[:_SAMPLE]
    rest = _ARABIC.sub("", sample)
    arabic = len(sample) - len(rest)
    letters = arabic + sum(map(len, _LETTERS.findall(rest)))
    share = arabic / letters if letters else 0.0
    return Script(share, _language(sample, arabic) if share >= _MOSTLY else None)


def _language(sample: str, arabic: int) -> str:
    if _ANY_FOREIGN.search(sample):
        for language, own, share in _FOREIGN:
            if len(own.findall(sample)) > arabic * share:
                return language
    return ARABIC
