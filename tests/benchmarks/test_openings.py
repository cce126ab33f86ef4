"""What a coded page says of a draft: quoted, told again, or nothing."""

from typing import Any

import pytest
from benchmarks.gold import load_scorer, shared_root
from benchmarks.openings import AGAIN, EVENT, NOTHING, opening_label
from benchmarks.train import drafts_of, view_of

from waqai.pipeline import load_lexicon
from waqai.records import Article, Paragraph

SHELLED = "قصفت قوات الحكومة بلدة سرمين بالمدفعية"
GOLD: dict[str, Any] = {
    "type": "shelling", "start": None, "places": ["سرمين"], "quote": SHELLED,
    "harm": [{"kind": "killed", "who": "civilians", "min": 3, "max": 3}],
}  # fmt: skip
TOLD = {
    SHELLED: EVENT,
    "وأفاد الأهالي بمقتل ثلاثة مدنيين جراء القصف المدفعي في سرمين": AGAIN,
    "وشهدت بلدة أطمة في الشمال قصفا مدفعيا عنيفا": NOTHING,
}


@pytest.mark.parametrize(("text", "label"), TOLD.items())
def test_a_happening_quoted_elsewhere_is_told_again(text: str, label: str) -> None:
    root = shared_root()
    if root is None:
        pytest.skip("no shared material: set WAQAI_SHARED")
    view = view_of(Article(text, None, (Paragraph(0, len(text), "body"),)), load_lexicon())
    score = load_scorer(root)
    assert {opening_label([GOLD], draft, made, score) for draft, made in drafts_of(view)} == {label}
