"""The public site as a Django application."""

from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Registers the site's templates, tags and static files under the label ``site``."""

    name = "waqai.site"
    label = "site"
    verbose_name = "Waqai site"

    def ready(self) -> None:
        """Connect what listens to accounts: it needs the models, which are there only now."""
        import_module("waqai.site.accounts.noting")
