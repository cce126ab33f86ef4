"""Says why a page holds no article."""

from waqai.page import verdict
from waqai.page.dump import Reading
from waqai.page.language import ARABIC, language_of, share_of_arabic

NO_ARABIC = "no Arabic text"
OTHER_LANGUAGE = "not in Arabic: {}"
NO_ARTICLE = "no article: nothing but furniture"
TICKER = "no article: a list of headlines"
WRONG = "wrong page: {}"

LEAST_ARABIC = 0.15
_FEW_WORDS = 4
_SAMPLE = 6  # paragraphs that the language is told from


def reason_to_refuse(text: str, reading: Reading) -> str | None:
    """Return why the page is refused, None when it holds an article."""
    body = [*reading.having(verdict.BODY), *reading.having(verdict.SUBHEADING)]
    words = sum(line.words for line in body)
    walls = [seen.cue.why for seen in reading.lines if seen.cue and seen.cue.effect == "wrong_page"]
    if walls and words < 40:
        return WRONG.format(walls[0])
    sample = " ".join(line.text for line in body[:_SAMPLE]) or text
    if share_of_arabic(sample) < LEAST_ARABIC:
        return NO_ARABIC
    language = language_of(sample)
    if language not in (None, ARABIC):
        return OTHER_LANGUAGE.format(language)
    if words >= _FEW_WORDS or reading.having(verdict.HEADLINE):
        return None
    titles = sum(1 for seen in reading.lines if not seen.cue and not seen.printed and seen.line.words >= 4)
    return TICKER if titles >= 3 else NO_ARTICLE
