"""Who did it and to whom: read from grammar, from whom the toll counts, never from who a party is."""

import pytest

import waqai
from waqai.pipeline import load_lexicon
from waqai.reading.assemble import lay_ground
from waqai.reading.cores import find_cores
from waqai.reading.party_names import written_name
from waqai.reading.scene import Scene, build_scene
from waqai.reading.slots import Slot, SlotReader
from waqai.records import Article, Paragraph


def scene_of(text: str) -> Scene:
    return build_scene(Article(text, None, (Paragraph(0, len(text), "body"),)), load_lexicon())


def names(text: str) -> list[str]:
    scene = scene_of(text)
    return [written_name(scene, p) for p in lay_ground(scene, scene.sentences[0]).parties]


def sides(text: str, event: int = 0) -> tuple[list[str], list[str]]:
    told = waqai.read(text, published="2024-05-15").events[event]
    return [p.name for p in told.actor1], [p.name for p in told.actor2]


def slots(text: str) -> dict[str, Slot]:
    scene = scene_of(text)
    ground = lay_ground(scene, scene.sentences[0])
    reader = SlotReader(scene, ground, find_cores(scene, ground)[0][:1])
    return {written_name(scene, p): reader.read(p) for p in ground.parties}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أطلق مسلحون مجهولون النار على سيارة", ["مسلحون مجهولون"]),
        ("نزوح للأهالي من بلدة النخيل", ["الأهالي"]),
        ("قتل المواطن هيثم الفرحان في بلدة النخيل", ["المواطن هيثم الفرحان"]),
        ("قتل الطفل متأثرا بجراحه في بلدة النخيل", ["الطفل"]),
        ("اعتقال سبعة أعضاء مزعومين من تنظيم القاعدة", ["تنظيم القاعدة"]),
        ('استهدفت قوات "قسد" القرية', ["قسد"]),
        ("قصفت القوات الحكومية بلدة النخيل", ["القوات الحكومية"]),
        ("من جهة أخرى أصيب طفل", ["طفل"]),
        # A name behind what he is, an adjective, a quotation mark or «called»; a man is no name where nothing says so.
        ("أصيب الطفل الفلسطيني سامي الفرحان في القصف", ["الطفل الفلسطيني سامي الفرحان"]),
        ("قتل الشاب علي الفرحان في بلدة النخيل", ["الشاب علي الفرحان"]),
        ("قتل الشاب على الفور في بلدة النخيل", ["الشاب"]),
        ('اعتقلت الدورية الشاب "هيثم الفرحان" في بلدة النخيل', ["الدورية", "هيثم الفرحان"]),
        ("خطف مجهولون شابا يدعى هيثم الفرحان في بلدة النخيل", ["مجهولون", "هيثم الفرحان"]),
        ("اعتقال شخصين هما هيثم الفرحان وسامي الجابر في بلدة النخيل", ["هيثم الفرحان", "سامي الجابر"]),
        ("قتل شاب متأثرا بجراحه", ["شاب"]),
        # Whose people fighters are; people of a land are not its state.
        ("جرح بعض المقاتلين التابعين لقوات سوريا الديمقراطية", ["قوات سوريا الديمقراطية"]),
        ("مقتل ثلاثة عناصر من الشرطة في بلدة النخيل", ["عناصر من الشرطة"]),
        ("أصيب مدنيون سوريون في القصف", ["مدنيون سوريون"]),
        # A short word for a side behind what it holds, under the name that the article gives it elsewhere.
        ("قصفت الطائرات مواقع للنظام في بلدة النخيل", ["الطائرات", "النظام"]),
        ("استهدفت الفصائل حاجزا للمعارضة المسلحة", ["الفصائل", "المعارضة المسلحة"]),
        ("يخالف القرار النظام الداخلي", []),
        ("خطف مسلحون شابا في بلدة النخيل", ["مسلحون", "شابا"]),
        ("قصف طيران الجيش الأمريكي بلدة النخيل", ["الجيش الأمريكي"]),  # no weapon cuts a name in two
        ("قصفت طائرات التحالف بلدة النخيل", ["طائرات التحالف"]),
        ("جرح جندي واثنان آخران في الانفجار", ["جندي"]),
        # People of a land, told by its adjective alone or spelled as it; what follows a number is no part of a name.
        ("قتل 12 سوريا في قصف على بلدة النخيل", ["سوريا"]),
        ("اعتقلت الدورية 6 تونسيين", ["الدورية", "تونسيين"]),
        ("داهمت الدورية مقرا للمتطرف ضم 5 كويتيين", ["الدورية", "المتطرف", "كويتيين"]),
        # A word for one person that only describes the noun before it.
        ("أدى التصعيد العسكري إلى نزوح مدنيين", ["مدنيين"]),
        # Public bodies, by the land whose they are or alone as those who act.
        ("أوقفت البحرية المصرية ثلاثة بحارة", ["البحرية المصرية"]),
        ("قالت إن السلطات اعتقلت أربعة طلاب", ["السلطات", "طلاب"]),
        ("تقع السلطات في بلدة النخيل", []),
        ("قال إن محكمة جنايات النخيل أصدرت حكما", ["محكمة جنايات النخيل"]),
        ("الحكم عليه من قبل محكمة الجنايات", ["محكمة الجنايات"]),
        ("اعتقلت الشرطة المدنية شخصا", ["الشرطة المدنية", "شخصا"]),
        # Whose people somebody did something to is not whose he is.
        ("اعتقلت الشرطة سوريين", ["الشرطة", "سوريين"]),
        ("احتجز مسلحون تونسيين", ["مسلحون", "تونسيين"]),
        ("احتجز مسلحون تونسيون عمالا", ["مسلحون تونسيون", "عمالا"]),
        # Fighters of a side told beside it, or by number.
        ("قصف للاحتلال التركي ومرتزقته على بلدة النخيل", ["الاحتلال التركي", "مرتزقته"]),
        ("أوقف الجيش التركي ثلاثة من عناصره", ["الجيش التركي", "عناصره"]),
        ("قال إن قواته انسحبت", []),
        # A name behind a title and its office, or in quotation marks; names that are words too.
        ("أعدم المسلحون الشيخ هيثم الفرحان", ["المسلحون", "هيثم الفرحان"]),
        ("اعتقال رئيس الديوان الملكي السابق هيثم الفرحان", ["هيثم الفرحان"]),
        ("عثر على جثة العميد أمس", []),
        ('عثر على جثة العميد "هيثم', []),
        ('اعتقلت الدورية "هيثم الفرحان و سامي الجابر"', ["الدورية", "هيثم الفرحان", "سامي الجابر"]),
        ('مقتل كل من "هيثم الفرحان" و"سامي الجابر" في بلدة النخيل', ["هيثم الفرحان", "سامي الجابر"]),
        ('قصف على مخيم "كويت الرحمة"', []),
        ("خطف مسلحون الطفل عبد الله الفرحان", ["مسلحون", "الطفل عبد الله الفرحان"]),
        ("اعتقل مسلحون قائد قوات الأمن هيثم الفرحان", ["مسلحون", "هيثم الفرحان"]),
        ("خطف مسلحون رئيس حزب الحق هيثم الفرحان", ["مسلحون", "هيثم الفرحان"]),
        ("هز انفجار مجهول السبب بلدة النخيل", []),
        ("قتل المواطن هيثم فتحي الفرحان", ["المواطن هيثم فتحي الفرحان"]),
    ],
)
def test_a_party_is_named_by_its_whole_phrase(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('اعتقلت الدورية الشاب "هيثم الفرحان" في بلدة النخيل', {"هيثم الفرحان": "person"}),
        ("قتل المواطن هيثم الفرحان في قصف على بلدة النخيل", {"المواطن هيثم الفرحان": "person"}),
        ("قتل ثلاثة مواطنين في قصف على بلدة النخيل", {"مواطنين": "people"}),
    ],
)
def test_whoever_is_told_by_name_is_a_person(text: str, expected: dict[str, str]) -> None:
    """By what a party is, the store knows whose name to hold back."""
    told = waqai.read(text, published="2024-05-15").events[0]
    assert {party.name: party.kind for party in told.actor2} == expected


