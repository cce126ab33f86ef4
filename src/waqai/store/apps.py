"""The store as a Django application."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Registers the store's models under the label ``store``."""

    name = "waqai.store"
    label = "store"
    verbose_name = "Waqai store"
    default_auto_field = "django.db.models.BigAutoField"
