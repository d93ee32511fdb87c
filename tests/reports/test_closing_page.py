"""Trang khoá năm: chỉ người thẩm định của cơ quan nhận cam kết, một lần, khi năm đã qua."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments.models import Campaign, ClosedYear
from reports.consequences import conclusions
from tests import world
from tests.reports.test_conclusions_page import KNOWN, bundle, text_of
from units.models import AuditEvent

pytestmark = pytest.mark.django_db
OTHERS_THAN_CHI = ["an", "binh", "mai", "giang", "hoa", "khanh", "quan"]


@pytest.fixture
def small():
    return world.settle(bundle())


def url(small, year=2022):
    return reverse("reports:close", args=[small.campaign.pk, year])


def closed(small):
    return list(ClosedYear.objects.filter(campaign=small.campaign).values_list("year", "closed_by"))


def verdicts(small):
    found = conclusions(Campaign.objects.get(pk=small.campaign.pk), 2022)
    return {row.commitment.unit.code: row.verdict for row in found}


def post(client, account, address):
    client.force_login(account)
    return client.post(address)


def test_the_reviewer_closes_the_year_and_open_becomes_not_met(client, small):
    before = verdicts(small)

    response = post(client, small.chi, url(small))

    assert response.headers["Location"] == f"{reverse('reports:conclusions')}?campaign=C2022&year=2022"
    assert closed(small) == [(2022, small.chi.pk)]
    assert (before["U1"], verdicts(small)["U1"]) == ("open", "not_met")
    assert AuditEvent.objects.get(verb="khoa-nam").by == small.chi


def test_what_is_met_is_concluded_met(client):
    entries = [
        {"indicator": "1", "numerator": "90", "denominator": "90"},
        {"indicator": "2", "value": "4"},
        {"indicator": "3", "done": True},
    ]
    quarters = [
        world.report("U1", f"2022-Q{number}", "approved", submitted_on=day, entries=[*entries, *known])
        for number, day, known in ((2, "2022-06-10", []), (3, "2022-09-10", []), (4, "2022-12-10", [KNOWN]))
    ]
    returned = world.report("U1", "2022-Q1", "returned", entries=entries)
    made = world.bundle(reports=[returned, *quarters])
    made["campaigns"][0]["met_rule"] = {"type": "min_score", "value": "60"}
    small = world.settle(made)
    before = verdicts(small)["U1"]

    post(client, small.chi, url(small))

    assert (before, verdicts(small)["U1"]) == ("open", "met")


def test_the_success_is_said_beside_the_verdicts(client, small):
    client.force_login(small.chi)

    page = client.post(url(small), follow=True)

    assert "Năm 2022 đã khoá. Kết luận dưới đây là của số liệu đã chốt." in text_of(page)
    assert page.context["tally"] == "0 đạt, 1 không đạt, 2 chưa kết luận"


def test_the_page_sums_up_what_is_missing_and_writes_nothing(client, small):
    client.force_login(small.chi)

    page = client.get(url(small))

    summary = page.context["closing"]
    assert page.context["counts"] == [
        ("Chưa có báo cáo", 11),
        ("Bản nháp", 0),
        ("Đã gửi", 0),
        ("Bị trả lại", 0),
        ("Đã duyệt", 1),
    ]
    assert summary.total == 12
    first = summary.backlog[0]
    assert (first.commitment.unit.code, len(first.reports)) == ("U1", 3)
    assert first.reports[0] == ("Quý I/2022", "absent")
    assert "2 đơn vị vẫn chưa kết luận được sau khi khoá" in text_of(page)
    assert closed(small) == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_does_not_find_it(client, small, method):
    client.force_login(small.dung)

    assert getattr(client, method)(url(small)).status_code == 404
    assert closed(small) == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("persona", OTHERS_THAN_CHI)
def test_who_is_no_reviewer_may_not_close(client, small, persona, method):
    client.force_login(getattr(small, persona))

    assert getattr(client, method)(url(small)).status_code == 403
    assert closed(small) == []


@pytest.mark.parametrize("year", [2021, 2023])
def test_a_year_outside_the_campaign_has_no_such_page(client, small, year):
    assert post(client, small.chi, url(small, year)).status_code == 404
    assert not ClosedYear.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_closed_year_leads_back_to_its_verdicts(client, small, method):
    post(client, small.chi, url(small))
    client.force_login(small.chi)

    response = getattr(client, method)(url(small), follow=True)

    assert "Năm 2022 đã khoá từ trước." in text_of(response)
    assert closed(small) == [(2022, small.chi.pk)]
    assert AuditEvent.objects.filter(verb="khoa-nam").count() == 1


def test_a_year_that_is_not_over_is_not_closed_and_the_page_says_from_when(client, small):
    tomorrow = timezone.localdate() + timedelta(days=1)
    small.campaign.overrides.create(
        code="2022-Q4", data_from="2022-10-01", data_to="2022-12-31", due_on=tomorrow
    )
    client.force_login(small.chi)

    refused, asked = client.post(url(small)), client.get(url(small))

    said = f"Năm 2022 khoá được từ ngày {tomorrow + timedelta(days=1):%d/%m/%Y}"
    assert said in refused.context["problem"]
    assert said in text_of(asked)
    assert b"button-final" not in asked.content + refused.content
    assert closed(small) == []


def test_only_get_and_post_are_answered(client, small):
    client.force_login(small.chi)

    assert client.put(url(small)).status_code == 405


@pytest.mark.parametrize("units", [1, 3, 9])
def test_the_number_of_queries_does_not_depend_on_the_rows(client, units):
    small = world.settle(bundle(units))
    client.force_login(small.chi)

    with CaptureQueriesContext(connection) as queries:
        client.get(url(small))

    assert len(queries) == 15
