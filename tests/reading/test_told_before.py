"""How a draft stands to the rest of its article: told again, or new."""

import pytest

from waqai.lexicon import Lexicon
from waqai.pipeline import load_lexicon
from waqai.reading.assemble import lay_ground
from waqai.reading.drafts import Draft
from waqai.reading.hearing import hear
from waqai.reading.scene import build_scene
from waqai.reading.sources import Sources
from waqai.reading.speech import listen
from waqai.reading.told_before import thread_features
from waqai.reading.view import View, sentence_drafts
from waqai.records import Article, Paragraph

FIRST = "قصفت المدفعية بلدة النخيل وقتلت ثلاثة مدنيين."
LAST = {
    "قصفت الطائرات بلدة النخيل وقتلت ثلاثة مدنيين.": {"again=family|place=same", "again=family|toll=same"},
    "قصفت المدفعية قرية الصفصاف وقتلت خمسة مدنيين.": {"again=type|place=new", "again=type|toll=new"},
    "قصفت المدفعية مواقع عسكرية.": {"again=type|place=none", "again=type|toll=none"},
    "تظاهر مئات الأهالي في مدينة الرمان.": {"again=none", "headline=none"},
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def drafts_in(lexicon: Lexicon, *paragraphs: str) -> list[Draft]:
    text, starts = "\n".join(paragraphs), [sum(len(p) + 1 for p in paragraphs[:i]) for i in range(len(paragraphs))]
    parts = tuple(Paragraph(at, at + len(p), "body") for at, p in zip(starts, paragraphs, strict=True))
    scene = build_scene(Article(text, None, parts), lexicon)
    hearing = hear(scene)
    view = View(scene, [lay_ground(scene, s) for s in scene.sentences], Sources(hearing, listen(hearing)))
    return [draft for ground in view.grounds for draft in sentence_drafts(view, ground)[0]]


@pytest.mark.parametrize("text", LAST)
def test_what_was_told_before_is_seen(text: str, lexicon: Lexicon) -> None:
    every = drafts_in(lexicon, FIRST, text)
    assert LAST[text] <= set(thread_features(every[-1], every))


def test_the_first_telling_has_nothing_before_it(lexicon: Lexicon) -> None:
    every = drafts_in(lexicon, FIRST)
    assert set(thread_features(every[0], every)) == {"again=none", "headline=none"}
