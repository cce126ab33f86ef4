"""``WAQAI_SMTP`` as Django's mail settings; without one no mail leaves the machine."""

from typing import Any
from urllib.parse import unquote, urlsplit

from waqai.errors import SettingError

FORMS = "smtp://user:password@host:25, smtp+starttls://…:587 or smtps://…:465"
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


def parse_smtp(url: str | None) -> dict[str, Any]:
    """Return Django's mail settings for a URL; with none, mails are printed instead of sent.

    Raises:
        SettingError: the URL is of no form that we know. The message never repeats it: it may hold a password.
    """
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SettingError(f"WAQAI_SMTP is no URL; write {FORMS}") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise SettingError(f"WAQAI_SMTP is of no known form; write {FORMS}")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or _PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 30,
    }
