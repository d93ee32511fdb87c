"""Trang tình trạng một kỳ: chỉ người thẩm định của cơ quan nhận cam kết chốt kỳ và gia hạn."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments import closing
from commitments.models import ClosedPeriod, Extension
from tests import world
from tests.reports.test_conclusions_page import text_of

pytestmark = pytest.mark.django_db
INSIDERS = ["an", "binh", "mai", "giang", "hoa", "khanh", "quan"]
Q1 = "2022-Q1"


@pytest.fixture
def small():
    return world.build(3, reports=[world.report("U1", status="draft"), world.report("U2")])


def url(small, period=Q1, unit=None):
    if unit:
        return reverse("reports:extend", args=[small.campaign.pk, period, small.commitments[unit].pk])
    return reverse("reports:period", args=[small.campaign.pk, period])


def more_time(**changes):
    until = timezone.localdate() + timedelta(days=5)
    return {"until": f"{until:%d/%m/%Y}", "reason": "Mất điện"} | changes


def test_the_page_says_who_is_missing_and_writes_nothing(client, small):
    client.force_login(small.chi)

    page = client.get(url(small))

    state = page.context["state"]
    assert state.counts == {"absent": 1, "draft": 1, "submitted": 1, "returned": 0, "approved": 0}
    assert [(row.commitment.unit.code, row.state) for row in state.missing] == [
        ("U1", "draft"),
        ("U3", "absent"),
    ]
    assert not ClosedPeriod.objects.exists()


def test_the_reviewer_closes_the_period(client, small):
    client.force_login(small.chi)

    page = client.post(url(small), follow=True)

    assert ClosedPeriod.objects.get().closed_by == small.chi
    assert "Đã chốt Quý I/2022." in text_of(page)
    assert "Khi chốt còn thiếu 2 báo cáo." in text_of(page)


def test_the_reviewer_gives_a_unit_more_time(client, small):
    client.force_login(small.chi)

    page = client.post(url(small, unit="U1"), more_time(), follow=True)

    given = Extension.objects.get()
    assert (given.commitment, given.reason, given.granted_by) == (
        small.commitments["U1"],
        "Mất điện",
        small.chi,
    )
    assert "Đã gia hạn cho Sở Thử U1" in text_of(page)
    assert "vẫn tính là trễ khi chấm điểm" in text_of(page)


def test_a_second_time_is_asked_for_as_an_exception(client, small):
    client.force_login(small.chi)
    client.post(url(small, unit="U1"), more_time())

    page = client.post(url(small, unit="U1"), more_time())
    assert "Đánh dấu ô này khi gia hạn thêm lần nữa." in text_of(page)
    client.post(url(small, unit="U1"), more_time(is_exception="on"))

    assert list(Extension.objects.values_list("number", "is_exception")) == [(1, False), (2, True)]


def test_a_day_in_the_past_is_told_and_nothing_given(client, small):
    client.force_login(small.chi)

    page = client.post(url(small, unit="U1"), more_time(until="16/03/2022"))

    assert "Ngày gia hạn phải từ hôm nay" in text_of(page)
    assert not Extension.objects.exists()


@pytest.mark.parametrize("unit", [None, "U1"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_does_not_find_it(client, small, unit, method):
    client.force_login(small.dung)

    assert getattr(client, method)(url(small, unit=unit), more_time()).status_code == 404
    assert (ClosedPeriod.objects.count(), Extension.objects.count()) == (0, 0)


@pytest.mark.parametrize("unit", [None, "U1"])
@pytest.mark.parametrize("persona", INSIDERS)
def test_who_is_no_reviewer_may_not(client, small, unit, persona):
    client.force_login(getattr(small, persona))

    assert client.post(url(small, unit=unit), more_time()).status_code == 403
    assert (ClosedPeriod.objects.count(), Extension.objects.count()) == (0, 0)


def test_a_period_outside_the_campaign_has_no_such_page(client, small):
    client.force_login(small.chi)

    assert client.get(url(small, "2023-Q1")).status_code == 404


def test_a_period_that_is_not_over_is_not_closed_and_the_page_says_from_when(client, small):
    tomorrow = timezone.localdate() + timedelta(days=1)
    small.campaign.overrides.create(code=Q1, data_from="2022-01-01", data_to="2022-03-31", due_on=tomorrow)
    client.force_login(small.chi)

    page = client.post(url(small))

    assert page.status_code == 409
    assert f"chốt được từ ngày {tomorrow + timedelta(days=1):%d/%m/%Y}" in text_of(page)
    assert not ClosedPeriod.objects.exists()


def test_the_unit_reads_on_its_report_why_it_cannot_enter_and_how_long_it_may(client, small):
    report = reverse("commitments:report", args=[small.commitments["U1"].pk, Q1])
    ClosedPeriod.objects.create(campaign=small.campaign, period=Q1, closed_by=small.chi)
    client.force_login(small.an)

    assert "đề nghị cơ quan nhận cam kết gia hạn" in text_of(client.get(report))
    until = timezone.localdate() + timedelta(days=1)
    closing.extend(
        small.commitments["U1"], Q1, until, "Chờ số liệu", by=small.chi, today=timezone.localdate()
    )

    assert f"được gia hạn đến hết ngày {until:%d/%m/%Y}" in text_of(client.get(report))


def test_the_ranking_leads_the_reviewer_to_the_period(client, small):
    address = f"{reverse('reports:ranking')}?campaign=C2022&period={Q1}"
    client.force_login(small.chi)
    assert client.get(address).context["period_url"] == url(small)

    client.force_login(small.an)
    assert client.get(address).context["period_url"] == ""


@pytest.mark.parametrize("units", [1, 3, 9])
def test_the_number_of_queries_does_not_depend_on_the_rows(client, units):
    small = world.build(units)
    client.force_login(small.chi)

    with CaptureQueriesContext(connection) as queries:
        client.get(url(small))

    assert len(queries) == 17
