"""Địa chỉ /healthz."""

import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
def test_health_answers_ok_while_the_database_answers(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_health_asks_one_question_and_opens_no_session(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/healthz")

    assert response.cookies == {}


@pytest.mark.django_db
def test_health_answers_503_when_the_database_does_not(client):
    def no_answer(execute, sql, params, many, context):
        raise OperationalError("server closed the connection")

    with connection.execute_wrapper(no_answer):
        response = client.get("/healthz")

    assert response.status_code == 503
