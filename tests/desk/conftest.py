"""A Django that is set up: the verbs are tried on a real store."""

import django

django.setup()
