"""One happening and what came of it: landings, incursions, operations, thrown grenades, lone shootings, accidents."""

import pytest

import waqai

PUBLISHED = "2024-05-15"
LANDING = "نفذ التحالف عملية إنزال جوي في بلدة كفرنوران استهدفت منزلاً لنازحين واعتقل ثلاثة أشخاص."
KILLED = "مقتل خمسة أشخاص وأسر غيرهم خلال عملية إنزال لمروحيات أمريكية في بلدة كفرنوران."
SEARCH = "نفذت قوات التحالف فجر الاثنين عملية إنزال جوي في بلدة كفرنوران بحثاً عن خلايا التنظيم."
OPERATION = "نفذت الشرطة عملية أمنية في بلدة كفرنوران الاثنين.\nوأسفرت العملية عن اعتقال ثلاثة أشخاص."
INCURSION = "توغلت قوة للجيش في بلدة كفرنوران واعتقلت ثلاثة أشخاص."
ENTERED = "توغلت دورية للجيش في بلدة كفرنوران وأقامت حاجزاً مؤقتاً."
ALERT = "شهدت بلدة كفرنوران استنفاراً عسكرياً لقوات النظام الاثنين."
GRENADE = "ألقى مجهولون قنبلة يدوية على منزل في بلدة كفرنوران الاثنين."
DROPPED = "ألقت طائرة مسيرة قنبلة على منزل في بلدة كفرنوران الاثنين."
LONE = "قتل أحد عناصر الفصيل برصاص مجهولين في بلدة كفرنوران الاثنين."
RUN_OVER = "توفي طفل إثر دهسه بشاحنة عسكرية تابعة للفصيل في بلدة كفرنوران الاثنين."
DUD = "أصيب أربعة أطفال بجروح جراء انفجار قذيفة غير متفجرة في بلدة كفرنوران الاثنين."
TOLL = "تعرضت سيارة مدنية لهجوم عبر طائرة مسيرة قرب بلدة كفرنوران الاثنين.\nوأسفر الهجوم عن مقتل ثلاثة مدنيين."
AGAIN = "قصفت طائرات قوات النظام بلدة كفرنوران الاثنين.\nواستهدفت قوات النظام بلدة كفرنوران وألحقت أضراراً بالسوق."
FIRE = "جرحت معلمة واندلع حريق، الاثنين، جراء قصف مدفعي شنته قوات النظام على بلدة كفرنوران."
POSTS = "استهدفت قوات النظام مقرات للفصائل في بلدة كفرنوران الاثنين."
LIGHT = "أصيب مزارع جراء قصف شنه الجيش بالأسلحة الخفيفة على بلدة كفرنوران الاثنين."
FAR_BY = (
    "استهدف الجيش مواقع عناصر الفصيل في محيط بلدة كفرنوران في ريف حلب الغربي قرب الطريق الدولي بقذائف المدفعية الثقيلة."
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (LANDING, ["arrest"]),
        (KILLED, ["arrest"]),
        (SEARCH, ["operation"]),
        (OPERATION, ["arrest"]),
        (INCURSION, ["arrest"]),
        (ENTERED, ["force_movement"]),
        (ALERT, []),
        (GRENADE, ["bombing"]),
        (DROPPED, ["air_strike"]),
        (LONE, ["attack"]),
        (RUN_OVER, ["other_incident"]),
        (DUD, ["bombing"]),
        (TOLL, ["air_strike"]),
        (AGAIN, ["air_strike"]),
        (FIRE, ["shelling"]),
        (POSTS, ["shelling"]),
        (LIGHT, ["attack"]),
        (FAR_BY, ["shelling"]),
    ],
)
def test_a_happening_and_what_came_of_it_are_one_event(text, kinds):
    assert [e.type for e in waqai.read(text, published=PUBLISHED).events] == kinds


def test_a_strike_like_the_last_is_of_its_kind():
    text = "قصفت مدفعية قوات النظام بلدة كفرنوران الاثنين.\nوأصيب عشرة مدنيين بهجمات مماثلة على بلدة سرمين."
    first, second = waqai.read(text, published=PUBLISHED).events
    assert (first.type, second.type) == ("shelling", "shelling")
    assert second.places[0].name == "سرمين"
