"""From a request to an editor: who may open which door, and what is asked of them first."""

from itertools import pairwise

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from people import make_person, sign_in

from waqai.desk.editor import LEAST, VERBS, Editor, NotAllowed, StaleSignIn, check, verbs_of
from waqai.site.accounts.who import editor_of, needs, signed_in
from waqai.store.models import DeskRole, Group


@pytest.fixture
def asking(client):
    """Return a request as the middleware hands it to a view, of whoever is signed in."""

    def asked(person=None, path="/desk/", fresh=True, method="get"):
        request = getattr(RequestFactory(), method)(path)
        own = Client()
        request.user = AnonymousUser()
        if person:
            sign_in(own, person, fresh)
            request.COOKIES["sessionid"] = own.session.session_key
            request.user = person
        request.session = own.session
        return request

    return asked


def test_each_role_may_what_the_one_before_it_may_and_more():
    reached = [verbs_of(role) for role in DeskRole]
    assert all(less < more for less, more in pairwise(reached))
    assert reached[0] == {"see"} and reached[-1] == VERBS == set(LEAST)
    assert "accept" in verbs_of("coder") and "merge" not in verbs_of("coder")
    assert "withdraw" in verbs_of("editor") and "people" not in verbs_of("editor")


def test_a_dangerous_act_needs_a_fresh_sign_in():
    with pytest.raises(StaleSignIn, match="amal has to sign in again"):
        check(Editor.of_role("amal", "editor", fresh=False), "release", "she agreed")
    check(Editor.of_role("amal", "editor"), "release", "she agreed")
    check(Editor.of_role("amal", "editor", fresh=False), "merge", "one strike")
    with pytest.raises(NotAllowed, match="amal may not release"):
        check(Editor.of_role("amal", "coder"), "release", "she agreed")


def test_a_request_makes_the_editor_that_its_person_is(asking):
    group = Group.objects.create(name="north")
    editor = editor_of(asking(make_person("amal", "coder", [group])))
    assert (editor.name, editor.may, editor.groups, editor.fresh) == ("amal", verbs_of("coder"), {group.pk}, True)
    assert not editor_of(asking(make_person("badr", "editor"), fresh=False)).fresh
    assert editor_of(asking(make_person("dana", "administrator"))).groups is None
    assert editor_of(asking()) is None


def test_who_was_locked_is_nobody(asking):
    assert editor_of(asking(make_person(is_active=False))) is None


def test_a_reader_without_a_session_costs_no_query(asking):
    request = asking()
    with CaptureQueriesContext(connection) as queries:
        assert editor_of(request) is None
    assert not queries.captured_queries


@signed_in
def looked(request, editor):
    return HttpResponse(editor.name)


@needs("release")
def released(request, editor, ref):
    return HttpResponse(f"{editor.name} {ref}")


def test_doors(asking):
    shut = looked(asking())
    assert (shut.status_code, shut["Location"]) == (302, reverse("account_login") + "?next=%2Fdesk%2F")
    opened = looked(asking(make_person("amal", "reader")))
    assert opened.content == b"amal"
    assert "no-store" in opened["Cache-Control"] and "private" in opened["Cache-Control"]
    with pytest.raises(PermissionDenied):
        released(asking(make_person("badr", "coder")), "1a")
    assert released(asking(make_person("dana", "editor")), "1a").content == b"dana 1a"


def test_a_demanded_second_factor_comes_before_everything(asking):
    editor, coder = make_person("amal", "editor"), make_person("badr", "coder")
    with override_settings(WAQAI_DEMAND_MFA=frozenset({"editor"})):
        assert editor_of(asking(editor)) is None
        assert looked(asking(editor))["Location"] == reverse("mfa_index")
        assert editor_of(asking(coder))
        Authenticator.objects.create(user=editor, type=Authenticator.Type.TOTP, data={"secret": "x"})
        assert editor_of(asking(editor))
