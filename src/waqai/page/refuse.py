"""Says why a page holds no article."""

from waqai.page import verdict
from waqai.page.dump import Reading
from waqai.page.language import share_of_arabic

NO_ARABIC = "no Arabic text"
NO_ARTICLE = "no article: nothing but furniture"
TICKER = "no article: a list of headlines"
WRONG = "wrong page: {}"

LEAST_ARABIC = 0.15
_FEW_WORDS = 4


def reason_to_refuse(text: str, reading: Reading) -> str | None:
    """Return why the page is refused, None when it holds an article."""
    body = [*reading.having(verdict.BODY), *reading.having(verdict.SUBHEADING)]
    words = sum(line.words for line in body)
    walls = [seen.cue.why for seen in reading.lines if seen.cue and seen.cue.effect == "wrong_page"]
    if walls and words < 40:
        return WRONG.format(walls[0])
    if share_of_arabic(" ".join(line.text for line in body[:4]) or text) < LEAST_ARABIC:
        return NO_ARABIC
    if words >= _FEW_WORDS or reading.having(verdict.HEADLINE):
        return None
    titles = sum(1 for seen in reading.lines if not seen.cue and not seen.printed and seen.line.words >= 4)
    return TICKER if titles >= 3 else NO_ARTICLE
