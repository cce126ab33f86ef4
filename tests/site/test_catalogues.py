"""Every text has its Arabic, in all six plural forms; what is compiled is what is written."""

import re
from gettext import GNUTranslations

import pytest
from django.utils import translation
from django.utils.translation import ngettext

from waqai.site import catalogues, labels


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_catalogues_hold_exactly_the_texts_in_use(language):
    written = (catalogues.LOCALE / language / "LC_MESSAGES" / "django.po").read_bytes()
    assert written == catalogues.po_bytes(catalogues.updated(language)), "run python -m waqai.site.catalogues"


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_what_is_compiled_is_what_is_written(language):
    folder = catalogues.LOCALE / language / "LC_MESSAGES"
    fresh = catalogues.mo_bytes((folder / "django.po").read_bytes(), language)
    assert (folder / "django.mo").read_bytes() == fresh, "run python -m waqai.site.catalogues"


def test_every_text_has_arabic_in_all_its_forms():
    rows = [row for row in catalogues.read_catalogue("ar") if row.id]
    assert len(rows) > 150
    for row in rows:
        forms = row.string if isinstance(row.string, tuple) else (row.string,)
        assert all(forms), row.id
        assert len(forms) == (6 if isinstance(row.id, tuple) else 1), row.id


def test_translations_keep_their_places():
    for row in catalogues.read_catalogue("ar"):
        if not row.id:
            continue
        last = row.id[1] if isinstance(row.id, tuple) else row.id
        most = row.string[5] if isinstance(row.string, tuple) else row.string
        assert sorted(re.findall(r"%\(\w+\)s", last)) == sorted(re.findall(r"%\(\w+\)s", most)), row.id


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "لا نتائج"),
        (1, "نتيجة واحدة"),
        (2, "نتيجتان"),
        (3, "3 نتائج"),
        (10, "10 نتائج"),
        (11, "11 نتيجة"),
        (99, "99 نتيجة"),
        (100, "100 نتيجة"),
        (103, "103 نتائج"),
        (111, "111 نتيجة"),
    ],
)
def test_arabic_counts_as_arabic_does(number, shown):
    with translation.override("ar"):
        assert ngettext("%(shown)s result", "%(shown)s results", number) % {"shown": number} == shown


def test_compiled_catalogues_are_gettext_s():
    with (catalogues.LOCALE / "ar" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        assert GNUTranslations(file).gettext("Events") == "الأحداث"


@pytest.mark.parametrize(
    "names",
    [labels.WHO, labels.MODALITY, labels.ACTS_OF_SPEECH, labels.ASKS, labels.FIELDS, labels.STATES, labels.STRENGTH],
)
def test_codes_of_the_codebook_have_words_in_both_languages(names):
    for code in names:
        with translation.override("ar"):
            assert re.search("[\u0621-\u064a]", labels.spelled(names, code)), code
        with translation.override("en"):
            assert not re.search("[\u0621-\u064a]", labels.spelled(names, code)), code


def test_a_code_without_words_shows_as_itself():
    assert labels.spelled(labels.ASKS, "new_ask") == "new ask"
    assert labels.known_or_code("weapons", "new_weapon") == "new weapon"
