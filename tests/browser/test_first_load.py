"""Lần mở đầu tiên trên đường truyền chậm: what a browser with an empty cache fetches for the page of entry."""

import json
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from tests.bench.deadline import Server, environment

pytestmark = [pytest.mark.once]
INDICATORS = 14
MOST_BYTES = 250_000
PREPARE = f"""
import json, django
django.setup()
from django.core.management import call_command
from tests.bench.deadline import session_of
from tests.commitments.test_entry_page import wide
from tests.commitments.typed import address
call_command("migrate", verbosity=0)
call_command("collectstatic", verbosity=0, interactive=False)
commitment, lan = wide({INDICATORS}, [])
print(json.dumps({{"session": session_of(lan), "address": address(commitment)}}))
"""


@pytest.fixture
def settings(tmp_path):
    """Như khi vận hành: the files are compressed and named by their content."""
    own = {"ALLOWED_HOSTS": "127.0.0.1", "DJANGO_SETTINGS_MODULE": "config.settings", "DEBUG": ""}
    return environment(f"sqlite:///{tmp_path / 'camket.sqlite3'}", tmp_path) | own


@pytest.fixture
def prepared(settings):
    done = subprocess.run([sys.executable, "-c", PREPARE], env=settings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def server(settings, prepared):
    server = Server(settings)
    yield server
    server.kill()


def test_page_of_entry_is_light_and_asks_no_other_host(page, server, prepared):
    root = f"http://127.0.0.1:{server.port}"
    page.context.add_cookies([{"name": "sessionid", "value": prepared["session"], "url": root}])
    line, sizes, addresses = page.context.new_cdp_session(page), [], []
    line.send("Network.enable")
    line.on("Network.requestWillBeSent", lambda event: addresses.append(event["request"]["url"]))
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))

    page.goto(root + prepared["address"], wait_until="networkidle")

    assert page.locator("[data-entry]").count() == INDICATORS
    assert {urlsplit(address).netloc for address in addresses if not address.startswith("data:")} == {
        f"127.0.0.1:{server.port}"
    }
    assert len(sizes) > 1
    assert 0 < sum(sizes) <= MOST_BYTES
