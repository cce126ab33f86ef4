"""Who says that it happened: sentences written for this project."""

import pytest
from speech_pages import scene_of

import waqai
from waqai.reading.assemble import lay_ground
from waqai.reading.cores import find_cores
from waqai.reading.hearing import hear
from waqai.reading.sources import Sources
from waqai.reading.speech import listen
from waqai.records import Event


def read(*sentences: str) -> tuple[Event, ...]:
    return waqai.read("\n".join(sentences), published="2024-05-15").events


def told_by(*sentences: str) -> list[list[str]]:
    return [[p.name for p in e.according_to] for e in read(*sentences)]


SAID = {
    "قالت مصادر محلية إن طائرات حربية قصفت بلدة تلبيسة.": ["مصادر محلية"],
    "قصفت طائرات حربية بلدة تلبيسة، بحسب المرصد السوري لحقوق الإنسان.": ["المرصد السوري لحقوق الإنسان"],
    "وفق ما ذكرت قناة الجزيرة، قصفت قوات الحكومة بلدة تلبيسة.": ["قناة الجزيرة"],
    "قال مصدر أمني في شرطة المحافظة إن عبوة ناسفة انفجرت في مدينة المخا.": ["مصدر أمني في شرطة المحافظة"],
    "نقلت وكالة رويترز عن مصدر أمني أن عبوة ناسفة انفجرت في مدينة تعز.": ["مصدر أمني", "وكالة رويترز"],
    "أفاد ناشطون وشهود عيان بأن قوات الحكومة قصفت بلدة تلبيسة.": ["ناشطون", "شهود عيان"],
    "قتل مدنيان بقصف على بلدة تلبيسة، وفقا للمرصد.": ["المرصد"],
    "قتل مدنيان بقصف على بلدة تلبيسة، وفق إحصائية أعدتها وكالة رويترز.": ["وكالة رويترز"],
    "اتهمت الشبكة السورية لحقوق الإنسان قوات الحكومة بقصف بلدة تلبيسة.": ["الشبكة السورية لحقوق الإنسان"],
    "استهدف هجوم انتحاري ناشطين في مدينة سروج.": [],  # whom the event hits
    "وثقت الشبكة السورية لحقوق الإنسان مقتل مدنيين بقصف على بلدة تلبيسة.": ["الشبكة السورية لحقوق الإنسان"],
    "قتل مدنيان بقصف على بلدة تلبيسة، بحسب ما نشره الدفاع المدني السوري.": ["الدفاع المدني السوري"],
    "قتل مدنيان بقصف على بلدة تلبيسة، بحسب ما ذكرته في حينه وزارة الداخلية.": ["وزارة الداخلية"],
    "قتل مدنيان بقصف على بلدة تلبيسة، وفق حصيلة أعدتها وكالة رويترز.": ["وكالة رويترز"],
    "قال الناشط الإعلامي سالم الحداد إن طائرات حربية قصفت بلدة تلبيسة.": ["سالم الحداد"],
    "أفاد مراسل قناة الجزيرة في تعز، سالم الحداد، بأن عبوة ناسفة انفجرت في مدينة تعز.": ["سالم الحداد"],
    'قتل مدنيان بقصف على بلدة تلبيسة، حسبما أفاد مراسل "الوادي اليوم".': ['مراسل "الوادي اليوم"'],  # a day in a name
    "دانت وزارة الخارجية القصف على بلدة تلبيسة.": [],  # who condemns
    "قتل مدنيان بقصف على بلدة تلبيسة، وفق المعطيات الأولية.": [],  # what is heard is nobody's word
    "أفادت مصادر محلية بقصف على بلدة تلبيسة، وبحسب المعلومات فإن القصف أصاب منزلا.": ["مصادر محلية"],
    "قصفت طائرات حربية بلدة تلبيسة بحسب المراسل على أطراف السهل.": ["المراسل"],
    "أفاد مراسل قناة الجزيرة (سالم الحداد) بقصف على بلدة تلبيسة.": ["سالم الحداد"],
    "قال الناشط الإعلامي في تعز سالم الحداد إن طائرات حربية قصفت بلدة تلبيسة.": ["سالم الحداد"],
    "عاجل | مراسل قناة الجزيرة: طائرة مسيرة استهدفت سيارة في بلدة تلبيسة.": ["مراسل قناة الجزيرة"],
    "النخيل - وكالات: قصفت طائرات حربية بلدة تلبيسة.": [],  # a dateline
    'وفق بيان لـ"الدفاع المدني السوري"، قتل مدنيان بقصف على بلدة تلبيسة.': ["الدفاع المدني السوري"],
    "وفق المعلومات التي نقلتها وكالة رويترز، قصفت طائرة بلدة تلبيسة.": ["وكالة رويترز"],
    "اليمن: قصفت طائرات حربية بلدة المخا.": [],  # a place that heads its news
    "جددت قوات الحكومة قصفها على بلدة تلبيسة حيث استهدفت منزلا.": [],  # a renewed deed is no word
    "قصفت قوات الحكومة بلدة تلبيسة دون وقوع إصابات.": [],  # that nobody was hurt
    "قصفت قوات الحكومة بلدة تلبيسة.": [],
}


