"""Spans over a text: cut, nested, overlapping, with names taken out; nothing of the text is lost or doubled."""

from hypothesis import given
from hypothesis import strategies as st

from waqai.records import Span
from waqai.site.covered import cut_covered
from waqai.site.marks import Mark, cut_text, join_spans, quoted_sentences, sentences

TEXT = "قتل ثلاثة مدنيين في قصف على النخيل. لا خبر هنا! ودعت الشبكة إلى التهدئة؟ نعم."


def mark(start, end, field="type", number=1):
    return Mark(f"{start}-{end}", start, end, field, f"/r/{number}/#{field}", field, number)


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], min(pair[0] + pair[1], len(TEXT))))


@given(st.lists(spans, max_size=12), st.lists(spans, max_size=3))
def test_pieces_give_the_text_back_and_each_mark_its_stretch(told, hidden):
    marks = [mark(start, end, "record" if n % 3 == 0 else "type", n) for n, (start, end) in enumerate(told)]
    held = join_spans(Span(*pair) for pair in hidden)
    pieces = cut_text(TEXT, Span(0, len(TEXT)), marks, held)
    assert "".join(piece.text for piece in pieces) == TEXT
    for one in marks:
        assert "".join(piece.text for piece in pieces if one in piece.marks) == TEXT[one.start : one.end]
        assert sum(one in piece.opens for piece in pieces) == 1
    covered = "".join(piece.text for piece in pieces if piece.held)
    assert covered == "".join(span.of(TEXT) for span in held)


@given(st.lists(spans, max_size=12))
def test_every_field_mark_can_be_followed(told):
    marks = [mark(start, end, "type", n) for n, (start, end) in enumerate(told)]
    pieces = cut_text(TEXT, Span(0, len(TEXT)), marks)
    links = {piece.shortest for piece in pieces} | {one for piece in pieces for one in piece.closes}
    assert set(marks) <= links


def test_the_innermost_mark_carries_the_link_and_the_others_follow_it():
    outer, inner, twin = mark(0, 16, "harm"), mark(4, 9, "type"), mark(4, 9, "objects", 2)
    pieces = cut_text(TEXT, Span(0, 20), [outer, inner, twin])
    middle = next(piece for piece in pieces if piece.text == TEXT[4:9])
    assert middle.shortest in (inner, twin)
    assert len(middle.closes) == 1
    assert [anchor.id for anchor in middle.anchors] == ["4-9"], "one anchor for one stretch"


def test_record_clauses_open_with_their_number_and_carry_no_link_of_their_own():
    pieces = cut_text(TEXT, Span(0, 20), [mark(4, 16, "record", 7)])
    assert [one.number for piece in pieces for one in piece.chips] == [7]
    assert all(piece.shortest is None and not piece.closes for piece in pieces)


def test_sentences_end_at_arabic_signs_too():
    assert [span.of(TEXT) for span in sentences(TEXT, Span(0, len(TEXT)))] == [
        "قتل ثلاثة مدنيين في قصف على النخيل.", "لا خبر هنا!", "ودعت الشبكة إلى التهدئة؟", "نعم.",
    ]  # fmt: skip


def test_a_decimal_point_ends_no_sentence():
    text = "بلغت النسبة 3.5 في المئة. انتهى."
    assert len(sentences(text, Span(0, len(text)))) == 2


def test_only_sentences_with_evidence_are_quoted_and_neighbours_stay_together():
    first, third, fourth = TEXT.index("ثلاثة"), TEXT.index("الشبكة"), TEXT.index("نعم")
    marks = [mark(first, first + 5), mark(third, third + 4), mark(fourth, fourth + 3)]
    shown = quoted_sentences(TEXT, Span(0, len(TEXT)), marks)
    assert [span.of(TEXT) for span in shown] == ["قتل ثلاثة مدنيين في قصف على النخيل.", "ودعت الشبكة إلى التهدئة؟ نعم."]


def test_a_covered_text_says_so_in_words_and_escapes_the_rest():
    text = "قتل <b>سامر</b> هنا"
    start = text.index("سامر")
    covered = cut_covered(text, Span(0, len(text)), [Span(start, start + 4)])
    assert "سامر" not in str(covered) + covered.html
    assert "&lt;b&gt;" in covered.html and "<b>" not in covered.html
    assert covered.html.count('class="held"') == 1


def test_more_than_three_numbers_behind_a_word_become_first_and_last():
    marks = [mark(4, 9, "places", n) for n in range(15, 31)]
    piece = next(piece for piece in cut_text(TEXT, Span(0, 20), marks) if piece.text == TEXT[4:9])
    assert (len(piece.closes), piece.crowded) == (15, True)
    assert (piece.first.number, piece.last.number) == (16, 30)
    few = next(piece for piece in cut_text(TEXT, Span(0, 20), marks[:4]) if piece.text == TEXT[4:9])
    assert (len(few.closes), few.crowded) == (3, False)
