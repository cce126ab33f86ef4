"""Which words tell a happening, and of which type: what stands around a trigger opens it, decides it or shuts it."""

import pytest

from waqai.lexicon import Lexicon
from waqai.lexicon.knowledge import load_knowledge
from waqai.reading.assemble import lay_ground
from waqai.reading.cores import find_cores
from waqai.reading.modality import is_renewed, modality_of
from waqai.reading.scene import Scene, build_scene
from waqai.records import Article, Paragraph


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(load_knowledge())


def scene_of(text: str, lexicon: Lexicon) -> Scene:
    return build_scene(Article(text, "", (Paragraph(0, len(text), "body"),)), lexicon)


def told(text: str, lexicon: Lexicon) -> set[str]:
    scene = scene_of(text, lexicon)
    cores = [core for sentence in scene.sentences for core in find_cores(scene, lay_ground(scene, sentence))[0]]
    return {core.type for core in cores if modality_of(scene, core) is not None}


def renewed(text: str, lexicon: Lexicon) -> bool:
    scene = scene_of(text, lexicon)
    cores, _ = find_cores(scene, lay_ground(scene, scene.sentences[0]))
    return any(is_renewed(scene, c) for c in cores if c.mention.pronoun or "the" in c.mention.parts)


TOLD = {
    # A party named by its means still tells them.
    "دمرت طائرات التحالف العربي موقعين قرب بلدة النخيل": {"air_strike"},
    "هاجمت المدفعية التركية قرية الصفصاف": {"shelling"},
    # «لحق» is no right to anything.
    "عاين الخبراء ما لحق بالحي الذي تعرض لقصف مدفعي في بلدة النخيل": {"shelling"},
    # What somebody faces, undergoes or is shown in pictures has happened, though «to» stands before it.
    "تخضع بلدة النخيل لحصار منذ أسبوع": {"access_denied"},
    "تصدت الشرطة لمظاهرة في مدينة الرمان": {"protest"},
    # Not only there means there, too.
    "لم تقتصر غارات الطيران على بلدة النخيل": {"air_strike"},
    # Control of somebody over a place; control lost.
    "وردت أنباء عن سيطرة المسلحين على قرية الصفصاف": {"territory_change"},
    "حررت الفصائل منطقة الزعفران حتى استولت القوات على بلدة النخيل": {"territory_change"},
    # Fighters who flee move; families who flee are displaced.
    "فرت قوات الحكومة من بلدة النخيل": {"force_movement"},
    # Means decide between a fight and an attack, and the one hit does.
    "قنص جندي قرب بلدة النخيل": {"armed_clash"},
    "قنص مزارع قرب بلدة النخيل": {"attack"},
    "قتل شرطي برصاص مسلحين مجهولين في مدينة الرمان": {"attack"},
    # Whom a judge sentences is one thing, a judge killed another.
    "مقتل قاض في مدينة الرمان": {"attack"},
    "استهدفت مسيرة تركية انتحارية سيارة قرب بلدة النخيل": {"air_strike"},
    "تعرضت قرية الصفصاف لقصف بالرشاشات الثقيلة": {"attack"},
    "اندلعت اشتباكات بين الشرطة والمحتجين في مدينة الرمان": {"crackdown"},
    "اندلعت اشتباكات بين فصيلين في مدينة الرمان": {"armed_clash"},
    "اقتحم محتجون مقر البلدية في مدينة الرمان": {"riot"},
    # Beating people held is no shelling; a rank names an operation and starts none; a ship is no ground.
    "ظهر حراس في شريط وهم يضربون سالم في سجن بمدينة الرمان": {"attack"},
}


@pytest.mark.parametrize("text", TOLD)
def test_a_sentence_tells_its_types(text: str, lexicon: Lexicon) -> None:
    assert told(text, lexicon) == TOLD[text]


SILENT = [
    "يدافع الأهالي عن حق التظاهر والاعتصام في مدينة الرمان",
    "عاد الأهالي إلى مناطق سيطرة الفصائل في بلدة النخيل",
    "استعد الجنود للسيطرة على بلدة النخيل",
    "تحدث قائد عملية «التحرير» عن هدوء في مدينة الرمان",
    "استولت البحرية على ناقلة نفط قبالة مدينة الرمان",
    "أعلن قائد الشرطة انضمامه لجهود البحث في مدينة الرمان",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_sentence_tells_none(text: str, lexicon: Lexicon) -> None:
    assert not told(text, lexicon) - {"displacement"}


@pytest.mark.parametrize(
    ("text", "is_new"),
    [
        ("جددت القوات قصفها على التلال", True),
        ("كثفت القوات، منذ الصباح، هجومها على التلال", True),
        ("أدانت الهيئة قصفها على التلال", False),
        ("نفذت القوات انسحابا بعد القصف", False),
    ],
)
def test_a_noun_behind_a_verb_of_doing_is_news(text: str, is_new: bool, lexicon: Lexicon) -> None:
    assert renewed(text, lexicon) is is_new


@pytest.mark.parametrize(
    "text",
    [
        "وجد السكان جواز سفر قرب مدينة حلب",
        "حاصرت القوات منزله فجرا في مدينة حلب",
    ],
)
def test_a_journey_and_a_time_of_day_have_only_the_letters_of_a_verb(text: str, lexicon: Lexicon) -> None:
    assert not told(text, lexicon)
