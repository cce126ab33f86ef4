"""Bytes to text: whatever the header claims, the letters decide."""

import codecs
import re

from waqai.errors import EmptyPage, NotText
from waqai.records import Page

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_LEGACY = ("windows-1256", "iso-8859-6")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BROKEN = "ØÙ"
_MOJIBAKE = re.compile("[ØÙ][\u0080-\u00ff\u0152-\u2122]")
_ODD = re.compile(
    "[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\u200e\u200f\ufeff]"
)  # what cleaning looks for
_SAMPLE = 20_000
_MOSTLY = 20  # whole letters to one broken; text in another encoding breaks nearly every letter
# High bytes of UTF-16 code units in an Arabic text: U+00xx, U+06xx, U+20xx, U+FBxx to U+FExx.
_HIGH = frozenset(b"\x00\x06\x20\xfb\xfc\xfd\xfe")


def decode_page(page: Page) -> str:
    """Return the text of a page's bytes, newlines as ``\\n``, no surrogates.

    A byte-order mark wins; then UTF-16 without a mark; then valid UTF-8, whatever is claimed; then, of what header
    and page claim and the legacy Arabic encodings, the one that gives the most plausible Arabic.

    Raises:
        EmptyPage: no bytes, or only blanks.
        NotText: the bytes are binary, or in no encoding that can be told.
    """
    name = page.path or page.url or page.id
    if not page.raw.strip(b"\x00 \t\r\n"):
        raise EmptyPage(f"{name}: empty ({len(page.raw)} bytes, nothing but blanks)")
    text = _decode(page.raw, page.charset, name).removeprefix("\ufeff")
    if text.strip() and not _ODD.search(text):
        return text
    text = _clean(text)
    if not text.strip("\ufeff\u200b\u200e\u200f \t\n\u00a0"):
        raise EmptyPage(f"{name}: empty (nothing but blanks)")
    if len(_CONTROLS.findall(text[:_SAMPLE])) > 8 + min(len(text), _SAMPLE) // 50:
        raise NotText(f"{name}: binary, not a page of text")
    return _CONTROLS.sub("", text)


def _clean(text: str) -> str:
    text = _SURROGATES.sub("\ufffd", text)
    return _NEWLINES.sub("\n", text).removeprefix("\ufeff")


def _decode(raw: bytes, claimed: str | None, name: str) -> str:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    wide = _wide_encoding(raw)
    if wide:
        return raw.decode(wide, "replace")
    if raw.count(b"\x00", 0, _SAMPLE) > 4:
        raise NotText(f"{name}: binary, not a page of text")
    text = _decode_utf8(raw)
    if text is not None:
        return _undo_mojibake(text)
    return _decode_legacy(raw, claimed, name)


def _wide_encoding(raw: bytes) -> str | None:
    """Tell UTF-16 without a mark by the high bytes of its units, which all lie on one side."""
    sample = raw[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or not any(byte in sample for byte in (0, 6)):
        return None
    even = sum(byte in _HIGH for byte in sample[: half * 2 : 2]) / half
    odd = sum(byte in _HIGH for byte in sample[1 : half * 2 : 2]) / half
    if odd > 0.9 and even < 0.5:
        return "utf-16-le"
    if even > 0.9 and odd < 0.5:
        return "utf-16-be"
    return None


def _decode_utf8(raw: bytes) -> str | None:
    """Return the text if the bytes are UTF-8, apart from a cut or damaged character here and there."""
    for errors in ("strict", "surrogatepass"):
        try:
            return raw.decode("utf-8", errors)
        except UnicodeDecodeError:
            continue
    text = raw.decode("utf-8", "replace")
    sample = text[:_SAMPLE]
    broken, wide = sample.count("\ufffd"), sum(char > "\x7f" for char in sample)
    return text if wide > _MOSTLY * broken else None


def _undo_mojibake(text: str) -> str:
    """Return ``text``, or what it was before somebody read its UTF-8 as Western letters."""
    if not any(letter in text for letter in _BROKEN) or len(_MOJIBAKE.findall(text[:_SAMPLE])) * 8 < min(
        len(text), _SAMPLE
    ):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _decode_legacy(raw: bytes, claimed: str | None, name: str) -> str:
    tries = list(dict.fromkeys(filter(None, [*map(_known, _claims(raw, claimed)), *_LEGACY])))
    texts = [raw.decode(encoding, "replace") for encoding in tries]
    best = max(texts, key=_plausible)
    if _plausible(best) <= 0:
        raise NotText(f"{name}: binary, or in an encoding that cannot be told")
    return best


def _claims(raw: bytes, claimed: str | None) -> list[str]:
    found = _META.search(raw[:4096]) or _XML.search(raw[:512])
    return [claim for claim in (claimed, found.group(1).decode("ascii") if found else None) if claim]


def _known(claim: str) -> str | None:
    try:
        encoding = codecs.lookup(claim).name
    except (LookupError, ValueError):
        return None
    return encoding if not encoding.startswith(("utf", "base64", "hex", "rot", "zlib", "bz2", "uu", "quopri")) else None


_ARTICLE = chr(0x627) + chr(0x644)  # alef, lam: the commonest pair of letters of Arabic by far


def _plausible(text: str) -> float:
    """Return how much ``text`` looks like a language: letters for it, replacements and controls against it."""
    sample = text[:_SAMPLE]
    arabic = sum("\u0621" <= char <= "\u064a" for char in sample)
    latin = sum(char.isascii() and char.isalpha() for char in sample)
    bad = sample.count("\ufffd") * 4 + len(_CONTROLS.findall(sample)) * 8 + len(re.findall("[\u0080-\u00ff]", sample))
    return arabic + 4 * sample.count(_ARTICLE) + latin / 2 - bad
