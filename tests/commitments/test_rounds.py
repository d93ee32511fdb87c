"""Từng chỉ tiêu một: accepted or returned, only what was returned is opened, every round is kept as it was."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.utils import timezone

from commitments import rounds, workflow
from commitments.conflicts import NotReady, Refused
from commitments.entries import Draft, Verdict, save, verify
from commitments.models import ClosedYear, Round
from commitments.models.report import Decision
from commitments.standings import discrepancies
from indicators.figures import Figure
from tests import world
from tests.commitments.reviewing import address, entry, state, typed
from tests.commitments.typed import address as report_address
from tests.commitments.typed import row, shown

pytestmark = pytest.mark.django_db
DAY = date(2022, 3, 14)
RETURNED = Verdict(comment="Thiếu biên bản.", decision=Decision.RETURNED)
ACCEPTED = Verdict(decision=Decision.ACCEPTED)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: DAY)


@pytest.fixture
def place():
    return world.build(3, reports=[world.report(), world.report("U2", status="approved")])


def perform(step, by, note=""):
    report = world.filed()
    return workflow.perform(step, report, by=by, version=report.version, today=DAY, note=note)


@pytest.fixture
def returned(place):
    """Báo cáo chỉ bị trả lại chỉ tiêu 2; chỉ tiêu 1 đã chấp nhận."""
    verify(world.filed(), {"1": ACCEPTED, "2": RETURNED}, by=place.chi, version=1)
    return perform(workflow.RETURN, place.chi, "Xem chỉ tiêu 2.")


def correct(place, number, figure):
    report = world.filed()
    return save(
        report.commitment,
        "2022-Q1",
        {number: Draft(figure)},
        {},
        by=place.an,
        version=report.version,
        today=DAY,
    )


def test_only_the_returned_indicator_is_opened(place, returned):
    correct(place, "2", Figure(value=3))
    with pytest.raises(Refused):
        correct(place, "1", Figure(numerator=1, denominator=2))

    assert (entry("2").value, entry("1").numerator) == (3, 90)


def test_page_has_fields_for_the_returned_indicator_only(client, place, returned):
    client.force_login(place.an)
    u1 = place.commitments["U1"]

    page = client.get(report_address(u1))

    fields = {number: len(shown(page, u1, number)["fields"]) for number in "1234"}
    assert fields == {"1": 0, "2": 1, "3": 0, "4": 0}
    assert page.context["opened"] == "Chỉ sửa chỉ tiêu 2; các chỉ tiêu khác giữ nguyên như đã gửi."
    assert shown(page, u1, "2")["state"] == "returned"


def test_words_sent_for_what_is_not_opened_change_nothing(client, place, returned):
    client.force_login(place.an)
    u1, version = place.commitments["U1"], world.filed().version

    client.post(report_address(u1), row(u1, "1", numerator="1", denominator="2") | {"version": version})

    assert (entry("1").numerator, world.filed().version) == (90, version)


def test_report_returned_as_a_whole_opens_everything(place):
    perform(workflow.RETURN, place.chi, "Xem lại tất cả.")

    correct(place, "1", Figure(numerator=1, denominator=2))

    assert entry("1").numerator == 1


def test_what_is_sent_again_waits_for_a_new_look_and_what_was_accepted_does_not(place, returned):
    correct(place, "2", Figure(value=3))
    perform(workflow.SUBMIT, place.binh)

    assert (entry("1").decision, entry("2").decision) == ("accepted", "")
    assert list(discrepancies(place.campaign)) == []


def test_every_round_is_kept_with_who_and_what(place, returned):
    correct(place, "2", Figure(value=3))
    perform(workflow.SUBMIT, place.binh)
    perform(workflow.APPROVE, place.chi)

    first, second = Round.objects.filter(report=world.filed())
    assert (first.outcome, first.sent_by, first.judged_by, first.note) == (
        *("returned", None),
        place.chi,
        "Xem chỉ tiêu 2.",
    )
    assert first.figures["2"] == {"value": "1"}
    assert first.verdicts["2"] == {"decision": "returned", "comment": "Thiếu biên bản."}
    assert (second.outcome, second.sent_by, second.judged_by) == ("approved", place.binh, place.chi)
    assert second.figures["2"] == {"value": "3"}


def test_reviewer_sees_what_changed_since_the_round_before(client, place, returned):
    correct(place, "2", Figure(value=3))
    perform(workflow.SUBMIT, place.binh)
    client.force_login(place.chi)

    page = client.get(address())

    lines = {line["number"]: line for group in page.context["groups"] for line in group["rows"]}
    assert {number: line["sent_before"] for number, line in lines.items()} == {
        **dict.fromkeys("134", ""),
        "2": "1",
    }


def test_reviewer_sees_the_same_indicator_in_other_units(client, place):
    client.force_login(place.chi)

    page = client.get(address())

    line = next(line for group in page.context["groups"] for line in group["rows"])
    assert line["others"].figures == (("Sở Thử U2", "90% (90/100)"),)
    assert line["others"].middle == "90"


def test_report_with_a_returned_indicator_is_not_approved(client, place):
    verify(world.filed(), {"2": RETURNED}, by=place.chi, version=1)
    client.force_login(place.chi)

    page = client.post(address(step="duyet"), {"note": "", "version": world.filed().version})

    assert page.status_code == 409
    assert page.context["problem"].startswith("Chỉ tiêu 2 đang đánh dấu trả lại.")
    assert world.filed().status == "submitted"


def test_returning_an_indicator_needs_a_reason(client, place):
    client.force_login(place.chi)
    before = state()

    page = client.post(address(), typed("2", decision="returned") | {"version": 1})

    assert page.context["form"].verdicts["2"].errors == {
        "comment": ["Ghi lý do trả lại để đơn vị biết phải sửa gì."]
    }
    assert state() == before


def test_database_asks_for_the_reason_too(place):
    with pytest.raises(IntegrityError):
        world.filed().entries.update(decision="returned")


def test_one_press_accepts_what_has_no_warning(client, place):
    client.force_login(place.chi)

    client.post(
        address(), typed("2", decision="returned", comment="Xem lại") | {"version": 1, "then": "chap-nhan"}
    )

    decisions = {each.item.indicator.number: each.decision for each in world.filed().entries.all()}
    assert decisions == {"1": "accepted", "2": "returned", "3": "accepted"}


def test_what_is_unusual_is_not_accepted_in_passing(client):
    q1 = world.report()
    q1["entries"][0] |= {"numerator": "132", "denominator": "120"}
    place = world.build(1, reports=[q1])
    client.force_login(place.chi)

    client.post(address(), {"version": 1, "then": "chap-nhan"})

    decisions = {each.item.indicator.number: each.decision for each in world.filed().entries.all()}
    assert decisions == {"1": "", "2": "accepted", "3": "accepted"}


def test_approved_report_is_reopened_with_a_reason(client, place):
    perform(workflow.APPROVE, place.chi)
    client.force_login(place.chi)

    client.post(address(step="mo-lai"), {"note": "Số liệu quý có sai sót.", "version": world.filed().version})

    assert (world.filed().status, world.filed().return_reason) == ("returned", "Số liệu quý có sai sót.")
    assert Round.objects.get(report=world.filed()).outcome == "approved"
    assert list(discrepancies(place.campaign)) == []


def test_reopening_without_a_reason_changes_nothing(place):
    perform(workflow.APPROVE, place.chi)
    before = state()

    with pytest.raises(NotReady):
        perform(workflow.REOPEN, place.chi)

    assert state() == before


@pytest.mark.parametrize(("persona", "status"), [("dung", 404), ("an", 403), ("hoa", 403)])
def test_only_the_reviewer_reopens(client, place, persona, status):
    perform(workflow.APPROVE, place.chi)
    client.force_login(getattr(place, persona))

    response = client.post(address(step="mo-lai"), {"note": "x", "version": world.filed().version})

    assert (response.status_code, world.filed().status) == (status, "approved")


def test_closed_year_is_not_reopened(place):
    perform(workflow.APPROVE, place.chi)
    ClosedYear.objects.create(campaign=place.campaign, year=2022)

    with pytest.raises(Refused):
        perform(workflow.REOPEN, place.chi, "Sai")


def test_figures_of_a_round_come_back_exactly(place):
    figures = {"1": Figure(numerator=0, denominator=7), "2": Figure(none_arose=True), "3": Figure(done=False)}
    perform(workflow.RETURN, place.chi, "Xem lại")
    for number, figure in figures.items():
        correct(place, number, figure)
    perform(workflow.SUBMIT, place.binh)
    perform(workflow.RETURN, place.chi, "Xem lại lần nữa")
    perform(workflow.SUBMIT, place.binh)

    assert rounds.sent_before(world.filed()) == figures


def test_queries_of_the_page_do_not_grow_with_rounds_or_units(client, place, django_assert_max_num_queries):
    client.force_login(place.chi)
    client.get(address())

    with django_assert_max_num_queries(60) as first:
        client.get(address())
    perform(workflow.RETURN, place.chi, "Xem lại")
    perform(workflow.SUBMIT, place.binh)
    with django_assert_max_num_queries(len(first)) as second:
        client.get(address())

    assert len(second) == len(first)
