"""Điều mà mọi bài kiểm thử dùng chung: trình duyệt, và việc dọn nhật ký sau mỗi bài có giao dịch thật."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import caches
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import override_settings

from commitments import kept_basis
from reports import report_guard
from tests import migrated
from units import audit_guard

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
CHROMIUM_IS_MISSING = not os.path.exists(CHROMIUM)


def pytest_configure(config):
    if CHROMIUM_IS_MISSING and os.environ.get("CI", "").lower() in {"1", "true"}:
        raise pytest.UsageError("Browser tests cannot run: chromium is not installed")
    BaseDatabaseOperations.execute_sql_flush = flush_with_the_guards_down


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if "page" in item.fixturenames or "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM_IS_MISSING:
                item.add_marker(pytest.mark.skip(reason="chromium is not installed"))
        if not item.get_closest_marker("django_db") and DATABASE_FIXTURES.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.once)


def pytest_terminal_summary(terminalreporter):
    if CHROMIUM_IS_MISSING:
        terminalreporter.section("BROWSER TESTS SKIPPED", red=True, bold=True)
        terminalreporter.line("No page was opened in a browser: chromium is not installed", red=True)


flush = BaseDatabaseOperations.execute_sql_flush


def flush_with_the_guards_down(operations, sql_list):
    """Cơ sở dữ liệu không cho xoá nhật ký, báo cáo đã ban hành; bài kiểm thử có giao dịch thật thì phải dọn được."""
    guards = (audit_guard, report_guard)
    for guard in guards:
        guard.lower_guard(operations.connection)
    try:
        flush(operations, sql_list)
    finally:
        for guard in guards:
            guard.raise_guard(operations.connection)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """Cơ sở dữ liệu của tiến trình này; it goes with the process, or with the cluster."""
    with django_db_blocker.unblock():
        migrated.open_copy()


@pytest.fixture(autouse=True)
def nothing_kept():
    """Mỗi bài kiểm thử đọc lại từ cơ sở dữ liệu: a transaction that was rolled back takes its audit events with it."""
    kept_basis.forget()


@pytest.fixture(scope="session", autouse=True)
def vault_of_this_run(tmp_path_factory):
    """Kho tệp của lần kiểm thử này."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def nothing_is_kept_of_what_leaders_read():
    """Mỗi bài kiểm thử tính từ đầu: keys and moments of one may be those of another."""
    caches["readings"].clear()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Trình duyệt của hệ điều hành; không tải trình duyệt nào về."""
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": CHROMIUM_ARGUMENTS}


@pytest.fixture(scope="session")
def base_url(live_server):
    """Máy chủ của lần kiểm thử: `page.goto("/dang-nhap/")` là đủ."""
    return live_server.url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}


@pytest.fixture
def page(page):
    """Một trang trình duyệt; lỗi của script hay nội dung bị CSP chặn làm hỏng bài kiểm thử."""
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if "Content Security" in line.text else None)
    yield page
    # What a page still wants to say when it is closed must not reach the server while the database is emptied.
    page.context.set_offline(True)
    assert faults == []


@pytest.fixture
def enter(page, client, live_server):
    """Vào bằng một tài khoản, không qua trang đăng nhập: `enter(account)` trả về trang trình duyệt."""

    def sign_in(account):
        client.force_login(account)
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return page

    return sign_in


@pytest.fixture
def axe():
    """Kiểm tra khả năng tiếp cận: `axe(page)` trả về danh sách lỗi, rỗng là đạt."""
    return lambda page, **options: [
        f"{violation['id']}: {node['html']}"
        for violation in Axe().run(page, **options).response["violations"]
        for node in violation["nodes"]
    ]
