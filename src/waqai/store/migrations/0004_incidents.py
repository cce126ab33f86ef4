"""Incidents, what each record of them tells that can be compared, and what people decided about them."""

import django.db.models.deletion
from django.db import migrations, models

_KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("store", "0003_items")]

    operations = [
        migrations.CreateModel(
            name="LinkJudgement",
            fields=[
                ("id", _KEY),
                (
                    "verb",
                    models.CharField(
                        choices=[("together", "Together"), ("apart", "Apart"), ("withdraw", "Withdraw")], max_length=12
                    ),
                ),
                ("act", models.CharField(max_length=12)),
                ("these", models.JSONField()),
                ("those", models.JSONField(default=list)),
                ("before", models.JSONField(default=dict)),
                ("who", models.CharField(max_length=150)),
                ("when", models.DateTimeField()),
                ("why", models.TextField()),
                ("undone_by", models.CharField(blank=True, max_length=150)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_why", models.TextField(blank=True)),
            ],
            options={"ordering": ("when", "id")},
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", _KEY),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("made", models.DateTimeField(auto_now_add=True)),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="store.incident",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                ("id", _KEY),
                ("event", models.CharField(max_length=16, unique=True)),
                ("page", models.CharField(db_index=True, max_length=16)),
                ("row", models.BigIntegerField()),
                ("facts", models.JSONField()),
                ("copy_of", models.CharField(blank=True, db_index=True, max_length=16)),
                (
                    "incident",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="told",
                        to="store.incident",
                    ),
                ),
            ],
            options={"ordering": ("event",)},
        ),
        migrations.CreateModel(
            name="LinkWeights",
            fields=[
                (
                    "told",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="weights",
                        serialize=False,
                        to="store.told",
                    ),
                ),
                ("weights", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="LinkKey",
            fields=[
                ("id", _KEY),
                ("key", models.BigIntegerField(db_index=True)),
                (
                    "told",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="store.told"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LinkCount",
            fields=[
                ("id", _KEY),
                ("name", models.CharField(max_length=120, unique=True)),
                ("pages", models.PositiveIntegerField()),
            ],
        ),
    ]
