"""Việc của người thẩm định, đôn đốc, văn thư, lãnh đạo, quản trị."""

from datetime import date

import pytest
from django.urls import reverse

from commitments import oversight, workflow
from commitments.models import ClosedYear
from tests import world

pytestmark = pytest.mark.django_db
TODAY = date(2022, 7, 10)


@pytest.fixture
def place():
    """U1 đã duyệt Quý I, U2 chờ thẩm định, U3 bị trả lại; nobody has reported for Quý II, due on 15/6."""
    return world.build(
        reports=[
            world.report("U1", status="approved"),
            world.report("U2", submitted_on="2022-03-12"),
            world.report("U3", status="returned"),
        ]
    )


def test_a_reviewer_sees_how_many_wait_and_opens_the_oldest():
    place = world.build(reports=[world.report("U1"), world.report("U2", submitted_on="2022-03-10")])

    (work,) = oversight.desk(place.chi)

    assert (work.title, work.when) == ("2 báo cáo chờ thẩm định", "từ 10/03/2022")
    assert work.url == "/tham-dinh/?campaign=C2022"
    assert work.action_url == f"/tham-dinh/{world.filed('U2').pk}/?campaign=C2022"


def test_the_desk_has_a_row_for_each_campaign():
    place = world.build(reports=[world.report("U1")])
    second = world.bundle(2, campaign="D2022", reports=[world.report("U1"), world.report("U2")])
    world.import_data(second)

    rows = oversight.desk(place.chi)

    assert sorted(work.title for work in rows) == ["1 báo cáo chờ thẩm định", "2 báo cáo chờ thẩm định"]


@pytest.mark.parametrize("persona", ["an", "binh", "giang", "hoa", "khanh", "quan", "dung"])
def test_nothing_waits_for_who_does_not_review(place, persona):
    assert oversight.desk(getattr(place, persona)) == []


@pytest.mark.parametrize("persona", ["chi", "khanh"])
def test_overdue_units_are_listed_by_unit_with_what_they_owe(place, persona):
    rows = oversight.debtors(getattr(place, persona), TODAY)

    assert [(row.commitment.unit.code, row.span, row.is_returned, row.due_on) for row in rows] == [
        ("U3", "Quý I/2022 – Quý II/2022", True, date(2022, 3, 15)),
        ("U1", "Quý II/2022", False, date(2022, 6, 15)),
        ("U2", "Quý II/2022", False, date(2022, 6, 15)),
    ]


def test_a_unit_is_not_overdue_on_the_day_itself(place):
    rows = oversight.debtors(place.khanh, date(2022, 6, 15))

    assert [row.commitment.unit.code for row in rows] == ["U3"]


def test_nobody_is_chased_for_a_closed_year(place):
    ClosedYear.objects.create(campaign=place.campaign, year=2022)

    assert oversight.debtors(place.khanh, TODAY) == []


@pytest.mark.parametrize("persona", ["an", "binh", "giang", "hoa", "quan", "dung"])
def test_who_does_not_follow_up_has_no_list_of_late_units(place, persona):
    assert oversight.debtors(getattr(place, persona), TODAY) == []


def test_the_officer_finds_what_to_print_and_sign_in_signing_order():
    place = world.build(signed_on=None)
    workflow.sign(place.commitments["U1"], by=place.giang, signed_on=date(2022, 1, 5), today=TODAY)

    (signing,) = oversight.signing(place.giang, limit=1)

    assert (signing.total, signing.signed, signing.left_out) == (3, 1, 1)
    (work,) = signing.rows
    assert (work.title, work.meta) == ("2. Sở Thử U2", "Người cam kết: Nguyễn Văn U2")
    assert work.url == reverse("commitments:detail", args=[place.commitments["U2"].pk])


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "hoa", "khanh", "quan", "dung"])
def test_nothing_is_to_be_signed_by_who_keeps_no_papers(place, persona):
    assert oversight.signing(getattr(place, persona)) == []


@pytest.mark.parametrize("persona", ["hoa", "khanh", "quan"])
def test_a_leader_sees_how_far_the_running_and_the_last_reported_period_are(place, persona):
    rows = oversight.progress(getattr(place, persona), TODAY)

    assert [(row.name, row.owed, row.sent, row.approved) for row in rows] == [
        ("Quý III/2022", 3, 0, 0),
        ("Quý I/2022", 3, 2, 1),
    ]


def test_the_running_period_that_is_reported_on_stands_once(place):
    rows = oversight.progress(place.hoa, date(2022, 3, 1))

    assert [row.name for row in rows] == ["Quý I/2022"]


def test_a_campaign_that_has_not_begun_has_no_progress(place):
    assert oversight.progress(place.hoa, date(2021, 12, 31)) == []


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "giang", "dung"])
def test_progress_is_for_leaders_followers_and_administrators(place, persona):
    assert oversight.progress(getattr(place, persona), TODAY) == []


def test_an_administrator_sees_what_the_province_holds(place):
    assert oversight.holdings(place.quan) == [
        ("Đơn vị", 5),
        ("Tài khoản", 8),
        ("Đợt cam kết", 1),
        ("Bản cam kết", 3),
        ("Báo cáo", 3),
    ]


def test_nobody_else_administers(place):
    assert oversight.holdings(place.hoa) == []


def test_the_page_of_a_follower_sums_up_a_long_list(client):
    place = world.build(10)
    client.force_login(place.khanh)

    short, whole = client.get("/"), client.get("/?tat-ca=1")

    assert (len(short.context["debtors"]), short.context["debtor_count"]) == (8, 10)
    assert len(whole.context["debtors"]) == 10


def test_an_idle_reviewer_is_told_so(client):
    place = world.build(1, signed_on=None)
    client.force_login(place.chi)

    assert client.get("/").context["idle"] == [
        "Không có báo cáo nào chờ thẩm định.",
        "Không có đơn vị nào quá hạn báo cáo.",
    ]