SLOTS = [  # text, party, its preposition, what lies between it and its governor, the governor
    (
        "قتل طفل في غارة نفذتها طائرة تركية على بلدة النخيل",
        ("طائرة تركية", "agent_bound", "near", "foreign.verb.actor1.bound"),  # behind a verb with a pronoun
    ),
    ("مقتل جندي تركي في بلدة النخيل", ("جندي تركي", "", "near", "own.noun.actor2")),  # the genitive of a harm noun
    # A thing on the way: its owner has the preposition before it.
    ("غارات على مواقع تنظيم القاعدة", ("تنظيم القاعدة", "upon", "object", "own.noun.actor1")),
    ("شن تنظيم القاعدة هجوما على حاجز الجيش التركي", ("الجيش التركي", "upon", "object", "own.noun.actor1")),
    # Of two readings of one word, that of the happening itself.
    ("قصف للجيش التركي على بلدة النخيل", ("الجيش التركي", "to", "near", "own.noun.actor1")),
    # Joined things too, even one that may tell another happening.
    ("غارات على مواقع وتجمعات الجيش التركي", ("الجيش التركي", "upon", "object", "own.noun.actor1")),
]


@pytest.mark.parametrize(("text", "expected"), SLOTS)
def test_a_party_stands_in_the_slot_of_what_governs_it(text: str, expected: tuple[str, ...]) -> None:
    slot = slots(text)[expected[0]]
    assert (expected[0], slot.preposition, slot.via, slot.governor) == expected
    assert slot.trigger is not None


