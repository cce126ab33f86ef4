"""Forms of signing in that close after failed tries; codes may be typed in the digits of any script."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm

from waqai.site.dates import latin_digits
from waqai.store.failed_tries import closed_for, forget_failures, note_failure


def _plain_digits(code: str) -> str:
    """Return a code as apps count it: phones show and type it in Arabic digits too, and parted in two."""
    return "".join(latin_digits(code).split())


class _ClosesAfterFailures:
    """Counts wrong codes of one person's second factor; a passkey asks for none, so it is never closed."""

    user: Any
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        """Return the code where it is right.

        Raises:
            ValidationError: it is wrong, or there were too many wrong ones just now.
        """
        key = f"second factor of {self.user.pk}"
        if closed_for(key):
            raise get_adapter().validation_error("too_many_login_attempts")
        note_failure(key)
        self.cleaned_data["code"] = _plain_digits(self.cleaned_data["code"])
        code: str = super().clean_code()  # type: ignore[misc]  # raises where it is wrong
        forget_failures(key)
        return code


class CodeForm(_ClosesAfterFailures, AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""


class CodeAgainForm(_ClosesAfterFailures, ReauthenticateForm):  # type: ignore[misc]
    """Proving oneself again."""


class FirstCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """The code that shows that an authenticator app has the key."""

    def clean_code(self) -> str:
        """Return the code where it is right.

        Raises:
            ValidationError: it is wrong, or there were too many wrong ones just now.
        """
        self.cleaned_data["code"] = _plain_digits(self.cleaned_data["code"])
        code: str = super().clean_code()
        return code
