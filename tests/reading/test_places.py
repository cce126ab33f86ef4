"""Where things happened: the place itself, what holds it, what lies beside it, and what is no place of the event."""

import pytest

import waqai
from waqai.pipeline import load_lexicon
from waqai.reading.places import find_places
from waqai.reading.scene import build_scene
from waqai.records import Article, Event, Paragraph


def events(text: str) -> list[Event]:
    return list(waqai.read(text, published="2024-05-15").events)


def places(text: str) -> list[list[str]]:
    return [[p.name for p in e.places] for e in events(text)]


def mentions(text: str) -> list[tuple[str, str, str]]:
    article = Article(text=text, paragraphs=(Paragraph(0, len(text), "body"),))
    scene = build_scene(article, load_lexicon())
    return [(m.name, m.precision, m.use) for s in scene.sentences for m in find_places(scene, s)]


GRADES = [
    # A hospital whither the wounded are brought, whence the shells came, and what lies by a base that they came from.
    ("نقل الجرحى إلى مشفى إعزاز", [("اعزاز", "settlement", "origin")]),
    ("سقطت قذائف على مشفى إعزاز", [("اعزاز", "settlement", "place")]),
    ("سيارة إسعاف تابعة لمشفى إعزاز", [("اعزاز", "settlement", "origin")]),
    ("قال ناشطون إن مصدر القصف مدينة سراقب", [("سراقب", "settlement", "origin")]),
    (
        "قذائف مصدرها مطار النيرب العسكري قرب مدينة حلب",
        [("مطار النيرب العسكري", "settlement", "origin"), ("حلب", "near", "origin")],
    ),
    # A direction behind a city tells a side of it, a masculine one behind a governorate its countryside.
    ("غارة على أطراف مدينة إدلب الغربية", [("ادلب", "near", "place")]),
    ("غارات في ريفي إدلب وحمص الغربي", [("ريفي ادلب", "area", "place"), ("حمص الغربي", "area", "place")]),
    # A place in somebody's name, or in what one is called.
    ("قتل شخصان هما «مرهف سنجار»", []),
    ("قتل المعروف بوالي حوران", [("حوران", "region", "side")]),
    # Words of two letters stand amid names; a known village is only the first word of a longer name.
    (
        "قصف على قرية طرمبا حج منصور في ريف إدلب",
        [("طرمبا حج منصور", "settlement", "place"), ("ريف ادلب", "area", "within")],
    ),
    ("قصف على قرية مشرفة قطوان في ريف حلب", [("مشرفه قطوان", "settlement", "place"), ("ريف حلب", "area", "within")]),
    ("قصف على قرية مشرفة في ريف حلب", [("مشرفه", "settlement", "place"), ("ريف حلب", "area", "within")]),
    # No noun without the article has a relative pronoun behind it: a name, then.
    (
        "سيطرت على سرمين وطرمبا التي نزح عنها أهلها",
        [("سرمين", "settlement", "place"), ("طرمبا", "settlement", "place")],
    ),
    ("سيطرت على سرمين وطرمبا لاحقا", [("سرمين", "settlement", "place")]),
    ("قصف على قرية «» في حمص", [("حمص", "settlement", "place")]),
    ("سعى إلى إحياء الطنبورة", []),
    ("اشتباكات في أحياء الطنبورة", [("الطنبوره", "settlement", "place")]),
    ("كانت الأزمة محور المباحثات", []),
    # An adjective of people is none of places.
    ("قصف على بلدة سرحيون جنوب إدلب", [("سرحيون", "settlement", "place"), ("ادلب", "settlement", "container")]),
    # A name in quotation marks behind «حي» is one, whatever its words mean; a quarter may be named for a thing.
    (
        "انفجار في حي «ساحة الرمان» في حمص",
        [("ساحه الرمان", "settlement", "place"), ("حمص", "settlement", "within")],
    ),
    ("قصف على حي المطار في حمص", [("المطار", "settlement", "place"), ("حمص", "settlement", "within")]),
    ("قصف على مزار شيخ منصور", [("مزار شيخ منصور", "settlement", "place")]),
    # Deserts, plains and mountains that no gazetteer knows.
    ("غارات على بادية الغضبان", [("باديه الغضبان", "area", "place")]),
    # A place between two towns is of both.
    (
        "قصف على مفرق السدرة بين بلدتي سرمين وبنش",
        [
            ("مفرق السدره", "near", "place"),
            ("سرمين", "settlement", "within"),
            ("بنش", "settlement", "within"),
        ],
    ),
    ("غارات بين طرمبا وسرمين", [("طرمبا", "settlement", "place"), ("سرمين", "settlement", "place")]),
    ("مفاوضات بين بلاده وروسيا", [("روسيا", "country", "side")]),
    # Phrases that the article makes the name of a part of a town or country, unless a noun before them is told.
    (
        "قصف على المنطقة الصناعية في حمص",
        [("المنطقه الصناعيه", "settlement", "place"), ("حمص", "settlement", "within")],
    ),
    ("انفجار بالمنطقة الصناعية", [("المنطقه الصناعيه", "settlement", "place")]),
    ("عدوان استهدف المنطقة الوسطى", [("المنطقه الوسطي", "region", "place")]),
    ("قال قائد المنطقة الوسطى", []),
    # Things and adjectives are no names: «محيط مدرسة», «جسر نفطي»; an island's name may end like one.
    ("قصف على محيط مدرسة في سرمين", [("سرمين", "settlement", "place")]),
    ("قصف على جسر نفطي", []),
    ("قصف على جزيرة سافتوري", [("جزيره سافتوري", "settlement", "place")]),
    ("قصف على قطاع الطاقة", []),
    ("وصل في الصباح بقرية سرمين", [("سرمين", "settlement", "place")]),
    # A number or a day is a name right behind «حي» and the like, and an own first letter of a name is no «in».
    ("قصف على حي الستين في حمص", [("الستين", "settlement", "place"), ("حمص", "settlement", "within")]),
    ("قصف على بلدة بليون في إدلب", [("بليون", "settlement", "place"), ("ادلب", "settlement", "within")]),
    ("وصل الرتل إلى المدينة الخميس", []),
    # «تل» opens a name by itself, whatever else the next word means; «أم» is none alone.
    ("قصف على محيط تل الحشود", [("تل الحشود", "near", "place")]),
    ("قصف لتل الحشود", [("تل الحشود", "settlement", "place")]),
    ("في تلك الحشود", []),
    ("قصف على قرية أم الألغام", [("ام الالغام", "settlement", "place")]),
    (
        "قصف على منطقة وادي عين عيسى في الرقة",
        [("وادي عين عيسي", "settlement", "place"), ("الرقه", "settlement", "within")],
    ),
    # A valley and what «led to» something are written with the same letters.
    ("قصف وسط مدينة إدلب وأدى لاحتراق الدور", [("ادلب", "settlement", "place")]),
    # An adjective of «قرية» is not definite before «تابعة», a name is; a word before a mark is no verb.
    (
        "قصف على قرية سندية التابعة لمدينة حمص",
        [("سنديه", "settlement", "place"), ("حمص", "settlement", "within")],
    ),
    ("قصف على قرية جبلية تابعة لمدينة حمص", [("حمص", "settlement", "place")]),
    ("قصف على قرية تورين، وإصابة رجل", [("تورين", "settlement", "place")]),
    ("قصف على قرية تطل على إدلب", [("ادلب", "settlement", "place")]),
    # Built places with a name of their own, in quotation marks or with the article.
    ("قصف على حاجز السدرة", [("حاجز السدره", "settlement", "place")]),
    ("قصف على ثكنة «رمان»", [("ثكنه «رمان", "settlement", "place")]),
    ("قصف على حاجز تفتيش", []),
    # What somebody has is no name.
    ("عاد السكان إلى مناطق معيشتهم", []),
    # An adjective of a land is no village of that name, unless it is called one.
    ("قصف على مدينة «قرقميش» المصرية", [("قرقميش", "settlement", "place")]),
    ("قصف على قرية المصرية", [("المصريه", "settlement", "place")]),
    (
        "قصفت القوات بلدة سرمين في ريف إدلب الشرقي",
        [("سرمين", "settlement", "place"), ("ريف ادلب الشرقي", "area", "within")],
    ),
    ("قصفت القوات بلدة سرمين شرقي إدلب", [("سرمين", "settlement", "place"), ("ادلب", "settlement", "container")]),
    ("قصف على حي الوعر في مدينة حمص", [("الوعر", "settlement", "place"), ("حمص", "settlement", "within")]),
    ("اشتباكات في محافظة تعز", [("تعز", "admin1", "place")]),
    ("قصف على محيط بلدة سرمين", [("سرمين", "near", "place")]),
    # A side of a town's countryside, and what lies around a place, hold or widen it; they are no places of their own.
    (
        "قصف على قرية الهيشة في الريف الشرقي لبلدة عين عيسى",
        [("الهيشه", "settlement", "place"), ("عين عيسي", "settlement", "within")],
    ),
    (
        "قصف على قرية الهيشة بالريف الشرقي لعين عيسى",
        [("الهيشه", "settlement", "place"), ("عين عيسي", "settlement", "within")],
    ),
    (
        "غارة على بلدة كفرنبل ومحيطها في منطقة جبل الزاوية",
        [("كفرنبل", "settlement", "place"), ("جبل الزاويه", "region", "within")],
    ),
    # Whence it was fired, whoever stands there.
    (
        "قصف على بلدة سرمين من مواقع الجيش في بلدة كفرنبل",
        [("سرمين", "settlement", "place"), ("كفرنبل", "settlement", "origin")],
    ),
    ("قصفت القوات المتمركزة في الفوج 105 في كفرنبل", [("كفرنبل", "settlement", "origin")]),
    ("نزح السكان من البلدة في ريف حماة", [("ريف حماه", "area", "place")]),
    ("غارة من اتجاه بيروت", [("بيروت", "settlement", "origin")]),
    # A camp's people stand between it and the town beside it.
    (
        "غارة على مخيم السدرة للنازحين قرب بلدة سرمين",
        [("السدره", "settlement", "place"), ("سرمين", "near", "container")],
    ),
    # A canton is as large as a governorate, a zone of control larger than a town.
    (
        "قصف على بلدة رميلان في مقاطعة الجزيرة",
        [("رميلان", "settlement", "place"), ("الجزيره", "admin1", "container")],
    ),
    (
        'اشتباكات في بلدة مارع ضمن منطقة "درع الفرات"',
        [("مارع", "settlement", "place"), ("منطقه «درع الفرات", "region", "container")],
    ),
    ("اتفاق بين روسيا وتركيا", [("روسيا", "country", "side"), ("تركيا", "country", "side")]),
    ("هجوم في تركيا", [("تركيا", "country", "place")]),
    ("شغب في سجن بحمص", [("حمص", "settlement", "place")]),
    ("قدم من بلدتهم القديمة", []),
    ("وصل إلى العاصمة البلجيكية", []),
    (
        "قصفت القوات المتمركزة في سراقب بلدة سرمين",
        [("سراقب", "settlement", "origin"), ("سرمين", "settlement", "place")],
    ),
    ("هجوم على معبر «السمسمية»", [("معبر «السمسميه", "settlement", "place")]),
    ("قصف على قرية الرمان القريبة من مدينة حمص", [("الرمان", "settlement", "place"), ("حمص", "near", "container")]),
    ("غارات في شمال العراق", [("شمال العراق", "area", "place")]),
    ("قصف على الأطراف الشرقية لمدينة جرابلس", [("جرابلس", "settlement", "place")]),
    ("أوقف رجلا ينحدر من مدينة سرمين", [("سرمين", "settlement", "origin")]),
    ("حلب: قصف على الرمل", [("حلب", "admin1", "place")]),
    (
        "في مناطق الرمان والسدرة شمال وشرق سرمين",
        [("الرمان", "settlement", "place"), ("السدره", "settlement", "place"), ("سرمين", "settlement", "container")],
    ),
    ("قصف على بلدة السعن الأسود", [("السعن الاسود", "settlement", "place")]),
    (
        "قصف على بلدة سرمين، على الطريق الواصل بين بلدة النيرب وبنش",
        [("سرمين", "settlement", "place"), ("النيرب", "near", "container"), ("بنش", "settlement", "container")],
    ),
    ("ندد المحتجون في إدلب بالطبقة السياسية", [("ادلب", "settlement", "place")]),
    (
        "قصفت القوات أطراف قرية سرمين ومسجدا ومسجد في بلدة بنش",
        [("سرمين", "near", "place"), ("بنش", "settlement", "place")],
    ),
    ("قال إن القصف وقع في عفرين، وإن الجيش رد", [("عفرين", "settlement", "place")]),
    ("نام الأهالي في حقل مفتوح", []),
    ("مات مدرس في عمر الستين", []),
    ("انفجار في رفح على الحدود مع مصر", [("رفح", "settlement", "place"), ("مصر", "country", "container")]),
    ("خرجوا في إدلب دعما لبلدة سرمين", [("ادلب", "settlement", "place"), ("سرمين", "settlement", "side")]),
    ("غارات في شمال وشرق سرمين", [("سرمين", "settlement", "place")]),
    ("قصف على بلدة سرمين شمال إدلب", [("سرمين", "settlement", "place"), ("ادلب", "settlement", "container")]),
    ("الغزو الروسي لأوكرانيا", [("اوكرانيا", "country", "place")]),
    ("دعم روسيا لأوكرانيا", [("روسيا", "country", "side"), ("اوكرانيا", "country", "side")]),
    ("معارك في مأرب وشبوة", [("مارب", "settlement", "place"), ("شبوه", "admin1", "place")]),
    ("أدان هجوم سوروتش الدامي", [("سوروتش", "settlement", "place")]),
    (
        'قصفت المدفعية بلدتي سرمين و "رمانة" في ريف إدلب',
        [("سرمين", "settlement", "place"), ("رمانه", "settlement", "place"), ("ريف ادلب", "area", "within")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GRADES)
def test_the_words_before_a_place_tell_what_it_is_told_for(text, expected):
    told = [(name.replace('"', "«"), precision, use) for name, precision, use in mentions(text)]
    assert told == expected


UNKNOWN = [
    ("قصفت القوات قرية جفلان زمير كمرود بريف إدلب", "جفلان زمير كمرود"),
    ("قصفت القوات قرية السمسمية الكبيرة بالمدفعية", "السمسميه الكبيره"),
    ("قصفت القوات مخيم «زهر الرمان» بالمدفعية", "زهر الرمان"),
    ("قصفت القوات قرية عين زمرديل بالريف الشمالي", "عين زمرديل"),  # a town is called «عين» alone, too
    ("سقط قتلى في هجوم انتحاري في زمرديل (جنوب)", "زمرديل"),
    ("سقطت قذائف على حي الشبكة", "الشبكه"),
    ("اعتصم العشرات في ساحة النخيل", "ساحه النخيل"),
    ("سقطت قذائف قرب قرية كفر يزبك شمالي إدلب", "كفر يزبك"),
]


@pytest.mark.parametrize(("text", "name"), UNKNOWN)
def test_a_name_that_no_gazetteer_knows_is_read_whole(text, name):
    assert name in [m[0] for m in mentions(text)]


SILENT = [
    "قصفت القوات مناطق سكنية ومناطق متفرقة",
    "قصفت القوات مخيمات للنازحين",
    "دارت اشتباكات في مناطق المواجهة",
    "انسحبت القوات من المدينة في آذار الماضي",
    "أصيب رجلان بجروح في حادث",
    "سقط قتلى من القاعدة في كمين",
    "تجمع الناس في ساحة واسعة",
]


@pytest.mark.parametrize("text", SILENT)
def test_words_that_only_describe_are_no_names(text):
    assert mentions(text) == []


def test_two_names_joined_by_and_are_two_places():
    assert [m[0] for m in mentions("قتل مسلحون في مناطق البوزمرد والسمسمية")] == ["البوزمرد", "السمسميه"]


def test_a_verb_behind_a_list_is_none_of_its_names():
    assert [m[0] for m in mentions("قصفت القوات قرى الرمان والسدرة، واستبقت الفصائل الهجوم")] == ["الرمان", "السدره"]


def test_a_list_without_a_joint_toll_is_an_event_each_and_keeps_what_holds_it():
    told = places("بالمدفعية قصفت قوات الحكومة قرى (آفس، والنيرب) في منطقة سراقب بريف إدلب الشرقي.")
    assert told == [["آفس", "سراقب", "ريف إدلب الشرقي"], ["النيرب", "سراقب", "ريف إدلب الشرقي"]]


def test_a_joint_toll_keeps_one_event_with_all_places():
    told = places("قتل سبعة مدنيين في قصف مدفعي لقوات الحكومة على بلدتي سرمين وبنش.")
    assert told == [["سرمين", "بنش"]]


def test_the_town_beside_is_not_the_place():
    assert places("قصفت قوات الحكومة قرية النيرب جنوب مدينة بنش شرقي إدلب.") == [["النيرب"]]


def test_a_direction_is_the_place_only_where_nothing_smaller_is_told():
    assert places("قصفت طائرات حربية مواقع الفصائل جنوب مدينة سرمين أمس.") == [["سرمين"]]


def test_the_governorate_stands_beside_the_places():
    [event] = events("قصفت قوات الحكومة بلدة سرمين بالمدفعية في محافظة إدلب.")
    assert ([p.name for p in event.places], event.admin1) == (["سرمين"], "إدلب")


def test_what_holds_two_villages_does_not_make_one_event_of_them():
    told = places("قصفت قوات الحكومة بالمدفعية قرية كفرعمة في منطقة الأتارب. وقصفت قرية بلنتا في منطقة الأتارب.")
    assert [p[0] for p in told] == ["كفرعمة", "بلنتا"]


def test_a_namesake_is_chosen_by_what_the_article_names():
    [hama] = events("قصفت قوات الحكومة بالمدفعية بلدة معرزاف في ريف حماة الغربي.")
    [idlib] = events("قصفت قوات الحكومة بالمدفعية بلدة معرزاف في جبل الزاوية جنوبي إدلب.")
    assert (hama.places[0].admin1, idlib.places[0].admin1) == ("حماة", "إدلب")


def test_a_lone_village_of_another_governorate_stays_open():
    [event] = events("قصفت قوات الحكومة بالمدفعية قرية العدوانية في ريف إدلب الجنوبي.")
    assert event.places[0].id is None


def test_a_village_with_a_namesake_as_likely_stays_open():
    text = "قصفت قوات الحكومة بالمدفعية قرية مريمين بالريف الشمالي. وكانت قصفت قرى في ريف حلب وريف إدلب أمس."
    assert next(p for e in events(text) for p in e.places if p.name == "مريمين").id is None


def test_a_lone_village_far_from_what_is_told_with_it_stays_open():
    [event] = events("قصفت قوات الحكومة بالمدفعية قرية عين لاروز قرب مدينة سلقين بريف إدلب.")
    assert event.places[0].id is None


RESOLVED = {
    # The namesake that lies close to what is told with it, inside the smallest place that holds one of them, or whose
    # name has the article or not.
    "قصفت المدفعية قريتي سرجة وفركيا بريف إدلب الجنوبي.": "ocha:C4273",
    "قصفت المدفعية قرية الزيدية بريف مدينة زركان في الحسكة.": "ocha:C4993",
    "سقطت قذائف المدفعية على قرية المجيبرة التي تتبع تل تمر.": "ocha:C4435",
    "قصفت المدفعية قرية الخاتونية قرب بلدة الجرنية بريف الرقة.": "ocha:C5964",
    "سقطت قذائف المدفعية على قرية المستريحة غربي عين عيسى.": "ocha:C6502",
    "قصفت المدفعية بلدة أبو راسين بريف الحسكة.": "ocha:C5005",
    # Not a town far from the one that it lies by, nor one of another country, nor a word that is a name elsewhere.
    "قصفت طائرة مسيرة موقعا قرب مخيمات الكرامة قرب مدينة أطمة.": None,
    "قصفت المدفعية محور الخضر بريف اللاذقية.": None,
    "قصفت المدفعية قرية الجديدة بريف إدلب الغربي.": None,
}


@pytest.mark.parametrize("text", RESOLVED)
def test_which_namesake_is_meant_is_told_by_what_stands_with_it(text):
    assert events(text)[0].places[0].id == RESOLVED[text]


def test_a_town_goes_before_the_village_of_its_name():
    [event] = events("سقطت قذائف على مدينة عفرين شمالي حلب فقتل مدنيان.")
    assert event.places[0].id == "ocha:C1366"


def test_strikes_counted_together_are_one_event_with_all_places():
    assert places("شنت طائرات حربية أربع غارات على بلدتي سرمين وبنش.") == [["سرمين", "بنش"]]


def test_several_strikes_count_none_together():
    assert places("شنت طائرات حربية عدة غارات على بلدتي سرمين وبنش.") == [["سرمين"], ["بنش"]]


ITEMS = {
    "قصفت المدفعية قرى كفرعويد وعين الرمان وسرمين جنوبي إدلب.": ["كفرعويد", "عين الرمان", "سرمين"],
    "قصفت المدفعية مواقع في سرمين وعين رمانو وبنش شرقي إدلب.": ["سرمين", "عين رمانو", "بنش"],
    "استهدفت غارات قريتي البارة وبليون جنوبي إدلب.": ["البارة", "بليون"],
    "استهدفت غارات بلدات البارة، بليون، كفرعويد جنوبي إدلب.": ["البارة", "بليون", "كفرعويد"],
    "قصفت المدفعية مواقع في سرمين ومسقانا وبنش شرقي إدلب.": ["سرمين", "مسقانا", "بنش"],
}


@pytest.mark.parametrize("text", ITEMS)
def test_the_next_item_of_a_list_is_a_name_whatever_else_its_word_may_be(text):
    assert places(text) == [[name] for name in ITEMS[text]]


def test_a_number_and_a_verb_behind_a_place_are_no_items_of_its_list():
    assert places("قصفت المدفعية بلدة سرمين وعين المجلس مديرا جديدا للبلدة.")[0] == ["سرمين"]
    assert places("قصفت المدفعية بلدة سرمين والعديد من القرى.") == [["سرمين"]]


TOLD = {
    "أصابت قذيفة جرارا على الطريق الواصل بين قريتي سرمين وبنش.": ["سرمين", "بنش"],
    "أصيب مدنيون بقصف طائرة مسيرة حافلة على طريق سرمين - بنش.": ["سرمين", "بنش"],
    "سقط قتلى في هجوم مسلح قرب مطار الثعلة العسكري بمدينة السويداء.": ["مطار الثعلة", "السويداء"],
    "خرجت مظاهرة في بلدة سرمين تضامنا مع مدينة حلب.": ["سرمين"],
    "قتل عشرون شرطيا في الهجمات التي استهدفت تركيا.": ["تركيا"],
    "خرجت مظاهرة وسط العاصمة الفرنسية باريس.": ["باريس"],
    "قصفت الطائرات جسورا خشبية في محافظة الرقة في شمال سوريا أمس.": ["الرقة"],
    "سيطرت القوات على محافظة الضالع وأبين وحماية مدينة المكلا.": ["الضالع", "أبين"],
    "عثر صيادون على جثة امرأة على ضفة نهر الفرات ببلدة أبو حمام.": ["أبو حمام"],
    "نشر جيش الاحتلال دبابات غربي قرية جباتا الخشب بريف القنيطرة.": ["جباتا الخشب"],
    "حاصر المسلحون مدينة تعز، إحدى كبرى مدن اليمن.": ["تعز"],
    "نقلت موسكو قوات من منطقة خاركيف (شمال) إلى لوغانسك.": ["خاركيف", "لوغانسك"],
}


@pytest.mark.parametrize("text", TOLD)
def test_what_the_words_around_a_place_tell_of_it(text):
    assert [name for told in places(text) for name in told] == TOLD[text]


def test_a_list_of_governorates_takes_names_that_are_also_words():
    text = "قصفت طائرات حربية أمس مخازن سلاح في محافظات حجة ومأرب وعمران."
    assert places(text) == [["حجة", "مأرب", "عمران"]]


def test_a_word_that_may_be_a_governorate_holds_no_place_of_another():
    assert places("دهمت القوات منازل في مدينة سرمين بحجة البحث عن سلاح واعتقلت ثلاثة.") == [["سرمين"]]


def test_who_speaks_from_a_town_does_not_place_what_he_tells():
    assert places("قال ناشطون في مدينة حمص إن قوات الحكومة قصفت بالمدفعية قرية كفرعمة.") == [["كفرعمة"]]


def test_an_area_told_with_the_event_goes_before_a_town_of_another_one():
    told = places("سقط قتلى في هجوم مسلح في محافظة تعز، فيما قصفت المدفعية بلدة سرمين.")
    assert told[0] == ["تعز"]


@pytest.mark.parametrize(
    "text",
    [
        "شنت طائرات حربية غارة في شمال سوريا. وقصفت الطائرات الحربية في الغارة بلدة سرمين.",
        "سقط تسعة قتلى مدنيين بقصف بالمدفعية طال ريف إدلب الشرقي. وقصفت قوات الحكومة بالمدفعية بلدة سرمين شرقي إدلب.",
    ],
)
def test_what_is_told_to_the_place_replaces_what_was_told_in_the_large(text):
    assert places(text) == [["سرمين"]]


def test_news_of_one_governorate_joins_no_town_of_another():
    told = places(
        "تجددت المعارك بين الجيش والمسلحين في محافظة درعا. وقصفت المدفعية قرية السدرة. "
        "ثم دارت معارك بين الجيش والمسلحين في بلدة سرمين."
    )
    assert ["درعا"] in told and ["سرمين"] in told


def test_a_governorate_told_in_another_sentence_or_as_an_origin_is_not_the_events() -> None:
    text = "قصفت قوات النظام بلدة الزعفوطية أمس. وقصفت الطائرات القادمة من ريف حلب مدرسة."
    assert [event.admin1 for event in waqai.read(text, published="2024-05-15").events] == [None, None]


def test_a_governorate_that_only_the_text_tells_is_proved_by_its_words() -> None:
    (event,) = waqai.read("قصفت قوات النظام بلدة الزعفوطية في محافظة حلب أمس.", published="2024-05-15").events
    proof = [text.quote for text in event.evidence if text.field == "admin1"]
    assert event.admin1 == "حلب" and len(proof) == 1 and "حلب" in proof[0]


def test_a_border_of_two_countries_is_a_place_where_nothing_smaller_is_told():
    assert places("انفجرت عبوة ناسفة بسيارة على الحدود السورية العراقية.") == [["الحدود السورية العراقية"]]
    assert places("انفجرت عبوة ناسفة في بلدة سرمين قرب الحدود السورية التركية.") == [["سرمين"]]


def test_a_unit_that_is_also_a_place_is_none_where_somebody_is_of_it():
    assert "الفوج 46" in places("سقطت صواريخ على مستودعات في الفوج 46 غربي حلب.")[0]
    assert "الفوج 46" not in places("قتل جندي من الفوج 46 في كمين بريف حلب.")[0]


def test_a_front_names_the_places_behind_it():
    assert [m[0] for m in mentions("اشتباكات على محوري زعفوط والنيرب بريف إدلب")][:2] == ["زعفوط", "النيرب"]
    assert mentions("قال ممثل محور المقاومة إن الحرب مستمرة") == []


def test_a_camp_of_another_country_stays_open():
    [event] = events("قصفت قوات الحكومة بالمدفعية مخيم البريج في محافظة إدلب.")
    assert event.places[0].id is None


def test_the_article_that_melts_into_a_particle_is_no_part_of_a_name():
    assert places("قصفت القوات المدخل الغربي للمدينة الخضراء في عدن")[0][0] == "مدينة الخضراء"


RECALLED = [
    (
        "جرح جنديان خلال اشتباكات مع المقاومة في مديرية السدرة شمال صنعاء. "
        "وقال الأهالي إن الاشتباكات دارت في قرية الرمانة.",
        [["الرمانة"]],
    ),
    (
        "ذكر ضابط أن ستة عمال قتلوا حين هاجم مسلحون محطة وقود في شمال العراق. "
        "وأوقع الهجوم الذي شهدته بلدة خانقين تسعة جرحى.",
        [["خانقين"]],
    ),
    (
        "شنت القوات غارات على قرية الرمانة في ريف إدلب. وسقط قتلى في الغارات التي استهدفت بلدة سرمين.",
        [["الرمانة", "ريف إدلب"], ["سرمين"]],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RECALLED)
def test_a_definite_noun_tells_the_place_of_what_it_recalls_more_exactly(text, expected):
    assert places(text) == expected


def test_the_place_of_a_crime_is_not_that_of_the_arrest_for_it():
    told = waqai.read("أعلنت الوزارة اعتقال المتهمين بالتفجير الذي استهدف بلدة بني سعد.", published="2024-05-15").events
    assert [[p.name for p in e.places] for e in told if e.type == "arrest"] == [[]]


def test_what_is_told_of_a_time_long_past_has_not_the_place_of_the_thread():
    told = waqai.read(
        "قصفت الطائرات الأمريكية بلدة سرمين في 3 أيار الجاري، وقتلت قياديا. "
        "وسبق أن استهدف القيادي في غارة جوية أمريكية في أيلول الماضي.",
        published="2024-05-15",
    ).events
    assert [(e.start, [p.name for p in e.places]) for e in told] == [("2024-05-03", ["سرمين"]), ("2023-09-01", [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ثلاثة بينهم طفل من بلدة سراقب في قصف على سوق معرة النعمان.", [["معرة النعمان"]]),
        ("أعلن المتحدث باسم الجيش في الخرطوم مقتل خمسة جنود في معارك الفاشر.", [["الفاشر"]]),
    ],
)
def test_whence_the_harmed_come_and_where_somebody_speaks_is_no_place_of_it(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("أمام مديرية الأمن في مدينة سرمين", ["سرمين"]),
        ("قرب مبنى دائرة التقاعد العامة في مدينة سرمين", ["سرمين"]),
        ("على مدخل الباب الخلفي لمتجر في مدينة سرمين", ["سرمين"]),
    ],
)
def test_an_office_and_a_door_are_no_places(where: str, expected: list[str]) -> None:
    assert places(f"انفجرت سيارة مفخخة {where}.") == [expected]


def test_a_mark_that_opens_inside_a_name_closes_in_it() -> None:
    assert places("قصفت القوات مخيم «النخيل» غرب إدلب") == [["النخيل"]]
    assert places("قصفت القوات معبر «النخيل» غرب إدلب") == [["معبر «النخيل»"]]
