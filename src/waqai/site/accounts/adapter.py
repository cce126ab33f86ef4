"""What allauth asks of this site: nobody signs up, whom failed tries close, where people land."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from waqai.site.accounts.proof import proved_lately
from waqai.store.audit import Act, add_row
from waqai.store.failed_tries import closed_for, forget_failures, note_failure
from waqai.store.models import Person


def _told_name(credentials: dict[str, Any]) -> str:
    return str(credentials.get("username", ""))


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in, as this site has it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell that nobody signs up: an administrator invites."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401
        """Refuse a name that failed tries closed, before its password is looked at.

        Raises:
            ValidationError: the name is closed for now, known or not.
        """
        if closed_for(_told_name(credentials)):
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:  # noqa: ANN401
        """Return whose name and password these are; forgets what failed before."""
        person: Person | None = super().authenticate(request, **credentials)
        if person is not None:
            forget_failures(_told_name(credentials))
        return person

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401
        """Count and log it. A name that nobody has is not written down: it may be a password in the wrong box."""
        name = _told_name(credentials)
        wait = note_failure(name)
        person = Person.objects.filter(name__iexact=name).first()
        told = {"closed_for_seconds": int(wait.total_seconds()) if wait else 0}
        add_row(
            Act(person.name if person else "", "sign-in-failed", f"people/{person.name if person else '?'}", told=told)
        )

    def is_safe_url(self, url: str) -> bool:
        """Tell whether a way back is a path of this site; whole addresses are not, not even our own."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Tell whether a change of the account itself has to wait for signing in again."""
        return not proved_lately(context.request)

    def add_message(
        self, request: HttpRequest, level: int, *args: object, message: str | None = None, **kwargs: object
    ) -> None:
        """Show what went wrong, and nothing else: that one is signed in now, one sees."""
        if message:
            super().add_message(request, level, message=message)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Send nothing: the audit log keeps what happened to an account."""
