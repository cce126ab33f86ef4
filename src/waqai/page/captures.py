"""Captures of social posts as HTML: Telegram's pages, X, Facebook; told by the marks that the platforms' markup has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree, html

from waqai.page.live import Entry
from waqai.page.posts import Post

_BLOCKS = frozenset({"p", "div", "li", "blockquote", "tr"})
_EMOJI = 4  # letters of a picture's name that is the emoji itself


def _has(name: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a platform marks up a post. ``sign`` stands in its source; the rest are paths below ``post``."""

    sign: str
    post: str
    text: str
    author: str
    time: str
    link: str = ""
    credit: str = ""


_LAYOUTS = (
    Layout(
        sign="tgme_widget_message",
        post=f"//*[{_has('tgme_widget_message')}]",
        text=f".//*[{_has('tgme_widget_message_text')}][not(ancestor::*[{_has('tgme_widget_message_reply')}])]",
        author=f".//*[{_has('tgme_widget_message_owner_name')}]",
        time=f".//*[{_has('tgme_widget_message_date')}]//time",
        link=f".//a[{_has('tgme_widget_message_date')}]",
        credit=f".//*[{_has('tgme_widget_message_forwarded_from_name')}]",
    ),
    Layout(
        sign="tweetText",
        post="//article[.//*[@data-testid='tweetText']]",
        text=".//*[@data-testid='tweetText']",
        author=".//*[@data-testid='User-Name']//a",
        time=".//time",
        link=".//a[time]",
    ),
    Layout(
        sign="tweet-text",
        post=f"//*[{_has('permalink-tweet')}]",
        text=f".//*[{_has('tweet-text')}]",
        author=f".//*[{_has('fullname')}]",
        time=".//*[@data-time]",
        link=f".//a[{_has('tweet-timestamp')}]",
    ),
    Layout(
        sign="story_message",
        post="//*[@role='article'][.//*[@data-ad-rendering-role='story_message']]"
        "|//body[not(.//*[@role='article'])][.//*[@data-ad-rendering-role='story_message']]",
        text=".//*[@data-ad-rendering-role='story_message']",
        author=".//*[@data-ad-rendering-role='profile_name']",
        time=".//*[@data-utime]",
    ),
    Layout(
        sign="userContent",
        post=f"//*[{_has('userContentWrapper')}]",
        text=f".//*[{_has('userContent')}]",
        author=f".//*[{_has('fwb')}]",
        time=".//*[@data-utime]",
        link=".//a[.//*[@data-utime]]",
    ),
)


@dataclass(frozen=True, slots=True)
class Capture:
    """What a platform's page holds: one post, or the entries of a channel or profile and who posted the first."""

    post: Post | None = None
    entries: tuple[Entry, ...] = ()
    author: str | None = None


def read_capture(source: str, tree: html.HtmlElement, url: str | None) -> Capture | None:
    """Return the post or posts of a platform's page, None where the markup is no platform's."""
    for layout in _LAYOUTS:
        if layout.sign in source:
            posts = list(_read_posts(tree, layout))
            if posts:
                return _choose(posts, url)
    return None


def _choose(posts: list[Post], url: str | None) -> Capture:
    """Return the post that the page's address names, or its only one; else all of them as entries."""
    number = (url or "").split("?")[0].rstrip("/").rpartition("/")[2]
    named = [post for post in posts if number.isdigit() and (post.url or "").split("?")[0].endswith(f"/{number}")]
    if named or len(posts) == 1:
        return Capture(post=(named or posts)[0])
    return Capture(entries=tuple(Entry(None, post.text, post.stamp) for post in posts), author=posts[0].author or None)


def _read_posts(tree: html.HtmlElement, layout: Layout) -> Iterator[Post]:
    for element in tree.xpath(layout.post):
        text = next(iter(element.xpath(layout.text)), None)
        told = text_of(text).strip() if text is not None else ""
        if told:
            stamp = _stamp(next(iter(element.xpath(layout.time)), None))
            yield Post(
                text=told,
                author=_first_text(element, layout.author) or "",
                day=stamp[:10] if stamp else None,
                around=(),
                day_from="metadata",
                url=_address(element, layout.link),
                credit=tuple(filter(None, [_first_text(element, layout.credit)])),
                stamp=stamp,
            )


def _first_text(element: html.HtmlElement, path: str) -> str | None:
    found = next(iter(element.xpath(path)), None) if path else None
    return " ".join(text_of(found).split()) or None if found is not None else None


def _address(element: html.HtmlElement, path: str) -> str | None:
    found = next(iter(element.xpath(path)), None) if path else None
    return found.get("href") if found is not None else None


def _stamp(element: html.HtmlElement | None) -> str | None:
    """Return the ISO time of a ``<time>`` or of a mark that counts seconds, in the zone that the page tells it in."""
    if element is None:
        return None
    seconds = element.get("data-utime") or element.get("data-time")
    if seconds:
        return _count(seconds)
    told = element.get("datetime") or ""
    try:
        return datetime.fromisoformat(told).isoformat()
    except ValueError:
        return None


def _count(seconds: str) -> str | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def text_of(element: html.HtmlElement) -> str:
    """Return an element's text: a line break at every block and ``<br>``, emoji pictures as their letters."""
    parts: list[str] = []
    for event, each in etree.iterwalk(element, events=("start", "end")):
        tag = each.tag if isinstance(each.tag, str) else ""
        if event == "start":
            alt = each.get("alt") or "" if tag == "img" else ""
            parts.append("\n" if tag == "br" or tag in _BLOCKS else alt if len(alt) <= _EMOJI else "")
            parts.append(each.text or "")
        elif each is not element:
            parts.append("\n" if tag in _BLOCKS else "")
            parts.append(each.tail or "")
    return "".join(parts)
