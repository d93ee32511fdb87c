"""Hai người cùng viết một mục, cùng ban hành, cùng cho ý kiến một lúc, with real transactions on PostgreSQL."""

import pytest
from django.utils import timezone

from commitments import workflow
from commitments.conflicts import NotReady, Overtaken
from commitments.models import Campaign
from reports import rulings
from reports.models import ConsequenceRuling, PeriodReport, PeriodReportPart
from reports.period_report import editing, finding, issuing
from reports.period_report.printed import Issue
from reports.views import period_reports
from tests import world
from tests.race import on_postgres, run_together
from tests.reports.test_conclusions_page import bundle
from units.roles import Role

pytestmark = [pytest.mark.django_db(transaction=True), on_postgres]


@pytest.fixture
def small():
    world.import_data(bundle())
    place = world.populate()
    place.lan = world.account("lan", Role.REVIEWER, place.units["UB"], place.units["SNV"])
    return place


def subject():
    return finding.subject(Campaign.objects.with_rules().get(code="C2022"), "2022-H1", "chung")


def write(by, text):
    def deed():
        part = period_reports.current(subject(), None, {}).parts[0]
        seen = editing.mark_of(part.figures)
        return editing.write(subject(), part, text, by=by, version=0, seen=seen).text

    return deed


def test_of_two_who_write_a_part_at_once_the_second_learns_of_it(small):
    outcomes = run_together(write(small.chi, "Một."), write(small.lan, "Hai."))

    [told] = [each for each in outcomes if isinstance(each, Overtaken)]
    assert str(told) == "Người khác vừa viết mục này."
    assert [each for each in outcomes if isinstance(each, str)] == [PeriodReportPart.objects.get().text]


def test_of_two_who_issue_at_once_one_number_is_given(small):
    today = timezone.localdate()

    def issue(by, number):
        said = Issue(number, "BC-SNV", today, "Trần Thị B", ("GIÁM ĐỐC",))
        return lambda: (
            issuing.issue(
                subject(), issuing.draw(issuing.now(subject(), today), said), by=by, today=today
            ).number
        )

    outcomes = run_together(issue(small.chi, "7"), issue(small.lan, "8"))

    [told] = [each for each in outcomes if isinstance(each, NotReady)]
    assert str(told) == "Báo cáo này đã ban hành."
    assert [each for each in outcomes if isinstance(each, str)] == [PeriodReport.objects.get().number]


def test_of_two_who_rule_at_once_the_second_learns_of_it(small):
    workflow.close_year(small.campaign, 2022, by=small.chi, today=world.AFTERWARDS)
    key = (small.commitments["U1"].pk, "TRAN")

    def rule(by):
        wish = rulings.Wish(key, "confirmed", "", 0)
        return lambda: rulings.rule_on(small.campaign, 2022, [wish], by=by)[0].ruled_by

    outcomes = run_together(rule(small.chi), rule(small.lan))

    assert sum(isinstance(each, Overtaken) for each in outcomes) == 1
    assert ConsequenceRuling.objects.get().ruled_by in outcomes
