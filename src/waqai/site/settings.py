"""Django's settings, all from the environment; with none set, everything works on one machine without network.

======================= ===========================================================================
WAQAI_DATABASE          sqlite:///path or postgresql://… (default: a file in the user's data folder)
WAQAI_SECRET_KEY        signs cookies and links (default: made once, kept in the data folder)
WAQAI_HOSTS             host names that the site answers to, comma between (default: this machine)
WAQAI_DEBUG             1 shows error pages with code; never on a public machine
WAQAI_SITE_URL          the site's own address in mails and feeds (default: http://localhost:8000)
WAQAI_BEHIND_PROXY      1 trusts X-Forwarded-Proto and the last of X-Forwarded-For; only behind a proxy that sets both
WAQAI_PUBLIC_CONFIDENCE events below it wait for a person (default: 0.3)
WAQAI_SECOND_PERSON     1 lets accepting, correcting, adding, releasing and answering take effect when another person
                        confirms it (default: at once)
WAQAI_DEMAND_MFA        of whom a second factor is demanded: administrators, editors, 1 (everybody) (default: of nobody)
WAQAI_MONTHS            Arabic month names: levantine (default), egyptian, moroccan, algerian, mauritanian
WAQAI_DIGITS            digits on Arabic pages: arabic (default) or latin
WAQAI_TIMEZONE          whose day it is (default: Asia/Damascus)
WAQAI_TILES             address of map tiles, one host, with {z}, {x} and {y} (default: nobody is asked for any)
WAQAI_TILES_CREDIT      whom to thank for them, shown on the map
WAQAI_SMTP              smtp://user:password@host:port, smtp+starttls://… or smtps://… (default: mails are printed)
WAQAI_MAIL_FROM         sender of mails (default: waqai@ the site's host)
======================= ===========================================================================
"""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from waqai.errors import SettingError
from waqai.site.inlined import hash_of, sheets_for
from waqai.site.mail_settings import parse_smtp
from waqai.site.tiles import parse_tiles
from waqai.store.database import parse_database, user_folder


