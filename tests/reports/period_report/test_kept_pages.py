"""Trang báo cáo kỳ được giữ: composed once, and anew after every change of what it says."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commitments import workflow
from commitments.models import Campaign, PeriodOverride
from indicators.models import Indicator
from reports.period_report import editing, finding, issuing, kept_pages, shown
from reports.views import period_reports
from tests import world
from tests.reports.period_report.test_issuing import issue
from tests.reports.period_report.test_pages import address, build
from units.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return build(3)


def content(client, small, **asked):
    client.force_login(small.chi)
    return client.get(address(small), asked).context["content"]


def returned(small):
    report = world.filed("U1", "2022-Q2")
    step = next(each for each in workflow.available(report, small.chi) if each.target == "returned")
    workflow.perform(
        step, report, by=small.chi, version=report.version, today=world.AFTERWARDS, note="Xem lại"
    )


def written(small):
    campaign = Campaign.objects.with_rules().get(pk=small.campaign.pk)
    subject = finding.subject(campaign, "2022-H1", "chung")
    part = next(each for each in period_reports.current(subject, None, {}).parts if each.key == "de-xuat")
    editing.write(
        subject, part, "Đề nghị bổ sung.", by=small.chi, version=0, seen=editing.mark_of(part.figures)
    )


def moved_due_date(small):
    days = {"data_from": date(2022, 3, 15), "data_to": date(2022, 6, 14), "due_on": date(2022, 3, 10)}
    PeriodOverride.objects.create(campaign=small.campaign, code="2022-Q2", **days)


CHANGES = {
    "a report is returned": returned,
    "words are written": written,
    "a unit is renamed": lambda small: Unit.objects.filter(code="U1").update(name="Sở Đổi Tên"),
    "a unit ends": lambda small: Unit.objects.filter(code="U2").update(valid_to=date(2022, 5, 1)),
    "a group is renamed": lambda small: small.campaign.groups.filter(code="SO").update(name="Khối sở"),
    "an indicator is reworded": lambda small: Indicator.objects.filter(number="1").update(text="Lời khác"),
    "the receiving unit is renamed": lambda small: Unit.objects.filter(code="UB").update(
        name="Ủy ban nhân dân Mới"
    ),
    "the due date moves": moved_due_date,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_is_on_the_page_at_once(client, small, change):
    before = content(client, small)

    change(small)

    after = content(client, small)
    subject = finding.subject(Campaign.objects.with_rules().get(pk=small.campaign.pk), "2022-H1", "chung")
    report = editing.report_of(subject)
    now = period_reports.current(subject, report, editing.parts_of(report))
    assert after != before
    assert after == shown.sheet(now, None).content


def test_what_did_not_change_is_not_composed_again(client, small, monkeypatch):
    before = content(client, small), content(client, small, page="2")
    monkeypatch.delattr(period_reports, "current")

    assert (content(client, small), content(client, small, page="2")) == before


def test_an_issued_report_is_read_once_and_stays(client, small, monkeypatch):
    issue(client, small)
    before = content(client, small)
    returned(small)
    monkeypatch.delattr(issuing, "content_of")

    with CaptureQueriesContext(connection) as queries:
        after = content(client, small)

    assert after == before
    assert not any('"content"' in each["sql"] for each in queries)


def test_another_day_another_report(small):
    subject, today = finding.subject(small.campaign, "2022-H1", "chung"), timezone.localdate()

    assert kept_pages.state(subject, as_of=today) != kept_pages.state(
        subject, as_of=today - timedelta(days=1)
    )


def test_part_that_is_sent_is_composed_anew_whatever_is_kept(client, small, monkeypatch):
    url = address(small) + "muc/kho-khan/"
    client.force_login(small.chi)
    client.get(url)
    monkeypatch.delattr(kept_pages, "of")

    assert client.post(url, {"text": "", "version": "0", "seen": "khác"}).status_code in {200, 409}
