"""What the lists show of each incident, stored; triggers that note what of it is stale; words in order, for phrases."""

from collections.abc import Iterator

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import waqai.store.models.shown

_KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")

# By table: which change to one of its rows touches which incidents. ROW is the row as it was or is; each column list is
# what an update must change to count.
_TOLD_OF = "SELECT incident_id FROM store_told WHERE incident_id IS NOT NULL AND "
TOUCHED = {
    "store_told": ("SELECT ROW.incident_id WHERE ROW.incident_id IS NOT NULL", ("incident_id", "event", "copy_of")),
    "store_incident": ("SELECT ROW.id", ("withdrawn", "merged_into_id", "group_id")),
    "store_event": (f"{_TOLD_OF}event = ROW.ref", ("ref", "public", "state", "type", "start", "end", "modality")),
    "store_page": (f"{_TOLD_OF}page = ROW.ref", ("current", "outlet", "source_id")),
    "store_place": (
        f"{_TOLD_OF}event IN (SELECT e.ref FROM store_event e JOIN store_eventplace p ON p.event_id = e.id "
        "WHERE p.place_id = ROW.id)",
        ("lat", "lon", "admin1", "country", "known"),
    ),
}
_ROWS = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}
_NEWEST = ("store_event", "store_statement", "store_demand")


def _triggers(editor: BaseDatabaseSchemaEditor) -> Iterator[tuple[str, str, str, str]]:
    """Yield table, name, moment and body of each trigger."""
    quote = editor.quote_name
    for table, (select, columns) in TOUCHED.items():
        for verb, rows in _ROWS.items():
            changed = " OR ".join(f"OLD.{quote(name)} IS DISTINCT FROM NEW.{quote(name)}" for name in columns)
            if editor.connection.vendor == "sqlite":
                changed = changed.replace("IS DISTINCT FROM", "IS NOT")
            when = f" WHEN ({changed})" if verb == "UPDATE" else ""
            marks = "; ".join(f"INSERT INTO store_stale(incident) {select.replace('ROW', row)}" for row in rows)
            yield table, f"{table}_stale_{verb.lower()}", f"AFTER {verb} ON {table} FOR EACH ROW{when}", f"{marks};"


def make_triggers(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for _, name, moment, body in _triggers(editor):
        if editor.connection.vendor == "postgresql":
            result = "OLD" if "DELETE" in moment else "NEW"
            editor.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN {result}; END $$"
            )
            editor.execute(f"CREATE TRIGGER {name} {moment} EXECUTE FUNCTION {name}()")
        else:
            editor.execute(f"CREATE TRIGGER {name} {moment} BEGIN {body} END")


def drop_triggers(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for table, name, _, _ in _triggers(editor):
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {name} ON {table}")
            editor.execute(f"DROP FUNCTION {name}()")
        else:
            editor.execute(f"DROP TRIGGER {name}")


# SQLite's index finds the beginning of a word by itself; PostgreSQL's finds whole words, so it is told which there are.
# In order, so that two writers of the same new words do not wait for each other.
POSTGRESQL_WORDS = (
    'CREATE TABLE store_searchword (word text COLLATE "C" PRIMARY KEY)',
    "CREATE FUNCTION store_searchword_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "INSERT INTO store_searchword SELECT DISTINCT unnest(string_to_array(terms, ' ')) AS word FROM fresh ORDER BY word "
    "ON CONFLICT DO NOTHING; RETURN NULL; END $$",
    "CREATE TRIGGER store_searchword_added AFTER INSERT ON store_searchentry REFERENCING NEW TABLE AS fresh "
    "FOR EACH STATEMENT EXECUTE FUNCTION store_searchword_added()",
    "INSERT INTO store_searchword SELECT DISTINCT unnest(string_to_array(terms, ' ')) FROM store_searchentry",
    # The default order of an index puts open days first when it is read backwards; lists want them last.
    *(f"CREATE INDEX {table}_newest ON {table} (day DESC NULLS LAST, id DESC) WHERE public" for table in _NEWEST),
)
POSTGRESQL_WORDS_GONE = (
    "DROP TRIGGER store_searchword_added ON store_searchentry",
    "DROP FUNCTION store_searchword_added()",
    "DROP TABLE store_searchword",
    *(f"DROP INDEX {table}_newest" for table in _NEWEST),
)


def make_words(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL_WORDS if editor.connection.vendor == "postgresql" else ():
        editor.execute(statement)


def drop_words(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL_WORDS_GONE if editor.connection.vendor == "postgresql" else ():
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("store", "0007_desk")]

    operations = [
        migrations.CreateModel(
            name="ShownState",
            fields=[
                ("id", _KEY),
                ("mark", models.CharField(default=waqai.store.models.shown.new_mark, max_length=32)),
                ("turn", models.BigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(name="Stale", fields=[("id", _KEY), ("incident", models.BigIntegerField())]),
        # Without a default, so that SQLite adds the column and leaves the table, with its triggers, alone.
        migrations.AddField("searchentry", "sequence", models.TextField(null=True)),
        migrations.CreateModel(
            name="ShownIncident",
            fields=[
                (
                    "incident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="shown",
                        serialize=False,
                        to="store.incident",
                    ),
                ),
                ("ref", models.CharField(max_length=16)),
                ("turn", models.BigIntegerField(db_index=True)),
                ("listed", models.BooleanField(default=False)),
                ("type", models.CharField(blank=True, max_length=60)),
                ("start", models.DateField(null=True)),
                ("end", models.DateField(null=True)),
                ("day", models.DateField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.place"
                    ),
                ),
                ("place_name", models.TextField(blank=True)),
                ("precision", models.CharField(max_length=20, null=True)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("country", models.CharField(blank=True, max_length=40)),
                ("admin1", models.CharField(blank=True, max_length=100)),
                ("admin2", models.CharField(blank=True, max_length=100)),
                ("admin3", models.CharField(blank=True, max_length=100)),
                ("tolls", models.JSONField(default=list)),
                ("killed_least", models.PositiveBigIntegerField(null=True)),
                ("killed_most", models.PositiveBigIntegerField(null=True)),
                ("killed_open", models.BooleanField(default=False)),
                ("injured_least", models.PositiveBigIntegerField(null=True)),
                ("injured_most", models.PositiveBigIntegerField(null=True)),
                ("injured_open", models.BooleanField(default=False)),
                ("voices", models.PositiveIntegerField(default=0)),
                ("outlets", models.PositiveIntegerField(default=0)),
                ("reports", models.PositiveIntegerField(default=0)),
                ("copies", models.PositiveIntegerField(default=0)),
                ("grade", models.CharField(blank=True, max_length=12)),
                ("reasons", models.JSONField(default=list)),
                ("first", models.DateField(null=True)),
                ("last_told", models.DateTimeField(null=True)),
                ("changed", models.DateTimeField()),
                ("types", models.JSONField(default=list)),
                ("families", models.JSONField(default=list)),
                ("paths", models.JSONField(default=list)),
                ("sides", models.JSONField(default=list)),
                ("sources", models.JSONField(default=list)),
                ("harms", models.JSONField(default=list)),
                ("objects_hit", models.JSONField(default=list)),
            ],
        ),
        migrations.RunPython(make_triggers, drop_triggers),
        migrations.RunPython(make_words, drop_words),
    ]
