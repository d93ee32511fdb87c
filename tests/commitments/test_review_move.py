"""Trang xác nhận trả lại và duyệt."""

import pytest
from django.urls import reverse

from commitments import standings, workflow
from commitments.models.report import ReportStatus
from tests import world
from tests.commitments.reviewing import address, state, typed
from units.roles import Role

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("step", ["duyet", "tra-lai"])


@pytest.fixture
def place():
    return world.build(reports=[world.report("U1"), world.report("U2")])


def test_approving_leads_to_the_next_report_of_the_queue(client, place):
    client.force_login(place.chi)

    response = client.post(address(step="duyet"), {"version": "1", "note": ""})

    assert response.url == address("U2")
    assert world.filed().status == ReportStatus.APPROVED
    assert list(standings.discrepancies(place.campaign)) == []


def test_returning_keeps_the_reason_for_the_unit(client, place):
    client.force_login(place.chi)

    client.post(address(step="tra-lai"), {"version": "1", "note": "Thiếu minh chứng"})

    report = world.filed()
    assert (report.status, report.return_reason) == (ReportStatus.RETURNED, "Thiếu minh chứng")
    assert list(standings.discrepancies(place.campaign)) == []


def test_the_last_report_leads_back_to_the_queue_as_it_was_filtered(client, place):
    client.force_login(place.chi)
    query = "?unit=U1"

    response = client.post(address(step="duyet") + query, {"version": "1", "note": ""})

    assert response.url == reverse("commitments:queue") + query


@BOTH
def test_looking_at_the_summary_changes_nothing(client, place, step):
    client.force_login(place.chi)
    before = state()

    assert client.get(address(step=step)).status_code == 200
    assert state() == before


def test_the_comments_on_single_indicators_are_offered_as_the_reason(client, place):
    client.force_login(place.chi)
    client.post(
        address(), {"version": "1"} | typed("1", comment="Thiếu sổ") | typed("4", comment="Chưa có số")
    )

    offered = client.get(address(step="tra-lai")).context["form"]["note"].value()

    assert offered == "Chỉ tiêu 1: Thiếu sổ\nChỉ tiêu 4: Chưa có số"


@pytest.mark.parametrize("note", ["", "  \n "])
def test_a_return_without_a_reason_is_asked_for_it(client, place, note):
    client.force_login(place.chi)
    before = state()

    response = client.post(address(step="tra-lai"), {"version": "1", "note": note})

    assert dict(response.context["form"].errors) == {
        "note": ["Ghi lý do trả lại để đơn vị biết phải sửa gì."]
    }
    assert state() == before


@BOTH
def test_what_was_saved_meanwhile_is_shown_before_it_is_judged(client, place, step):
    client.force_login(place.chi)
    client.post(address(), {"version": "1"} | typed("1", comment="Thiếu sổ"))
    before = state()

    response = client.post(address(step=step), {"version": "1", "note": "Lời của tôi"})

    assert response.status_code == 409
    form = response.context["form"]
    assert (form["version"].value(), form["note"].value()) == (2, "Lời của tôi")
    assert state() == before


@BOTH
@pytest.mark.parametrize("persona", ["dung", "mai"])
def test_a_stranger_does_not_find_the_step(client, place, step, persona):
    client.force_login(getattr(place, persona))

    assert client.get(address(step=step)).status_code == 404
    assert client.post(address(step=step), {"version": "1", "note": "x"}).status_code == 404


@BOTH
@pytest.mark.parametrize("persona", ["an", "binh", "hoa", "khanh", "giang", "quan"])
def test_who_does_not_review_takes_no_step(client, place, step, persona):
    client.force_login(getattr(place, persona))
    before = state()

    assert client.get(address(step=step)).status_code == 403
    assert client.post(address(step=step), {"version": "1", "note": "x"}).status_code == 403
    assert state() == before


@BOTH
def test_nobody_judges_the_unit_they_work_in(client, place, step):
    own = world.account("tu", Role.REVIEWER, place.units["UB"], place.units["U1"])
    client.force_login(own)
    before = state()

    assert client.post(address(step=step), {"version": "1", "note": "x"}).status_code == 403
    assert state() == before


@BOTH
@pytest.mark.parametrize("status", ["returned", "approved"])
def test_what_is_judged_already_is_not_judged_again(client, step, status):
    place = world.build(reports=[world.report(status=status)])
    client.force_login(place.chi)
    before = state()

    assert client.post(address(step=step), {"version": "1", "note": "x"}).status_code == 403
    assert state() == before


@BOTH
def test_nothing_is_judged_in_a_closed_year(client, place, step):
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)
    client.force_login(place.chi)
    before = state()

    assert client.post(address(step=step), {"version": "1", "note": "x"}).status_code == 403
    assert state() == before


@pytest.mark.parametrize("step", ["gui", "khac"])
def test_a_step_that_is_not_a_reviewers_has_no_page(client, place, step):
    client.force_login(place.chi)

    assert client.get(address(step=step)).status_code == 404


def test_the_form_without_its_version_does_nothing(client, place):
    client.force_login(place.chi)
    before = state()

    response = client.post(address(step="duyet"), {"note": ""})

    assert set(response.context["form"].errors) == {"version"}
    assert state() == before
