"""What a trigger hangs on: what is only wanted, feared, asked, let, hindered or planned has not happened."""

import pytest

import waqai
from waqai.lexicon import Lexicon
from waqai.pipeline import load_lexicon
from waqai.reading import read_article
from waqai.reading.governing import described_by, governor_of
from waqai.reading.scene import Scene, build_scene
from waqai.records import Article, Paragraph


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def scene_of(text: str, lexicon: Lexicon) -> Scene:
    return build_scene(Article(text, None, (Paragraph(0, len(text), "body"),)), lexicon)


def types_in(text: str) -> list[str]:
    return [e.type for e in waqai.read(text, published="2024-05-15").events]


@pytest.mark.parametrize(
    ("text", "link", "under"),
    [
        ("تستعد الفصائل وهي تحاول اقتحام بلدة النخيل.", "of", "under_aim"),
        ("أصدر القائد تعليمات باقتحام بلدة النخيل.", "by", "under_order"),
        ("باتت القوات على وشك السيطرة على بلدة النخيل.", "of", "under_aim"),
        ("حظرت السلطات مسيرة احتجاجية في مدينة الرمان.", "over", "under_stop"),
        ("كتب تحث على اقتحام بلدة النخيل.", "upon", "under_order"),
        ("تحدث الأهالي عن احتمالات هذا الهجوم على بلدة النخيل.", "of", "under_fear"),
        ("قال الوزير نافيا أسر أو اعتقال جنود في بلدة النخيل.", "of", "under_stop"),
        ("من المتوقع أن تقصف القوات بلدة النخيل.", "that", "under_fear"),
        ("وافق المجلس على السماح للجيش بشن غارات على بلدة النخيل.", "over", "under_leave"),
        ("تضمنت التدريبات محاكاة غارات على بلدة النخيل.", "of", "under_plan"),
        ("يحاول الجيش، بسط سيطرته على بلدة النخيل.", "over", "under_aim"),
    ],
)
def test_a_trigger_hangs_on_the_word_that_governs_it(text: str, link: str, under: str, lexicon: Lexicon) -> None:
    scene = scene_of(text, lexicon)
    found = [governor_of(scene, scene.sentences[0], m) for m in scene.of_kind("trigger")]
    assert (link, frozenset({under})) in {(g.link, g.classes) for g in found if g}


def test_what_governs_the_first_of_two_nouns_governs_the_second(lexicon: Lexicon) -> None:
    scene = scene_of("يحاول الجيش بسط سيطرته على بلدة النخيل، وتوسيع رقعة سيطرته في محافظة الرمان.", lexicon)
    last = max(scene.of_kind("trigger"), key=lambda m: m.first)
    found = governor_of(scene, scene.sentences[0], last)
    assert scene.words(last.first, last.last) == "وتوسيع رقعة سيطرته"
    assert found and (found.link, found.at, found.classes) == ("over", 0, frozenset({"under_aim"}))


@pytest.mark.parametrize(
    "text",
    [
        "قصفت القوات بلدة النخيل ثم اندلعت اشتباكات في قرية الصفصاف.",
        "رفض العمال الحديث إثر غارات على بلدة النخيل.",
    ],
)
def test_a_trigger_that_stands_free_hangs_on_nothing(text: str, lexicon: Lexicon) -> None:
    scene = scene_of(text, lexicon)
    assert not any(governor_of(scene, scene.sentences[0], m) for m in scene.of_kind("trigger"))


@pytest.mark.parametrize(
    ("text", "by", "kind"),
    [
        ("عاد الأهالي إلى المنازل التي أحرقها المسلحون.", "relative", "object"),
        ("مرت سيارة تنقل أسلحة ومقاتلين.", "bare", "object"),
    ],
)
def test_a_clause_that_describes_a_noun_is_seen(text: str, by: str, kind: str, lexicon: Lexicon) -> None:
    scene = scene_of(text, lexicon)
    found = [described_by(scene, scene.sentences[0], m) for m in scene.of_kind("trigger")]
    assert (by, kind) in {(d.by, d.kind) for d in found if d}


@pytest.mark.parametrize(
    "text",
    [
        "قال المسؤول إن الحكومة قررت السماح للجيش بشن غارات جوية من قاعدة النخيل.",
        "قال الناطق نافيا اعتقال أي من حراس القافلة في بلدة سرمين.",
        "وعثرت الشرطة في منزله على كتب تحث على اقتحام مدينة إدلب.",
        "قررت القوات اللجوء إلى كل الوسائل المتوافرة لديها لاعتقال القتلة في مدينة إدلب.",
        "ينزح الأهالي من أحياء يتوقع أن يليها اقتحام القوات مدينة إدلب.",
    ],
)
def test_what_is_only_meant_is_no_event(text: str) -> None:
    assert not {"air_strike", "arrest", "armed_clash"} & set(types_in(text))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("قال المسؤول إن الحكومة قررت السماح للجيش بشن غارات جوية من قاعدة النخيل.", "only meant"),
        ("استهدفت غارة جوية سيارات كانت تنقل أسلحة قرب مدينة إدلب.", "under way"),
        ("كثيراً ما تقصف طائرات التحالف الدولي مدينة إدلب.", "a practice"),
    ],
)
def test_the_trace_says_what_rules_a_happening_out(text: str, why: str, lexicon: Lexicon) -> None:
    article = Article(text, None, (Paragraph(0, len(text), "body"),))
    steps = read_article(article, lexicon, explain=True).trace
    told = [line for step in steps if step.name == "frames: did it happen" for _, _, line in step.lines]
    assert any(f": {why}" in line for line in told)


def test_what_a_hit_car_was_carrying_is_no_movement_of_forces() -> None:
    assert types_in("استهدفت غارة جوية سيارات كانت تنقل أسلحة قرب مدينة إدلب.") == ["air_strike"]


def test_to_drive_out_is_an_aim_and_not_done() -> None:
    assert "territory_change" not in types_in("قصفت المدفعية مدينة سرمين لطرد مقاتلي الفصائل منها.")


def test_what_tells_no_place_day_or_party_is_not_coded() -> None:
    assert types_in("وأدى ذلك إلى قصف متبادل.") == []


@pytest.mark.parametrize(
    "text",
    ["نقلت إيران أسلحة إلى مدينة حمص وتدمر.", "التقى الوفد أوجلان في المحكمة."],
)
def test_a_name_with_the_letters_of_a_verb_opens_nothing(text: str) -> None:
    assert not {"armed_clash", "attack", "judicial", "air_strike", "shelling"} & set(types_in(text))


def test_a_noun_with_the_article_governs_no_place() -> None:
    assert "territory_change" not in types_in("قصف جيش الاحتلال قرية سرمين بالمدفعية.")


def test_shelling_joined_to_a_clash_is_part_of_it() -> None:
    text = "عاشت مدينة إدلب اشتباكات وقصفاً متبادلاً بين الجيش ومقاتلي الفصائل."
    assert types_in(text) == ["armed_clash"]


def test_a_practice_goes_on_in_the_verb_joined_to_it() -> None:
    assert types_in("كثيراً ما تحلق طائرات الاستطلاع ليلاً وتقصف مدينة إدلب.") == []