@pytest.mark.parametrize(
    ("text", "party", "act"),
    [
        ("قامت حركة حزم بقصف بلدة النخيل", "حركة حزم", "بقصف"),  # the act behind its doer
        ("قصفت بلدة النخيل من قبل تنظيم القاعدة", "تنظيم القاعدة", "قصفت"),  # and before
        ("أكد تنفيذ تنظيم القاعدة صباح الاثنين قصفا على البلدة", "تنظيم القاعدة", "قصفا"),  # told as a noun
    ],
)
def test_light_words_tell_whose_act_it_is(text: str, party: str, act: str) -> None:
    slot = slots(text)[party]
    assert slot.governor == "agent_before.own"
    assert slot.trigger is not None
    assert scene_of(text).tokens[slot.trigger.first].text == act


@pytest.mark.parametrize(
    ("text", "party", "follows"),
    [
        ("الجيش التركي يقصف بلدة النخيل", "الجيش التركي", "own.verb.actor1"),
        ("غارات على تنظيم القاعدة وحركة حزم", "تنظيم القاعدة", "party"),
        ("غارات على تنظيم القاعدة، صباح الاثنين", "تنظيم القاعدة", "mark"),
    ],
)
def test_what_follows_a_party_is_seen(text: str, party: str, follows: str) -> None:
    assert slots(text)[party].follows == follows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "دارت اشتباكات بين الجيش التركي والجيش الوطني من جهة وقوات سوريا الديمقراطية من جهة أخرى قرب بلدة النخيل.",
            (["الجيش التركي", "الجيش الوطني"], ["قوات سوريا الديمقراطية"]),
        ),
        (
            "دارت معارك بين تنظيم القاعدة وفيلق الشام وحركة حزم في بلدة بنش.",
            (["تنظيم القاعدة"], ["فيلق الشام", "حركة حزم"]),
        ),
        (
            "أبرم اتفاق بين حركة حزم وفيلق الشام وجيش الإسلام في بلدة بنش.",
            (["حركة حزم"], ["فيلق الشام", "جيش الإسلام"]),
        ),
        (
            "دارت معارك بين تنظيم القاعدة، وعلى رأسه القادة المحليون، وبين فيلق الشام وحركة حزم في بلدة بنش.",
            (["تنظيم القاعدة"], ["فيلق الشام", "حركة حزم"]),
        ),
    ],
)
def test_the_first_side_goes_to_the_words_that_end_it_or_else_to_the_second_party(
    text: str, expected: tuple[list[str], list[str]]
) -> None:
    assert sides(text) == expected


def test_a_party_found_on_both_sides_stays_where_it_stands_more_surely() -> None:
    text = "مقتل عناصر من تنظيم القاعدة بانفجار عبوة زرعها تنظيم القاعدة في بلدة النخيل"
    assert sides(text) == (["تنظيم القاعدة"], [])  # who planted it is told by its verb


