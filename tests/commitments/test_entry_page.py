"""Trang nhập báo cáo: what stands beside each field, who sees which form of it, and what it costs in queries."""

import copy
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commitments import kept_basis
from commitments.bundle.importing import import_data
from commitments.models import ClosedYear, Commitment
from tests import world
from tests.commitments.typed import address, row, shown
from units.roles import Role

pytestmark = pytest.mark.django_db
AMENDMENT = {
    "number": 1,
    "decision": "Quyết định số 2/QĐ-UBND",
    "reason": "Điều chỉnh",
    "effective_on": "2022-02-01",
    "changes": [
        {"indicator": "1", "targets": {"2022": "80"}},
        {"indicator": "2", "not_applicable": "Không có chức năng đối thoại"},
    ],
}
LATER = {"period": "2022-Q2", "status": "returned", "submitted_on": "2022-06-10"}


@pytest.fixture
def on(monkeypatch):
    """Xem trang vào một ngày."""
    return lambda *day: monkeypatch.setattr(timezone, "localdate", lambda: date(*day))


def opened(client, account, commitment, period="2022-Q1"):
    client.force_login(account)
    return client.get(address(commitment, period))


def amended():
    """Tỉnh nhỏ, with an amendment to the first commitment."""
    data = world.bundle(1)
    data["campaigns"][0]["commitments"][0]["amendments"] = [copy.deepcopy(AMENDMENT)]
    return world.settle(data)


def test_target_in_effect_is_that_of_the_amendment(client):
    province = amended()
    u1 = province.commitments["U1"]

    line = shown(opened(client, province.an, u1), u1, "1")

    assert (line["compare"], line["target"], line["target_note"]) == ("≥", 80, "phụ lục 1")


def test_what_does_not_apply_has_no_fields_but_a_reason(client):
    province = amended()
    u1 = province.commitments["U1"]

    line = shown(opened(client, province.an, u1), u1, "2")

    assert (line["fields"], line["state"]) == ([], "not_applicable")
    assert line["locked_reason"] == "Không áp dụng: Không có chức năng đối thoại"


def test_figures_of_before_and_of_the_year_stand_beside_the_fields(client):
    province = world.build(1, reports=[world.report()])
    u1 = province.commitments["U1"]
    client.force_login(province.an)
    client.post(address(u1, "2022-Q2"), row(u1, "1", numerator="60", denominator="100") | {"version": "0"})

    line = shown(opened(client, province.an, u1, "2022-Q2"), u1, "1")

    assert (line["last"], line["cumulative"], line["points"]) == ("90% (90/100)", 75, Decimal("20.83"))


def test_index_of_others_is_marked_and_waits(client):
    province = world.build(1)
    u1 = province.commitments["U1"]

    line = shown(opened(client, province.an, u1), u1, "4")

    assert line["marks"] == ["Số do cơ quan khác công bố", "Số của cả năm"]
    assert (line["compare"], line["target"], line["target_note"], line["state"]) == (
        *(">", 70, "năm trước"),
        "not_due",
    )


def test_indicators_stand_in_order_under_their_groups(client):
    province = world.build(1)

    groups = opened(client, province.an, province.commitments["U1"]).context["groups"]

    assert [(group["title"], [row["number"] for row in group["rows"]]) for group in groups] == [
        ("Thủ tục hành chính", ["1", "2"]),
        ("", ["3", "4"]),
    ]


def test_gap_before_is_said_where_it_costs_the_points(client):
    province = world.build(1)
    u1 = province.commitments["U1"]
    client.force_login(province.an)
    client.post(address(u1, "2022-Q2"), row(u1, "1", numerator="95", denominator="100") | {"version": "0"})

    line = shown(opened(client, province.an, u1, "2022-Q2"), u1, "1")

    assert line["remarks"] == ["Chưa được tính điểm vì chưa có số liệu đã gửi của Quý I/2022."]
    assert line["points"] == 0


@pytest.mark.parametrize(("day", "days"), [((2022, 3, 17), "2"), ((2026, 3, 15), "1.461")])
def test_lateness_is_said_before_sending(client, on, day, days):
    province = world.build(1)
    on(*day)

    response = opened(client, province.an, province.commitments["U1"])

    told = f"Quá hạn {days} ngày; báo cáo sẽ được ghi nhận là trễ hạn và bị trừ 0,5 điểm."
    assert response.context["lateness"] == told


@pytest.mark.parametrize("day", [(2022, 3, 15), (2022, 2, 1)])
def test_nothing_is_said_of_lateness_in_time(client, on, day):
    province = world.build(1)
    on(*day)

    assert opened(client, province.an, province.commitments["U1"]).context["lateness"] == ""


def test_returned_report_shows_the_reason_and_counts_no_lateness_anew(client):
    returned = world.report(status="returned")
    province = world.build(1, reports=[returned])
    report = world.filed()
    report.return_reason = "Thiếu biên bản"
    report.save()

    response = opened(client, province.an, province.commitments["U1"])

    assert (response.context["returned"], response.context["lateness"]) == ("Thiếu biên bản", "")
    assert response.context["is_open"]


def test_comment_of_the_reviewer_marks_the_row_that_came_back(client):
    returned = world.report(status="returned")
    returned["entries"][0] |= {"comment": "Đối chiếu lại với hệ thống một cửa"}
    province = world.build(1, reports=[returned])
    u1 = province.commitments["U1"]

    line = shown(opened(client, province.an, u1), u1, "1")

    assert (line["state"], line["is_open"]) == ("returned", True)
    assert line["remarks"] == ["Ý kiến thẩm định: Đối chiếu lại với hệ thống một cửa"]


