"""Cơ quan chủ trì, người thẩm định và đơn vị cùng làm một lúc, with real transactions on PostgreSQL."""

from datetime import date

import pytest

from commitments import impartiality, workflow
from commitments.conflicts import NotReady, Overtaken, Refused
from commitments.models import LeadReview
from commitments.models.lead_review import Opinion
from commitments.opinions import Said, give, mark_of
from tests import world
from tests.commitments.leading import SENT_ON, answer, asked, built_and_sent
from tests.race import on_postgres, run_together
from units import audit
from units.models import AuditEvent

pytestmark = [pytest.mark.django_db(transaction=True), on_postgres]
LATER = date(2022, 4, 20)


@pytest.fixture
def place():
    return built_and_sent()


def approve(place, today):
    report = world.filed()
    return lambda: (
        workflow.perform(workflow.APPROVE, report, by=place.chi, version=report.version, today=today).status
    )


def test_of_two_colleagues_one_opinion_stands_and_one_is_told(place):
    row, report = asked(), world.filed()

    def say(account, opinion, comment=""):
        said = {row.item_id: Said(opinion, comment=comment)}
        return lambda: give(report, said, by=account, seen={row.item_id: mark_of(row)})

    outcomes = run_together(say(place.tai, Opinion.AGREE), say(place.nam, Opinion.RETURN, "Thiếu hồ sơ"))

    assert [type(each) for each in outcomes if not isinstance(each, list)] == [Overtaken]
    assert AuditEvent.objects.filter(verb="cho-y-kien").count() == 1


def test_an_opinion_comes_before_the_approval_or_is_refused_never_half(place):
    given, approved = run_together(lambda: answer(place), approve(place, LATER))

    assert approved == "approved"
    row = asked()
    if isinstance(given, Refused):
        assert (row.opinion, row.passed_over_by) == ("", place.chi)
    else:
        assert (row.opinion, row.passed_over_by) == ("agree", None)
    assert list(audit.breaches()) == []


def test_in_time_the_approval_follows_the_opinion_or_waits(place):
    _, approved = run_together(lambda: answer(place), approve(place, SENT_ON))

    assert approved == "approved" or isinstance(approved, NotReady)
    assert LeadReview.objects.get().opinion == "agree"


def test_who_abstains_while_approving_does_one_of_both(place):
    answer(place)
    report = world.filed()

    def abstain():
        return impartiality.abstain(report, by=place.chi, reason="Em trai làm ở đó")

    outcomes = run_together(abstain, approve(place, LATER))

    assert [type(each) for each in outcomes].count(Refused) == 1
