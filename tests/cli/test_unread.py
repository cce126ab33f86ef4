"""What was left unread is told once for each stretch, and never of words that a record rests on."""

from waqai.cli.unread import left_unread
from waqai.records import Evidence, Statement, Unread


def statement(*evidence: Evidence) -> Statement:
    return Statement(id="s1", issuer=(), kind="call", evidence=evidence)


def test_each_stretch_is_told_once_with_all_reasons() -> None:
    unread = [Unread(3, 6, "needs a place"), Unread(3, 6, "negated"), Unread(3, 6, "negated"), Unread(9, 12, "negated")]
    assert left_unread(unread, []) == {(3, 6): ["needs a place", "negated"], (9, 12): ["negated"]}


def test_what_proves_a_field_was_read_and_the_rest_of_its_sentence_was_not() -> None:
    record = statement(Evidence("record", 0, 20, "x" * 20), Evidence("kind", 2, 7, "x" * 5))
    assert left_unread([Unread(3, 6, "negated"), Unread(9, 12, "negated")], [record]) == {(9, 12): ["negated"]}
