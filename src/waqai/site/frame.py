"""What stands around every page: the day's date, the languages, the theme, where we are."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from waqai.site.dates import show_weekday, today
from waqai.site.languages import direction, in_language

THEMES = ("light", "dark")
THEME_COOKIE = "theme"


def chosen_theme(request: HttpRequest) -> str:
    """Return ``light`` or ``dark`` where this reader chose one, else nothing: the page follows the system."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return theme if theme in THEMES else ""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the values that the base template needs."""
    language = get_language() or "ar"
    day = today()
    path = request.get_full_path()
    return {
        "language": language,
        "direction": direction(language),
        "theme": chosen_theme(request),
        "today": show_weekday(day),
        "today_iso": day.isoformat(),
        "here": path,
        "section": request.resolver_match.url_name if request.resolver_match else "",
        "site_url": settings.SITE_URL,
        "alternates": [
            (code, settings.SITE_URL + in_language(request.path, code)) for code, _name in settings.LANGUAGES
        ],
    }
