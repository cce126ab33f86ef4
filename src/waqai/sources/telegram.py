"""A Telegram Desktop export (``result.json``): one page a message, read as a stream."""

import json
import re
from collections.abc import Iterator
from typing import TextIO

from waqai.errors import NotReadable, SourceError, TooLarge
from waqai.records import Json, Page

CHUNK = 1 << 16
_LIST = re.compile(r'"messages"\s*:\s*\[')
_FIELD = re.compile(r'"(name|id)"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)')
_DECODER = json.JSONDecoder()


def read_telegram(stream: TextIO, name: str, max_bytes: int) -> Iterator[Page | SourceError]:
    """Yield one page for each message with text of a channel's or a whole account's export.

    The day is the message's own, the outlet the channel's name. Service messages and those without text
    are no pages.
    """
    chats = 0
    buffer = ""
    try:
        while chunk := stream.read(CHUNK):
            buffer += chunk
            while found := _LIST.search(buffer):
                chats += 1
                chat = _read_header(buffer[: found.start()])
                rest = _Rest(buffer[found.end() :])
                for message in _read_messages(stream, rest, name, max_bytes):
                    if isinstance(message, SourceError):
                        yield message
                        return
                    page = page_of_message(message, chat, name)
                    if page is not None:
                        yield page
                buffer = rest.text
            buffer = buffer[-CHUNK:]
    except (OSError, ValueError, RecursionError) as error:
        yield NotReadable(f"{name}: broken export: {error}")
        return
    if not chats:
        yield NotReadable(f"{name}: no Telegram export: no list of messages in it")


class _Rest:
    """The text read from the stream that nobody has used yet."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


def _read_header(text: str) -> dict[str, str]:
    return {key: str(json.loads(value)) for key, value in _FIELD.findall(text)}


def _read_messages(stream: TextIO, rest: _Rest, name: str, max_bytes: int) -> Iterator[dict[str, Json] | SourceError]:
    while True:
        rest.text = rest.text.lstrip(" \t\r\n,")
        if rest.text.startswith("]"):
            rest.text = rest.text[1:]
            return
        try:
            message, end = _DECODER.raw_decode(rest.text)
        except ValueError as error:
            chunk = stream.read(max(CHUNK, len(rest.text)))  # doubling keeps a long message linear
            if not chunk:
                yield NotReadable(f"{name}: the export ends in the middle of a message: {error}")
                return
            if len(rest.text) > max_bytes:
                yield TooLarge(f"{name}: a message above the limit of {max_bytes:,} bytes; not read")
                return
            rest.text += chunk
            continue
        rest.text = rest.text[end:]
        if isinstance(message, dict):
            yield message


def text_of_message(text: Json) -> str:
    """Return a message's text, its links, mentions and styled parts joined in order."""
    if isinstance(text, str):
        return text
    parts = []
    for part in text if isinstance(text, list) else []:
        if isinstance(part, dict):
            part = part.get("text")
        parts.append(part if isinstance(part, str) else "")
    return "".join(parts)


def page_of_message(message: dict[str, Json], chat: dict[str, str], name: str) -> Page | None:
    """Return the page of one message, None when it carries no text."""
    text = text_of_message(message.get("text"))
    if message.get("type") != "message" or not text.strip():
        return None
    number, day = message.get("id"), message.get("date")
    extra: dict[str, Json] = {"telegram_message": number, "telegram_chat": chat.get("id")}
    extra |= {key: message[key] for key in ("edited", "forwarded_from", "from") if message.get(key)}
    return Page(
        raw=text.encode("utf-8", "surrogatepass"),
        media_type="text/plain",
        id=f"telegram-{chat.get('id', '0')}-{number}",
        path=f"{name}#{number}",
        published=day if isinstance(day, str) and day else None,
        outlet=chat.get("name"),
        charset="utf-8",
        extra=extra,
    )
