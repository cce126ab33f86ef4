"""Says why a page holds no article."""

from collections.abc import Sequence
from itertools import islice

from waqai.page import verdict
from waqai.page.dump import Reading
from waqai.page.language import ARABIC, Script
from waqai.page.regions import Seen

NO_ARABIC = "no Arabic text"
OTHER_LANGUAGE = "not in Arabic: {}"
NO_ARTICLE = "no article: nothing but furniture"
TICKER = "no article: a list of headlines"
WRONG = "wrong page: {}"

LEAST_ARABIC = 0.15
_FEW_WORDS = 4
_TITLES = 3  # so many lines that read like titles are a list of them
_TITLE_WORDS = 4
_TEASER_WORDS = 24
_SAMPLE = 6  # paragraphs that the language is told from


def body_sample(reading: Reading) -> str:
    """Return the first paragraphs of the body, from which its script and language are told."""
    kept = (verdict.BODY, verdict.SUBHEADING)
    body = (seen.line.text for seen, kind in zip(reading.lines, reading.verdicts, strict=True) if kind in kept)
    return " ".join(islice(body, _SAMPLE))


def reason_to_refuse(script: Script, reading: Reading) -> str | None:
    """Return why the page is refused, None when it holds an article; ``script`` is that of its body."""
    body = [*reading.having(verdict.BODY), *reading.having(verdict.SUBHEADING)]
    words = sum(line.words for line in body)
    walls = [seen.cue.why for seen in reading.lines if seen.cue and seen.cue.effect == "wrong_page"]
    if walls and words < 40:
        return WRONG.format(walls[0])
    foreign = reason_of_script(script)
    if foreign:
        return foreign
    if _is_teaser(reading, words):
        return TICKER
    if words >= _FEW_WORDS or reading.having(verdict.HEADLINE):
        return None
    return TICKER if _count_titles(reading.lines) >= _TITLES else NO_ARTICLE


def reason_of_script(script: Script) -> str | None:
    """Return why a text is refused for the script or language that it is in, None when it is in Arabic."""
    if script.share < LEAST_ARABIC:
        return NO_ARABIC
    return None if script.language in (None, ARABIC) else OTHER_LANGUAGE.format(script.language)


def _count_titles(lines: Sequence[Seen]) -> int:
    return sum(1 for seen in lines if not seen.cue and not seen.printed and seen.line.words >= _TITLE_WORDS)


def _is_teaser(reading: Reading, words: int) -> bool:
    """Tell a body that is one short line right below the heading of a list of other stories, titles around it."""
    start, lines = reading.start, reading.lines
    if words > _TEASER_WORDS or not 0 < start < len(lines) or lines[start - 1].effect != "heading":
        return False
    return _count_titles(lines[start:]) > _TITLES
