"""The store's models exist only in a Django that is set up."""

import django

django.setup()