@pytest.mark.parametrize(("one", "other"), [("الجيش التركي", "تنظيم القاعدة"), ("تنظيم القاعدة", "الجيش التركي")])
def test_the_names_of_the_sides_never_matter(one: str, other: str) -> None:
    assert sides(f"شن {one} هجوما على مواقع {other} في بلدة النخيل أمس.") == ([one], [other])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل ثلاثة أشخاص في انفجار عبوة ناسفة ببلدة النخيل أمس.", "أشخاص"),
        ("مقتل شرطي في بلدة النخيل", "شرطي"),  # found by the toll alone
        ("مقتل خالد السمان برصاص مجهولين في بلدة النخيل أمس.", "خالد السمان"),  # told by name alone
        # Given names that are words too.
        ("مقتل جمال السمان بقصف على بلدة النخيل أمس.", "جمال السمان"),
        ("قتلت أحلام السمان بقصف على بلدة النخيل أمس.", "أحلام السمان"),
        ("قتل رفيق السمان بقصف على بلدة النخيل أمس.", "رفيق السمان"),
    ],
)
def test_whom_the_toll_counts_suffers(text: str, name: str) -> None:
    assert sides(text)[1] == [name]


def test_a_victim_told_by_name_alone_is_a_person() -> None:
    (event,) = waqai.read("مقتل خالد السمان برصاص مجهولين في بلدة النخيل أمس.", published="2024-05-15").events
    assert [p.kind for p in event.actor2] == ["person"]


@pytest.mark.parametrize(
    "text",
    [
        "أرسل الجيش التركي تعزيزات عسكرية إلى بلدة النخيل لمواجهة تنظيم القاعدة.",
        "انسحب الجيش التركي من مواقع تنظيم القاعدة في بلدة النخيل.",
        "أرسل الجيش التركي تعزيزات عسكرية إلى مواقع تنظيم القاعدة في بلدة النخيل.",
    ],
)
def test_moving_is_done_to_nobody(text: str) -> None:
    assert sides(text) == (["الجيش التركي"], [])


def taken_from(*sentences: str) -> list[str]:
    events = waqai.read("\n\n".join(sentences), published="2024-05-15").events
    taken = next(e for e in events if e.type == "territory_change")
    return [p.name for p in taken.actor2]


def test_a_place_is_taken_from_those_whom_its_taker_fights_there() -> None:
    clash = "دارت اشتباكات بين الجيش التركي وتنظيم القاعدة في بلدة سرمين."
    assert taken_from(clash, "وسيطر الجيش التركي على قرية آفس يوم الاثنين.") == ["تنظيم القاعدة"]


@pytest.mark.parametrize(
    "fight",
    [
        "دارت اشتباكات بين الجيش التركي وتنظيم القاعدة في مدينة الموصل.",  # another front
        "دارت اشتباكات بين الجيش التركي وتنظيم القاعدة يوم السبت.",  # nobody tells where
        "قصف الجيش الوطني السوري مواقع لتنظيم القاعدة في بلدة سرمين.",  # another side's fight
    ],
)
def test_whom_fights_elsewhere_befall_loses_no_place(fight: str) -> None:
    assert taken_from(fight, "وسيطر الجيش التركي على قرية آفس يوم الاثنين.") == []


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("مقتل خمسة جنود تركيين في قصف على بلدة النخيل", "جنود تركيين", "state-tr"),
        ("مقتل خمسة من جنود البحرية التركية في قصف على بلدة النخيل", "البحرية التركية", "state-tr"),
    ],
)
def test_the_people_of_a_land_bear_its_id_and_their_own_name(text: str, name: str, known: str) -> None:
    (event,) = waqai.read(text, published="2024-05-15").events
    assert [(p.name, p.id, "أنقرة" in p.names) for p in event.actor2] == [(name, known, True)]


@pytest.mark.parametrize(
    ("also", "name", "known"),
    [
        ("ونفت روسيا ذلك.", "روسيا", "state-ru"),  # whose the means are, where the article names him
        ("", "الطائرات الحربية الروسية", "ru-air"),
    ],
)
def test_who_is_told_by_his_means_bears_the_name_that_the_article_gives_him(also: str, name: str, known: str) -> None:
    (event,) = waqai.read(f"قصفت الطائرات الحربية الروسية بلدة سرمين أمس. {also}", published="2024-05-15").events
    assert [(p.name, p.id) for p in event.actor1] == [(name, known)]
    assert "الطائرات الحربية الروسية" in {name, *event.actor1[0].names}


def test_sides_joined_by_an_and_before_a_quotation_mark_share_a_role() -> None:
    text = 'أصيب طفل بقصف لقوات النظام السوري و"قوات سوريا الديمقراطية" على بلدة سرمين أمس.'
    assert sides(text)[0] == ["قوات النظام السوري", "قوات سوريا الديمقراطية"]


