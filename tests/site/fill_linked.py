"""Puts reports of several outlets into the store that the environment names and links them: run as a program."""

import sys
from dataclasses import replace
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # for what all tests share
django.setup()

from written import all_reports  # noqa: E402

from incidents import SAHL, WADI, telling  # noqa: E402  (models exist only in a Django that is set up)
from waqai.pipeline import lay_out, link_all  # noqa: E402
from waqai.records import Place  # noqa: E402
from waqai.store.links import DatabaseLinks  # noqa: E402
from waqai.store.settling import bring_up_to_date  # noqa: E402
from waqai.store.shelf import DatabaseShelf  # noqa: E402

MAARRA = Place("معرة النعمان", "ocha:C3985", 35.647611, 36.676611, "إدلب", "SY", "settlement")


def told(outlet, day="2024-03-11", happened="2024-03-10", **changes):
    report = telling(outlet, day, **changes)
    return replace(report, events=(replace(report.events[0], places=(MAARRA,), start=happened, end=happened),))


for report in (
    *all_reports(),
    told("صحيفة الجبل", killed=3),
    told("موقع النهر", "2024-03-12", killed=5, lead=1, doer=(SAHL,), said=[("deny", WADI)]),
    told("موقع النهر", "2024-03-13", killed=7, lead=2),
    told("إذاعة الوادي", "2024-03-14", happened="2024-03-13", killed=1, lead=3),
):
    DatabaseShelf().put(report)
for _ in lay_out(DatabaseLinks()):
    pass
link_all(DatabaseLinks())
bring_up_to_date()
