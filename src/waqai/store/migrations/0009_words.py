"""The pages that tell each listed incident, and triggers that note an incident whose articles are found by other words."""

from collections.abc import Iterator

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# An article's entry bears the ref of its page. With these, whatever changes what an article is found by renews the
# incidents that it tells of, and every process learns that what it knows of words is old.
_TOUCHED = "SELECT incident_id FROM store_told WHERE incident_id IS NOT NULL AND page = ROW.ref"
_ROWS = {"INSERT": "NEW", "DELETE": "OLD", "UPDATE": "NEW"}
_CHANGED = "(OLD.terms <> NEW.terms OR OLD.ref <> NEW.ref OR coalesce(OLD.sequence, '') <> coalesce(NEW.sequence, ''))"


def _triggers() -> Iterator[tuple[str, str, str]]:
    """Yield name, moment and body of each trigger."""
    for verb, row in _ROWS.items():
        when = f"{row}.section = 'articles'" + (f" AND {_CHANGED}" if verb == "UPDATE" else "")
        moment = f"AFTER {verb} ON store_searchentry FOR EACH ROW WHEN ({when})"
        body = f"INSERT INTO store_stale(incident) {_TOUCHED.replace('ROW', row)};"
        yield f"store_searchentry_stale_{verb.lower()}", moment, body


def make_triggers(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for name, moment, body in _triggers():
        if editor.connection.vendor == "postgresql":
            result = "OLD" if "DELETE" in moment else "NEW"
            editor.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN {result}; END $$"
            )
            editor.execute(f"CREATE TRIGGER {name} {moment} EXECUTE FUNCTION {name}()")
        else:
            editor.execute(f"CREATE TRIGGER {name} {moment} BEGIN {body} END")


def make_index(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute("CREATE INDEX store_searchentry_pages ON store_searchentry (id, section, page_id)")


def drop_index(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP INDEX store_searchentry_pages")


def drop_triggers(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for name, _, _ in _triggers():
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {name} ON store_searchentry")
            editor.execute(f"DROP FUNCTION {name}()")
        else:
            editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("store", "0008_shown")]

    operations = [
        migrations.AddField("shownincident", "pages", models.JSONField(default=list)),
        migrations.RunPython(make_triggers, drop_triggers),
        migrations.RunPython(make_index, drop_index),
    ]
