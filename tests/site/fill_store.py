"""Puts the written reports into the store that the environment names: run as a program, in a process of its own."""

import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # for what all tests share
django.setup()

from written import all_reports  # noqa: E402

from incidents import link_by_type  # noqa: E402  (models exist only in a Django that is set up)
from waqai.store.settling import bring_up_to_date  # noqa: E402
from waqai.store.shelf import DatabaseShelf  # noqa: E402

for report in all_reports():
    DatabaseShelf().put(report)
link_by_type()
bring_up_to_date()
