"""Puts the written reports into the store that the environment names: run as a program, in a process of its own."""

import django

django.setup()

from written import all_reports  # noqa: E402  (models exist only in a Django that is set up)

from waqai.store.shelf import DatabaseShelf  # noqa: E402

for report in all_reports():
    DatabaseShelf().put(report)
