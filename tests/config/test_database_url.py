"""DATABASE_URL: mọi dạng được hứa, và lời chỉ dẫn khi sai."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

DEFAULT = Path("/srv/camket.sqlite3")
KEYS = ("NAME", "USER", "PASSWORD", "HOST", "PORT")


def read(monkeypatch, url: str) -> dict:
    monkeypatch.setenv("DATABASE_URL", url)
    return environment.database("DATABASE_URL", DEFAULT)


def test_without_a_url_the_database_is_the_default_file(monkeypatch):
    assert read(monkeypatch, "")["NAME"] == str(DEFAULT)


def test_sqlite_url_names_an_absolute_file(monkeypatch):
    assert read(monkeypatch, "sqlite:////var/lib/cam%20ket.sqlite3")["NAME"] == "/var/lib/cam ket.sqlite3"


def test_sqlite_takes_the_write_lock_first_waits_for_it_and_keeps_every_commit(monkeypatch):
    options = read(monkeypatch, "sqlite:////srv/a.sqlite3")["OPTIONS"]

    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert options["init_command"].startswith("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgres://an:mat@db.vn:6432/camket", ("camket", "an", "mat", "db.vn", "6432")),
        ("postgresql://an:p%40ss%2Fw%3A@db.vn/camket", ("camket", "an", "p@ss/w:", "db.vn", "")),
        ("postgres://an@/camket?host=/run/postgresql", ("camket", "an", "", "/run/postgresql", "")),
        ("postgres://an@/camket?host=%2Frun%2Fpg&port=5433", ("camket", "an", "", "/run/pg", "5433")),
        ("postgres:///camket", ("camket", "", "", "", "")),
    ],
)
def test_postgres_url_says_where_and_as_whom(monkeypatch, url, expected):
    database = read(monkeypatch, url)

    assert tuple(database[key] for key in KEYS) == expected


def test_postgres_connections_are_kept_and_checked(monkeypatch):
    database = read(monkeypatch, "postgres://an@db/camket?sslmode=require")

    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (60, True)
    assert database["OPTIONS"] == {"sslmode": "require", "options": "-c jit=off"}


def test_settings_of_a_postgres_session_are_added_to(monkeypatch):
    database = read(monkeypatch, "postgres://an@db/camket?options=-c%20lock_timeout%3D5s")

    assert database["OPTIONS"] == {"options": "-c jit=off -c lock_timeout=5s"}


@pytest.mark.parametrize(
    "url",
    [
        "camket.sqlite3",
        "sqlite:///relative.sqlite3",
        "sqlite://host/file",
        "mysql://a@b/c",
        "postgres://an@db",
        "postgres://",
    ],
)
def test_any_other_url_is_refused_with_both_forms(monkeypatch, url):
    with pytest.raises(ImproperlyConfigured, match="sqlite:////absolute/file.*HINT"):
        read(monkeypatch, url)


def test_port_that_is_no_number_is_refused(monkeypatch):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL cannot be read.*HINT"):
        read(monkeypatch, "postgres://an@db:five/camket")
