"""Every cue, outlet and date word is proved by the sentences beside it."""

import pytest
from msgspec.structs import replace

from waqai.arabic.fold import fold
from waqai.lexicon import load_knowledge
from waqai.page.cues import compile_cues
from waqai.page.line import make_line
from waqai.page.outlets import compile_outlets
from waqai.page.printed import compile_dates

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize("cue", KNOWLEDGE.furniture, ids=lambda cue: cue.id)
def test_a_cue_fires_on_its_proof_and_is_silent_where_told(cue):
    whole, alone = compile_cues(KNOWLEDGE.furniture), compile_cues([cue])
    for proof in cue.proof:
        line = make_line(proof.text or proof.silent, False)
        if proof.silent:
            assert alone.read(line) is None, proof.silent
        else:
            found = whole.read(line)
            assert found is not None, proof.text
            assert found[0].why == cue.why, f"{proof.text}: {found[0].id}"
            assert alone.read(line) is not None, proof.text
    assert any(proof.text for proof in cue.proof)
    assert any(proof.silent for proof in cue.proof)


def test_no_wording_means_two_things():
    seen = {}
    for cue in KNOWLEDGE.furniture:
        for form in cue.forms:
            key = (cue.where, fold(form))
            assert seen.setdefault(key, cue.id) == cue.id, f"{form}: {seen[key]} and {cue.id}"


@pytest.mark.parametrize("outlet", KNOWLEDGE.outlets, ids=lambda outlet: outlet.id)
def test_an_outlet_is_read_from_its_proof(outlet):
    book = compile_outlets(KNOWLEDGE.outlets)
    for proof in outlet.proof:
        line = make_line(proof.text or proof.silent, False)
        credit = book.credit(line)
        named = book.in_byline(line) or (book.named(proof.text.split("(")[1]) if "(" in (proof.text or "") else None)
        found = named.name.ar if named else credit[0] if credit else None
        assert (found == outlet.name.ar) == bool(proof.text)
    for domain in outlet.domains:
        assert book.at(f"https://www.{domain}/story") is outlet


def test_date_words_read_their_proof():
    words = KNOWLEDGE.printed_dates
    reader = compile_dates(words, KNOWLEDGE.times)
    for proof in words.proof:
        printed = reader.read(make_line(proof.text or proof.silent, False))
        days = dict(printed.days) if printed and not printed.rest else {}
        assert days == proof.reads
    assert set(reader.months.values()) == set(range(1, 13))
    assert set(reader.weekdays.values()) == set(range(7))


@pytest.mark.parametrize("file", [file for file in KNOWLEDGE.times if file.role.startswith("month_c")] or [None])
def test_a_printed_date_may_be_spelled_with_every_month_of_time(file):
    reader = compile_dates(KNOWLEDGE.printed_dates, KNOWLEDGE.times)
    for number, forms in file.forms.items():
        for form in forms:
            printed = reader.read(make_line(f"4 {form} 2023", False))
            assert printed is not None
            assert printed.days == (("", f"2023-{int(number):02}-04"),)


def test_without_a_cue_its_line_is_not_told():
    cue = next(cue for cue in KNOWLEDGE.furniture if cue.id == "photo_credit")
    rest = [other for other in KNOWLEDGE.furniture if other.id != cue.id]
    line = make_line(cue.proof[0].text, False)
    assert compile_cues(KNOWLEDGE.furniture).read(line)[0].id == "photo_credit"
    assert compile_cues(rest).read(line) is None
    assert replace(line, words=cue.max_words + 1).words > cue.max_words
    assert compile_cues([cue]).read(replace(line, words=cue.max_words + 1)) is None


def test_a_line_of_rights_that_begins_like_the_credit_of_a_picture_is_no_caption():
    book = compile_cues(KNOWLEDGE.furniture)
    assert book.read(make_line("© صحيفة الوادي 2025 جميع الحقوق محفوظة", False))[0].why == "copyright"
    assert book.read(make_line("© أحياء المدينة القديمة (أ ف ب)", False))[0].why == "caption"
