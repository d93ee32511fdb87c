"""Điều mà mọi bài kiểm thử dùng chung: trình duyệt, cơ sở dữ liệu, và việc dọn sau mỗi bài có giao dịch thật."""

import gc
import os
import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import caches
from django.test import TransactionTestCase, override_settings

from commitments import kept_basis
from tests import emptying, migrated

# The same engine without the frame around it, which nobody looks at here and which costs half the time.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium") or "/usr/bin/chromium"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",
]
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
ASKS_FOR_A_BROWSER = re.compile(r"^ *def \w+\([^)]*\b(?:page|browser|enter)\b", re.MULTILINE)
ONCE_AS_A_WHOLE = re.compile(r"^pytestmark = (?:\[[^\]]*)?pytest\.mark\.once\b", re.MULTILINE)
CHROMIUM_IS_MISSING = not os.path.exists(CHROMIUM)


def pytest_configure(config):
    if CHROMIUM_IS_MISSING and os.environ.get("CI", "").lower() in {"1", "true"}:
        raise pytest.UsageError("Browser tests cannot run: chromium is not installed")
    TransactionTestCase._fixture_teardown = emptying.empty


def pytest_ignore_collect(collection_path, config):
    """Tệp không có bài nào cho lần chạy này thì không nạp: loading all takes as long as a hundred tests."""
    if not collection_path.match("test_*.py"):
        return None
    if config.option.markexpr == "browser":
        return None if _may_ask_for_a_browser(collection_path) else True
    if config.option.engine == "postgres" and ONCE_AS_A_WHOLE.search(collection_path.read_text("utf-8")):
        return True
    return None


def _may_ask_for_a_browser(file):
    return "browser" in file.parts or ASKS_FOR_A_BROWSER.search(file.read_text("utf-8"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if "page" in item.fixturenames or "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
            if not _may_ask_for_a_browser(item.path):
                raise pytest.UsageError(
                    f"{item.path}: a run in the browser does not see that it asks for one"
                )
            if CHROMIUM_IS_MISSING:
                item.add_marker(pytest.mark.skip(reason="chromium is not installed"))
        if _says_the_same_on_every_database(item):
            item.add_marker(pytest.mark.once)


def pytest_collection_finish():
    """Những gì đã nạp thì ở lại đến cuối: nobody looks through it for what could be thrown away."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _says_the_same_on_every_database(item):
    """Không đọc cơ sở dữ liệu, hoặc xem một trang: verbs and queries, which a page only shows, have tests of their own.

    See ADR 47. Every page is opened on both databases by tests/config/test_every_address.py.
    """
    marker = item.get_closest_marker("django_db")
    if not marker and DATABASE_FIXTURES.isdisjoint(item.fixturenames):
        return True
    has_transactions = "transactional_db" in item.fixturenames or marker and marker.kwargs.get("transaction")
    return "client" in item.fixturenames and not has_transactions and not item.get_closest_marker("both")


def pytest_terminal_summary(terminalreporter):
    if CHROMIUM_IS_MISSING:
        terminalreporter.section("BROWSER TESTS SKIPPED", red=True, bold=True)
        terminalreporter.line("No page was opened in a browser: chromium is not installed", red=True)


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, tmp_path_factory):
    """Cơ sở dữ liệu của tiến trình này; it goes with the process, with the folder of this run, or with the cluster.

    A browser asks for several things at once: each is answered by a thread with a transaction of its own.
    """
    has_browser = any(item.get_closest_marker("browser") for item in request.session.items)
    with django_db_blocker.unblock():
        migrated.open_copy(tmp_path_factory.mktemp("database") if has_browser else None)


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


@pytest.fixture(scope="session")
def profile(browser, browser_context_args):
    """Hồ sơ trình duyệt của lần kiểm thử: scripts and style sheets are fetched once, not once a test."""
    context = browser.new_context(**browser_context_args)
    yield context
    context.close()


@pytest.fixture
def context(profile, live_server):
    """Hồ sơ không nhớ gì của bài kiểm thử trước: neither who was signed in nor what was typed."""
    profile.set_offline(False)
    yield profile
    tab = profile.new_page()
    profile.new_cdp_session(tab).send(
        "Storage.clearDataForOrigin", {"origin": live_server.url, "storageTypes": "local_storage,indexeddb"}
    )
    for each in profile.pages:
        each.close()
    profile.clear_cookies()
    profile.clear_permissions()
    profile.unroute_all()


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
    script = Axe().axe_script

    def faults(page):
        # Half a megabyte: given to each page once, however often it is looked at.
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        found = page.evaluate("axe.run({resultTypes: ['violations']}).then((all) => all.violations)")
        return [f"{violation['id']}: {node['html']}" for violation in found for node in violation["nodes"]]

    return faults