def _keep_key(kept: Path) -> None:
    """Write a fresh key, whole and for this user alone; of several processes that start at once, one wins."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=kept.parent, encoding="ascii") as fresh:
        fresh.write(secrets.token_urlsafe(48))
        fresh.flush()
        with contextlib.suppress(FileExistsError):
            os.link(fresh.name, kept)


def _secret_key() -> str:
    """Return the key from the environment, else the one kept in the user's data folder (made at first need).

    Raises:
        SettingError: none is given and none can be kept.
    """
    given = os.environ.get("WAQAI_SECRET_KEY")
    if given:
        return given
    kept = user_folder() / "secret_key"
    try:
        if not kept.exists():
            _keep_key(kept)
        return kept.read_text(encoding="ascii")
    except OSError as error:
        raise SettingError(f"{kept}: no key can be kept there ({error.strerror}); set WAQAI_SECRET_KEY") from error


def choice(name: str, allowed: tuple[str, ...]) -> str:
    """Return a setting that must be one of ``allowed``; the first is the default.

    Raises:
        SettingError: it is none of them.
    """
    given = os.environ.get(name) or allowed[0]
    if given not in allowed:
        raise SettingError(f"{name} is {given!r}; it can be {', '.join(allowed)}")
    return given


def share(name: str, default: float) -> float:
    """Return a setting that must be a number from 0 to 1.

    Raises:
        SettingError: it is none.
    """
    given = os.environ.get(name) or str(default)
    try:
        number = float(given)
    except ValueError:
        number = -1
    if not 0 <= number <= 1:
        raise SettingError(f"{name} is {given!r}; it can be a number from 0 to 1")
    return number


DEMANDS = {
    "0": (),
    "administrators": ("administrator",),
    "editors": ("editor", "administrator"),
    "1": ("reader", "coder", "editor", "administrator"),
}


def demanded(told: str | None) -> frozenset[str]:
    """Return the roles that must have a second factor; without a word for it, none must.

    Raises:
        SettingError: there is no such choice.
    """
    if (told or "0") not in DEMANDS:
        raise SettingError(f"WAQAI_DEMAND_MFA is {told!r}; it can be {', '.join(DEMANDS)}")
    return frozenset(DEMANDS[told or "0"])


BASE = Path(__file__).resolve().parent

SECRET_KEY = _secret_key()
DEBUG = os.environ.get("WAQAI_DEBUG") == "1"
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("WAQAI_HOSTS", "localhost,127.0.0.1,[::1]").split(",")]

DATABASES = {"default": parse_database(os.environ.get("WAQAI_DATABASE"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# How the store folds a text into search terms: what is kept, and what is asked.
WAQAI_INDEX_TERMS = "waqai.arabic.search.index_terms"
WAQAI_QUESTION = "waqai.arabic.search.parse_question"
WAQAI_SEQUENCE = "waqai.arabic.search.sequence"
# Where a text writes names of private people or tells exact positions: the store covers them in all that goes out.
WAQAI_PRIVATE_SPANS = "waqai.lexicon.held_back.held_back_spans"
# Whether a text says that the number it tells has risen over what was told before: then it contradicts no earlier one.
WAQAI_TOLL_RAISED = "waqai.lexicon.raised.tells_raised"
# Groups the events of few incidents anew, so that a decision on them holds at once: linking is not the store's to know.
WAQAI_REGROUP = "waqai.pipeline.regroup"
# Why two events are linked, or why not: the store knows no linking, and keeps what linking laid out.
WAQAI_LIKENESSES = "waqai.linking.aloud.likenesses"
# Which of several decisions on the same events holds.
WAQAI_BIND = "waqai.linking.rulings.bind"
# What belongs to what: sides, families of types and areas, as the stored lists of incidents want them.
WAQAI_BELONGING = "waqai.lexicon.belonging"
# Below this confidence an event is not public until a person accepts or corrects it. docs/accuracy.md tells what each
# value shows and how much of it holds, on pages that nothing was learned from (benchmarks/reliability.py).
WAQAI_PUBLIC_CONFIDENCE = share("WAQAI_PUBLIC_CONFIDENCE", 0.3)
WAQAI_SECOND_PERSON = os.environ.get("WAQAI_SECOND_PERSON") == "1"

INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "waqai.store.apps.StoreConfig",
    "waqai.site.apps.SiteConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

USE_TZ = True
TIME_ZONE = "UTC"

# --- the public site -------------------------------------------------------------------------------------------------

ROOT_URLCONF = "waqai.site.urls"
WSGI_APPLICATION = "waqai.site.wsgi.application"
SITE_URL = (os.environ.get("WAQAI_SITE_URL") or "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS.append(urlsplit(SITE_URL).hostname or "localhost")
_SECURE = SITE_URL.startswith("https://")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "waqai.site.headers.PermissionsPolicy",
    "waqai.site.headers.Reversible",
    "waqai.site.compression.TextCompression",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "waqai.site.api.answers.ApiAnswers",
    "waqai.site.languages.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "APP_DIRS": True,  # for Django's admin; whatever else an application brings, ours goes before it
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "waqai.site.frame.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "waqai.site.templatetags.waqai"],
        },
    }
]

# Arabic first; the address decides the language (see waqai.site.languages), month names and digits are settings.
LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", "Arabic"), ("en", "English")]
LOCALE_PATHS = [BASE / "locale"]
WAQAI_MONTHS = choice("WAQAI_MONTHS", ("levantine", "egyptian", "moroccan", "algerian", "mauritanian"))
WAQAI_DIGITS = choice("WAQAI_DIGITS", ("arabic", "latin"))
WAQAI_TIMEZONE = os.environ.get("WAQAI_TIMEZONE", "Asia/Damascus")

# The map draws its own ground unless a tile server is named, which readers' browsers then ask.
WAQAI_TILES = parse_tiles(os.environ.get("WAQAI_TILES"), os.environ.get("WAQAI_TILES_CREDIT"))

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "waqai.site.fingerprints.FingerprintStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 30 * 24 * 3600

# The style sheets as they stand in pages (waqai.site.inlined).
WAQAI_SHEETS = sheets_for(STATIC_URL)

# No script at all and nothing from elsewhere; the desk, signing in and the map add what they need of it.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF, *map(hash_of, WAQAI_SHEETS.values())],
        "font-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _SECURE else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "waqai.site.views.errors.forgery"
if os.environ.get("WAQAI_BEHIND_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = _SECURE  # only the proxy's header tells whether a request came encrypted
# Subdomains and browsers' built-in lists are for whoever owns the domain to decide, not for a default.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# --- people who sign in ----------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "store.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
ACCOUNT_ADAPTER = "waqai.site.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser, and after twelve hours
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session stays; the password's change ends all others
# A name is closed after failed tries (waqai.store.failed_tries); these hold back whoever tries many at once.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "30/m/ip,20/5m/key", "reauthenticate": "10/m/user"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
MFA_ADAPTER = "waqai.site.accounts.second_factor.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "waqai.site.accounts.forms.CodeForm",
    "reauthenticate": "waqai.site.accounts.forms.CodeAgainForm",
    "activate_totp": "waqai.site.accounts.forms.FirstCodeForm",
}
MFA_TOTP_ISSUER = urlsplit(SITE_URL).hostname or "Waqai"
MFA_TOTP_TOLERANCE = 1  # clocks of phones go wrong by half a minute
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _SECURE  # this machine alone: browsers refuse it elsewhere
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("name", "email")}},
    {"NAME": "waqai.site.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]  # fmt: skip
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Rate limits hold for all workers together; full, it would forget them.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "store_remembered",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Pages as they were made (waqai.site.kept_pages), some 30 to 150 kB each, in each process.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 300},
    },
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("WAQAI_BEHIND_PROXY") == "1")
# Whose role demands a second factor before anything can be worked.
WAQAI_DEMAND_MFA = demanded(os.environ.get("WAQAI_DEMAND_MFA"))

globals().update(parse_smtp(os.environ.get("WAQAI_SMTP")))
DEFAULT_FROM_EMAIL = os.environ.get("WAQAI_MAIL_FROM") or f"waqai@{urlsplit(SITE_URL).hostname or 'localhost'}"
