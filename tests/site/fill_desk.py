"""Puts records, likely pairs and two editors into the store that the environment names: run as a program."""

import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # for what all tests share
django.setup()

from people import make_person  # noqa: E402
from written import all_reports, many  # noqa: E402

from incidents import link, telling  # noqa: E402  (models exist only in a Django that is set up)
from waqai.store.likely import keep_likely  # noqa: E402
from waqai.store.models import Told  # noqa: E402
from waqai.store.shelf import DatabaseShelf  # noqa: E402

for report in (*all_reports(), *many(12)):
    DatabaseShelf().put(report)
pairs = [link([telling(f"منبر {n}")], [telling(f"نشرة {n}", lead=1)]) for n in range(2)]
WHY = [("day=days 0", 1.5), ("place=open", -1.0)]
keep_likely((*(Told.objects.get(incident=one).event for one in pair), -0.2, WHY) for pair in pairs)
make_person("amal", "editor")
make_person("rim", "editor")
