"""Where administrators let people in: what is wrong is said in the page's language, and nothing typed is lost."""

import re
from html import unescape

import pytest
from people import make_person, sign_in

from waqai.store.models import Person


@pytest.fixture
def dana(client, store):
    sign_in(client, make_person("dana", "administrator"))
    return client


def words(page):
    """Return what a page shows, without its language switch."""
    main = re.search(r"<main.*?</main>", page.text, re.S)[0]
    return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style).*?</\1>", "", main, flags=re.S)))


def invite(client, **told):
    return client.post("/account/people/", {"act": "invite", "role": "coder", "why": "يرمّز معنا", **told})


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ({"name": "أبو عمر"}, "بلا فراغات"),
        ({"name": "DANA"}, "لشخص آخر"),
        ({"name": "عمر", "email": "nowhere"}, "بريد"),
        ({"name": "عمر", "why": ""}, "مطلوب"),
        ({"name": ""}, "مطلوب"),
    ],
)
def test_a_wrong_invitation_is_refused_in_arabic_and_stays_typed(dana, told, complaint):
    page = invite(dana, **told)
    assert page.status_code == 400 and complaint in words(page)
    assert not re.search(r"[a-z]{2,} [a-z]{2,}", words(page)), "an English sentence on an Arabic page"
    assert f'value="{told["name"]}"' in page.text or not told["name"]
    assert '<option value="coder" selected>' in page.text
    assert Person.objects.count() == 1


def test_the_last_administrator_and_a_locked_person_are_named_in_arabic(dana):
    make_person("amal", "coder")
    for told, complaint in (
        ({"act": "lock", "name": "dana"}, "آخر مدير"),
        ({"act": "role", "name": "dana", "role": "reader"}, "آخر مدير"),
        ({"act": "role", "name": "amal", "role": "editor", "why": ""}, "لا بد من سبب"),
    ):
        page = dana.post("/account/people/", {"why": "تجربة"} | told)
        assert page.status_code == 400 and complaint in words(page)
    dana.post("/account/people/", {"act": "lock", "name": "amal", "why": "غادرت"})
    assert "مقفل" in words(dana.post("/account/people/", {"act": "link", "name": "amal", "why": "عادت"}))


def test_a_password_that_is_too_short_is_refused_in_arabic_and_a_good_one_says_what_comes_next(dana):
    link = re.search(r"/account/welcome/[\w-]+/", invite(dana, name="عمر").text)[0]
    dana.logout()
    page = dana.post(link, {"password": "قصيرة", "again": "قصيرة"})
    assert page.status_code == 400 and "أقلّها ١٢" in words(page)
    page = dana.post(link, {"password": "زيتون ورمان وتين", "again": "زيتون ورمان وتين"}, follow=True)
    assert "عمر" in words(page) and "حُفظت كلمة المرور" in words(page)


def test_what_a_password_needs_is_said_before_one_is_chosen(dana):
    page = words(dana.get("/account/password/"))
    assert "أقلّها ١٢ حرفًا أو رقمًا" in page and "أحرف" not in page


@pytest.mark.parametrize(("host", "named"), [("127.0.0.1:8000", True), ("localhost:8000", False)])
def test_where_passkeys_cannot_be_the_page_says_where_they_can(client, store, host, named):
    page = client.get("/account/login/", headers={"host": host})
    assert ("http://localhost:8000/account/login/" in words(page)) is named


@pytest.mark.parametrize("credential", ["", "no json", "{}"])
def test_a_passkey_that_was_refused_says_so(dana, credential):
    page = dana.post("/account/second/passkeys/add/", {"name": "هاتف", "credential": credential})
    assert page.status_code == 200 and '<p class="wrong" role="alert">' in page.text


def test_a_passkey_cannot_lose_its_name_unsaid(dana):
    page = dana.post("/account/second/passkeys/add/", {"name": "\x00", "credential": "{}"})
    assert 'id="id_name_error"' in page.text
