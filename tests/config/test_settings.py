"""Những thiết đặt mà người dùng nhìn thấy được."""

import datetime

import pytest
from django import forms
from django.db import connection
from django.template import Context, Origin, Template, engines
from django.utils.formats import date_format


@pytest.fixture
def answer(client):
    return client.get("/healthz")


@pytest.mark.django_db
def test_scripts_and_styles_come_from_here_only(answer):
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))

    assert policy == {
        "default-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("{{ value }}", 2026, "2026"),
        ("{{ value }}", 97.5, "97,5"),
        ('{{ value|floatformat:"2g" }}', 1234.5, "1.234,50"),
        ("{{ value }}", datetime.date(2026, 11, 5), "05/11/2026"),
    ],
)
def test_numbers_and_dates_are_written_the_vietnamese_way(source, value, expected):
    assert engines["django"].from_string(source).render({"value": value}) == expected


def test_typed_date_is_read_day_first():
    assert forms.DateField().clean("03/04/2026") == datetime.date(2026, 4, 3)


def test_time_of_day_is_that_of_viet_nam():
    moment = datetime.datetime(2026, 11, 5, 17, 30, tzinfo=datetime.UTC)

    assert engines["django"].from_string("{{ value }}").render({"value": moment}) == "00:30 06/11/2026"
    assert date_format(moment, "SHORT_DATE_FORMAT") == "05/11/2026"


@pytest.mark.django_db
def test_page_that_is_not_public_leads_to_sign_in(client):
    response = client.get("/")

    assert (response.status_code, response.headers.get("Location")) == (302, "/dang-nhap/?next=/")


def test_undefined_variable_in_a_template_of_ours_is_an_error(settings):
    ours = Origin(str(settings.BASE_DIR / "templates/page.html"))
    page = Template("{{ nothing }}", origin=ours)

    with pytest.raises(AssertionError, match="undefined template variable nothing in .*page.html, line 1"):
        page.render(Context())


def test_undefined_variable_in_a_template_of_a_package_is_left_alone():
    page = Template("({{ nothing }})", origin=Origin("/usr/lib/package/page.html"))

    assert page.render(Context()) == "()"


@pytest.mark.django_db
def test_database_driver_is_the_one_of_production(request):
    if request.config.option.engine == "sqlite":
        assert connection.vendor == "sqlite"
    else:
        assert (connection.vendor, connection.Database.__name__) == ("postgresql", "psycopg2")
