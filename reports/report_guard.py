"""Khoá báo cáo kỳ đã ban hành trong cơ sở dữ liệu: what is issued is neither edited nor deleted, on both engines.

The migration raises the guard; only a database administrator (and the test runner's flush) lowers it. SQLite drops it
whenever a migration alters the table: such a migration raises it again at its end.
"""

TABLE = "reports_periodreport"
MESSAGE = "Báo cáo đã ban hành không sửa, không xoá."

_SQLITE_RAISE = [
    *(
        f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{verb} BEFORE {verb} ON {TABLE} WHEN OLD.signed_on IS NOT NULL"
        f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        for verb in ("update", "delete")
    ),
    # REPLACE deletes the row in its way without telling the delete trigger.
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_replace BEFORE INSERT ON {TABLE}"  # noqa: S608 - a table name of our own
    f" WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id AND signed_on IS NOT NULL)"
    f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
]
_SQLITE_LOWER = [f"DROP TRIGGER IF EXISTS {TABLE}_no_{verb}" for verb in ("update", "delete", "replace")]

_POSTGRES_RAISE = [
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$",
    f"CREATE OR REPLACE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE}"
    f" FOR EACH ROW WHEN (OLD.signed_on IS NOT NULL) EXECUTE FUNCTION {TABLE}_refuse()",
]
_POSTGRES_LOWER = [f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}"]

_RAISE = {"sqlite": _SQLITE_RAISE, "postgresql": _POSTGRES_RAISE}
_LOWER = {"sqlite": _SQLITE_LOWER, "postgresql": _POSTGRES_LOWER}


def raise_guard(connection):
    """Bật khoá: UPDATE and DELETE of an issued report raise a database error; a draft is not concerned."""
    _run(connection, _RAISE)


def lower_guard(connection):
    """Tắt khoá."""
    _run(connection, _LOWER)


def _run(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
