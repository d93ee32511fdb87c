"""Lần mở đầu tiên trên đường truyền chậm: what a browser with an empty cache fetches for the page of entry."""

from urllib.parse import urlsplit

import pytest

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
call_command("collectstatic", verbosity=0, interactive=False)
commitment, lan = wide({INDICATORS}, [])
print(json.dumps({{"session": session_of(lan), "address": address(commitment)}}))
"""


@pytest.fixture
def variables(variables):
    """Như khi vận hành: the files are compressed and named by their content."""
    return variables | {"DJANGO_SETTINGS_MODULE": "config.settings", "DEBUG": ""}


@pytest.fixture
def program():
    return PREPARE


def test_page_of_entry_is_light_and_asks_no_other_host(page, server, visit):
    line, sizes, addresses = page.context.new_cdp_session(page), [], []
    line.send("Network.enable")
    line.on("Network.requestWillBeSent", lambda event: addresses.append(event["request"]["url"]))
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))

    visit(wait_until="networkidle")

    assert page.locator("[data-entry]").count() == INDICATORS
    assert {urlsplit(address).netloc for address in addresses if not address.startswith("data:")} == {
        f"127.0.0.1:{server.port}"
    }
    assert len(sizes) > 1
    assert 0 < sum(sizes) <= MOST_BYTES
