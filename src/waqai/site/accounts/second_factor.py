"""What allauth asks of this site about second factors: how secrets are kept, what things are called."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.translation import gettext as _

from waqai.site.dates import digits
from waqai.store.models import Person


def _box() -> Fernet:
    key = hashlib.sha256(b"waqai second factor\0" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors, as this site has them."""

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept: who has the database alone, has no codes."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret as it was; under another secret key, one that no code fits."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""

    def build_totp_svg(self, url: str) -> str:
        """Return the square code as it stands in a page: the drawing alone."""
        svg: str = super().build_totp_svg(url)
        return svg[svg.index("<svg") :]

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        """Return what a new passkey is called until its owner calls it otherwise."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": digits(number)}
