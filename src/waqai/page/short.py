"""Reads pages whose text is too short to stand out by its paragraphs: posts, flashes, pages with a headline alone."""

from collections.abc import Sequence

from waqai.page import dom, verdict
from waqai.page.headline import is_title
from waqai.page.regions import Seen

_MOST_LINES = 40  # a post has no more; a list of stories may
_MOST_TITLES = 4  # so many lines set apart that read like titles are a list of headlines
_TITLE_WORDS = 4
_SENTENCE = 6
_NO_HEADLINE = frozenset({dom.LINKED, dom.CHROME, dom.ITEM, dom.CAPTION})
_TAG = "#"
_BAR = " | "


def is_post(seen: Sequence[Seen], copied: bool) -> bool:
    """Tell a post: its beginning was copied into a title, or it carries hashtags or its page's name behind a bar.

    ``copied`` tells that the page printed a shortened copy of the beginning. A page with headings of
    other lists or an embedded post is none.
    """
    if len(seen) > _MOST_LINES or any(each.embedded or each.effect in ("heading", "stop") for each in seen):
        return False
    tagged = any(each.line.text.lstrip("\u200f\u200e ").startswith(_TAG) for each in seen)
    named = bool(seen) and _BAR in seen[-1].line.text
    alone = len(seen) == 1 and not seen[0].cue
    return copied or tagged or named or alone


def judge_post(seen: Sequence[Seen]) -> list[str]:
    """Return the verdicts on a post's lines: all of it is body but the platform's buttons and a sentence said again."""
    verdicts = [_judge_post_line(each) for each in seen]
    kept: set[str] = set()
    for at, each in enumerate(seen):
        if verdicts[at] == verdict.BODY and each.line.words >= _SENTENCE and each.line.identity in kept:
            verdicts[at] = verdict.REPEATED
        kept.add(each.line.identity)
    return verdicts


def _judge_post_line(each: Seen) -> str:
    if each.cue is not None and each.effect == "drop" and each.cue.why != verdict.MENU:
        return each.cue.why
    return verdict.DATE if each.printed is not None and not each.printed.days else verdict.BODY


def find_lone_headline(seen: Sequence[Seen]) -> int | None:
    """Return the line that is a page's headline where the page has no body, None when it has none or several.

    It stands above the first list or comment box, among few lines that read like titles; it is the longest of them.
    """
    titles: list[int] = []
    for at, each in enumerate(seen):
        if each.effect in ("heading", "stop"):
            break
        if (
            each.line.place in _NO_HEADLINE
            or each.is_marked
            or each.printed
            or each.embedded
            or each.line.words < _TITLE_WORDS
            or not is_title(each.line)
        ):
            continue
        titles.append(at)
    different = {seen[at].line.identity for at in titles}
    return max(titles, key=lambda at: (seen[at].line.words, -at)) if 0 < len(different) < _MOST_TITLES else None
