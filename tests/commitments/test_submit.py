"""Gửi báo cáo: the summary before, the button, and who has it."""

from datetime import date

import pytest
from django.utils import timezone

from commitments import entries
from commitments.entries import NEW, Draft
from commitments.models import ClosedYear, Standing
from indicators.figures import Figure
from tests import world
from tests.commitments.typed import address, notes

pytestmark = pytest.mark.django_db
DAY = date(2022, 3, 17)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Hôm nay là hai ngày sau hạn."""
    monkeypatch.setattr(timezone, "localdate", lambda: DAY)


@pytest.fixture
def province():
    return world.build(2)


@pytest.fixture
def u1(province):
    return province.commitments["U1"]


@pytest.fixture
def draft(province, u1):
    return saved(province, u1, {"1": Figure(numerator=132, denominator=120), "3": Figure(done=True)})


def saved(province, commitment, figures, version=NEW, by=None):
    drafts = {number: Draft(figure) for number, figure in figures.items()}
    by = by or province.an
    return entries.save(commitment, "2022-Q1", drafts, {}, by=by, version=version, today=DAY)


def summary(client, account, commitment):
    client.force_login(account)
    return client.get(address(commitment, name="submit"))


def send(client, account, commitment, version=1):
    client.force_login(account)
    return client.post(address(commitment, name="submit"), {"version": version}, follow=True)


def test_summary_tells_what_is_missing_and_what_it_costs(client, province, u1, draft):
    page = summary(client, province.binh, u1)

    assert [(each.row.indicator.number, each.text) for each in page.context["absences"]] == [
        ("2", "Tính là thiếu số liệu: 0/25 điểm."),
        ("4", "Chưa đến hạn, không tính vào điểm kỳ này."),
    ]
    assert page.context["sheet"].progress == "2/4 chỉ tiêu đã nhập"


def test_summary_tells_what_to_look_at_again(client, province, u1, draft):
    doubts = summary(client, province.binh, u1).context["doubts"]

    assert [each.text for each in doubts] == ["Tử số (132) lớn hơn mẫu số (120). Chưa có giải trình."]


def test_summary_tells_the_score_to_expect_and_the_lateness(client, province, u1, draft):
    page = summary(client, province.binh, u1)

    told = "Quá hạn 2 ngày; báo cáo sẽ được ghi nhận là trễ hạn và bị trừ 0,5 điểm."
    assert page.context["lateness"] == told
    assert "66,17" in page.content.decode()
    assert page.context["grade"] == "Yếu"


def test_reading_the_summary_sends_nothing(client, province, u1, draft):
    summary(client, province.binh, u1)

    assert world.filed().status == "draft"


def test_head_sends_and_the_score_is_what_was_expected(client, province, u1, draft):
    response = send(client, province.binh, u1)

    report = world.filed()
    standing = Standing.objects.get(commitment=u1, period="2022-Q1", basis="official")
    assert response.redirect_chain == [(address(u1), 302)]
    assert (report.status, report.submitted_on) == ("submitted", DAY)
    assert (str(standing.score), standing.late) == ("66.17", 1)
    assert notes(response) == ["Đã gửi báo cáo Quý I/2022. Báo cáo đang chờ thẩm định."]


@pytest.mark.parametrize("method", ["get", "post"])
def test_clerk_is_told_who_sends(client, province, u1, draft, method):
    client.force_login(province.an)

    response = getattr(client, method)(address(u1, name="submit"), {"version": 1})

    assert response.status_code == 403
    assert "Chỉ người đứng đầu đơn vị gửi báo cáo." in response.content.decode()
    assert world.filed().status == "draft"


@pytest.mark.parametrize("persona", ["mai", "dung", "chi", "hoa", "giang", "khanh", "quan"])
def test_draft_of_another_unit_is_not_found(client, province, u1, draft, persona):
    response = send(client, getattr(province, persona), u1)

    assert (response.status_code, world.filed().status) == (404, "draft")


@pytest.mark.parametrize("persona", ["chi", "hoa", "quan"])
def test_who_may_read_a_returned_report_may_not_send_it(client, persona):
    province = world.build(1, reports=[world.report(status="returned")])

    response = send(client, getattr(province, persona), province.commitments["U1"])

    assert (response.status_code, world.filed().status) == (403, "returned")


def test_what_was_saved_since_the_summary_is_shown_before_it_is_sent(client, province, u1, draft):
    saved(province, u1, {"2": Figure(value=4)}, version=1)

    response = send(client, province.binh, u1, version=1)

    assert (response.status_code, world.filed().status) == (409, "draft")
    assert response.context["problem"].startswith("Số liệu vừa được An lưu lại")
    assert response.context["sheet"].version == 2


@pytest.mark.parametrize("version", ["", "x", "0"])
def test_unknown_version_sends_nothing(client, province, u1, draft, version):
    response = send(client, province.binh, u1, version)

    assert (response.status_code, world.filed().status) == (409, "draft")


def test_empty_report_is_not_sent(client, province, u1):
    saved(province, u1, {})

    response = send(client, province.binh, u1)

    assert response.context["problem"].startswith("Báo cáo chưa có số liệu nào.")
    assert world.filed().status == "draft"


@pytest.mark.parametrize("method", ["get", "post"])
def test_report_that_does_not_exist_yet_offers_no_button(client, province, u1, method):
    client.force_login(province.binh)

    page = getattr(client, method)(address(u1, name="submit"), {"version": 0})

    assert page.context["is_empty"]
    assert "Gửi báo cáo</button>" not in page.content.decode()


@pytest.mark.parametrize("status", ["submitted", "approved"])
def test_sent_report_is_not_sent_again(client, status):
    province = world.build(1, reports=[world.report(status=status)])
    u1 = province.commitments["U1"]

    response = send(client, province.binh, u1)

    assert response.redirect_chain == [(address(u1), 302)]
    assert (world.filed().status, world.filed().version) == (status, 1)


def test_closed_year_takes_no_report(client, province, u1, draft):
    ClosedYear.objects.create(campaign=province.campaign, year=2022)

    response = send(client, province.binh, u1)

    assert notes(response) == ["Năm 2022 đã khoá số liệu."]
    assert world.filed().status == "draft"


def test_returned_report_is_sent_again_with_its_first_day(client):
    province = world.build(1, reports=[world.report(status="returned")])
    u1 = province.commitments["U1"]

    send(client, province.binh, u1)

    report = world.filed()
    assert (report.status, report.submitted_on) == ("submitted", date(2022, 3, 14))
