"""The keys of the queue's orders, kept with each event; the next command that opens the store lays them out.

The columns have no default, so that SQLite adds them and leaves the table, with its triggers, alone.
"""

from django.db import migrations, models

_ORDERS = {"by_toll": "-", "by_alarm": "-", "by_place": ""}


class Migration(migrations.Migration):
    dependencies = [("store", "0010_queue_indexes")]

    operations = [
        migrations.AddField("event", "alarms", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("event", "by_toll", models.BigIntegerField(null=True)),
        migrations.AddField("event", "by_alarm", models.BigIntegerField(null=True)),
        migrations.AddField("event", "by_place", models.TextField(null=True)),
        *(
            migrations.AddIndex(
                "event",
                models.Index(fields=["state", f"{sign}{key}", "id", "public", "report"], name=f"store_event_{key}"),
            )
            for key, sign in _ORDERS.items()
        ),
    ]