def test_two_sides_that_are_attacked_together_do_not_face_each_other() -> None:
    text = "شهدت المنطقة هجمات على مواقع وأرتال الجيش التركي وفيلق الشام قرب بلدة النخيل."
    assert sides(text) == ([], ["الجيش التركي", "فيلق الشام"])


def test_who_the_people_are_tells_more_than_persons() -> None:
    text = (
        "أصيب ثلاثة أشخاص في قصف مدفعي على بلدة النخيل يوم الاثنين.\n\n"
        "وقال ناشطون إن القصف على بلدة النخيل أصاب ثلاثة مدنيين."
    )
    assert sides(text)[1] == ["مدنيين"]


def test_people_of_two_lands_are_two_parties() -> None:
    text = "اعتقلت الشرطة تونسيين وأفغانيين في بلدة النخيل."
    assert sides(text) == (["الشرطة"], ["تونسيين", "أفغانيين"])


def test_one_person_of_a_land_is_not_its_state() -> None:
    [event] = waqai.read("أصيب تونسي وأفغاني في قصف على بلدة النخيل.").events
    assert [(p.name, p.id) for p in event.actor2] == [("تونسي", None), ("أفغاني", None)]


def test_what_stands_before_a_party_takes_no_letter_of_its_name() -> None:
    text = "أعلنت القوات استسلام عدد للمسلحين من جيش الإسلام في بلدة سرمين، وقصف مواقع للعناصر من حركة أحرار الشام."
    named = {p.name for e in waqai.read(text).events for p in (*e.actor1, *e.actor2)}
    assert named == {"القوات", "جيش الإسلام", "حركة أحرار الشام"}


def test_no_agency_of_a_state_is_meant_where_its_state_alone_is_named() -> None:
    text = "قالت وكالة أنباء النظام السوري إن أربعة مدنيين قتلوا. قصف النظام بلدة النخيل بالمدفعية."
    [shelling] = [e for e in waqai.read(text).events if e.type == "shelling"]
    assert [(p.name, p.id) for p in shelling.actor1] == [("النظام", None)]


def test_a_name_keeps_the_letter_that_is_no_particle_of_it() -> None:
    [event] = waqai.read("قصف لبنان بلدة النخيل بالمدفعية.").events
    assert [p.name for p in event.actor1] == ["لبنان"]


def test_the_fullest_name_has_its_article_back() -> None:
    text = "قصفت القوات الأمريكية بلدة النخيل. وقال مسؤول الإعلام للقيادة المركزية الأمريكية إن القصف أصاب مخزنا."
    [event] = waqai.read(text).events
    assert [p.name for p in event.actor1] == ["القيادة المركزية الأمريكية"]


def test_a_name_ends_before_what_its_bearer_becomes() -> None:
    [event] = waqai.read("انتخب مجلس النواب اللبناني قائد الجيش سالم الحداد رئيسا للجمهورية في بيروت.").events
    assert [p.name for p in event.actor2] == ["سالم الحداد"]


def test_traffic_is_no_group() -> None:
    [event] = waqai.read("أغلقت الشرطة معبر النخيل أمام حركة الشاحنات يوم الاثنين.", published="2024-05-15").events
    assert [p.name for p in (*event.actor1, *event.actor2)] == ["الشرطة"]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("وقع قصف مدفعي وصاروخي لقوات النظام على بلدة النخيل.", "قوات النظام"),
        ("جاءت الغارات التركية، بعد قصف مدفعي وصاروخي لقوات النظام على بلدة النخيل أمس.", "قوات النظام"),
    ],
)
def test_a_strike_with_its_means_is_theirs_whose_it_is_told_to_be(text: str, side: str) -> None:
    [told] = [[p.name for p in e.actor1] for e in waqai.read(text).events if e.type == "shelling"]
    assert told == [side]


def test_fights_that_moved_on_have_the_sides_that_they_had() -> None:
    text = "دارت اشتباكات بين قوات النظام ومسلحين محليين في بلدة سرمين، بعد خلاف على حاجز، ثم انتقلت إلى بلدة تلبيسة."
    told = {e.places[0].name: ([p.name for p in e.actor1], [p.name for p in e.actor2]) for e in waqai.read(text).events}
    assert told["تلبيسة"] == told["سرمين"] == (["قوات النظام"], ["مسلحين"])


