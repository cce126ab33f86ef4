"""What belongs to a person who signs in: one-time links, sessions, second factors, and how they stand."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from waqai.errors import StoreError
from waqai.records import Json
from waqai.store.models import DeskRole, Invitation, Person

LINK_HOLDS = timedelta(hours=72)


def find_person(name: str) -> Person:
    """Return the person of that name, capital letters or not.

    Raises:
        StoreError: there is none.
    """
    person = Person.objects.filter(name__iexact=name).first()
    if person is None:
        raise StoreError(f"there is no person {name}", code="no_person")
    return person


def standing_of(person: Person) -> Json:
    """Return how a person stands: what the audit log digests before a change. No password, no secret."""
    groups: list[Json] = list(person.groups.order_by("pk").values_list("pk", flat=True))
    return {
        "role": person.role,
        "active": person.is_active,
        "groups": groups,
        "factors": [*second_factors_of(person)],
    }


def second_factors_of(person: Person) -> list[str]:
    """Return the kinds of a person's second factors, oldest first."""
    rows = Authenticator.objects.filter(user=person).order_by("pk")
    return [str(kind) for kind in rows.values_list("type", flat=True)]


def is_last_administrator(person: Person) -> bool:
    """Tell whether nobody else could let people in again; the others stay as they are until the transaction ends, so
    that two who let each other go do not both succeed.
    """
    others = Person.objects.filter(role=DeskRole.ADMINISTRATOR, is_active=True).exclude(pk=person.pk)
    return person.is_staff and not list(others.select_for_update().order_by("pk").values_list("pk", flat=True))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def make_link(person: Person) -> str:
    """Return the token of a fresh one-time link; earlier links of the person no longer work."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        Invitation.objects.filter(person=person, used=None).delete()
        until = datetime.now(UTC) + LINK_HOLDS
        Invitation.objects.create(person=person, digest=_digest(token), until=until)
    return token


def who_is_invited(token: str) -> Person | None:
    """Return whose link this is, None where it was used, is too old, was replaced, or never was."""
    rows = Invitation.objects.select_related("person").filter(digest=_digest(token), used=None)
    row = rows.filter(until__gt=datetime.now(UTC), person__is_active=True).first()
    return row.person if row else None


def use_link(token: str, password: str) -> Person:
    """Give the person of a link their password, once; their sessions end.

    Raises:
        StoreError: the link does not work (any more).
    """
    with transaction.atomic():
        rows = Invitation.objects.select_for_update().filter(digest=_digest(token), used=None)
        row = rows.filter(until__gt=datetime.now(UTC), person__is_active=True).first()
        if row is None:
            raise StoreError("this link does not work any more")
        row.used = datetime.now(UTC)
        row.save(update_fields=["used"])
        row.person.set_password(password)
        row.person.save(update_fields=["password"])
        end_sessions(row.person)
        return row.person


def sessions_of(person: Person) -> list[UserSession]:
    """Return the person's living sessions, oldest first."""
    found: list[UserSession] = UserSession.objects.purge_and_list(person)
    return sorted(found, key=lambda session: session.created_at)


def end_sessions(person: Person) -> int:
    """End all sessions of a person, and return how many there were."""
    sessions = list(UserSession.objects.filter(user=person))
    for session in sessions:
        session.end()
    return len(sessions)


def remove_second_factors(person: Person) -> int:
    """Take all passkeys, authenticator apps and recovery codes of a person away, and return how many there were."""
    removed: int = Authenticator.objects.filter(user=person).delete()[0]
    return removed
