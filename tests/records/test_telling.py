"""Of several clauses the one is shown that tells most of the record."""

from waqai.records import Evidence, main_clause

DENIAL = Evidence("record", 100, 140, "نفت الوزارة ذلك")
TOLD = Evidence("record", 20, 80, "قتل ثلاثة في قصف على النخيل")
HEADLINE = Evidence("record", 0, 18, "قصف على النخيل")
FIELDS = (
    Evidence("type", 104, 108, "ذلك"),
    Evidence("harm", 20, 28, "ثلاثة"),
    Evidence("type", 32, 35, "قصف"),
    Evidence("places", 40, 46, "النخيل"),
    Evidence("type", 0, 3, "قصف"),
    Evidence("type", 4, 6, "قصف"),
    Evidence("places", 8, 14, "النخيل"),
)


def test_the_clause_that_proves_most_fields_is_shown():
    assert main_clause((DENIAL, TOLD, HEADLINE, *FIELDS)) is TOLD
    assert main_clause((HEADLINE, *FIELDS, DENIAL)) is HEADLINE, "a field told twice counts once"


def test_of_equals_the_first_is_shown():
    assert main_clause((DENIAL, HEADLINE)) is DENIAL
    assert main_clause(FIELDS) is None
