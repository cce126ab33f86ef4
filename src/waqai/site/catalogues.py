"""Keeps the catalogues of site texts true: ``python -m waqai.site.catalogues`` updates and compiles them.

Works with babel alone, so that a machine without GNU gettext can do it. A text that no page uses any more leaves the
catalogue; a new one comes in untranslated, and the tests name it.
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SITE = Path(__file__).resolve().parent
LOCALE = SITE / "locale"
LANGUAGES = ("ar", "en")
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_PLURALS = {
    "ar": (6, "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5)"),
    "en": (2, "(n != 1)"),
}
_NO_DATE = datetime(2024, 1, 1, tzinfo=UTC)  # a date of compiling would make equal texts unequal bytes
_HEADER = "# Texts of the site. Written by python -m waqai.site.catalogues; translate in place, then run it again."


def _sources() -> Iterator[tuple[str, bytes]]:
    for path in sorted(SITE.rglob("*.py")):
        yield path.relative_to(SITE).as_posix(), path.read_bytes()
    for path in sorted([*SITE.rglob("*.html"), *SITE.rglob("*.txt")]):
        if "templates" in path.parts:
            # templatize writes Python-like code that holds the texts; its u'' prefixes are not for babel.
            code = re.sub(r"\bu(['\"])", r"\1", templatize(path.read_text("utf-8"), origin=str(path)))
            yield path.relative_to(SITE).as_posix(), code.encode()


def texts() -> Catalog:
    """Return every text that the site can show, as a catalogue without translations."""
    found = Catalog(fuzzy=False)
    for name, code in _sources():
        for _line, message, _comments, context in extract("python", io.BytesIO(code), keywords=_KEYWORDS):
            found.add(message, locations=[(name, 0)], context=context)
    return found


def _folder(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES"


def read_catalogue(language: str) -> Catalog:
    """Return the translations as they stand in the .po file."""
    path = _folder(language) / "django.po"
    if not path.exists():
        return Catalog(language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """Return the catalogue with exactly the texts in use, translations kept."""
    known = read_catalogue(language)
    fresh = Catalog(language, fuzzy=False, project="waqai", version="1", header_comment=_HEADER, charset="utf-8")
    # CLDR orders the last two forms of Arabic otherwise than gettext's usual rule, which Django's own catalogue has.
    vars(fresh).update(zip(("_num_plurals", "_plural_expr"), _PLURALS[language], strict=True))
    for message in texts():
        if message.id:
            before = known.get(message.id, message.context)
            fresh.add(message.id, before.string if before else "", context=message.context)
    return fresh


def po_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as a .po file; the same texts give the same bytes."""
    out = io.BytesIO()
    write_po(out, catalogue, width=110, sort_output=True, omit_header=True, no_location=True)
    count, rule = _PLURALS[str(catalogue.locale)]
    head = (
        f"{_HEADER}\n"
        'msgid ""\nmsgstr ""\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Language: {catalogue.locale}\\n"\n'
        f'"Plural-Forms: nplurals={count}; plural={rule};\\n"\n\n'
    )
    return head.encode() + out.getvalue()


def mo_bytes(po: bytes, language: str) -> bytes:
    """Return what gettext reads at run time, compiled from a .po file."""
    catalogue = read_po(io.BytesIO(po), locale=language)
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> int:
    """Update and compile all catalogues; name what Arabic lacks, with exit status 1."""
    lacking: list[str] = []
    for language in LANGUAGES:
        catalogue = updated(language)
        po = po_bytes(catalogue)
        folder = _folder(language)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "django.po").write_bytes(po)
        (folder / "django.mo").write_bytes(mo_bytes(po, language))
        if language == "ar":
            lacking = [str(row.id) for row in catalogue if row.id and not any(row.string or ())]
    for text in lacking:
        print(f"no Arabic for: {text}", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
