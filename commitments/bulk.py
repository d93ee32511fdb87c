"""Ghi thật nhiều dòng một lúc: rows that nobody needs the keys of afterwards."""

from collections.abc import Sequence

from django.db import connection, models

BATCH = 200
_NEED_ADAPTING = (models.DecimalField, models.DateField, models.JSONField)


def insert(model: type[models.Model], rows: Sequence[models.Model], *, key=(), overwrite=()):
    """Thêm các dòng; where a row with the same `key` is there, its `overwrite` fields take the new values.

    On SQLite one prepared statement serves all rows, which takes a third of the time of bulk_create's few dozen rows
    a statement. The rows themselves do not learn their primary keys.
    """
    if connection.vendor == "sqlite":
        _insert_by_one_statement(model, rows, key, overwrite)
        return
    options = {"update_conflicts": True, "unique_fields": key, "update_fields": overwrite} if key else {}
    model.objects.bulk_create(rows, batch_size=BATCH, **options)


def _insert_by_one_statement(model, rows, key, overwrite):
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = [field.column for field in fields]
    statement = (
        f"INSERT INTO {model._meta.db_table} ({', '.join(columns)})"  # noqa: S608 - names of our own
        f" VALUES ({', '.join(['%s'] * len(columns))})"
    )
    if key:
        taken = ", ".join(model._meta.get_field(name).column for name in key)
        told = [model._meta.get_field(name).column for name in overwrite]
        statement += f" ON CONFLICT ({taken}) DO UPDATE SET "
        statement += ", ".join(f"{column} = excluded.{column}" for column in told)
    parts = [(field.attname, field if isinstance(field, _NEED_ADAPTING) else None) for field in fields]
    with connection.cursor() as cursor:
        cursor.executemany(statement, ([_adapted(row, *part) for part in parts] for row in rows))


def _adapted(row, name, field):
    value = getattr(row, name)
    return value if field is None or value is None else field.get_db_prep_save(value, connection)