def test_whose_office_is_taken_away_did_not_take_it() -> None:
    [event] = waqai.read("صدر يوم الاثنين قرار بعزل رئيس مجلس دير الزور العسكري سالم الحداد.").events
    assert (event.actor1, [p.name for p in event.actor2]) == ((), ["سالم الحداد"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A force told by what is bound to it, a tribe, an adjective without the article; nothing is bound to «ون».
        ("انتشرت قوات التدخل الفوري في بلدة النخيل", ["قوات التدخل الفوري"]),
        ("هاجم مسلحون قوات حفظ السلام قرب بلدة النخيل", ["مسلحون", "قوات حفظ السلام"]),
        ("هاجم مسلحو قبيلة الفرحان حاجزا في بلدة النخيل", ["قبيلة الفرحان"]),
        ("هاجم متمردون قوات حكومية في بلدة النخيل", ["متمردون", "قوات حكومية"]),
        ("اقتحمت كتيبة شهداء الجسر مقرا في بلدة النخيل", ["كتيبة شهداء الجسر"]),
        ("دخلت قوات كبيرة إلى بلدة النخيل", ["قوات"]),
    ],
)
def test_a_force_is_named_as_far_as_its_name_goes(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "doers", "struck"),
    [
        ("قصف الطيران المروحي بالبراميل بلدة النخيل.", ["الطيران المروحي"], []),
        ("شهدت بلدة النخيل قصفا جويا كثيفا من الطيران الحربي.", ["الطيران الحربي"], []),
        ("قصفت طائرات حربية تابعة للجيش بلدة النخيل.", ["الجيش"], []),
        # Behind a verb that has its subject before it stands whom it befell.
        ("ذكر الشهود أن الحوثيين قصفوا المقاومة الشعبية في بلدة النخيل.", ["الحوثيين"], ["المقاومة الشعبية"]),
        (
            "أفاد المصدر بأن الجيش اليمني يقصف ميليشيات الحوثي في بلدة النخيل.",
            ["الجيش اليمني"],
            ["ميليشيات الحوثي"],
        ),
        ("قال المصدر إن مسلحين من تنظيم القاعدة قتلوا ضابطا وأربعة جنود في هجوم.", ["تنظيم القاعدة"], ["ضابطا"]),
        # Where people stand against those who put them down, the armed did it.
        ("اندلعت مواجهات بين الشبان وقوات الاحتلال في مدينة رام الله.", ["قوات الاحتلال"], ["الشبان"]),
    ],
)
def test_what_flies_acts_and_behind_its_verb_stands_whom_it_befell(
    text: str, doers: list[str], struck: list[str]
) -> None:
    ours, theirs = sides(text)
    assert (ours, [p for p in theirs if p in struck]) == (doers, struck)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "اعتقلت الشرطة العسكرية بمساندة من مجموعات مسلحة تابعة للجيش الوطني السوري رجلين في بلدة الراعي.",
            (["الشرطة العسكرية", "الجيش الوطني السوري"], ["رجلين"]),
        ),
        (
            "قصفت القوات التركية بمشاركة الجيش الوطني السوري قرية مرعناز.",
            (["القوات التركية", "الجيش الوطني السوري"], []),
        ),
    ],
)
def test_a_partner_does_what_the_party_before_does(text: str, expected: tuple[list[str], list[str]]) -> None:
    assert sides(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "الأمم المتحدة تدين قصف سوق تل الريحان",
        "الأمم المتحدة تدين بشدة القصف على سوق بلدة النخيل",
        "اليونيسف تستنكر قصف مدرسة في مدينة الرمان ومقتل ثلاثة أطفال",
        "الجامعة العربية ترحب بانسحاب قوات الوادي من مدينة الرمان",
    ],
)
def test_who_judges_a_happening_in_a_headline_did_not_do_it(text):
    events = waqai.read(text, published="2024-05-15").events
    assert events and not any(
        "المتحدة" in party.name or "اليونيسف" in party.name or "الجامعة" in party.name
        for event in events
        for party in event.actor1
    )


def test_who_tells_of_its_own_deed_in_a_headline_did_it():
    event = waqai.read("الجيش الوطني يوثق قصفه مواقع قسد في مدينة منبج", published="2024-05-15").events[0]
    assert [party.name for party in event.actor1] == ["الجيش الوطني"]
