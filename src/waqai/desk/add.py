"""Add a record that the machine missed, with the stretches of the article that prove it."""

from collections.abc import Mapping, Sequence
from typing import Any

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.errors import StoreError
from waqai.records import Demand, Event, Evidence, Json, Span, Statement
from waqai.store.adding import SHAPES
from waqai.store.judging import add_record
from waqai.store.models import Judgement, Report
from waqai.store.verdicts import read_correction

# The field that says what the record is: without it there is none.
KIND = {"events": "type", "statements": "kind", "demands": "ask"}
_NEEDED: dict[str, dict[str, Any]] = {
    "events": {},
    "statements": {"issuer": ()},
    "demands": {"who": (), "of": ()},
}
_CERTAIN = 1.0  # confidence is the machine's doubt; a person who adds a record has read it


def add(
    editor: Editor, page: str, section: str, told: Mapping[str, Json], spans: Mapping[str, Sequence[Span]], why: str
) -> Judgement:
    """Judge that the article of ``page`` (a ref) tells a record that was not read.

    ``told`` holds its fields in the report's JSON form, ``spans`` what proves each: those of ``record`` are the clauses
    that tell the whole and must be there. A field without a span of its own rests on these.

    Raises:
        NotAllowed: the editor may not, gives no reason, no proof or no kind, or a value is wrong.
        StoreError: there is no such page, a record of this kind stands on these words already, or the database refused.
    """
    with acting(editor, "add", why, ("articles", page), told={"section": section}):
        if section not in SHAPES:
            raise NotAllowed(f"there are no {section} to add", code="no_kind")
        return add_record(page, section, _made(page, section, told, spans), editor.name, why)


def _made(
    page: str, section: str, told: Mapping[str, Json], spans: Mapping[str, Sequence[Span]]
) -> Event | Statement | Demand:
    if not told.get(KIND[section]):
        raise NotAllowed(f"one of the {section} needs its {KIND[section]}", code="no_kind")
    text = Report.objects.filter(article__page__ref=page).values_list("article__text", flat=True).first()
    if text is None:
        raise StoreError(f"there is no article {page}", code="not_there")
    evidence = tuple(_proofs(text, spans))
    if not any(item.field == "record" for item in evidence):
        raise NotAllowed("a record needs the words of the article that tell it", code="no_words")
    try:
        fields = {name: read_correction(section, name, value) for name, value in told.items()}
    except ValueError as error:
        raise NotAllowed(str(error), code="wrong_value") from error
    return SHAPES[section](**{"id": "p", "evidence": evidence, "confidence": _CERTAIN, **_NEEDED[section], **fields})


def _proofs(text: str, spans: Mapping[str, Sequence[Span]]) -> list[Evidence]:
    found = []
    for field, some in spans.items():
        for span in some:
            if not 0 <= span.start < span.end <= len(text):
                complaint = f"[{span.start}, {span.end}) is not within the article's {len(text)} characters"
                raise NotAllowed(complaint, code="out_of_text")
            found.append(Evidence(field, span.start, span.end, span.of(text)))
    return found