@pytest.mark.parametrize("text", SAID)
def test_who_says_so_stands_in_the_words_of_the_page_and_nobody_else(text: str) -> None:
    assert told_by(text) == [SAID[text]]


def test_the_outlet_that_is_spoken_to_ends_the_name_of_the_source() -> None:
    [names] = told_by("قالت مصادر عسكرية لوكالة الأناضول إن مسلحين هاجموا حاجزا في بلدة تلبيسة.")
    assert names[0] == "مصادر عسكرية"


@pytest.mark.parametrize(
    "further",
    [
        "وأضاف المصدر أن طفلا أصيب في انفجار لغم في بلدة المخا.",
        "وأضافت المصادر أن طفلا أصيب في انفجار لغم في بلدة المخا.",
        "وبحسب المصدر، خطف مسلحون طبيبا في مدينة ذمار.",
    ],
)
def test_a_source_that_is_recalled_stands_under_its_full_name(further: str) -> None:
    told = told_by("قال مصدر طبي في مستشفى تعز إن ثلاثة مدنيين قتلوا بقصف على بلدة الوازعية.", further)
    assert told == [["مصدر طبي في مستشفى تعز"]] * 2


def test_our_correspondent_is_named_as_the_page_names_him_and_stands_once() -> None:
    told = told_by(
        "قال مراسل قناة النخيل إن قوات الحكومة قصفت بلدة تلبيسة.",
        "وقال مراسلنا إن عبوة ناسفة انفجرت في مدينة المخا.",
        "وذكر مراسلنا أن القصف على تلبيسة أوقع قتيلين.",
    )
    assert told == [["مراسل قناة النخيل"], ["مراسلنا"]]


@pytest.mark.parametrize("told_to", ["لوكالة الأناضول", "لـ«عكاظ»"])
def test_the_outlet_that_is_spoken_to_is_heard_behind_whoever_speaks(told_to: str) -> None:
    scene = scene_of(f"كشفت مصادر محلية {told_to} عن مقتل مدنيين بقصف على بلدة تلبيسة.")
    hearing = hear(scene)
    [core] = [c for s in scene.sentences for c in find_cores(scene, lay_ground(scene, s))[0]][:1]
    links = {s.link for s in Sources(hearing, listen(hearing)).candidates(core)}
    assert links == {"speech", "heard"}


def test_the_telling_that_names_a_source_gives_it_to_the_happening() -> None:
    told = told_by(
        "قصفت قوات الحكومة بلدة تلبيسة.", "وقال المرصد السوري لحقوق الإنسان إن القصف على تلبيسة أوقع قتيلين."
    )
    assert told == [["المرصد السوري لحقوق الإنسان"]]


def test_a_source_named_twice_stands_once() -> None:
    told = told_by(
        "قالت مصادر محلية إن قوات الحكومة قصفت بلدة تلبيسة.", "وذكرت المصادر أن القصف على تلبيسة أوقع قتيلين."
    )
    assert told == [["مصادر محلية"]]


def test_the_source_has_the_words_that_prove_it() -> None:
    text = "قال مصدر أمني في شرطة المحافظة إن عبوة ناسفة انفجرت في مدينة المخا."
    [event] = read(text)
    [proof] = [e for e in event.evidence if e.field == "according_to"]
    assert text[proof.start : proof.end] == proof.quote == "مصدر أمني في شرطة المحافظة"


def test_an_outlet_that_is_only_recalled_stands_under_its_full_name() -> None:
    told = told_by(
        "ذكر موقع النخيل الإخباري أن طائرات حربية قصفت بلدة تلبيسة.",
        "ونقل الموقع عن مصادر طبية أن عبوة ناسفة انفجرت في مدينة المخا.",
    )
    assert told == [["موقع النخيل الإخباري"], ["مصادر طبية", "موقع النخيل الإخباري"]]


def test_an_eyewitness_is_a_source_without_a_name_and_nobody_to_be_held_back() -> None:
    [event] = waqai.read("قال شاهد عيان إن القصف أصاب السوق في بلدة النخيل.", published="2025-03-01").events
    assert [(p.name, p.kind) for p in event.according_to] != [("شاهد عيان", "person")]
    assert [p.name for p in event.according_to] == ["شاهد عيان"]


def test_who_shares_a_first_name_only_is_somebody_else() -> None:
    names = told_by(
        "وقال الناشط سالم الحداد إن طائرات حربية قصفت بلدة تلبيسة.",
        "وقال سالم النجار إن لغما انفجر في مدينة تعز.",
        "وأضاف الحداد أن قوات الحكومة قصفت بلدة الرستن.",
    )
    assert names == [["سالم الحداد"], ["سالم النجار"], ["سالم الحداد"]]


def test_a_name_that_only_recalls_is_no_source_beside_another() -> None:
    [names] = told_by(
        "قال شهود عيان إن طائرات حربية قصفت بلدة تلبيسة.", "وأضافت المصادر أن القصف على بلدة تلبيسة أصاب منزلا."
    )
    assert names == ["شهود عيان"]
