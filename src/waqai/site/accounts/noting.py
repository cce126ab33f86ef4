"""Writes into the audit log what happens to accounts: signing in and out, passwords, second factors.

Loaded when the site starts (``waqai.site.apps``): the functions below are called by allauth and Django.
"""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import password_changed, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_out
from django.dispatch import Signal, receiver
from django.http import HttpRequest

from waqai.records import Json
from waqai.store.audit import Act, add_row
from waqai.store.models import Person


def _note(person: Person, verb: str, **told: Json) -> None:
    add_row(Act(person.name, verb, f"people/{person.name}", told=told))


@receiver(user_logged_in)
def note_sign_in(request: HttpRequest, user: Person, **more: object) -> None:
    """Note who came in, and how they proved who they are."""
    steps = [str(step.get("type") or step.get("method")) for step in get_authentication_records(request, user)]
    _note(user, "sign-in", by=[*steps])


@receiver(user_logged_out)
def note_sign_out(user: Person | None, **more: object) -> None:
    """Note who left."""
    if isinstance(user, Person):
        _note(user, "sign-out")


@receiver(password_changed)
def note_password(user: Person, **more: object) -> None:
    """Note that a password was changed."""
    _note(user, "password")


@receiver(authentication_failed)
def note_wrong_code(user: Person, authenticator: Authenticator, **more: object) -> None:
    """Note a wrong code."""
    _note(user, "second-factor-failed", kind=str(authenticator.type))


_CHANGES: dict[Signal, str] = {
    authenticator_added: "added",
    authenticator_removed: "removed",
    authenticator_reset: "made anew",
}


def note_second_factor(signal: Signal, user: Person, authenticator: Authenticator, **more: Any) -> None:  # noqa: ANN401
    """Note that a second factor came or went."""
    _note(user, "second-factor", kind=str(authenticator.type), change=_CHANGES[signal])


for _signal in _CHANGES:
    _signal.connect(note_second_factor)
