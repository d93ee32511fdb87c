"""Chốt kỳ và gia hạn: after closing a unit enters nothing, unless it was given more time."""

from datetime import date

import pytest

from commitments import closing, entries, workflow, worklist
from commitments.conflicts import NotReady, Refused
from commitments.entries import Draft, Verdict
from commitments.models import ClosedPeriod, Entry, Extension, Report, Standing
from indicators.figures import Figure
from tests import world
from units.models import AuditEvent

pytestmark = pytest.mark.django_db
DUE = date(2022, 3, 15)
AFTER = date(2022, 3, 16)
UNTIL = date(2022, 3, 31)
Q1 = "2022-Q1"


@pytest.fixture
def small():
    return world.build(3, reports=[world.report("U1", status="draft"), world.report("U2")])


def close(small, by=None, today=AFTER):
    return closing.close_period(small.campaign, Q1, by=by or small.chi, today=today)


def extend(small, unit="U1", until=UNTIL, reason="Mất điện", today=AFTER, **options):
    by = options.pop("by", small.chi)
    return closing.extend(small.commitments[unit], Q1, until, reason, by=by, today=today, **options)


def enter(small, today=AFTER, version=1):
    draft = {"2": Draft(Figure(value=7))}
    return entries.save(small.commitments["U1"], Q1, draft, {}, by=small.an, version=version, today=today)


def send(small, today=AFTER):
    report = world.filed()
    return workflow.perform(workflow.SUBMIT, report, by=small.binh, version=report.version, today=today)


def return_it(small, unit="U2"):
    report = world.filed(unit)
    step = workflow.RETURN
    return workflow.perform(step, report, by=small.chi, version=report.version, today=AFTER, note="Sai")


def test_closing_keeps_who_was_missing(small):
    closed = close(small)

    assert [(row["unit"], row["state"]) for row in closed.missing] == [("U1", "draft"), ("U3", "absent")]
    event = AuditEvent.objects.get(verb="chot-ky")
    assert (event.by, event.subject, event.data) == (small.chi, Q1, {"missing": ["U1", "U3"]})


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "giang", "hoa", "khanh", "quan", "dung"])
def test_only_the_reviewer_closes(small, persona):
    with pytest.raises(Refused):
        close(small, by=getattr(small, persona))

    assert not ClosedPeriod.objects.exists()


def test_a_period_is_not_closed_before_its_due_date_has_passed(small):
    with pytest.raises(NotReady, match="16/03/2022"):
        close(small, today=DUE)

    assert not ClosedPeriod.objects.exists()


def test_a_period_is_closed_once(small):
    close(small)

    with pytest.raises(Refused):
        close(small)

    assert AuditEvent.objects.filter(verb="chot-ky").count() == 1


def test_a_period_of_a_closed_year_is_not_closed(small):
    workflow.close_year(small.campaign, 2022, by=small.chi, today=world.AFTERWARDS)

    with pytest.raises(Refused):
        close(small, today=world.AFTERWARDS)


def test_after_closing_the_unit_neither_enters_nor_sends(small):
    close(small)
    before = list(Entry.objects.values())

    with pytest.raises(Refused, match="đã chốt"):
        enter(small)
    with pytest.raises(NotReady, match="đã chốt"):
        send(small)

    assert list(Entry.objects.values()) == before
    assert world.filed().status == "draft"


def test_after_closing_other_periods_stay_open(small):
    close(small)
    day = date(2022, 4, 20)

    saved = entries.save(
        small.commitments["U1"],
        "2022-Q2",
        {"2": Draft(Figure(value=7))},
        {},
        by=small.an,
        version=0,
        today=day,
    )

    assert saved.period == "2022-Q2"


def test_after_closing_the_reviewer_still_verifies_and_approves(small):
    close(small)

    verdict = {"2": Verdict(figure=Figure(value=2), comment="Đếm lại")}
    report = entries.verify(world.filed("U2"), verdict, by=small.chi, version=1)
    workflow.perform(workflow.APPROVE, report, by=small.chi, version=2, today=AFTER)

    assert world.filed("U2").status == "approved"


def test_after_closing_nothing_is_returned_to_a_unit_without_an_extension(small):
    close(small)

    with pytest.raises(NotReady, match="Gia hạn cho đơn vị trước, rồi hãy trả lại"):
        return_it(small)

    extend(small, "U2")
    assert return_it(small).status == "returned"


def test_with_an_extension_the_unit_enters_and_sends_and_is_late_all_the_same(small):
    close(small)

    given = extend(small)
    enter(small, today=UNTIL)
    send(small, today=UNTIL)

    assert (given.number, given.is_exception, given.until) == (1, False, UNTIL)
    assert world.filed().submitted_on == UNTIL
    row = Standing.objects.get(commitment=small.commitments["U1"], period=Q1, basis="official")
    assert row.late == 1
    event = AuditEvent.objects.get(verb="gia-han")
    assert (event.subject, event.note, event.data) == (Q1, "Mất điện", {"until": "2022-03-31", "number": 1})


def test_an_extension_is_of_one_unit_and_runs_out(small):
    close(small)
    extend(small)

    with pytest.raises(Refused, match="đã hết ngày 31/03/2022"):
        enter(small, today=date(2022, 4, 1))
    with pytest.raises(Refused, match="đã chốt"):
        entries.save(small.commitments["U2"], Q1, {"2": Draft()}, {}, by=small.mai, version=1, today=AFTER)


def test_a_second_extension_is_an_exception_that_is_said(small):
    extend(small)

    with pytest.raises(NotReady, match="ngoại lệ"):
        extend(small, until=date(2022, 4, 5))
    second = extend(small, until=date(2022, 4, 5), reason="Bão, công văn 12", is_exception=True)

    assert (second.number, second.is_exception) == (2, True)
    assert Extension.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"until": date(2022, 3, 15)}, "hôm nay"), ({"until": DUE}, "hạn gửi"), ({"reason": " "}, "lý do")],
)
def test_an_extension_needs_a_day_ahead_and_a_reason(small, changes, words):
    with pytest.raises(NotReady, match=words):
        extend(small, **changes)

    assert not Extension.objects.exists()


@pytest.mark.parametrize("persona", ["an", "binh", "giang", "hoa", "khanh", "quan", "dung"])
def test_only_the_reviewer_gives_more_time(small, persona):
    with pytest.raises(Refused):
        extend(small, by=getattr(small, persona))

    assert not Extension.objects.exists()


def test_nobody_gives_more_time_to_the_unit_they_work_in(small):
    small.chi.unit = small.units["U1"]
    small.chi.save()

    with pytest.raises(Refused):
        extend(small)


def test_what_a_unit_cannot_do_is_not_asked_of_it(small):
    def owed():
        reports = {(row.commitment_id, row.period): row for row in Report.objects.all()}
        found = worklist.owed(
            worklist.with_calendars(small.campaign.commitments.order_by("pk")), reports, AFTER
        )
        return [(duty.commitment.unit.code, duty.period.code) for duty in found]

    assert owed() == [("U1", Q1), ("U3", Q1)]
    close(small)
    assert owed() == []
    extend(small, "U3")
    assert owed() == [("U3", Q1)]
