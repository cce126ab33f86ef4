"""What allauth asks of this site: nobody signs up, where people land, which addresses it may lead to."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from waqai.site.accounts.proof import proved_lately


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in, as this site has it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell that nobody signs up: an administrator invites."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Tell whether a way back is a path of this site; whole addresses are not, not even our own."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Tell whether a change of the account itself has to wait for signing in again."""
        return not proved_lately(context.request)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Send nothing: the audit log keeps what happened to an account."""
