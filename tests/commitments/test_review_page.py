"""Trang thẩm định một báo cáo."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments import standings, workflow
from commitments.models import Adjustment, Report
from indicators.figures import Figure
from tests import world
from tests.commitments.reviewing import address, entry, state, typed
from units.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return world.build(reports=[world.report("U1"), world.report("U2")])


def wrong(response):
    """{tên ô không có tiền tố: lời} của các ô bị lỗi."""
    forms = response.context["form"].forms
    return {name: list(errors) for form in forms for name, errors in form.errors.items()}


LOWER = {"numerator": "45", "denominator": "100", "comment": "Đếm lại"}


def test_the_page_shows_self_and_verified_side_by_side(client, place):
    client.force_login(place.chi)
    client.post(address(), {"version": "1"} | typed("1", **LOWER))

    rows = {row["number"]: row for row in client.get(address()).context["groups"][0]["rows"]}

    shown = (rows["1"]["reported"], rows["1"]["verified"], rows["1"]["points"], rows["1"]["own_points"])
    assert shown == ("90% (90/100)", "45% (45/100)", Decimal("12.50"), "25.00")


def test_saving_records_the_verdicts_and_stays_on_the_page(client, place):
    client.force_login(place.chi)

    response = client.post(address() + "?campaign=C2022", {"version": "1"} | typed("1", **LOWER))

    assert response.url == address() + "?campaign=C2022"
    assert entry().verified == Figure(numerator=Decimal(45), denominator=Decimal(100))
    assert world.filed().version == 2
    assert list(standings.discrepancies(place.campaign)) == []


def test_saving_without_a_change_writes_nothing(client, place):
    client.force_login(place.chi)
    before = state()

    client.post(address(), {"version": "1"} | typed("1") | typed("2"))

    assert state() == before


def test_the_reported_figure_typed_again_is_no_other_figure(client, place):
    client.force_login(place.chi)
    before = state()

    client.post(address(), {"version": "1"} | typed("1", numerator="90", denominator="100"))

    assert state() == before


def test_numbers_are_read_as_people_write_them(client, place):
    client.force_login(place.chi)

    client.post(address(), {"version": "1"} | typed("2", value="1.234,5", comment="Theo sổ"))

    assert entry("2").verified == Figure(value=Decimal("1234.5"))


def test_yes_and_no_and_nothing_to_report_are_verified_too(client, place):
    client.force_login(place.chi)
    nothing = typed("1", none_arose="on", comment="Không có hồ sơ")

    client.post(address(), {"version": "1"} | nothing | typed("3", done="0", comment="Chưa ban hành"))

    assert entry("1").verified == Figure(none_arose=True)
    assert entry("3").verified == Figure(done=False)


def test_points_by_hand_are_recorded_with_their_reason(client, place):
    client.force_login(place.chi)

    client.post(address(), {"version": "1"} | typed("3", points="12,5", reason="Ban hành chậm"))

    assert (entry("3").awarded_points, entry("3").awarded_reason) == (Decimal("12.5"), "Ban hành chậm")


@pytest.mark.parametrize(
    ("number", "fields", "at_fault"),
    [
        ("1", {"numerator": "45", "denominator": "100"}, "comment"),
        ("1", {"numerator": "45", "comment": "Vì"}, "denominator"),
        ("1", {"numerator": "1", "denominator": "0", "comment": "Vì"}, "denominator"),
        ("1", {"numerator": "45", "denominator": "1", "none_arose": "on", "comment": "Vì"}, "none_arose"),
        ("2", {"value": "mười", "comment": "Vì"}, "value"),
        ("2", {"points": "25,01", "reason": "Vì"}, "points"),
        ("2", {"points": "-1", "reason": "Vì"}, "points"),
        ("2", {"points": "1,005", "reason": "Vì"}, "points"),
        ("2", {"points": "1"}, "reason"),
        ("2", {"reason": "Vì"}, "points"),
    ],
)
def test_a_fault_is_told_at_its_field_and_what_was_typed_stays(client, place, number, fields, at_fault):
    client.force_login(place.chi)
    before, sent = state(), typed(number, **fields)

    response = client.post(address(), {"version": "1"} | sent | typed("3", comment="Đúng"))

    assert list(wrong(response)) == [at_fault]
    form = response.context["form"].verdicts[number]
    assert {name: form[name].value() for name in fields if name != "none_arose"} == {
        name: text for name, text in fields.items() if name != "none_arose"
    }
    assert state() == before


def test_what_was_not_reported_can_only_be_commented_on(client, place):
    client.force_login(place.chi)

    client.post(address(), {"version": "1"} | typed("4", value="80", points="1", comment="Chưa công bố"))

    assert (entry("4").comment, entry("4").verified.is_empty, entry("4").awarded_points) == (
        "Chưa công bố",
        True,
        None,
    )


def test_an_adjustment_is_recorded_from_the_page(client, place):
    client.force_login(place.chi)

    client.post(address(), {"version": "1", "dc-points": "-1,5", "dc-reason": "Chậm", "dc-known": "0"})

    made = Adjustment.objects.get()
    assert (made.code, made.period, made.points, made.reason) == (
        "DC-0001",
        "2022-Q1",
        Decimal("-1.5"),
        "Chậm",
    )


def test_recorded_points_are_told_apart_from_the_verdicts(client, place):
    client.force_login(place.chi)
    sent = {"version": "1", "dc-points": "-1,5", "dc-reason": "Chậm", "dc-known": "0"}

    response = client.post(address(), sent, follow=True)

    assert [str(each) for each in response.context["messages"]] == ["Đã ghi điểm trừ 1,5."]


def test_an_adjustment_sent_twice_is_recorded_once(client, place):
    client.force_login(place.chi)
    sent = {"version": "1", "dc-points": "-1,5", "dc-reason": "Chậm", "dc-known": "0"}
    client.post(address(), sent)

    response = client.post(address(), sent)

    assert list(wrong(response)) == ["points"]
    assert Adjustment.objects.count() == 1


@pytest.mark.parametrize(
    ("points", "reason", "at_fault"),
    [
        ("0", "Vì", "points"),
        ("", "Vì", "points"),
        ("1", "", "reason"),
        ("1,23456", "Vì", "points"),
        ("-200", "Vì", "points"),
    ],
)
def test_a_faulty_adjustment_records_nothing_at_all(client, place, points, reason, at_fault):
    client.force_login(place.chi)
    before = state()
    sent = {"dc-points": points, "dc-reason": reason, "dc-known": "0"}

    response = client.post(address(), {"version": "1"} | sent | typed("1", **LOWER))

    assert list(wrong(response)) == [at_fault]
    assert state() == before


@pytest.mark.parametrize("step", ["duyet", "tra-lai"])
def test_the_button_of_a_step_saves_first(client, place, step):
    client.force_login(place.chi)

    response = client.post(address(), {"version": "1", "then": step} | typed("1", **LOWER))

    assert response.url == reverse("commitments:move", args=[world.filed().pk, step])
    assert entry().verified.numerator == 45


@pytest.mark.parametrize("persona", ["hoa", "khanh", "giang", "quan", "an", "binh"])
def test_who_may_see_it_reads_it_without_fields(client, place, persona):
    client.force_login(getattr(place, persona))

    response = client.get(address())

    assert response.status_code == 200
    assert response.context["form"] is None


@pytest.mark.parametrize("persona", ["dung", "mai"])
def test_a_stranger_does_not_find_it(client, place, persona):
    client.force_login(getattr(place, persona))

    assert client.get(address()).status_code == 404
    assert client.post(address(), {"version": "1"}).status_code == 404


@pytest.mark.parametrize("persona", ["hoa", "khanh", "giang", "quan", "an", "binh"])
def test_who_does_not_review_records_nothing(client, place, persona):
    client.force_login(getattr(place, persona))
    before = state()

    response = client.post(address(), {"version": "1"} | typed("1", **LOWER))

    assert response.status_code == 403
    assert state() == before


def test_a_reviewer_does_not_open_the_unit_they_work_in(client, place):
    own = world.account("tu", Role.REVIEWER, place.units["UB"], place.units["U1"])
    client.force_login(own)

    assert client.get(address()).status_code == 403
    assert client.post(address(), {"version": "1"}).status_code == 403


def test_a_draft_is_not_reviewed_by_anybody(client):
    place = world.build(reports=[world.report(status="draft")])
    client.force_login(place.chi)

    assert client.get(address()).status_code == 404


@pytest.mark.parametrize("status", ["returned", "approved"])
def test_what_has_left_the_reviewer_is_read_only(client, status):
    place = world.build(reports=[world.report(status=status)])
    client.force_login(place.chi)

    assert client.get(address()).context["form"] is None


def test_a_report_of_a_closed_year_is_read_only(client, place):
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)
    client.force_login(place.chi)

    response = client.get(address())

    assert response.context["form"] is None
    assert "đã khoá số liệu" in response.content.decode()


def test_a_filed_period_that_is_not_owed_is_not_found(client, place):
    place.commitments["U1"].reports.filter(period="2022-Q1").update(period="2021-Q4")
    client.force_login(place.chi)
    pk = place.commitments["U1"].reports.get().pk

    assert client.get(reverse("commitments:review", args=[pk])).status_code == 404


def test_the_report_after_this_one_is_offered(client, place):
    client.force_login(place.chi)

    assert client.get(address()).context["next_url"] == address("U2")
    assert client.get(address("U2")).context["next_url"] == address("U1")


def test_queries_do_not_grow_with_the_queue(client):
    waiting, later = world.report("U1"), [world.report(f"U{n}", status="approved") for n in (2, 3, 4, 5)]
    place = world.build(5, reports=[waiting, *later])
    client.force_login(place.chi)
    client.get(address())
    counts = []

    for status in ("approved", "submitted"):
        Report.objects.filter(pk__gt=world.filed().pk).update(status=status)
        with CaptureQueriesContext(connection) as queries:
            client.get(address())
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 58
