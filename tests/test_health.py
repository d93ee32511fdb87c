"""Địa chỉ /healthz."""

import pytest


@pytest.mark.django_db
def test_health_answers_ok_while_the_database_answers(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")
