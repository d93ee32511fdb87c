"""Khoá dòng trong cơ sở dữ liệu: rows that the database itself refuses to change, delete or replace, on both engines.

A migration raises a guard; only a database administrator (and the test runner's flush) lowers it. SQLite drops it
whenever a migration alters the table: such a migration raises it again at its end.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class RowGuard:
    """Khoá của một bảng. `same`: when a new row (NEW) would take the place of a stored one (kept), in SQL.

    `only` says of {row} which rows are guarded; empty: all of them.
    """

    table: str
    message: str
    same: str
    only: str = ""

    def raise_guard(self, connection):
        """Bật khoá: UPDATE, DELETE, REPLACE (SQLite) and TRUNCATE (PostgreSQL) raise a database error."""
        self._run(connection, {"sqlite": self._sqlite(), "postgresql": self._postgres()})

    def lower_guard(self, connection):
        """Tắt khoá."""
        table = self.table
        sqlite = [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for verb in ("update", "delete", "replace")]
        postgres = [f"DROP TRIGGER IF EXISTS {table}_no_{verb} ON {table}" for verb in ("change", "truncate")]
        self._run(connection, {"sqlite": sqlite, "postgresql": postgres})

    def _of(self, row, before):
        """Điều kiện để một dòng được khoá."""
        return f"{before} {self.only.format(row=row)}" if self.only else ""

    def _sqlite(self):
        table, refuse = self.table, f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        for verb in ("update", "delete"):
            yield (
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table}"
                f" {self._of('OLD', 'WHEN')} {refuse}"
            )
        # REPLACE deletes the row in its way without telling the delete trigger.
        yield (
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table}"  # noqa: S608 - names of our own
            f" WHEN EXISTS (SELECT 1 FROM {table} AS kept WHERE ({self.same}) {self._of('kept', 'AND')}) {refuse}"
        )

    def _postgres(self):
        table = self.table
        yield (
            f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{self.message}'; END $$"
        )
        guarded = f"WHEN ({self.only.format(row='OLD')})" if self.only else ""
        yield (
            f"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW {guarded} EXECUTE FUNCTION {table}_refuse()"
        )
        yield (
            f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
        )

    def _run(self, connection, statements):
        with connection.cursor() as cursor:
            for statement in statements[connection.vendor]:
                cursor.execute(statement)
