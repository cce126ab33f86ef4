"""Tolls: who was killed, hurt or held, in which numbers, by which happening, with the words that tell it."""

import pytest

import waqai
from waqai.pipeline import read_text


def events(*paragraphs):
    return read_text("\n\n".join(paragraphs), id="page", published="2024-05-15").events


def lines(event):
    return sorted((h.kind, h.who, h.min, h.max) for h in event.harm)


def harm(*paragraphs):
    return sorted(line for event in events(*paragraphs) for line in lines(event))


SHELLING = "بقصف مدفعي لقوات الحكومة على بلدة تلبيسة"
TOLLS = [
    (f"قتل ثلاثة مدنيين وأصيب خمسة آخرون {SHELLING}", [("injured", "civilians", 5, 5), ("killed", "civilians", 3, 3)]),
    (f"مقتل طفل وإصابة امرأة {SHELLING}", [("injured", "women", 1, 1), ("killed", "children", 1, 1)]),
    (f"مقتل امرأة وإصابة أربعة آخرين {SHELLING}", [("injured", "unknown", 4, 4), ("killed", "women", 1, 1)]),
    (f"مقتل مدرس وزوجته {SHELLING}", [("killed", "civilians", 2, 2)]),
    (f"قتل شاب وعمه {SHELLING}", [("killed", "unknown", 2, 2)]),
    (f"أصيب مدرس وطفلة {SHELLING}", [("injured", "children", 1, 1), ("injured", "civilians", 2, 2)]),
    (f"استشهدت امرأة وأصيبت أخرى {SHELLING}", [("injured", "women", 1, 1), ("killed", "women", 1, 1)]),
    # Whom the name of a group honours is nobody harmed here.
    ("اغتيال قائد كتيبة شهداء الوادي التابعة لحركة محلية في بلدة تلبيسة", [("killed", "combatants", 1, 1)]),
    (
        f"استشهدت امرأة وأصيب أربعة آخرون من أطفالها {SHELLING}",
        [("injured", "children", 4, 4), ("killed", "women", 1, 1)],
    ),
    (f"استشهاد مواطنَين {SHELLING}", [("killed", "civilians", 2, 2)]),
    (f"استشهاد مواطنين {SHELLING}", [("killed", "civilians", 2, None)]),
    (f"إصابة ثلاثة عناصر من فرق الدفاع المدني {SHELLING}", [("injured", "aid_workers", 3, 3)]),
    ("قذيفة على بلدة تلبيسة راح ضحيتها ضابط وثلاثة من أفراد الشرطة", [("killed", "combatants", 4, 4)]),
    (
        "القيادي في الفصيل (سامي ربيع) ومقاتلون آخرون قتلوا في اشتباكات ببلدة تلبيسة",
        [("killed", "combatants", 3, None)],
    ),
    ("اعتقال المسؤول عن التسليح في تنظيم داعش في بلدة تلبيسة", [("detained", "combatants", 1, 1)]),
    ("اعتقال المسؤول عن الأفران في مجلس بلدة تلبيسة", [("detained", "officials", 1, 1)]),
    ("اختطفت القوات فتاتين قاصرتين في بلدة تلبيسة", [("abducted", "children", 2, 2)]),
    ("عثر الأهالي على جثة شخص مدني في بلدة تلبيسة", [("killed", "civilians", 1, 1)]),
    ('اعتقلت قوات التحالف الدولي "معاوية الصفدي" في بلدة تلبيسة', [("detained", "unknown", 1, 1)]),
    ("قوات الحكومة قامت باعتقال حسن ماجد الصفدي ومهدي الدقاق في بلدة تلبيسة", [("detained", "unknown", 2, 2)]),
    ("قوات الحكومة قامت باعتقال حسن ماجد وليد الصفدي في بلدة تلبيسة", [("detained", "unknown", 1, 1)]),
    (f"مقتل (3) مدنيين {SHELLING}", [("killed", "civilians", 3, 3)]),
    (f"سقوط 16 قتيلا وجريحا من المدنيين {SHELLING}", [("injured", "civilians", 1, 16), ("killed", "civilians", 1, 16)]),
    (f"إصابة عشرة مدنيين معظمهم أطفال {SHELLING}", [("injured", "children", 6, 10), ("injured", "civilians", 10, 10)]),
    (f"فقدان مدني لحياته {SHELLING}", [("killed", "civilians", 1, 1)]),
    (f"استشهد فلاح متأثرا بإصابة لحقت به {SHELLING}", [("killed", "civilians", 1, 1)]),
    (
        f"مقتل خمسة أشخاص بينهم طفلان وامرأة {SHELLING}",
        [("killed", "children", 2, 2), ("killed", "civilians", 5, 5), ("killed", "women", 1, 1)],
    ),
    (
        f"مقتل مدنيين بينهم أطفال {SHELLING}",
        [("killed", "children", 2, None), ("killed", "civilians", 2, None)],
    ),
    (
        f"مقتل ثلاثة مدنيين (رجل وزوجته وابنهما) {SHELLING}",
        [("killed", "civilians", 3, 3), ("killed", "women", 1, 1)],
    ),
    (f"مقتل وإصابة عدد من المدنيين {SHELLING}", [("injured", "civilians", 2, None), ("killed", "civilians", 2, None)]),
    (f"مقتل وإصابة سبعة جنود {SHELLING}", [("injured", "combatants", 1, 7), ("killed", "combatants", 1, 7)]),
    (
        f"سقط العشرات من المدنيين بين قتيل وجريح {SHELLING}",
        [("injured", "civilians", 2, None), ("killed", "civilians", 2, None)],
    ),
    (
        f"سقوط قتلى وجرحى في صفوف المدنيين {SHELLING}",
        [("injured", "civilians", 2, None), ("killed", "civilians", 2, None)],
    ),
    (f"ثلاثة جنود قتلوا وجرح خمسة {SHELLING}", [("injured", "combatants", 5, 5), ("killed", "combatants", 3, 3)]),
    (f"قتل مدني وأصيب آخرون {SHELLING}", [("injured", "civilians", 2, None), ("killed", "civilians", 1, 1)]),
    (f"راح ضحيته تسعة مدنيين بينهم طفلة {SHELLING}", [("killed", "children", 1, 1), ("killed", "civilians", 9, 9)]),
    (f"وقتل خلال الهجوم 15 مسلحا {SHELLING}", [("killed", "combatants", 15, 15)]),
    (f"أصيبت امرأة و ثلاثة أطفال {SHELLING}", [("injured", "children", 3, 3), ("injured", "women", 1, 1)]),
    (
        f"مقتل عشرة مدنيين منهم أربعة أطفال و امرأتان {SHELLING}",
        [("killed", "children", 4, 4), ("killed", "civilians", 10, 10), ("killed", "women", 2, 2)],
    ),
    (
        f"سقوط عشرات القتلى والجرحى من المدنيين {SHELLING}",
        [("injured", "civilians", 2, None), ("killed", "civilians", 2, None)],
    ),
    (
        f"سقوط قتلى وجرحى من عناصر الفصيل {SHELLING}",
        [("injured", "combatants", 2, None), ("killed", "combatants", 2, None)],
    ),
    (f"مقتل عسكريين تركيين اثنين {SHELLING}", [("killed", "combatants", 2, 2)]),
    (f"قال شهود إن متظاهرين قتلا {SHELLING}", [("killed", "civilians", 2, 2)]),
    (f"ذكر شهود أن حارسين تعرضا للإصابة {SHELLING}", [("injured", "combatants", 2, 2)]),
    (f"قضى شخصان مدنيان {SHELLING}", [("killed", "civilians", 2, 2)]),
    (f"مقتل ضابط وثلاثة جنود أتراك {SHELLING}", [("killed", "combatants", 4, 4)]),
    (f"حوالي 40 مدنيا أصيبوا واستشهدوا {SHELLING}", [("injured", "civilians", 1, 40), ("killed", "civilians", 1, 40)]),
    (f"سقوط شهيدة {SHELLING}", [("killed", "women", 1, 1)]),
    (
        f"جرح ستة مدنيين، وهم من أسرة واحدة، بينهم طفل {SHELLING}",
        [("injured", "children", 1, 1), ("injured", "civilians", 6, 6)],
    ),
    (
        "قتلت قذائف الهاون قرب سوق بلدة تلبيسة في 12 تموز عشرات من العمال بينهم أطفال",
        [("killed", "children", 2, None), ("killed", "civilians", 20, None)],
    ),
    (f"انتشال جثث سبعة مدنيين بينهم طفل {SHELLING}", [("killed", "children", 1, 1), ("killed", "civilians", 7, 7)]),
    (f"ارتفاع عدد القتلى من المدنيين {SHELLING} إلى تسعة", [("killed", "civilians", 9, 9)]),
    (f"سقوط 12 إصابة بين المدنيين {SHELLING}", [("injured", "civilians", 12, 12)]),
    (f"إصابة 14 طفلا وطفلة {SHELLING}", [("injured", "children", 14, 14)]),
    (f"استشهاد الأسير المحرر خالد السمان {SHELLING}", [("killed", "unknown", 1, 1)]),
    (f"استشهد مدنيان في حصيلة أولية {SHELLING}", [("killed", "civilians", 2, 2)]),
    (f"إصابة خمسة مدنيين وعدد من الأغنام {SHELLING}", [("injured", "civilians", 5, 5)]),
    (
        f"ستة عشر مسافرا منهم نساء لقوا حتفهم {SHELLING}",
        [("killed", "civilians", 16, 16), ("killed", "women", 2, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_a_sentence_tells_its_toll(text, expected):
    assert harm(text) == expected


WORDINGS = [
    (
        f"جرحى مدنيون بينهم أطفال جراحهم خطيرة {SHELLING}",
        [("injured", "children", 2, None), ("injured", "civilians", 2, None)],
    ),
    (f"طفلان فارقا الحياة {SHELLING}", [("killed", "children", 2, 2)]),
    ("عثر الأهالي على جثة شخصين في تلبيسة", [("killed", "unknown", 2, 2)]),
    ("قصفت المدفعية بلدة تلبيسة ما أدى إلى إصابة أحد السكان", [("injured", "civilians", 1, 1)]),
    (
        "أصاب القصف بيتا في تلبيسة كان فيه قائد وثلاثة من حراسه، ما أدى إلى مقتلهم",
        [("killed", "combatants", 4, 4)],
    ),
    (f"قال المرصد إن اثنين قتلا {SHELLING}", [("killed", "unknown", 2, 2)]),
    (f"قتل عامل وأصيبت زوجته {SHELLING}", [("injured", "women", 1, 1), ("killed", "civilians", 1, 1)]),
    (f"قتل عامل وأصيبت شقيقته {SHELLING}", [("injured", "civilians", 1, 1), ("killed", "civilians", 1, 1)]),
    (f"أصيب طفل ووالدته {SHELLING}", [("injured", "children", 1, 1), ("injured", "civilians", 2, 2)]),
    ("مقتل 30 على الأقل من تنظيم داعش في غارات على الرقة", [("killed", "combatants", 30, None)]),
    (
        f"راح ضحيته 10 قتلى مدنيين بينهم طفلان {SHELLING}",
        [("killed", "children", 2, 2), ("killed", "civilians", 10, 10)],
    ),
    (
        "ارتفع إلى 40 عدد العسكريين والمدنيين الذين قتلوا باشتباكات في تلبيسة منذ مطلع العام",
        [("killed", "unknown", 40, 40)],
    ),
    (
        f"مقتل وإصابة 90 مدنيا {SHELLING}. وبلغ عدد القتلى المدنيين 35 شخصا.",
        [("injured", "civilians", 1, 90), ("killed", "civilians", 35, 35)],
    ),
    (f"إصابة مدني ونفوق العديد من المواشي {SHELLING}", [("injured", "civilians", 1, 1)]),
    ("ألقت الشرطة القبض على متزعم خلية في تلبيسة", [("detained", "combatants", 1, 1)]),
    ("حصد انفجار سيارة مفخخة في بلدة تلبيسة أرواح خمسة جنود", [("killed", "combatants", 5, 5)]),
    (f"فقدت الطفلة سلمى السمان حياتها متأثرة بجراحها {SHELLING}", [("killed", "children", 1, 1)]),
    ("خسرت القوات الحكومية ثمانية من جنودها في كمين قرب بلدة تلبيسة", [("killed", "combatants", 8, 8)]),
    ("قتلت نيران الهاون عند مدخل بلدة تلبيسة عشرات العمال", [("killed", "civilians", 20, None)]),
    ("اختطفت الميليشيات الطفل سامر السمان من بلدة تلبيسة", [("abducted", "children", 1, 1)]),
    ("قتل مئات من رجال الجيش في معارك حول بلدة تلبيسة", [("killed", "combatants", 200, None)]),
    (f"إصابة 8 أشخاص نصفهم أطفال {SHELLING}", [("injured", "civilians", 8, 8), ("injured", "children", 4, 4)]),
    (
        f"8 أشخاص نصفهم أطفال قتلوا {SHELLING}",
        [("killed", "civilians", 8, 8), ("killed", "children", 4, 4)],
    ),
    (f"وصلت جثامين سبعة جنود {SHELLING}", [("killed", "combatants", 7, 7)]),
    (f"جثامين 7 شهداء {SHELLING}", [("killed", "unknown", 7, 7)]),
    (f"إصابة رجل وأطفاله الثلاثة {SHELLING}", [("injured", "civilians", 4, 4), ("injured", "children", 3, 3)]),
    (f"مقتل عامل وإصابة زميليه {SHELLING}", [("killed", "civilians", 1, 1), ("injured", "civilians", 2, 2)]),
    (f"مقتل السائق وشخص كان برفقته {SHELLING}", [("killed", "civilians", 2, 2)]),
    (
        f"خمسة قتلى بينهم امرأة و17 جريحا {SHELLING}",
        [("killed", "civilians", 5, 5), ("killed", "women", 1, 1), ("injured", "civilians", 17, 17)],
    ),
    (
        "مقتل شخصين وجرح ستة بينهم طفل في اعتداء في بلدة تلبيسة",
        [("killed", "unknown", 2, 2), ("injured", "civilians", 6, 6), ("injured", "children", 1, 1)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_every_wording_of_a_toll_is_heard(text, expected):
    assert harm(text) == sorted(expected)


def test_civilians_told_last_are_they_of_whom_some_were_killed():
    text = "هاجم عناصر من تنظيم الدولة حافلة تقل عمالا قرب بلدة تلبيسة ما أدى إلى مقتل عشرة منهم"
    assert "combatants" not in {who for _, who, _, _ in harm(text)}


NAMED = [
    (f"مقتل خالد السمان {SHELLING}", [("killed", "unknown", 1, 1)]),
    (f'مقتل "خالد السمان" {SHELLING}', [("killed", "unknown", 1, 1)]),
    (f"مقتل الطفل خالد السمان {SHELLING}", [("killed", "children", 1, 1)]),
    (f"قتل المدنيان خالد السمان وأحمد السمان {SHELLING}", [("killed", "civilians", 2, 2)]),
    (f"مقتل المدرس خالد السمان وشخص آخر {SHELLING}", [("killed", "civilians", 2, 2)]),
    (f"مقتل خالد السمان وقياديان آخران {SHELLING}", [("killed", "combatants", 3, 3)]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_person_told_by_name_is_one(text, expected):
    assert harm(text) == expected


LISTED = [
    ("مقتل كل من خالد السمان ونزار العلي", [("killed", 2)]),
    ('مقتل كل من "خالد السمان" ، "نزار محمد العلي"', [("killed", 2)]),
    ("إصابة كل من خالد السمان (25 عاما)، نزار العلي (30 عاما)، وهشام الخلف", [("injured", 3)]),
    ('استشهاد المدنيين "خالد السمان، ونزار العلي"', [("killed", 2)]),
    ("مقتل كل من خالد السمان وابنه نزار", [("killed", 2)]),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_each_name_of_a_list_is_one_person(text, expected):
    assert [(kind, low) for kind, _, low, _ in harm(f"{text} {SHELLING}")] == expected


PRONOUNS = [
    ("استهدفت طائرة مسيرة ضابطا في بلدة تلبيسة ما أدى إلى مقتله", [("killed", "combatants", 1, 1)]),
    ("استهدفت غارة جوية ثلاثة جنود في بلدة تلبيسة ما أدى إلى مقتلهم", [("killed", "combatants", 3, 3)]),
    ("استهدفت غارة جوية طفلة في بلدة تلبيسة ما تسبب بإصابتها", [("injured", "children", 1, 1)]),
    ("استهدفت غارة جوية منزلا في بلدة تلبيسة ما أدى إلى تدميره", []),
    ("اغتاله مسلحون مجهولون في بلدة تلبيسة", []),
    (
        "استهدفت غارة جوية قياديا في بلدة تلبيسة ما أدى لإصابته ومقتل اثنين من مرافقيه",
        [("injured", "combatants", 1, 1), ("killed", "combatants", 2, 2)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PRONOUNS)
def test_a_pronoun_stands_for_those_told_before(text, expected):
    assert harm(text) == expected


def test_victims_told_one_by_one_take_the_place_of_their_sum():
    text = (
        "قتل 25 مقاتلا في اشتباكات في بلدة تلبيسة، وأوضح مصدر أن القتلى هم 18 جنديا من الجيش التركي وسبعة من حركة حزم"
    )
    assert harm(text) == [("killed", "combatants", 7, 7), ("killed", "combatants", 18, 18)]


def test_sides_told_apart_stand_apart():
    [clash] = events("قتل 9 من مسلحي الحوثيين و6 من جنود الجيش اليمني في اشتباكات في مدينة تعز")
    assert sorted((h.min, h.who, h.side) for h in clash.harm) == [
        (6, "combatants", "الجيش اليمني"),
        (9, "combatants", "الحوثيين"),
    ]


AGENTS = [
    f"أصيب مدني برصاص عناصر الجيش {SHELLING}",
    f"أصيب مدني على يد مسلحين {SHELLING}",
    f"إصابة مدني بنيران خمسة مسلحين {SHELLING}",
]


@pytest.mark.parametrize("text", AGENTS)
def test_who_did_it_is_not_harmed(text):
    assert harm(text) == [("injured", "civilians", 1, 1)]


def test_the_subject_of_an_active_verb_is_not_harmed():
    assert harm("قتل مسلحون ثلاثة مدنيين في مدينة تلبيسة") == [("killed", "civilians", 3, 3)]


NOTHING = [
    "دون تسجيل أي خسائر بشرية",
    "ولم يسفر الهجوم الصاروخي عن وقوع إصابات",
    "دون وقوع إصابات",
    "ولم تسجل إصابات",
    "مع عدم وجود إصابات",
]


@pytest.mark.parametrize("phrase", NOTHING)
def test_nobody_harmed_is_told_as_nought(phrase):
    assert harm(f"قصفت قوات الحكومة بلدة تلبيسة بالمدفعية {phrase}") == [("injured", "unknown", 0, 0)]


SILENT = ["واقتصرت الأضرار على الماديات", "دون أنباء عن إصابات بعد", "وتضررت خمسة منازل"]


@pytest.mark.parametrize("phrase", SILENT)
def test_what_tells_no_harm_gives_no_line(phrase):
    assert [h for h in harm(f"قصفت قوات الحكومة بلدة تلبيسة بالمدفعية {phrase}") if h[2:] != (0, 0)] == []


CUSTODY = [
    ("اعتقلت الشرطة سبعة رجال في مدينة تلبيسة", ("detained", "civilians", 7, 7)),
    ("خطف مسلحون طبيبا من منزله في مدينة تلبيسة", ("abducted", "medics", 1, 1)),
    ("اعتقلت القوات قائدا وعددا من عناصره في مدينة تلبيسة", ("detained", "combatants", 3, None)),
]


@pytest.mark.parametrize(("text", "expected"), CUSTODY)
def test_people_taken_have_their_own_lines(text, expected):
    assert harm(text) == [expected]


def test_a_toll_belongs_to_the_cause_that_is_named():
    told = events("قتل أربعة جنود في اشتباكات في مدينة تعز، فيما أصيب مدنيان إثر غارة جوية على بلدة تلبيسة")
    assert {e.type: lines(e) for e in told if e.harm} == {
        "armed_clash": [("killed", "combatants", 4, 4)],
        "air_strike": [("injured", "civilians", 2, 2)],
    }


def test_a_toll_of_the_next_sentence_belongs_to_the_thread():
    [shelling] = events("قصفت قوات الحكومة بلدة تلبيسة بالمدفعية. وأسفر القصف عن مقتل أربعة مدنيين.")
    assert lines(shelling) == [("killed", "civilians", 4, 4)]


def test_two_tellings_of_one_toll_are_one_line():
    [shelling] = events(
        "مقتل عدد من المدنيين بقصف على تلبيسة",
        f"قتل سبعة مدنيين على الأقل {SHELLING} اليوم.",
        "وقال مصدر محلي إن القصف على تلبيسة أسفر عن مقتل سبعة مدنيين.",
    )
    assert lines(shelling) == [("killed", "civilians", 7, None)]


def test_tolls_that_disagree_span_from_lowest_to_highest():
    [shelling] = events(
        f"قتل عشرة مدنيين {SHELLING} اليوم.",
        "وقال مصدر طبي إن القصف على تلبيسة أسفر عن مقتل 12 مدنيا.",
    )
    assert lines(shelling) == [("killed", "civilians", 10, 12)]


def test_each_line_quotes_its_own_words():
    text = f"قتل ثلاثة مدنيين بينهم طفل وأصيب خمسة آخرون {SHELLING}"
    [shelling] = events(text)
    assert {(h.kind, h.who): h.wording for h in shelling.harm} == {
        ("killed", "civilians"): "ثلاثة مدنيين",
        ("killed", "children"): "طفل",
        ("injured", "civilians"): "خمسة آخرون",
    }
    assert all(h.wording in text for h in shelling.harm)


PLACES = [
    ("انفجار عبوة في سوق مدينة تلبيسة ومقتل شخصين", "civilians"),
    ("مقتل شخصين بغارة جوية قرب مدينة تلبيسة", "unknown"),
]


@pytest.mark.parametrize(("text", "who"), PLACES)
def test_people_in_a_market_are_civilians_elsewhere_unknown(text, who):
    assert harm(text) == [("killed", who, 2, 2)]


def test_a_part_never_tells_who_the_others_are():
    told = harm("قصف مدفعي على بلدة تلبيسة أوقع ستة قتلى و15 جريحا بينهم أطفال.")
    assert ("injured", "civilians", 15, 15) in told
    assert ("injured", "children", 2, None) in told
    assert ("injured", "children", 15, 15) not in told


CLASSES = [
    ("قتل ثلاثة أشخاص بقصف مدفعي على حي السدرة في مدينة حمص", "civilians"),
    ("قتل ثلاثة أشخاص بقصف مدفعي على بلدة تلبيسة", "unknown"),
    ("قتل ثلاثة أشخاص من المدنيين بقصف مدفعي على بلدة تلبيسة", "civilians"),
    ("قتل ثلاثة شبان بقصف مدفعي على منزل في بلدة تلبيسة", "civilians"),
    ("قصف مدفعي على بلدة تلبيسة دون وقوع إصابات بين المدنيين", "civilians"),
    ("قصف مدفعي على بلدة تلبيسة دون وقوع إصابات", "unknown"),
]


@pytest.mark.parametrize(("text", "who"), CLASSES)
def test_who_was_harmed_is_told_by_what_was_hit_or_stays_unknown(text, who):
    assert {line[1] for line in harm(text)} == {who}


def test_what_came_before_a_strike_is_no_harm_of_it():
    assert harm("قصفت المدفعية مواقع الفصيل في بلدة تلبيسة ردا على مقتل جندي") == []


def test_hits_on_positions_are_no_injuries():
    assert harm("قصفت المدفعية مواقع الفصيل في بلدة تلبيسة محققة إصابات مباشرة") == []


def test_a_lead_that_adds_up_what_follows_has_no_line_of_its_own():
    told = events(
        "هجمات في سوريا",
        "قتل تسعة مدنيين بقصف مدفعي على مناطق متفرقة من البلاد اليوم.",
        "وقتل أربعة مدنيين بقصف مدفعي على بلدة تلبيسة.",
        "وقتل خمسة مدنيين بقصف مدفعي على بلدة سرمدا.",
    )
    assert sorted(line for event in told for line in lines(event)) == [
        ("killed", "civilians", 4, 4),
        ("killed", "civilians", 5, 5),
    ]


@pytest.mark.parametrize(("one", "other"), [("قسد", "الجيش التركي"), ("الحوثيين", "الجيش اليمني")])
def test_who_was_harmed_does_not_depend_on_who_struck(one, other):
    told = "سقوط قتلى بقصف مدفعي نفذه {} على مواقع {} في بلدة تلبيسة"
    assert harm(told.format(one, other)) == [("killed", "combatants", 2, None)]
    assert harm(told.format(other, one)) == [("killed", "combatants", 2, None)]


def test_the_dead_of_two_groups_that_no_file_knows_are_told_apart():
    text = "والقتلى هم 18 عنصرا من لواء السهل وسبعة من كتيبة الجسر، قتلوا في اشتباكات في بلدة النخيل."
    assert sorted(h.min for e in waqai.read(text, published="2024-05-15").events for h in e.harm) == [7, 18]


def test_the_side_of_the_last_of_a_list_is_not_that_of_those_told_of_another():
    text = "قتل 18 عنصرا من قاعدة الجهاد والموالين لها، وسبعة من حركة حزم في اشتباكات في بلدة النخيل."
    told = [h for e in waqai.read(text, published="2024-05-15").events for h in e.harm]
    assert [(h.min, h.side) for h in told if h.min == 18] != [(18, "حركة حزم")]
    assert 25 not in [h.min for h in told]
