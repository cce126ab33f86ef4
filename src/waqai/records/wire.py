"""Reports as JSON and back: the public contract ``waqai-report/1`` (docs/reference/report.md).

Every key is always there, null where the page leaves it open; a key that a later version adds is free, so reading JSON
ignores what it does not know. A page's raw bytes do not travel: their SHA-256 and their number do.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, cast

import msgspec

from waqai.records.article import Article
from waqai.records.page import Page
from waqai.records.report import Demand, Event, Reader, Report, Statement, Unread

FORMAT = "waqai-report/1"

_Noun = TypeVar("_Noun")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def plain(value: object) -> Any:  # noqa: ANN401  (JSON)
    """Return ``value`` in JSON's own kinds; ``evidence`` comes last in a record, as in the contract.

    A lone surrogate, which no JSON reader takes, and NUL, which databases refuse, become the replacement character: one
    for one, so that spans hold.
    """
    if isinstance(value, str):
        return _UNWRITABLE.sub("\ufffd", value)
    if is_dataclass(value):
        names = sorted((field.name for field in fields(value)), key=lambda name: name == "evidence")
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def _page_to_json(page: Page) -> dict[str, Any]:
    told: dict[str, Any] = {
        "path": page.path,
        "url": page.url,
        "sha256": page.sha256,
        "media_type": page.media_type,
        "fetched": page.fetched,
        "bytes": page.size,
        "published": page.published,
        "outlet": page.outlet,
        "charset": page.charset,
        "extra": page.extra,
    }
    return cast(dict[str, Any], plain(told))


def report_to_json(report: Report) -> dict[str, Any]:
    """Return the report as one JSON object of the contract."""
    return {
        "format": FORMAT,
        "id": plain(report.page.id),
        "page": _page_to_json(report.page),
        "article": plain(report.article),
        "events": plain(report.events),
        "statements": plain(report.statements),
        "demands": plain(report.demands),
        "unread": plain(report.unread),
        "reader": plain(report.reader),
    }


def record_from_json(shape: type[_Noun], told: object) -> _Noun:
    """Return one noun (:class:`Event`, :class:`Statement` …) from its JSON form.

    Raises:
        ValueError: a key is missing or of the wrong kind; the message names its path.
    """
    try:
        return msgspec.convert(told, shape)
    except msgspec.ValidationError as error:
        raise ValueError(f"no {getattr(shape, '__name__', shape)} of {FORMAT}: {error}") from error


def _page_from_json(told: Mapping[str, Any], given_id: str) -> Page:
    return Page(
        raw=b"",
        media_type=told["media_type"],
        id=given_id,
        sha256=told["sha256"],
        size=told["bytes"],
        path=told.get("path"),
        url=told.get("url"),
        fetched=told.get("fetched"),
        published=told.get("published"),
        outlet=told.get("outlet"),
        charset=told.get("charset"),
        extra=told.get("extra") or {},
    )


def report_from_json(told: Mapping[str, Any]) -> Report:
    """Return the report that ``told`` is the JSON form of; its page has no raw bytes.

    Raises:
        ValueError: it is of another format, or a key is missing or of the wrong kind; the message names it.
    """
    if told.get("format") != FORMAT:
        raise ValueError(f"not a report of {FORMAT}, its format is {told.get('format')!r}")
    try:
        return Report(
            page=_page_from_json(told["page"], told["id"]),
            article=record_from_json(Article, told["article"]),
            reader=record_from_json(Reader, told["reader"]),
            events=record_from_json(tuple[Event, ...], told["events"]),
            statements=record_from_json(tuple[Statement, ...], told["statements"]),
            demands=record_from_json(tuple[Demand, ...], told["demands"]),
            unread=record_from_json(tuple[Unread, ...], told["unread"]),
        )
    except KeyError as error:
        raise ValueError(f"a report of {FORMAT} without {error}") from error
