"""Keep the stories of a digest, the address of the original and the share of Arabic of each article."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0002_search")]

    operations = [
        migrations.AddField("article", "arabic_share", models.FloatField(default=0.0)),
        migrations.AddField("article", "original_url", models.TextField(null=True)),
        migrations.AddField("article", "items", models.JSONField(default=list)),
    ]
