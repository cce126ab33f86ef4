"""The stories of a digest or live blog are read apart: no place, day or number goes over from one to the next."""

from dataclasses import replace

import pytest

from waqai.page import parse_page
from waqai.pipeline import load_lexicon
from waqai.reading import read_article
from waqai.records import Page

HEAD = "حصاد الأحداث الميدانية"
FIRST = "حلب::استهدف قصف مدفعي بلدة منبج في ريف حلب في 3 آذار 2023، ما أدى إلى مقتل ثلاثة مدنيين."
SECOND = "إدلب::قُتل مدنيان جراء قصف مدفعي على منزل وسط البلدة."
THIRD = "درعا::طالب المجلس المحلي في بيان اليوم الأطراف بوقف إطلاق النار فوراً وفتح الطريق."


@pytest.fixture(scope="module")
def article():
    text = "\n\n".join([HEAD, FIRST, SECOND, THIRD])
    page = Page(raw=text.encode(), media_type="text/plain", published="2023-03-04")
    return parse_page(page, load_lexicon().knowledge)


def read(article):
    return read_article(article, load_lexicon())


def test_each_story_is_read_for_itself(article):
    assert len(article.items) == 3
    events = {event.evidence[0].start >= article.items[1].start: event for event in read(article).events}
    assert [place.name for place in events[False].places][:1] == ["منبج"]
    assert (events[False].start, events[True].start) == ("2023-03-03", None)
    assert "منبج" not in {place.name for place in events[True].places}


def test_every_quote_is_the_text_where_it_says(article):
    found = read(article)
    records = (*found.events, *found.statements, *found.demands)
    assert len({record.id for record in records}) == len(records)
    assert found.demands
    for record in records:
        for item in record.evidence:
            assert article.text[item.start : item.end] == item.quote
    statements = {statement.id for statement in found.statements}
    assert {demand.statement for demand in found.demands} <= {None, *statements}


def test_the_headline_over_all_is_told_as_unread(article):
    why = {unread.why for unread in read(article).unread if article.text[unread.start : unread.end] == HEAD}
    assert why == {"headline over several stories"}


def test_what_stands_above_the_first_story_is_read_with_the_headline(article):
    later = replace(article, items=article.items[1:])
    found = read(later)
    assert any(event.evidence[0].start < later.items[0].start for event in found.events)
    assert "headline over several stories" not in {unread.why for unread in found.unread}


def test_relative_words_count_from_the_day_of_their_own_story(article):
    told = "استهدف قصف مدفعي بلدة منبج اليوم، ما أدى إلى مقتل ثلاثة مدنيين."
    text = "\n\n".join([HEAD, f"حلب::{told}", SECOND, THIRD])
    page = parse_page(Page(raw=text.encode(), media_type="text/plain"), load_lexicon().knowledge)
    for day in (None, "2023-03-09"):
        items = (replace(page.items[0], reference=day), *page.items[1:])
        assert read(replace(page, items=items)).events[0].start == day
