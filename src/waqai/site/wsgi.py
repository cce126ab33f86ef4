"""The site for a WSGI server: ``gunicorn waqai.site.wsgi``."""

import gc
import logging
import os

from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waqai.site.settings")

application = get_wsgi_application()

from waqai.store.selecting import looking  # noqa: E402  (models exist only in a Django that is set up)
from waqai.store.settling import is_out_of_date  # noqa: E402


def _look_at_store() -> None:
    """Say so where the public lists were made with other code, knowledge or settings than this site's."""
    log = logging.getLogger("waqai")
    try:
        with looking:  # fetched now, the first reader need not wait for it
            pass
        gc.freeze()  # what stays for good is not gone through again and again for what could be thrown away
        if is_out_of_date():
            log.warning("the public lists are out of date with code, knowledge or settings: run `waqai migrate`")
    except DatabaseError as error:
        log.warning("the store cannot be read yet: %s", " ".join(str(error).split()))
    finally:
        connection.close()


_look_at_store()
