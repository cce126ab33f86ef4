"""Learned choices: readable weights, reasons that can be told, and the steps that use them."""

import re
from dataclasses import replace

import pytest

import waqai
from waqai.lexicon import load_knowledge
from waqai.lexicon.schema.weights import Weights
from waqai.pipeline import load_lexicon
from waqai.reading.assemble import lay_ground
from waqai.reading.choice import choose_class, distance_bucket, explain_choice
from waqai.reading.drafts import Draft
from waqai.reading.namesakes import choose_actor
from waqai.reading.parties import find_parties
from waqai.reading.party_names import name_party
from waqai.reading.scene import Scene, build_scene
from waqai.records import Article, Paragraph

TABLE = Weights(
    id="sample",
    trained="by hand",
    classes=["yes", "no"],
    weights={"near": (1.0, -1.0), "far": (-2.0, 2.0), "dull": (0.1, 0.0)},
)


def scene_of(text: str, reference: str | None = "2024-05-15") -> Scene:
    article = Article(text, None, (Paragraph(0, len(text), "body"),), reference=reference)
    return build_scene(article, load_lexicon())


def test_chances_sum_to_one_and_follow_the_weights() -> None:
    chances = choose_class(TABLE, ["near", "unheard of"])
    assert sum(chances.values()) == pytest.approx(1)
    assert chances["yes"] > 0.8


def test_the_loudest_feature_is_told_first() -> None:
    assert explain_choice(TABLE, ["dull", "far", "near"], "yes") == [("far", -2.0), ("near", 1.0), ("dull", 0.1)]


def test_a_distance_falls_into_the_first_bucket_that_holds_it() -> None:
    told = [distance_bucket(gap) for gap in (-3, 0, 1, 2, 3, 4, 5, 7, 8, 12, 13)]
    assert told == ["0", "0", "1", "2", "4", "4", "7", "7", "12", "12", "far"]


def test_a_draft_that_is_given_other_places_forgets_the_settlements_it_had() -> None:
    scene = scene_of("قصفت قوات النظام مدينة حلب ثم قصفت مدينة إدلب.")
    first, second = lay_ground(scene, scene.sentences[0]).places[:2]
    draft = Draft([], "shelling", "blast", places=[first])
    assert draft.settled() == [first]
    draft.places = [second]
    assert (draft.settled(), draft.names()) == ([second], {second.key})
    assert replace(draft, places=[first]).settled() == [first]


def test_every_table_says_how_it_was_trained() -> None:
    for weights in load_knowledge().weights:
        assert re.match(r"python -m benchmarks\.\w+", weights.trained)
        assert all(len(row) == len(weights.classes) for row in weights.weights.values())


def test_both_sides_of_a_clash_are_told_apart() -> None:
    text = "اندلعت اشتباكات بين الجيش التركي وحزب العمال الكردستاني في بلدة زاخو."
    (event,) = waqai.read(text, published="2024-05-15").events
    assert [p.name for p in event.actor1] == ["الجيش التركي"]
    assert [p.name for p in event.actor2] == ["حزب العمال الكردستاني"]


def test_whose_a_force_is_comes_from_its_adjective() -> None:
    scene = scene_of("استهدفت مسيرة تركية سيارة على الطريق")
    parties = find_parties(scene, scene.sentences[0])
    assert [(p.sort, p.id) for p in parties] == [("adjective", "state-tr")]
    assert name_party(scene, parties[0], {}).name == "مسيرة تركية"


def test_loaded_names_are_recognised_and_never_given_as_ours() -> None:
    for actor in load_knowledge().actors:
        if not actor.loaded:
            continue
        name = actor.loaded[0]
        scene = scene_of(f"هاجمت {name} القرية", None)
        ground = lay_ground(scene, scene.sentences[0])
        for party in (p for p in ground.parties if p.id == actor.id):
            record = name_party(scene, party, {})
            assert not set(record.names) & set(actor.loaded)


def test_a_shared_name_is_left_open_where_nothing_tells_whose_it_is() -> None:
    shared = next(a for a in load_knowledge().actors if a.shared)
    scene = scene_of(f"أعلن {shared.shared[0]} حالة الطوارئ", None)
    mentions = [m for m in scene.of_kind("actor") if m.entry.sense == "shared"]
    assert mentions
    assert choose_actor(scene, mentions) is None


@pytest.mark.parametrize(
    ("before", "again"),
    [
        ("قصفت القوات السورية بلدة النخيل.", "واعتقلت القوات ثلاثة شبان في بلدة الصفصاف."),
        ("قصفت قوات الحكومة السورية بلدة النخيل.", "واستهدفت الفصائل مواقع الحكومة في قرية الصفصاف."),
    ],
)
def test_what_recalls_a_shared_name_is_left_open_too(before: str, again: str) -> None:
    assert {p.id for e in waqai.read(f"{before}\n\n{again}").events for p in e.actor1 + e.actor2} == {None}


def test_an_adjective_tells_that_another_is_meant_than_who_was_named_before() -> None:
    before = "أعلن الجيش اليمني حالة الطوارئ في مدينة تعز."
    for again, known in (("الجيش", True), ("الجيش الشعبي", False), ("الجيش الصومالي", False)):
        scene = scene_of(f"{before}\n\nوقصف {again} بلدة النخيل.", None)
        parties = find_parties(scene, scene.sentences[-1])
        assert ("ye-army" in {p.id for p in parties}) is known, again


def test_the_counted_dead_and_a_force_of_somebody_are_no_parties() -> None:
    scene = scene_of("أوقع القصف ثلاثة قتلى وقالت قواتها إنها ردت")
    assert find_parties(scene, scene.sentences[0]) == []
