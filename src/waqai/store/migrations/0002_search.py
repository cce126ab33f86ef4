"""Hang the database's own search index on the search entries."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE store_search USING fts5("
    "terms, content='store_searchentry', content_rowid='id', detail='none', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER store_search_added AFTER INSERT ON store_searchentry BEGIN "
    "INSERT INTO store_search(rowid, terms) VALUES (new.id, new.terms); END",
    "CREATE TRIGGER store_search_removed AFTER DELETE ON store_searchentry BEGIN "
    "INSERT INTO store_search(store_search, rowid, terms) VALUES ('delete', old.id, old.terms); END",
    "CREATE TRIGGER store_search_changed AFTER UPDATE OF terms ON store_searchentry BEGIN "
    "INSERT INTO store_search(store_search, rowid, terms) VALUES ('delete', old.id, old.terms); "
    "INSERT INTO store_search(rowid, terms) VALUES (new.id, new.terms); END",
)
POSTGRESQL_INDEX = ("CREATE INDEX store_search ON store_searchentry USING gin (string_to_array(terms, ' '))",)


def make_index(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL_INDEX if editor.connection.vendor == "postgresql" else SQLITE_INDEX:
        editor.execute(statement)


def drop_index(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX store_search")
        return
    for trigger in ("store_search_added", "store_search_removed", "store_search_changed"):
        editor.execute(f"DROP TRIGGER {trigger}")
    editor.execute("DROP TABLE store_search")


class Migration(migrations.Migration):
    dependencies = [("store", "0001_tables")]

    operations = [migrations.RunPython(make_index, drop_index)]
