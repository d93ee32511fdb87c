"""Trang công khai trên đường truyền chậm: sent compressed to who takes that, the same to everybody."""

import gzip

import pytest
from django.urls import reverse

from tests import publishing

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    place = publishing.closed()
    publishing.published(place)
    return reverse("reports:public_publication", args=[place.campaign.code, publishing.Q1, 2])


def test_it_is_the_same_page_compressed_and_not_sent_again_to_who_has_it(client, address):
    plain = client.get(address)

    small = client.get(address, headers={"Accept-Encoding": "br, gzip"})
    again = client.get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": small["ETag"]})

    assert gzip.decompress(small.content) == plain.content
    assert (small["Content-Encoding"], small["Vary"], plain["Vary"]) == ("gzip", *["Accept-Encoding"] * 2)
    assert small["ETag"] != plain["ETag"]
    assert again.status_code == 304


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0, br", "xgzip"])
def test_who_does_not_take_compressed_pages_gets_none(client, address, accepted):
    answer = client.get(address, headers={"Accept-Encoding": accepted})

    assert "Content-Encoding" not in answer
    assert "<html" in answer.content.decode()
