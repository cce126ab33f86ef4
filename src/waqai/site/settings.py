"""Django's settings, all from the environment; with none set, everything works on one machine without network.

==================== =====================================================================
WAQAI_DATABASE       sqlite:///path or postgresql://… (default: a file in the user's data folder)
WAQAI_SECRET_KEY     signs cookies and links (default: made once, kept in the data folder)
WAQAI_HOSTS          host names that the site answers to, comma between (default: this machine)
WAQAI_DEBUG          1 shows error pages with code; never on a public machine
==================== =====================================================================
"""

import os
import secrets
from pathlib import Path

from waqai.store.database import parse_database, user_folder


def _secret_key() -> str:
    """Return the key from the environment, else the one kept in the user's data folder (made at first need)."""
    given = os.environ.get("WAQAI_SECRET_KEY")
    if given:
        return given
    kept = user_folder() / "secret_key"
    kept.parent.mkdir(parents=True, exist_ok=True)
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return kept.read_text(encoding="ascii")


BASE = Path(__file__).resolve().parent

SECRET_KEY = _secret_key()
DEBUG = os.environ.get("WAQAI_DEBUG") == "1"
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("WAQAI_HOSTS", "localhost,127.0.0.1,[::1]").split(",")]

DATABASES = {"default": parse_database(os.environ.get("WAQAI_DATABASE"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# How the store folds a text into search terms: the same function for what is kept and for what is asked.
WAQAI_SEARCH_TERMS = "waqai.arabic.search.search_terms"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "waqai.store.apps.StoreConfig",
]

USE_TZ = True
TIME_ZONE = "UTC"
