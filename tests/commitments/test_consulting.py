"""Hỏi ý kiến cơ quan chủ trì: who is asked about what, until when, and what a new round asks anew."""

from datetime import date
from decimal import Decimal

import pytest

from commitments import entries, workflow
from commitments.conflicts import NotReady
from commitments.entries import Draft, Verdict
from commitments.models import Entry, Holiday, LeadReview
from commitments.models.lead_review import Opinion
from commitments.models.report import Decision
from indicators.figures import Figure
from indicators.models import Indicator
from indicators.periods import after_working_days
from tests import world
from tests.commitments.leading import DUE_ON, SENT_ON, answer, asked, build, built_and_sent, send
from units.models import Account, AuditEvent

pytestmark = pytest.mark.django_db


def requests():
    """(đơn vị báo cáo, chỉ tiêu, cơ quan chủ trì, hạn, còn dùng) of everything that was asked."""
    rows = LeadReview.objects.order_by("pk").values_list(
        "report__commitment__unit__code", "item__indicator__number", "lead_unit__code", "due_on", "is_current"
    )
    return list(rows)


def give_back(place, *numbers, on=SENT_ON):
    """Trả lại báo cáo vì các chỉ tiêu này."""
    verdicts = {number: Verdict(decision=Decision.RETURNED, comment="Sai") for number in numbers}
    report = world.filed()
    if verdicts:
        report = entries.verify(report, verdicts, by=place.chi, version=report.version)
    return workflow.perform(
        workflow.RETURN, report, by=place.chi, version=report.version, today=on, note="Sai"
    )


def correct(place, number, figure):
    report = world.filed()
    return entries.save(
        report.commitment,
        report.period,
        {number: Draft(figure)},
        {},
        by=place.binh,
        version=report.version,
        today=SENT_ON,
    )


def test_sending_asks_the_unit_that_leads_an_indicator_and_has_reviewers():
    built_and_sent()

    assert requests() == [("U1", "1", "U2", DUE_ON, True)]
    event = AuditEvent.objects.get(verb="hoi-chu-tri")
    assert (event.subject, event.data) == ("2022-Q1", {"asked": {"1": "Sở Thử U2"}, "due_on": "2022-04-06"})


def test_the_deadline_skips_holidays():
    place = build()
    Holiday.objects.create(campaign=place.campaign, day=date(2022, 4, 5))

    send(place)

    assert asked().due_on == date(2022, 4, 7)


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        (date(2022, 4, 1), 0, date(2022, 4, 1)),
        (date(2022, 4, 1), 1, date(2022, 4, 4)),
        (date(2022, 4, 2), 1, date(2022, 4, 4)),
        (date(2022, 4, 28), 3, date(2022, 5, 5)),
    ],
)
def test_working_days_are_counted_from_the_day_after(day, count, due):
    holidays = {date(2022, 5, 2), date(2022, 5, 3)}

    assert after_working_days(day, count, holidays=holidays) == due


def test_nobody_is_asked_where_the_campaign_does_not_want_it():
    place = build()
    type(place.campaign).objects.update(lead_days=0)

    send(place)

    assert requests() == []


def test_a_unit_is_not_asked_about_its_own_figure():
    place = build(reports=[world.report("U2", status="draft")])

    send(place, "U2", by=place.mai)

    assert requests() == []


def test_nothing_is_asked_about_what_was_not_reported():
    place = build()
    Entry.objects.filter(item__indicator__number="1").delete()

    send(place)

    assert requests() == []


def test_a_unit_whose_reviewers_left_is_not_waited_for():
    place = build()
    Account.objects.filter(username__in=["tai", "nam"]).update(is_active=False)

    send(place)

    assert requests() == []


def test_an_answer_about_a_figure_that_did_not_change_stands():
    place = built_and_sent()
    answer(place)
    give_back(place, "2")
    correct(place, "2", Figure(value=Decimal(2)))

    send(place, today=date(2022, 4, 8))

    assert requests() == [("U1", "1", "U2", DUE_ON, True)]
    assert asked().opinion == Opinion.AGREE


def test_a_changed_figure_is_asked_anew_and_the_older_answer_is_kept():
    place = built_and_sent()
    answer(place, Opinion.RETURN, comment="Thiếu hồ sơ")
    give_back(place, "1")
    correct(place, "1", Figure(numerator=Decimal(80), denominator=Decimal(100)))

    send(place, today=date(2022, 4, 8))

    assert requests() == [("U1", "1", "U2", DUE_ON, False), ("U1", "1", "U2", date(2022, 4, 13), True)]
    assert asked().opinion == ""


def test_what_was_not_answered_is_asked_anew_with_a_new_deadline():
    place = built_and_sent()
    give_back(place, "2")

    send(place, today=date(2022, 4, 8))

    assert requests() == [("U1", "1", "U2", date(2022, 4, 13), True)]
    assert asked().round.number == 2


def test_an_indicator_that_another_unit_leads_now_is_asked_there():
    place = built_and_sent()
    answer(place)
    give_back(place, "2")
    Indicator.objects.filter(number="1").update(lead_unit=None)

    send(place, today=date(2022, 4, 8))

    assert requests() == [("U1", "1", "U2", DUE_ON, False)]


def approve(place, today):
    report = world.filed()
    return workflow.perform(workflow.APPROVE, report, by=place.chi, version=report.version, today=today)


def test_a_report_is_not_approved_while_the_lead_unit_has_time():
    place = built_and_sent()

    with pytest.raises(NotReady, match="Còn chờ ý kiến của Sở Thử U2, hạn 06/04/2022"):
        approve(place, DUE_ON)

    assert (world.filed().status, asked().passed_over_at) == ("submitted", None)


def test_after_the_deadline_one_goes_on_without_and_the_record_says_so():
    place = built_and_sent()

    approve(place, date(2022, 4, 7))

    assert (world.filed().status, asked().passed_over_by) == ("approved", place.chi)
    assert AuditEvent.objects.get(verb="duyet").data["without"] == {"1": "Sở Thử U2"}


def test_a_report_with_its_opinions_is_approved_at_once():
    place = built_and_sent()
    answer(place)

    approve(place, SENT_ON)

    assert world.filed().status == "approved"
    assert "without" not in AuditEvent.objects.get(verb="duyet").data


def test_a_report_is_returned_without_waiting():
    place = built_and_sent()

    give_back(place)

    assert world.filed().status == "returned"
    assert not LeadReview.objects.waiting().exists()
