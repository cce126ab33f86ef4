"""SQLite plans by the numbers of what is there: counted once a table has doubled, and not again before."""

from django.db import connection

from incidents import link, telling
from waqai.store import shown
from waqai.store.planning import count_what_grew


def test_what_grew_is_counted_once(store):
    assert count_what_grew(least=1) is False, "nothing is there"
    link([telling("أ", killed=3)], [telling("ب", "2024-05-12", killed=1, lead=3)])
    shown.renew()
    counts_itself = connection.vendor == "postgresql"
    assert count_what_grew(least=1_000) is False
    assert count_what_grew(least=1) is not counts_itself
    assert count_what_grew(least=1) is False, "nothing came since"
    if not counts_itself:
        with connection.cursor() as cursor:
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'store_event'")
            rows = {stat.split()[0] for (stat,) in cursor.fetchall()}
        assert "2" in rows and rows <= {"0", "2"}, "some indexes hold only part of the rows"
