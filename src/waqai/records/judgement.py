"""A person's verdict on a record, dated and signed; it outlives every re-reading."""

from dataclasses import dataclass

from waqai.records.page import Json


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: ``verb`` (accept, correct, reject, withdraw …) on one record, by ``who``, ``when`` (ISO), ``why``.

    ``page`` is the page's SHA-256; ``record`` the record's key, which stays the same when the page is read again:
    the section, the type or kind, and the span of the trigger in the article's text. ``value`` holds what the verb
    needs, such as the corrected field and its new value. ``number`` is what later judgements name it by (undo, restore,
    confirm); one that is ``proposed`` holds only once a second person confirms it.
    """

    verb: str
    page: str
    record: str
    who: str
    when: str
    why: str
    value: Json = None
    number: int = 0
    proposed: bool = False
