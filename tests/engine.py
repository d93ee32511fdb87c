"""Cơ sở dữ liệu của lần kiểm thử: SQLite trong bộ nhớ, hoặc một cụm PostgreSQL dựng lên rồi bỏ đi.

`--engine=postgres` is settled here, before the settings are read. The worker processes of pytest-xdist find the
cluster's address in DATABASE_URL and start none of their own.
"""

import os
import signal

import pytest

from tests.postgres import Cluster, ServerMissing

REASON = pytest.StashKey[str]()
CLUSTER = pytest.StashKey[Cluster]()
IN_MEMORY = "sqlite:////nonexistent/tests-run-in-memory.sqlite3"
OWN_VARIABLES = (
    "ALLOWED_HOSTS",
    "BEHIND_PROXY",
    "CSRF_TRUSTED_ORIGINS",
    "DEBUG",
    "DEMO_ALLOWED",
    "HTTPS",
    "LOG_LEVEL",
    "PUBLIC_URL",
)


def pytest_addoption(parser):
    parser.addoption(
        "--engine", choices=["sqlite", "postgres"], default="sqlite", help="database of this run"
    )


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config):
    for name in OWN_VARIABLES:
        os.environ.pop(name, None)
    os.environ |= {"JOBS": "inline", "PRINT_PROCESSES": "1"}
    os.environ["SECRET_KEY"] = "a-key-that-protects-nothing-" + "0123456789" * 4
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "true"  # Playwright keeps an event loop in the tests' own thread
    )
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["DATABASE_URL"] = IN_MEMORY
        if early_config.known_args_namespace.engine == "postgres":
            _start_cluster(early_config)
    return (yield)


def _start_cluster(config):
    try:
        cluster = Cluster()
    except ServerMissing as fault:
        if os.environ.get("CI", "").lower() in {"1", "true"}:
            raise pytest.UsageError(f"PostgreSQL tests cannot run: {fault}") from fault
        config.stash[REASON] = str(fault)
    else:
        config.stash[CLUSTER] = cluster
        # A run that is told to stop takes its cluster with it.
        signal.signal(signal.SIGTERM, lambda *_: pytest.exit("told to stop", returncode=143))
        os.environ["DATABASE_URL"] = cluster.url


def pytest_collection_modifyitems(config, items):
    engine_missing = config.option.engine == "postgres" and os.environ["DATABASE_URL"] == IN_MEMORY
    for item in items:
        if engine_missing:
            item.add_marker(pytest.mark.skip(reason="no PostgreSQL server is installed"))


def pytest_terminal_summary(terminalreporter, config):
    if reason := config.stash.get(REASON, None):
        terminalreporter.section("POSTGRESQL TESTS SKIPPED", red=True, bold=True)
        terminalreporter.line(f"Nothing was tested on PostgreSQL: {reason}", red=True)


def pytest_unconfigure(config):
    if cluster := config.stash.get(CLUSTER, None):
        cluster.stop()
