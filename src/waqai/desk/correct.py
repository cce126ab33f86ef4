"""Correct one field of a record, with the stretch of the article that proves the new value."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.records import Json, Span
from waqai.store.history import history_of
from waqai.store.judging import add_judgement, find_record
from waqai.store.models import Judgement
from waqai.store.verdicts import needs_words, read_correction


def _proof(text: str, field: str, span: Span | None) -> Json:
    if span is None:
        return None
    if not 0 <= span.start < span.end <= len(text):
        complaint = f"the span [{span.start}, {span.end}) is not within the article's {len(text)} characters"
        raise NotAllowed(complaint, code="out_of_text")
    return {"start": span.start, "end": span.end, "quote": span.of(text)}


def correct(editor: Editor, section: str, ref: str, field: str, value: Json, span: Span | None, why: str) -> Judgement:
    """Judge that ``field`` is ``value`` (in the report's JSON form), as ``span`` of the article's text proves.

    A value that says something needs its span; one that takes something back (null, none, fewer of the names that
    are proved) does not.

    Raises:
        NotAllowed: the editor may not, gives no reason, or there is no such field, or the value is wrong or unproved.
        StoreError: there is no such record, or the database refused.
    """
    with acting(editor, "correct", why, (section, ref), told={"field": field}):
        if span is None and needs_words(history_of(section, ref).now.record, field, value):
            raise NotAllowed(f"the new value of {field} needs the words of the article that prove it", code="no_proof")
        try:
            read_correction(section, field, value)
        except ValueError as error:
            raise NotAllowed(str(error), code="wrong_value") from error
        proof = _proof(find_record(section, ref).report.article.text, field, span)
        told: Json = {"field": field, "value": value, "evidence": proof}
        return add_judgement(section, ref, "correct", editor.name, why, told)
