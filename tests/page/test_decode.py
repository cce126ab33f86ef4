import codecs

import pytest
from pages import BODY, HEADLINE, article_of, body_of

from waqai.errors import EmptyPage, NotText

TEXT = HEADLINE + "\n\n" + "\n".join(BODY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_form_gives_the_same_article(encoding):
    article = article_of(TEXT.encode(encoding))
    assert article.text == TEXT


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("claimed", [None, "utf-8", "iso-8859-1", "windows-1252", "no-such-encoding", "rot13"])
def test_legacy_arabic_is_told_by_its_letters_whatever_the_header_claims(encoding, claimed):
    raw = TEXT.replace("–", "-").encode(encoding)
    assert article_of(raw, charset=claimed).text == TEXT


def test_utf8_behind_a_wrong_header_is_utf8():
    assert article_of(TEXT.encode(), charset="windows-1256").text == TEXT


def test_a_meta_tag_names_the_encoding():
    page = f'<html><head><meta charset="windows-1256"></head><body><h1>{HEADLINE}</h1><p>{"</p><p>".join(BODY)}</p>'
    article = article_of(page.encode("windows-1256"), "text/html")
    assert article.headline == HEADLINE
    assert body_of(article) == list(BODY)


def test_letters_that_were_read_as_western_are_read_again():
    assert article_of(TEXT.encode().decode("latin-1").encode()).text == TEXT


def test_a_page_cut_in_the_middle_of_a_letter_is_read():
    article = article_of(TEXT.encode()[:-1])
    assert article.text.startswith(TEXT[:-2])


def test_windows_line_ends_are_line_ends():
    assert article_of(TEXT.replace("\n", "\r\n")).text == TEXT


def test_lone_surrogates_do_not_reach_the_article():
    article = article_of(TEXT + " \ud83d \udc00")
    article.text.encode("utf-8")
    assert article.headline == HEADLINE


@pytest.mark.parametrize("raw", [b"", b" \n\t ", codecs.BOM_UTF8, "\u00a0\u200b\n".encode(), b"\x00\x00\x00\x00"])
def test_nothing_but_blanks_is_an_empty_page(raw):
    with pytest.raises(EmptyPage, match=r"blank\.txt: empty"):
        article_of(raw, path="blank.txt")


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00" + bytes(range(256)) * 8,
        b"%PDF-1.7\n" + bytes(range(256)) * 8,
        b"\xff\xfb\x90\x00" * 500,
        b"\x7fELF\x02\x01\x01\x00" + b"\x00" * 3000 + b"\x01",
    ],
)
def test_binary_is_no_text(raw):
    with pytest.raises(NotText, match=r"photo\.txt"):
        article_of(raw, path="photo.txt")
