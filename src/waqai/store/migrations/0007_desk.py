"""What the desk needs: records that people add, judgements that wait for a second person, answers to demands, and which
incidents nearly are one.
"""

from collections.abc import Iterable
from typing import Any

from django.db import migrations, models

from waqai.records import Demand
from waqai.records.wire import record_from_json
from waqai.store.writing import thread_of

_STATES = ("read", "accepted", "corrected", "rejected", "withdrawn", "added", "proposed")
_SECTIONS = ("events", "statements", "demands", "articles")
_VERBS = (
    "accept", "correct", "reject", "withdraw", "release", "add", "answer", "confirm", "undo", "restore", "finish",
)  # fmt: skip
_KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _choices(codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(code, code.capitalize()) for code in codes]


def tie_threads(apps: Any, schema: Any) -> None:  # noqa: ANN401
    """Tell of the demands that are there which of them are one to the same for the same."""
    rows = apps.get_model("store", "Demand").objects
    for row in rows.only("ref", "reading").iterator(chunk_size=500):
        rows.filter(pk=row.pk).update(thread=thread_of(record_from_json(Demand, row.reading), row.ref))


class Migration(migrations.Migration):
    dependencies = [("store", "0006_people")]

    operations = [
        migrations.CreateModel(
            name="Likely",
            fields=[
                ("id", _KEY),
                ("one", models.CharField(db_index=True, max_length=16)),
                ("other", models.CharField(db_index=True, max_length=16)),
                ("closeness", models.FloatField(db_index=True)),
                ("why", models.JSONField(default=list)),
            ],
            options={"ordering": ("-closeness", "id")},
        ),
        migrations.AddField("demand", "answers", models.JSONField(default=list)),
        migrations.AddField("demand", "answered", models.BooleanField(default=False)),
        migrations.AddField("demand", "thread", models.CharField(blank=True, db_index=True, max_length=16)),
        migrations.AddField("judgement", "proposed", models.BooleanField(default=False)),
        *(
            operation
            for name in ("event", "statement", "demand")
            for operation in (
                migrations.AddField(name, "by_person", models.BooleanField(default=False)),
                migrations.AddField(name, "waits", models.BooleanField(default=False)),
                migrations.AlterField(
                    name, "state", models.CharField(choices=_choices(_STATES), default="read", max_length=12)
                ),
            )
        ),
        migrations.AlterField("judgement", "section", models.CharField(choices=_choices(_SECTIONS), max_length=12)),
        migrations.AlterField("judgement", "verb", models.CharField(choices=_choices(_VERBS), max_length=12)),
        migrations.RunPython(tie_threads, migrations.RunPython.noop),
    ]
