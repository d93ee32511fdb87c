"""Tỉnh nhỏ và những người nạp biểu: the clerk An and the head Bình of unit U1, each in a browser of their own."""

import pytest
from django.test import Client

from tests import world


@pytest.fixture
def province():
    return world.build(2)


@pytest.fixture
def u1(province):
    return province.commitments["U1"]


@pytest.fixture
def an(client, province):
    client.force_login(province.an)
    return client


@pytest.fixture
def binh(province):
    client = Client()
    client.force_login(province.binh)
    return client
