"""What facts of an event looked like when they were laid out; where the events of a decision are found now."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0004_incidents")]

    operations = [
        migrations.AddField(
            "told", "shape", models.CharField(blank=True, default="", max_length=8), preserve_default=False
        ),
        migrations.AddField("linkjudgement", "found", models.JSONField(default=list)),
    ]
