"""Numbers in figures and words, and what they count. The sentences are the project's own."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from value_words import NUMBER_WORDS, count_calls, numbers_of, show_amount, suite

from waqai.arabic.fold import fold_text
from waqai.arabic.numbers import read_numbers

READ = {
    "غادر 1,200 زائر و١٬٥٠٠ عامل": ["1200 count", "1500 count"],
    "وصل ١٢ طالبا و۱۳ معلما": ["12 count", "13 count"],
    "زُرعت 10.000 شجرة ونحو 5 آلاف شتلة": ["10000 count", "5000 count"],
    "استقبل المعرض مليونا ونصف المليون زائر": ["2500000 count"],
    "استقبل المعرض مليون ونصف زائر": ["1500000 count"],
    "انتقل نصف مليون نحلة": ["500000 count"],
    "سُجّل 2.5 مليون طلب": ["2500000 count"],
    "حضر مئة وخمسة وعشرون طالبا": ["125 count"],
    "حضر ثمانمائة وثمان طالبات": ["808 count"],
    "حضر اثنا عشر حكما واثنتا عشرة لاعبة": ["12 count", "12 count"],
    "وُزعت بثلاثين قرية ولعشرين عائلة وعشر مدارس": ["30 count", "20 count", "10 count"],
    "وصل ثلاثة وأربعة غادروا": ["3 count", "4 count"],
    "خمسون وعشرة من الرفاق": ["50 count", "10 count"],
    "نُقل عشرات الآلاف من الكتب ومئات الدفاتر": ["20000- vague", "200- vague"],
    "عدة آلاف من الطيور وبضع مئات من الأسماك": ["2000- vague", "300- vague"],
    "اشترى العديد من الأهالي أعدادا من الخراف": ["2- vague"],
    "أكثر من أربعة آلاف و300 زائر": ["4301- range"],
    "ما لا يقل عن عشرين عاملا": ["20- range"],
    "سبعة عمال وحارس على الأقل": ["7- range"],
    "أقل من مئة مشارك ولا يتجاوز عددهم": ["1-99 range"],
    "ما بين خمسة وسبعة أيتام": ["5-7 range"],
    "من خمسة إلى سبعة عمال": ["5-7 range"],
    "بين 20 و30 ألف زائر": ["20000-30000 range"],
    "ارتفع عدد المشاركين إلى 40": ["40 count"],
    "حوالي 20 - 25 خيمة": ["20-25 range"],
}
APART = {
    "بلغ السعر 500 ليرة ثم خمسين دولارا ثم 30$ و$40": ["500 money", "50 money", "30 money", "40 money"],
    "اتصلوا على 0933 123 4567 أو +963 933 123456": ["phone", "phone"],
    "فازت الطفلة (9 أعوام) والمعلم البالغ من العمر 54 عاما": ["9 age", "54 age"],
    "غاب 3 أعوام بعد 7 سنوات من العمل": ["3 age", "7 duration"],
    "ارتفعت النسبة 12% ثم 15 في المئة ثم عشرين بالمئة": ["12 percent", "15 percent", "20 percent"],
    "قذيفة من عيار 120 في المتحف": ["120 calibre"],
    "في 5 آب 2015 وفي 2014.": ["5 date_like", "2015 date_like", "2014 date_like"],
    "صدر العدد في 5/8/2015 عند الساعة 9:30": ["date_like", "clock"],
    "عند الساعة الثالثة والنصف": ["3 clock"],
    "ناقشوا القرار 2254 والمادة 5": ["2254 label", "5 label"],
    "طُليت السيارة M4 والطائرة 9N235": ["code", "code", "code"],
    "حلّوا في المركز الثالث والحادي عشر والخامس والعشرين": ["3 ordinal", "11 ordinal", "25 ordinal"],
    "تبعد 18 كيلومترا وتزن 5 أطنان": ["18 measure", "5 measure"],
    "1- قلم\n2- دفتر": ["1 label", "2 label"],
    "استراح المعلم (45) عاما ثم عام واحد": ["45 age", "1 duration"],
    "في أيام 6 و7 و8 آب": ["6 date_like", "7 date_like", "8 date_like"],
    "بلغ المعدل 2.5": ["2 decimal"],
}
SILENT = [
    "لست راضيا عن النتيجة",
    "قال أحد السكان إن إحدى القاعات وأحد المداخل مغلقة",
    "اجتمعوا يوم الاثنين ثم تفرقوا",
    "السبعاوي والعشري وعشيرة الخمسين كلها",
]


@pytest.mark.parametrize("text", READ)
def test_number_of_things(text):
    assert [show_amount(a) for a in numbers_of(text)] == READ[text]


@pytest.mark.parametrize("text", APART)
def test_what_counts_nobody_is_told_apart(text):
    found = numbers_of(text)
    assert [show_amount(a) if " " in e else a.kind for a, e in zip(found, APART[text], strict=True)] == APART[text]
    assert not any(a.countable for a in found)


@pytest.mark.parametrize("text", SILENT[:3])
def test_words_that_are_no_numbers(text):
    assert numbers_of(text) == []


def test_span_is_the_number_without_particles():
    text = "اشترى بعشرين ليرة وأكثر من مئتين وخمسين قلما"
    folded = fold_text(text)
    found = [folded.span(a.start, a.end).of(text) for a in read_numbers(folded, NUMBER_WORDS)]
    assert found == ["عشرين", "أكثر من مئتين وخمسين"]


def test_vowelled_and_stretched_words_read_alike():
    assert [show_amount(a) for a in numbers_of("ثَلاثَةُ عُمّالٍ وخمـــسة")] == ["3 count", "5 count"]


PIECES = [
    *"0123456789٠١ ,.-/:()+$%\nلبو",
    " ثلاثة ",
    " ألف ",
    " مئة ",
    " و",
    " من ",
    " إلى ",
    " عشر",
    " أكثر من ",
    "آلاف ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_any_text_is_read_without_a_crash(text):
    folded = fold_text(text)
    end = 0
    for amount in read_numbers(folded, NUMBER_WORDS):
        assert 0 <= amount.start < amount.end <= len(folded.text)
        assert amount.start >= end and (amount.max is None or amount.min <= amount.max)
        end = amount.end


@given(st.text(max_size=200))
def test_any_characters_are_read_without_a_crash(text):
    folded = fold_text(text)
    assert len(read_numbers(folded, NUMBER_WORDS)) <= len(folded.text)


@pytest.mark.parametrize(
    "unit", ["ألف ", "مئة و", "5-", "1,000,", "خمسة وعشرون ", "بين 5 و", "0123 456 ", "(+1) 2 ", "آلاف "]
)
def test_long_runs_are_read_in_proportion(unit):
    few, many = (count_calls(lambda times=times: numbers_of(unit * times)) for times in (100, 1_000))
    assert many < 12 * few  # a quadratic reader makes a hundred times the calls


# Not Arabic as written: «a hundred and a thousand thousand and ten» for 101,010.
ILL_FORMED = {"مائة و ألف ألف و عشرة"}


def test_outside_numbers_are_all_right():
    wrong = []
    for name in (
        "numbers/duckling_numeral_ar.jsonl",
        "numbers/duckling_ordinal_ar.jsonl",
        "numbers/num2words_tests_ar.jsonl",
    ):
        for case in suite(name):
            text, expected = case["input"].replace("\\\n", " "), case["expected"]
            found = numbers_of(text)
            told = [a.value for a in found[:1]]
            if expected["kind"] == "currency":
                right = told == [int(Fraction(expected["value"]))] and all(a.kind == "money" for a in found)
            else:
                right = told == [Fraction(str(expected["value"]))] and len(found) == 1
            if not right and text not in ILL_FORMED:
                wrong.append((text, expected, found))
    assert wrong == []


def test_outside_sums_and_phone_numbers_count_nobody():
    wrong = []
    for name in ("numbers/duckling_amountofmoney_ar.jsonl", "numbers/duckling_phonenumber_ar.jsonl"):
        for case in suite(name):
            found = numbers_of(case["input"])
            if not found or any(a.countable for a in found):
                wrong.append((case["input"], found))
    assert wrong == []
