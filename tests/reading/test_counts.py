"""People counted: how many, of which class, told how; what is no count of people stays out."""

import pytest

from waqai.lexicon import Lexicon
from waqai.lexicon.knowledge import load_knowledge
from waqai.reading.assemble import lay_ground
from waqai.reading.counts import Count, find_counts
from waqai.reading.scene import build_scene
from waqai.records import Article, Paragraph


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon(load_knowledge())


def counts_of(lexicon, text):
    scene = build_scene(Article(text=text, paragraphs=(Paragraph(0, len(text), "body"),)), lexicon)
    grounds = [lay_ground(scene, sentence) for sentence in scene.sentences]
    return [(scene, c) for g in grounds for c in find_counts(scene, g.sentence, g.parties)]


def told(lexicon, text):
    return [(c.who, c.min, c.max) for _, c in counts_of(lexicon, text)]


FIGURES = [
    ("قتل ثلاثة مدنيين في القرية", [("civilians", 3, 3)]),
    ("قتل 17 مسلحا في القرية", [("combatants", 17, 17)]),
    ("أصيب أكثر من 20 شخصا", [("unknown", 21, None)]),
    ("أصيب نحو 20 شخصا", [("unknown", 20, 20)]),
    ("أصيب ما بين 5 و7 أطفال", [("children", 5, 7)]),
    ("قتل أربعة جنود على الأقل", [("combatants", 4, None)]),
    ("مقتل عدد من المدنيين", [("civilians", 2, None)]),
    ("مقتل عشرات المدنيين", [("civilians", 20, None)]),
    ("نزوح آلاف المدنيين", [("civilians", 2000, None)]),
    ("أصيب جنديان تركيان اثنان", [("combatants", 2, 2)]),
    ("أصيب مدني واحد في القرية", [("civilians", 1, 1)]),
    ("مقتل أحد جنود الجيش", [("combatants", 1, 1)]),
    ("اعتقال 15 خياطا في القرية", [("civilians", 15, 15)]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_numbers_count_the_people_behind_or_before_them(lexicon, text, expected):
    assert told(lexicon, text) == expected


FORMS = [
    ("قتل طفل في القرية", [("children", 1, 1)]),
    ("قتل طفلان في القرية", [("children", 2, 2)]),
    ("إصابة نساء في القرية", [("women", 2, None)]),
    ("قتل جنديا في القرية", [("combatants", 1, 1)]),
    ("مقتل جنديا الجيش في القرية", [("combatants", 2, 2)]),
    ("أصيب والداه وشقيقه", [("civilians", 2, 2), ("civilians", 1, 1)]),
    ("وأصيب آخرون في القرية", [(None, 2, None)]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_noun_alone_counts_by_its_form(lexicon, text, expected):
    assert told(lexicon, text) == expected


SILENT = [
    "تضرر خمسة منازل في القرية",
    "نفذ الطيران أربع غارات",
    "زار القرية عام 2011",
    "عاد المدنيون إلى منازلهم",
    "وصل المصابون إلى المستشفى",
    "انتشرت القوات في سوريا",
    "راح ضحيتها كثير من البيوت",
]


@pytest.mark.parametrize("text", SILENT)
def test_things_dates_and_known_bodies_are_no_counted_people(lexicon, text):
    assert told(lexicon, text) == []


def test_one_family_is_not_one_person(lexicon):
    assert told(lexicon, "قتل ستة مدنيين من عائلة واحدة") == [("civilians", 6, 6)]


def test_ages_are_no_counts(lexicon):
    assert told(lexicon, "أصيب طفل (12 عاما) وامرأة (30 عاما)") == [("children", 1, 1), ("women", 1, 1)]


PARTIES = [
    ("قتل 9 من مسلحي الحوثيين", "ye-houthis", "9 من مسلحي الحوثيين"),
    ("مقتل 42 حوثيا في القرية", "ye-houthis", "42 حوثيا"),
    ("مقتل خمسة من تنظيم الدولة الإسلامية", "isis", "خمسة من تنظيم الدولة الإسلامية"),
    ("سقط قتلى وجرحى في صفوف الحوثيين", "ye-houthis", "قتلى"),
]


@pytest.mark.parametrize(("text", "party", "wording"), PARTIES)
def test_the_people_of_an_armed_party_are_combatants_of_its_side(lexicon, text, party, wording):
    scene, count = counts_of(lexicon, text)[0]
    assert (count.who, count.party and count.party.id) == ("combatants", party)
    assert scene.words(count.first, count.last) == wording


def test_of_them_counts_the_people_told_before(lexicon):
    _, count = counts_of(lexicon, "هاجم مسلحو تنظيم الدولة الإسلامية القرية وقتل ثلاثة منهم")[-1]
    assert (count.who, count.min, count.party and count.party.id) == ("combatants", 3, "isis")


def marks(count: Count):
    return "among" if count.among else "others" if count.others else "joined" if count.joined else "main"


ROLES = [
    ("قتل خمسة أشخاص بينهم طفل وامرأة", ["main", "among", "among"]),
    ("قتل ثلاثة مدنيين (رجل وزوجته وابنهما)", ["main", "among", "among", "among"]),
    ("إصابة مدنيين اثنين وهما طفل ووالده", ["main", "among", "among"]),
    ("إصابة أربعة مدنيين بينهم طفلتان إحداهما رضيعة", ["main", "among"]),
    ("قتل مدني وأصيب ثلاثة آخرون", ["main", "others"]),
    ("قتل جندي و5 مدنيين", ["main", "joined"]),
    ("قتل جندي وخمسة مدنيين", ["main", "joined"]),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_parts_of_a_count_are_told_from_what_is_added_to_it(lexicon, text, expected):
    assert [marks(c) for _, c in counts_of(lexicon, text)] == expected


HARM_NOUNS = [
    ("أسفر القصف عن سبعة قتلى و12 جريحا", [("killed", 7, "unknown"), ("injured", 12, "unknown")]),
    ("سقوط جرحى في صفوف المدنيين", [("injured", 2, "civilians")]),
    ("سقوط قتلى بين الأهالي", [("killed", 2, "civilians")]),
    ("تسعة قتلى في اشتباكات بين شرطة البلدة وأهلها", [("killed", 9, "unknown")]),
]


@pytest.mark.parametrize(("text", "expected"), HARM_NOUNS)
def test_harm_nouns_count_and_take_the_class_of_their_ranks(lexicon, text, expected):
    assert [(c.harm, c.min, c.who) for _, c in counts_of(lexicon, text) if c.harm] == expected
