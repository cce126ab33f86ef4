"""The fairness measure swaps what it says, leaves the rest of the page as it was, and sees what a swap changed."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks import fairness  # noqa: E402  (benchmarks/ is no installed package)
from waqai.pipeline import load_lexicon, read_text  # noqa: E402
from waqai.reading.scene import Scene, build_scene  # noqa: E402
from waqai.records import Article, Event, Evidence, Paragraph  # noqa: E402

BODY = "قصفت قوات سوريا الديمقراطية بلدة الشحيل، وقصفت هيئة تحرير الشام قرية لقوات سوريا الديمقراطية."
ARTICLE = Article(BODY, None, (Paragraph(0, len(BODY), "body"),))


@pytest.fixture(scope="module")
def swapper() -> fairness.Swapper:
    return fairness.Swapper(load_lexicon())


def test_the_sides_of_an_article_change_places(swapper: fairness.Swapper) -> None:
    scene = build_scene(ARTICLE, load_lexicon())
    changed, _ = fairness.apply_edits(ARTICLE, swapper.swap_sides(scene, "page"))
    after = swapper.sides(build_scene(changed, load_lexicon()))
    before = swapper.sides(scene)
    assert set(after) == set(before) == {"sdf", "hts"}
    assert (len(before["sdf"]), len(before["hts"])) == (len(after["hts"]), len(after["sdf"])) == (2, 1)


def test_loaded_names_and_words_stand_for_the_same_side(swapper: fairness.Swapper) -> None:
    text = "قُتل مدنيان في هجوم شنته قوات سوريا الديمقراطية."
    article = Article(text, None, (Paragraph(0, len(text), "body"),))
    changed, _ = fairness.apply_edits(article, swapper.load(build_scene(article, load_lexicon()), "page"))
    assert changed.text.startswith("استشهد مدنيان في عدوان شنته ")
    assert set(swapper.sides(build_scene(changed, load_lexicon()))) == {"sdf"}
    assert "قوات سوريا الديمقراطية" not in changed.text.replace("ميليشيات قوات", "").replace("ميليشيا قوات", "")


def test_the_article_behind_a_particle_comes_and_goes(swapper: fairness.Swapper) -> None:
    text = "موقع للجيش العراقي وموقع لتنظيم الدولة"
    article = Article(text, None, (Paragraph(0, len(text), "body"),))
    scene = build_scene(article, load_lexicon())
    sides = swapper.sides(scene)
    assert fairness.written(scene, sides["iq-army"][0]) == "الجيش العراقي"
    edits = [
        fairness.rename(scene, sides["iq-army"][0], "تنظيم الدولة"),
        fairness.rename(scene, sides["isis"][0], "الجيش العراقي"),
    ]
    assert fairness.apply_edits(article, edits)[0].text == "موقع لتنظيم الدولة وموقع للجيش العراقي"


def test_whoever_is_told_by_an_adjective_too_changes_it_with_his_name(swapper: fairness.Swapper) -> None:
    article, scene = scene_of("قصفت القوات التركية قرية الصفصاف، وأصابت مسيرات تركية شاحنة. ضبطت الشرطة خمسة أتراك.")
    changed, _ = fairness.apply_edits(article, swapper.swap_sides(scene, "page"))
    assert "ترك" not in changed.text.partition("ضبطت")[0]
    [side] = swapper.sides(build_scene(changed, load_lexicon()))
    partner = load_lexicon().actors[side]
    assert partner.parent and load_lexicon().actors[partner.parent].adjectives
    [[before], [after]] = ([p.id for e in read_text(a.text).events for p in e.actor1][:1] for a in (article, changed))
    assert (before, after) == ("tr-forces", side)


def test_a_nation_that_only_counts_people_is_no_side(swapper: fairness.Swapper) -> None:
    article, scene = scene_of("قصفت القوات التركية قرية الصفصاف، وأصابت مسيرات تركية شاحنة، وقتل 30 تركيا في الزلزال.")
    changed, _ = fairness.apply_edits(article, swapper.swap_sides(scene, "page"))
    assert changed.text.count("ترك") == 1
    assert "وقتل 30 تركيا في الزلزال" in changed.text


def test_offsets_move_with_the_edits() -> None:
    article = Article("one two\nthree", "one two", (Paragraph(0, 7, "headline"), Paragraph(8, 13, "body")))
    changed, moved = fairness.apply_edits(article, [fairness.Edit(8, 13, "thirteen"), fairness.Edit(0, 3, "eleven")])
    assert (changed.text, changed.headline) == ("eleven two\nthirteen", "eleven two")
    assert [(p.start, p.end) for p in changed.paragraphs] == [(0, 10), (11, 19)]
    assert (moved(4), moved(13)) == (7, 19)


def scene_of(text: str) -> tuple[Article, Scene]:
    article = Article(text, None, (Paragraph(0, len(text), "body"),))
    return article, build_scene(article, load_lexicon())


@pytest.mark.parametrize(
    ("text", "gone", "starts", "ends"),
    [
        (
            "قصف تنظيم القاعدة بلدة الشحيل، ثم انسحب التنظيم.",
            ["القاعدة", "التنظيم"],
            "قصف ",
            ".",
        ),  # a short word recalls it
        ("هاجم تنظيم «داعش» بلدة الشحيل", ["«", "»", "داعش"], "هاجم ", " بلدة الشحيل"),  # quotation marks go as a pair
    ],
)
def test_all_that_names_a_side_changes_with_it(
    swapper: fairness.Swapper, text: str, gone: list[str], starts: str, ends: str
) -> None:
    article, scene = scene_of(text)
    changed, _ = fairness.apply_edits(article, swapper.swap_sides(scene, "page"))
    assert [word for word in gone if word in changed.text] == []
    assert changed.text.startswith(starts)
    assert changed.text.endswith(ends)


def test_sides_whose_names_take_another_verb_do_not_change_places(swapper: fairness.Swapper) -> None:
    article, scene = scene_of("قصف فيلق الشام بلدة الشحيل، وقصفت حركة حزم قرية النخيل.")
    changed, _ = fairness.apply_edits(article, swapper.swap_sides(scene, "page"))
    after = build_scene(changed, load_lexicon())
    written = [fairness.written(after, m) for named in swapper.sides(after).values() for m in named]
    assert sorted(fairness.grammar_of(name) for name in written) == ["feminine", "masculine"]
    assert {"فيلق الشام", "حركة حزم"}.isdisjoint(written)


def test_means_and_people_before_a_name_stay(swapper: fairness.Swapper) -> None:
    article, scene = scene_of("قصف طيران التحالف الدولي بلدة الشحيل وقتل عناصر من داعش")
    changed, _ = fairness.apply_edits(article, swapper.swap_sides(scene, "page"))
    assert changed.text.startswith("قصف طيران ")
    assert "التحالف الدولي بلدة" not in changed.text
    assert " وقتل عناصر من " in changed.text


def test_the_likest_name_comes_in() -> None:
    names = ["النجباء", "كتائب النجباء", "حركة النجباء"]
    assert fairness._closest("حركة حزم", names) == "حركة النجباء"
    assert fairness._closest("جيش الإسلام", ["كتائب النجباء", "حركة النجباء"]) is None
    assert fairness.unlikeness("القوات الكردية", "قوات بدر") < fairness.unlikeness("القوات الكردية", "منظمة بدر")


def event(**changes: object) -> Event:
    base = Event("e1", "shelling", evidence=(Evidence("record", 0, 4, "text"),), start="2020-01-01")
    return replace(base, **changes)  # type: ignore[arg-type]


def test_a_changed_type_a_lost_and_a_new_record_count_against_the_share() -> None:
    out = fairness.Outcome()
    far = (Evidence("record", 9, 12, "far"),)
    before = (event(), event(type="arrest"), event(start="2020-01-02", evidence=far))
    after = (event(type="air_strike"), event(type="arrest"), event(type="release", evidence=(far[0],)))
    fairness.compare("page", before, after[:2], lambda at: at, out)
    assert (out.records, out.same, dict(out.kinds)) == (3, 1, {"type": 1, "lost": 1})
    fairness.compare("page", (), after[2:], lambda at: at, out)
    assert (out.records, out.same, out.kinds["a record more"]) == (4, 1, 1)


def test_names_that_take_another_verb_are_not_swapped() -> None:
    assert fairness.grammar_of("قوات سوريا الديمقراطية") == fairness.grammar_of("هيئة تحرير الشام") == "feminine"
    assert fairness.grammar_of("الجيش العراقي") == "masculine"


def test_both_wordings_of_a_page_give_the_same_record() -> None:
    kinds = [
        [(e.type, [(h.kind, h.min) for h in e.harm]) for e in read_text(text).events]
        for text in (
            "قُتل مدنيان في قصف شنته قوات سوريا الديمقراطية على بلدة الشحيل.",
            "استشهد مدنيان في قصف شنته ميليشيات قسد على بلدة الشحيل.",
        )
    ]
    assert kinds[0] == kinds[1] != []


def test_a_force_stays_where_its_state_is_named_by_name(swapper: fairness.Swapper) -> None:
    """A state's name is a place's and stays: with another army in the place of its own, one side would be two."""
    article, scene = scene_of("قصفت إسرائيل قرية الصفصاف. وقال الجيش الإسرائيلي إن القصف الإسرائيلي أصاب شاحنة.")
    assert fairness.apply_edits(article, swapper.swap_sides(scene, "page"))[0].text == article.text
    article, scene = scene_of("قصفت شاحنات قرية الصفصاف. وقال الجيش الإسرائيلي إن القصف الإسرائيلي أصاب شاحنة.")
    assert "إسرائيل" not in fairness.apply_edits(article, swapper.swap_sides(scene, "page"))[0].text


def test_no_stranger_comes_in_who_is_kin_of_a_side(swapper: fairness.Swapper) -> None:
    """Two sides would become one and its part."""
    text = "هاجم تنظيم داعش قرية الصفصاف، وهاجم تنظيم القاعدة قرية النخيل، وهاجمت جبهة النصرة قرية الرمان."
    article, scene = scene_of(text)
    actors = load_lexicon().actors
    for key in map(str, range(12)):
        changed, _ = fairness.apply_edits(article, swapper.swap_sides(scene, key))
        sides = [actors[i] for i in swapper.sides(build_scene(changed, load_lexicon()))]
        assert len(sides) == 3
        assert not {a.id for a in sides} & {a.parent for a in sides if a.id not in {"isis", "al-qaeda", "hts"}}
