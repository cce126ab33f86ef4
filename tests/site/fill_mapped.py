"""Puts incidents at known places, two of them told at two, into the store that the environment names: a program."""

import sys
from dataclasses import replace
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # for what all tests share
django.setup()

from incidents import link, telling  # noqa: E402  (models exist only in a Django that is set up)
from waqai.records import Place  # noqa: E402
from waqai.store.settling import bring_up_to_date  # noqa: E402

IDLIB = Place("إدلب", "ocha:C3871", 35.93012, 36.63987, "إدلب", "SY", "settlement")
MAARRA = Place("معرة النعمان", "ocha:C3985", 35.647611, 36.676611, "إدلب", "SY", "settlement")
HOMS = Place("حمص", "ocha:C2528", 34.73, 36.72, "حمص", "SY", "settlement")
RAQQA = Place("الرقة", "ocha:C5710", 35.95, 39.01, "الرقة", "SY", "settlement")
DEIR = Place("دير الزور", "ocha:C5086", 35.33, 40.15, "دير الزور", "SY", "settlement")
ALEPPO = Place("حلب", "ocha:SY02", 36.2, 37.1, "حلب", "SY", "admin1")
TOLD = (
    ((IDLIB,), 1),
    ((MAARRA,), 2),
    ((MAARRA, IDLIB), None),
    ((ALEPPO,), 3),
    ((ALEPPO, IDLIB), 4),
    ((HOMS,), (2, 7)),
    ((RAQQA,), None),
    ((DEIR,), 5),
)


def told(number, places, killed):
    report = telling(f"منبر {number}", "2024-03-12", killed, lead=number % 4)
    day = f"2024-03-{number + 1:02}"
    return replace(report, events=(replace(report.events[0], places=places, start=day, end=day),))


if __name__ == "__main__":
    link(*([told(number, places, killed)] for number, (places, killed) in enumerate(TOLD)))
    bring_up_to_date()
