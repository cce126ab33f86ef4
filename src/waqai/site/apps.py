"""The public site as a Django application."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Registers the site's templates, tags and static files under the label ``site``."""

    name = "waqai.site"
    label = "site"
    verbose_name = "Waqai site"
