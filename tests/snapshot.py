"""Ảnh chụp cơ sở dữ liệu: điều đã dựng một lần thì những bài sau chỉ chép lại từng dòng."""

import pickle
from collections.abc import Callable, Hashable
from functools import wraps

from django.apps import apps
from django.db import connection, transaction

APPS = ("units", "indicators", "commitments", "reports")
Rows = list[tuple[str, list[tuple]]]
_taken: dict[Hashable, tuple[Rows, bytes]] = {}


def restore_or_build(key: Hashable, build: Callable[[], object]) -> object:
    """Chép lại ảnh chụp của `key`; the first time, and in a database that holds something, really `build` it.

    Returns what `build` returned, as it was then: a copy of its own for each test.
    """
    if not _is_empty():
        return build()
    if key not in _taken:
        built = build()
        _taken[key] = _take(), pickle.dumps(built)
        return built
    rows, built = _taken[key]
    _restore(rows)
    return pickle.loads(built)


def kept(build):
    """Cho một fixture không cần gì: what it builds is built once a process and copied after that."""

    @wraps(build)
    def restored():
        return restore_or_build((build.__module__, build.__name__), build)

    return restored


def _models():
    return [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]


def _is_empty() -> bool:
    return not any(model._base_manager.exists() for model in apps.get_app_config("units").get_models())


def _take() -> Rows:
    with connection.cursor() as cursor:
        taken = []
        for model in _models():
            columns = [connection.ops.quote_name(field.column) for field in model._meta.local_concrete_fields]
            names, table = ", ".join(columns), connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT {names} FROM {table}")
            if rows := cursor.fetchall():
                taken.append((f"INSERT INTO {table} ({names}) VALUES", rows))
        return [_as_one_statement(cursor, taken)] if connection.vendor == "postgresql" else taken


def _as_one_statement(cursor, taken: Rows) -> tuple[str, list]:
    """Một lượt đi về thay vì mỗi bảng một lượt; psycopg2 takes a text without values as it is."""
    return ";".join(
        insert + ",".join(cursor.mogrify(f"({', '.join(['%s'] * len(row))})", row).decode() for row in rows)
        for insert, rows in taken
    ), []


def _restore(taken: Rows) -> None:
    # The database checks foreign keys at the end of the transaction, so the order of the tables does not matter.
    # Numbers that were given out when this was built are never given out again, so no sequence is set.
    with transaction.atomic(), connection.cursor() as cursor:
        for insert, rows in taken:
            if rows:
                cursor.executemany(f"{insert} ({', '.join(['%s'] * len(rows[0]))})", rows)
            else:
                cursor.cursor.execute(insert)
