"""Indexes that hold all that the desk's queue and the numbers beside lists ask of records."""

from django.db import migrations, models

_KIND = {"event": "type", "statement": "kind", "demand": "ask"}


def _indexes(record: str, kind: str) -> list[migrations.AddIndex]:
    columns = ["state", "public", kind, "report", "confidence", "day"]
    waits, held = models.Q(waits=True), models.Q(withheld=True)
    return [
        migrations.AddIndex(record, models.Index(fields=columns, name=f"store_{record}_queue")),
        migrations.AddIndex(record, models.Index(fields=["report"], condition=waits, name=f"store_{record}_waits")),
        migrations.AddIndex("role", models.Index(fields=[record], condition=held, name=f"store_role_{record}_held")),
    ]


class Migration(migrations.Migration):
    dependencies = [("store", "0009_words")]

    operations = [
        *(operation for record, kind in _KIND.items() for operation in _indexes(record, kind)),
        migrations.AddIndex(
            "demand",
            models.Index(fields=["public", "thread", "day", "answered", "report"], name="store_demand_threads"),
        ),
    ]
