"""People for tests: made in the store, and signed in without the pages."""

import time
from functools import cache

from allauth.account.internal.userkit import user_id_to_str
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.test import Client

PASSWORD = "three camels by the well"


@cache
def _hashed():
    return make_password(PASSWORD)  # takes its time, on purpose: once for all tests


def make_person(name="amal", role="editor", groups=(), **more):
    """Return a person with the test's password."""
    person = get_user_model().objects.create_user(name, role, **more)
    person.password = _hashed()
    person.save()
    person.groups.set(groups)
    return person


def sign_in(client: Client, person, fresh=True):
    """Sign somebody in as the pages would, just now or (``fresh=False``) an hour ago."""
    client.force_login(person)
    session = client.session
    at = time.time() - (0 if fresh else 3600)
    session["account_authentication_methods"] = [{"method": "password", "at": at}]
    session["account_authentication_methods_user"] = user_id_to_str(person)
    session.save()