@pytest.mark.parametrize("status", ["submitted", "approved"])
@pytest.mark.parametrize("persona", ["an", "binh", "chi", "hoa"])
def test_sent_report_is_only_to_be_read(client, status, persona):
    province = world.build(1, reports=[world.report(status=status)])
    u1 = province.commitments["U1"]

    response = opened(client, getattr(province, persona), u1)

    line = shown(response, u1, "1")
    assert (response.context["is_open"], line["fields"], line["reading"]) == (False, [], "90% (90/100)")
    assert b"<textarea" not in response.content


def test_overseer_reads_a_returned_report_without_fields(client):
    province = world.build(1, reports=[world.report(status="returned")])

    response = opened(client, province.hoa, province.commitments["U1"])

    assert (response.context["is_open"], response.context["lock"]) == (False, "")


def test_period_that_is_not_open_yet_has_no_fields(client, on):
    province = world.build(1)
    on(2022, 3, 31)

    response = opened(client, province.an, province.commitments["U1"], "2022-Q2")

    assert response.context["lock"] == "Kỳ này mở nhập từ ngày 01/04/2022."
    assert not response.context["is_open"]


def test_closed_year_has_no_fields(client):
    province = world.build(1)
    ClosedYear.objects.create(campaign=province.campaign, year=2022)

    response = opened(client, province.an, province.commitments["U1"])

    assert (response.context["lock"], response.context["is_open"]) == ("Năm 2022 đã khoá số liệu.", False)


@pytest.mark.parametrize("period", ["2021-Q4", "2023-Q1", "2022-M01", "2022-Q9", "x"])
def test_period_that_the_unit_does_not_owe_is_not_found(client, period):
    province = world.build(1)

    assert opened(client, province.an, province.commitments["U1"], period).status_code == 404


def test_commitment_that_is_not_signed_owes_no_report(client):
    province = world.build(1, signed_on=None)

    assert opened(client, province.an, province.commitments["U1"]).status_code == 404


@pytest.mark.parametrize(
    ("persona", "status"),
    [("dung", 404), ("mai", 404), ("chi", 404), ("hoa", 404), ("an", 200), ("binh", 200)],
)
def test_draft_is_seen_by_its_own_unit_only(client, persona, status):
    province = world.build(2, reports=[world.report(status="draft")])

    assert opened(client, getattr(province, persona), province.commitments["U1"]).status_code == status


def test_visitor_is_led_to_sign_in(client):
    province = world.build(1)

    response = client.get(address(province.commitments["U1"]))

    assert response["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize(("persona", "buttons"), [("an", ["stay"]), ("binh", ["stay", "submit"])])
def test_only_the_head_is_offered_to_send(client, persona, buttons):
    province = world.build(1)

    page = opened(client, getattr(province, persona), province.commitments["U1"]).content.decode()

    assert [value for value in ("stay", "submit") if f'name="next" value="{value}"' in page] == buttons
    assert "Người gửi báo cáo" in page
    assert "Binh" in page


def test_bar_says_how_far_one_is_and_when_it_was_saved(client):
    province = world.build(1)
    u1 = province.commitments["U1"]
    client.force_login(province.an)
    before = client.get(address(u1)).context["bar"]

    after = client.post(address(u1), row(u1, "2", value="1") | {"version": "0"}, follow=True).context["bar"]

    assert before == "0/4 chỉ tiêu đã nhập · chưa lưu lần nào"
    assert after == f"1/4 chỉ tiêu đã nhập · đã lưu lúc {timezone.localtime(world.filed().changed_at):%H:%M}"


def wide(count, reports):
    """Một tỉnh khác, whose only unit is measured by that many indicators; its clerk is lan."""
    data = world.bundle(1, province="92", campaign="RONG", reports=reports)
    leaves = [world.leaf(f"9.{number}", "number") for number in range(4, count)]
    data["indicator_sets"][0]["indicators"] += leaves
    items = [{"indicator": leaf["number"], "targets": {"2022": "4"}} for leaf in leaves]
    data["campaigns"][0]["commitments"][0]["items"] += items
    import_data(data)
    commitment = Commitment.objects.for_listing().get(campaign__code="RONG")
    return commitment, world.account("lan", Role.CLERK, commitment.unit, commitment.unit)


def queries_of(client, account, commitment, name="report"):
    kept_basis.forget()
    client.force_login(account)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address(commitment, "2022-Q2", name)).status_code == 200
    return len(queries)


def test_queries_do_not_grow_with_the_indicators(client):
    reports = [world.report(), world.report(**LATER)]
    province = world.build(1, reports=reports)
    commitment, lan = wide(12, reports)

    narrow = queries_of(client, province.an, province.commitments["U1"])

    assert queries_of(client, lan, commitment) == narrow <= 25


@pytest.mark.parametrize("name", ["report", "submit"])
def test_queries_do_not_grow_with_the_units(client, name):
    reports = [world.report(), world.report(**LATER)]
    alone = world.build(1, reports=reports)
    first = queries_of(client, alone.binh, alone.commitments["U1"], name)

    others = [world.report(unit=unit, **changes) for unit in ("U2", "U3") for changes in ({}, LATER)]
    import_data(world.bundle(3, reports=reports + others))

    assert queries_of(client, alone.binh, alone.commitments["U1"], name) == first <= 25
