"""The site's settings, with addresses that go wrong on purpose (every_error_urls.py)."""

from waqai.site.settings import *  # noqa: F403

ROOT_URLCONF = "every_error_urls"
