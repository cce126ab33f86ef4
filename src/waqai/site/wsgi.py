"""The site for a WSGI server: ``gunicorn waqai.site.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waqai.site.settings")

application = get_wsgi_application()
