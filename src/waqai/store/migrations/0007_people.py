"""People who sign in, groups that records are kept to, and the audit log that can only be added to."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

NEVER = "the audit log is only added to"
_NO_HASH = "0" * 64

# A row is added where the head says, and the head follows the row; nothing else happens to either. `INSERT OR REPLACE`
# deletes without asking the trigger for deleting, so adding looks for the row that it would replace.
SQLITE_TRIGGERS = {
    "store_audit_changed": "BEFORE UPDATE ON store_auditrow",
    "store_audit_deleted": "BEFORE DELETE ON store_auditrow",
    "store_audit_added": "BEFORE INSERT ON store_auditrow WHEN NEW.number IS NOT (SELECT number + 1 FROM store_audithead)"
    " OR EXISTS (SELECT 1 FROM store_auditrow WHERE id = NEW.id OR number = NEW.number)",
    "store_audit_head_deleted": "BEFORE DELETE ON store_audithead",
    "store_audit_head_added": "BEFORE INSERT ON store_audithead WHEN EXISTS (SELECT 1 FROM store_audithead)",
    "store_audit_head_moved": "BEFORE UPDATE ON store_audithead WHEN NEW.id IS NOT OLD.id"
    " OR NEW.number IS NOT OLD.number + 1"
    " OR NEW.hash IS NOT (SELECT hash FROM store_auditrow WHERE number = NEW.number)",
}
POSTGRESQL_GUARD = f"""
CREATE FUNCTION store_audit_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
    IF TG_OP = 'INSERT' AND TG_TABLE_NAME = 'store_auditrow' THEN
        IF NEW.number = (SELECT number + 1 FROM store_audithead) THEN RETURN NEW; END IF;
    ELSIF TG_OP = 'INSERT' AND TG_TABLE_NAME = 'store_audithead' THEN
        IF NOT EXISTS (SELECT 1 FROM store_audithead) THEN RETURN NEW; END IF;
    ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'store_audithead' THEN
        IF NEW.id = OLD.id AND NEW.number = OLD.number + 1
            AND NEW.hash = (SELECT hash FROM store_auditrow WHERE number = NEW.number) THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION '{NEVER}';
END $guard$
"""
TABLES = ("store_auditrow", "store_audithead")


def guard_log(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("store", "AuditHead").objects.create(number=0, hash=_NO_HASH)
    if editor.connection.vendor == "sqlite":
        for name, when in SQLITE_TRIGGERS.items():
            editor.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{NEVER}'); END")
        return
    editor.execute(POSTGRESQL_GUARD)
    for table in TABLES:
        each = f"BEFORE INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION store_audit_guard()"
        editor.execute(f"CREATE TRIGGER {table}_guard {each}")
        whole = f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION store_audit_guard()"
        editor.execute(f"CREATE TRIGGER {table}_guard_whole {whole}")


def unguard_log(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for name in SQLITE_TRIGGERS:
            editor.execute(f"DROP TRIGGER {name}")
        return
    for table in TABLES:
        editor.execute(f"DROP TRIGGER {table}_guard ON {table}")
        editor.execute(f"DROP TRIGGER {table}_guard_whole ON {table}")
    editor.execute("DROP FUNCTION store_audit_guard()")


class Migration(migrations.Migration):
    dependencies = [("store", "0004_incidents")]
    # Those tables point to people; without this they would be made when there are none yet.
    run_before = [
        ("admin", "0001_initial"),
        ("account", "0001_initial"),
        ("mfa", "0001_initial"),
        ("usersessions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("hash", models.CharField(default=_NO_HASH, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="AuditRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("when", models.DateTimeField(db_index=True)),
                ("who", models.CharField(db_index=True, max_length=150)),
                ("verb", models.CharField(db_index=True, max_length=40)),
                ("what", models.CharField(db_index=True, max_length=200)),
                ("why", models.TextField()),
                ("before", models.CharField(blank=True, max_length=64)),
                ("told", models.JSONField(default=dict)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="FailedTries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("count", models.PositiveIntegerField(default=0)),
                ("last", models.DateTimeField()),
                ("closed_until", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Remembered",
            fields=[
                ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("value", models.TextField()),
                ("expires", models.DateTimeField(db_index=True)),
            ],
            options={
                "db_table": "store_remembered",
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "name",
                    models.CharField(
                        max_length=150,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[^\\W_][\\w.\\-]{0,149}\\Z",
                                "A name is letters and digits; . _ - may stand within it.",
                            )
                        ],
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reader", "Reader"),
                            ("coder", "Coder"),
                            ("editor", "Editor"),
                            ("administrator", "Administrator"),
                        ],
                        default="reader",
                        max_length=16,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("made", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"), name="one_person_of_a_name_in_any_case"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=150, unique=True)),
                ("members", models.ManyToManyField(blank=True, related_name="groups", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.AddField(
            model_name="incident",
            name="group",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="incidents", to="store.group"
            ),
        ),
        migrations.AddField(
            model_name="page",
            name="group",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="pages", to="store.group"
            ),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made", models.DateTimeField(auto_now_add=True)),
                ("until", models.DateTimeField()),
                ("used", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.RunPython(guard_log, unguard_log),
    ]
