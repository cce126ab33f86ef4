"""Sets Django up; a command that needs the store imports this before anything of it."""

import os
from pathlib import Path

import django
from django.core.management import call_command
from django.db import DatabaseError, connection

from waqai.errors import StoreError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waqai.site.settings")
django.setup()

from waqai.store.planning import count_what_grew  # noqa: E402  (models exist only in a Django that is set up)
from waqai.store.settling import bring_up_to_date  # noqa: E402


def open_store() -> None:
    """Make the store if there is none, and bring its tables up to date, and what is stored for the public lists.

    Raises:
        StoreError: the database cannot be opened; the message says which and why.
    """
    name = str(connection.settings_dict["NAME"])
    try:
        if connection.vendor == "sqlite":
            Path(name).parent.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        bring_up_to_date()
        count_what_grew()
    except (DatabaseError, OSError) as error:
        reason = " ".join(str(error).split())
        raise StoreError(f"the store {name} cannot be opened: {reason}; see WAQAI_DATABASE") from error
