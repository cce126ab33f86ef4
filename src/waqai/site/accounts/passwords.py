"""What a password must be, said in the page's language."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _

from waqai.site.dates import digits


class LongEnough(MinimumLengthValidator):
    """Refuses short passwords. Django has no Arabic for what its own check says."""

    def get_error_message(self) -> str:
        """Return what is said of a password that is too short."""
        told = {"shown": digits(self.min_length)}
        return _("The password is too short: it needs at least %(shown)s letters or digits.") % told

    def get_help_text(self) -> str:
        """Return what a password needs."""
        return _("It needs at least %(shown)s letters or digits.") % {"shown": digits(self.min_length)}
