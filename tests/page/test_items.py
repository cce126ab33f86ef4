"""Digests and live blogs are told apart into their stories, each with its own time; one story stays one."""

import json

import pytest
from pages import BODY, HEADLINE, article_of, dump

from waqai.arabic.fold import fold
from waqai.lexicon import load_knowledge
from waqai.page.items import compile_several
from waqai.page.line import make_line
from waqai.page.printed import compile_dates

KNOWLEDGE = load_knowledge()
ROUND_UP = "حصاد الأحداث الميدانية ليوم السبت 4-3-2023"
TIMED = ("21:40", "18:05", "09:15")


def stories(article):
    return [article.text[item.start : item.end] for item in article.items]


def test_the_words_of_several_stories_read_their_proof():
    book = compile_several(KNOWLEDGE)
    dates = compile_dates(KNOWLEDGE.printed_dates, KNOWLEDGE.times)
    for proof in KNOWLEDGE.several.proof:
        text = proof.text or proof.silent
        announced = book.announces(text)
        assert (announced == "digest") == bool(proof.reads.get("digest")), text
        assert (announced == "update") == bool(proof.reads.get("live")), text
        if "time" in proof.reads:
            assert book.stamp(text, dates.read(make_line(text, False))).time == proof.reads["time"]


def test_a_digest_with_places_before_its_paragraphs_is_its_paragraphs():
    paragraphs = [f"حلب::{BODY[0]}", BODY[1], f"درعا::{BODY[2]}", BODY[3]]
    article = article_of(dump(ROUND_UP, *paragraphs), published="2023-03-04")
    assert stories(article) == paragraphs
    assert {(item.kind, item.day, item.time, item.reference) for item in article.items} == {
        ("digest", None, None, "2023-03-04")
    }


def test_a_label_alone_on_its_line_belongs_to_the_story_below_it():
    article = article_of(dump(ROUND_UP, "ففي حلب:", "- " + BODY[0], "- " + BODY[1], "وفي درعا:", "- " + BODY[2]))
    assert stories(article) == ["ففي حلب:\n- " + BODY[0], "- " + BODY[1], "وفي درعا:\n- " + BODY[2]]


def test_what_stands_above_the_first_section_is_no_story_of_the_digest():
    article = article_of(dump(ROUND_UP, BODY[3], f"حلب::{BODY[0]}", f"إدلب::{BODY[1]}", f"درعا::{BODY[2]}"))
    assert stories(article)[0].startswith("حلب")
    assert BODY[3] in article.text


@pytest.mark.parametrize(
    "page",
    [
        dump(HEADLINE, *BODY),
        dump(HEADLINE, BODY[0], "نزوح العائلات", BODY[1], "مطالب المجلس", *BODY[2:]),
        dump("المزارعون يبدؤون حصاد القمح", BODY[0], "موسم وفير:", BODY[1], "أسعار مرتفعة:", BODY[2]),
        dump(ROUND_UP, *BODY),
    ],
)
def test_a_page_with_one_story_has_no_items(page):
    assert article_of(page).items == ()


def test_the_entries_of_a_live_blog_have_the_times_above_them():
    entries = [part for pair in zip(TIMED, BODY[:3], strict=True) for part in pair]
    article = article_of(dump(HEADLINE, *entries), published="2023-03-04")
    assert stories(article) == list(BODY[:3])
    assert [(i.kind, i.time, i.day, i.reference) for i in article.items] == [
        ("update", time, None, "2023-03-04") for time in TIMED
    ]


def test_a_time_may_open_an_entry_and_tell_its_half_of_the_day():
    texts = [f"2:05 مساءً | {BODY[0]}", f"9:30 صباحاً | {BODY[1]}", f"12:10 ص - {BODY[2]}"]
    article = article_of(dump(HEADLINE, *texts))
    assert [item.time for item in article.items] == ["14:05", "09:30", "00:10"]
    assert stories(article) == texts


def test_entries_whose_times_run_over_midnight_count_from_no_day():
    times = ("00:20", "23:40", "22:10")
    entries = [part for pair in zip(times, BODY[:3], strict=True) for part in pair]
    article = article_of(dump(HEADLINE, *entries), published="2023-03-04")
    assert [item.reference for item in article.items] == [None, None, None]


def test_two_entries_are_a_live_blog_only_where_the_headline_says_so():
    entries = [part for pair in zip(TIMED, BODY[:2], strict=False) for part in pair]
    assert article_of(dump(HEADLINE, *entries)).items == ()
    assert len(article_of(dump(HEADLINE + ".. تغطية مباشرة", *entries)).items) == 2


def live_page(updates, blocks=""):
    told = {"@type": "LiveBlogPosting", "headline": HEADLINE, "datePublished": "2023-03-04T06:00:00Z"}
    script = json.dumps({**told, "liveBlogUpdate": updates}, ensure_ascii=False)
    head = f'<head><title>{HEADLINE}</title><script type="application/ld+json">{script}</script></head>'
    return f"<!DOCTYPE html><html>{head}<body><nav>الرئيسية</nav><h1>{HEADLINE}</h1>{blocks}</body></html>"


def test_the_updates_of_json_ld_are_entries_with_their_own_days():
    updates = [
        {
            "@type": "BlogPosting",
            "headline": "قصف جديد",
            "articleBody": BODY[0],
            "datePublished": "2023-03-05T01:10+03:00",
        },
        {
            "@type": "BlogPosting",
            "articleBody": f"<p>{BODY[1]}</p><p>{BODY[2]}</p>",
            "datePublished": "2023-03-04T23:50",
        },
    ]
    article = article_of(live_page(updates, f"<p>{BODY[0]}</p><p>سطر من الموقع نفسه</p>"), "text/html")
    assert article.headline == HEADLINE
    assert stories(article) == [f"قصف جديد\n{BODY[0]}", f"{BODY[1]}\n{BODY[2]}"]
    assert [(item.day, item.time, item.reference) for item in article.items] == [
        ("2023-03-05", "01:10", "2023-03-05"),
        ("2023-03-04", "23:50", "2023-03-04"),
    ]
    assert [d.line for d in article.dropped] == ["الرئيسية", "سطر من الموقع نفسه"]


def test_the_machine_readable_times_of_entries_are_read():
    days = ("2023-03-04T18:00+03:00", "2023-03-04T12:30+03:00", "2023-03-03T20:15+03:00")
    entries = "".join(
        f'<section><time datetime="{day}">{day[11:16]}</time><p>{text}</p></section>'
        for day, text in zip(days, BODY[:3], strict=True)
    )
    page = f"<!DOCTYPE html><html><body><article><h1>{HEADLINE}</h1>{entries}</article></body></html>"
    article = article_of(page, "text/html")
    assert [(item.day, item.time) for item in article.items] == [(day[:10], day[11:16]) for day in days]
    assert article.published is None


def test_every_word_of_a_headline_that_announces_is_needed():
    book = compile_several(KNOWLEDGE)
    for form in KNOWLEDGE.several.digest:
        assert book.announces(form) == "digest"
        assert book.announces(fold(form).replace(" ", "")) == ""
