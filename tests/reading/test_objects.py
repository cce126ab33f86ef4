"""What was hit, cut or taken, and what only stands beside it: sentences written for this project."""

import pytest

import waqai


def objects(text: str) -> list[set[str]]:
    return [set(e.objects) for e in waqai.read(text, published="2024-05-15").events]


HIT = {
    "استهدفت طائرات حربية منازل المدنيين في بلدة تلبيسة.": {"home"},
    "استهدف القصف أحياء سكنية في بلدة تلبيسة.": {"home"},
    "انفجرت سيارة مفخخة في سوق الهال في مدينة تعز.": {"market"},
    "قصفت قوات الحكومة مواقع تنظيم داعش في ريف حماة.": {"military"},
    "قصفت طائرات التحالف مواقع لجبهة النصرة في بلدة تلبيسة.": {"military"},
    "دمرت غارة جوية جسراً ومدرسة في مدينة الرقة.": {"bridge", "school"},
    "قطعت قوات الحكومة المياه عن مدينة الحسكة.": {"water"},
    "أغلقت السلطات معبر باب الهوى.": {"crossing"},
    "سيطرت قوات الحكومة على قاعدة العند في لحج.": {"military"},
    "هاجم مسلحون حاجزا للجيش في بلدة تلبيسة.": {"checkpoint"},
    "قصفت طائرات حربية مزارع في بلدة تلبيسة.": {"farm"},
    "قصفت قوات الحكومة بالمدفعية مخيم عين عيسى.": {"camp"},
    "قصفت قوات الحكومة بالمدفعية الثقيلة، صباح اليوم، منازل المدنيين في بلدة تلبيسة.": {"home"},
    "استهدف مجهولون بصاروخ موجه سيارة قرب بلدة تلبيسة.": {"vehicle"},
    "استهدف القصف مشفى في بلدة تلبيسة.": {"hospital"},
    "استهدف القصف عددا من منازل المدنيين في بلدة تلبيسة.": {"home"},
    "قصفت المدفعية بلدة تلبيسة، ما أدى إلى إصابة رجل واحتراق سيارة لأحد السكان.": {"vehicle"},
    "قصف مدفعي على بلدة تلبيسة، ما أدى إلى دمار كبير في عدة منازل.": {"home"},
    "انفجرت عبوة ناسفة مزروعة بسيارة مدير البلدية في بلدة تلبيسة.": {"vehicle"},
    "شنت فصائل هجمات ضد مواقع التنظيم في بلدة تلبيسة.": {"military"},
    "استهدفت الفصائل نقطة تابعة لقوات الحكومة بقذائف الهاون قرب بلدة تلبيسة.": {"military"},
}


@pytest.mark.parametrize("text", HIT)
def test_the_thing_that_an_event_hits_is_its_object(text: str) -> None:
    assert objects(text) == [HIT[text]]


def test_a_patrol_is_military_and_a_vehicle() -> None:
    assert objects("استهدفت طائرة مسيرة دورية عسكرية قرب بلدة تلبيسة.") == [{"military", "vehicle"}]


SPARED = {
    "the weapon itself": "انفجرت سيارة مفخخة في مدينة تعز.",
    "what stands near": "انفجرت سيارة مفخخة قرب حاجز للجيش في مدينة تعز.",
    "whence it is fired": "قصفت قوات الحكومة المتمركزة في كتيبة المدفعية بلدة تلبيسة.",
    "positions whence it is fired": "قصفت قوات الحكومة بلدة تلبيسة من مواقعها في قرية السعن.",
    "bases that fire": "قصفت القواعد التركية بلدة تلبيسة.",
    "losses brought about, not a site": "استهدف القصف بلدة تلبيسة موقعا ضحايا.",
    "a quarter named after a thing": "قصفت قوات الحكومة حي المطار في مدينة درعا.",
    "people named after their farms": "قصفت المدفعية قرية كفرنبل فأصيب أحد المزارعين.",
    "a verb of dying, not a tunnel": "قصفت المدفعية بلدة تلبيسة فأصيب مدني ونفق عدد من رؤوس الأغنام.",
    "what those ride in who did it": "استهدف حارس من قبل شخصين يستقلان دراجة نارية في بلدة تلبيسة.",
    "what attackers ride in": "استهدف مسلحون يستقلون سيارة جنديا في بلدة تلبيسة.",
    "web sites": "قالت مواقع محلية إن القصف طال بلدة تلبيسة.",
    "the residential quarters of a town, which are the town": "استهدف القصف الأحياء السكنية في بلدة تلبيسة.",
}


@pytest.mark.parametrize("why", SPARED)
def test_what_only_stands_beside_is_no_object(why: str) -> None:
    told = objects(SPARED[why])
    assert told
    assert not set().union(*told)


def test_the_object_has_the_words_that_prove_it() -> None:
    text = "استهدفت طائرات حربية مدرسة في بلدة تلبيسة."
    [event] = waqai.read(text, published="2024-05-15").events
    [proof] = [e for e in event.evidence if e.field == "objects"]
    assert text[proof.start : proof.end] == proof.quote == "مدرسة"


def test_the_weapon_is_told_by_the_clause_of_the_event() -> None:
    text = "استهدفت طائرة مسيرة سيارة في مدينة الرقة، فيما انفجرت عبوة ناسفة في مدينة الباب."
    strike, blast = waqai.read(text, published="2024-05-15").events
    assert (strike.weapons, strike.objects) == (("drone",), ("vehicle",))
    assert (blast.weapons, blast.objects) == (("ied",), ())


def test_a_thing_amid_a_list_of_places_is_told_at_the_next_one_alone() -> None:
    events = waqai.read(
        "قصفت قوات الحكومة بالمدفعية قرى سرمين وحرش قرية النيرب وتفتناز.", published="2024-05-15"
    ).events
    told = {place.name: set(e.objects) for e in events for place in e.places}
    assert [k for k, v in told.items() if v] == ["النيرب"]


def test_what_another_happening_hits_is_its_own_alone() -> None:
    text = "قصفت المدفعية بلدة النيرب، واستهدفت الطائرات مدرسة في بلدة سرمين."
    assert objects(text) == [set(), {"school"}]


def test_a_camp_that_is_a_place_is_hit_there_alone() -> None:
    text = 'استهدفت الطائرات الحربية مخيم "الأمل" للنازحين قرب بلدة سرمين.'
    found = waqai.read(text, published="2024-05-15").events
    assert [set(e.objects) for e in found][:1] == [{"camp"}]


def test_what_was_told_of_the_happening_before_is_its_alone() -> None:
    text = "اندلع حريق في سيارة إثر قصف مدفعي على بلدة تلبيسة، كما استهدف قصف مماثل بلدة سرمين."
    assert objects(text) == [{"vehicle"}, set()]
