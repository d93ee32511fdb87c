"""Việc của tôi: what each role finds on its first page."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments import entries, workflow, worklist
from commitments.entries import Draft
from commitments.models import ClosedYear, Report
from commitments.worklist import Work
from indicators.figures import Figure
from tests import world
from tests.snapshot import kept

pytestmark = pytest.mark.django_db
TODAY = date(2022, 7, 10)
"""Quý I hạn 15/3, Quý II hạn 15/6, Quý III mở từ 1/7 và hạn 15/9; Quý IV chưa mở."""


@pytest.fixture
def place():
    return world.build()


def report_url(place, period, unit="U1"):
    return reverse("commitments:report", args=[place.commitments[unit].pk, period])


def titles(account, **options):
    return [work.title for work in worklist.backlog(account, TODAY, **options).rows]


def test_every_open_period_without_a_report_is_owed_overdue_first(place):
    rows = worklist.backlog(place.an, TODAY).rows

    assert [(work.title, work.due_on, work.state) for work in rows] == [
        ("Báo cáo Quý I/2022", date(2022, 3, 15), "absent"),
        ("Báo cáo Quý II/2022", date(2022, 6, 15), "absent"),
        ("Báo cáo Quý III/2022", date(2022, 9, 15), "absent"),
    ]


def test_each_row_has_one_button_and_the_first_is_the_main_one(place):
    rows = worklist.backlog(place.an, TODAY).rows

    assert [work.is_urgent for work in rows] == [True, False, False]
    assert rows[0].action_url == rows[0].url == report_url(place, "2022-Q1")


@pytest.mark.parametrize("status", ["submitted", "approved"])
def test_what_was_sent_is_no_longer_owed(status):
    place = world.build(reports=[world.report(status=status)])

    assert titles(place.an) == ["Báo cáo Quý II/2022", "Báo cáo Quý III/2022"]


def test_a_returned_report_is_owed_again_with_its_reason():
    place = world.build(reports=[world.report()])
    workflow.perform(
        workflow.RETURN, world.filed(), by=place.chi, version=1, today=TODAY, note="Thiếu minh chứng"
    )

    first = worklist.backlog(place.an, TODAY).rows[0]

    assert (first.state, first.action_label) == ("returned", "Sửa và gửi lại")
    assert first.meta == "Lý do trả lại: “Thiếu minh chứng”"


@pytest.mark.parametrize(("persona", "label"), [("an", "Nhập tiếp"), ("binh", "Xem và gửi")])
def test_a_draft_with_figures_is_ready_for_the_head(persona, label):
    place = world.build(reports=[world.report(status="draft")])

    first = worklist.backlog(getattr(place, persona), TODAY).rows[0]

    assert (first.state, first.meta, first.action_label) == ("draft", "Đã nhập 3 chỉ tiêu", label)


def test_an_empty_draft_is_not_ready_for_the_head(place):
    drafts = {"1": Draft(explanation="Đang chờ số")}
    entries.save(place.commitments["U1"], "2022-Q1", drafts, {}, by=place.an, version=0, today=TODAY)

    first = worklist.backlog(place.binh, TODAY).rows[0]

    assert (first.meta, first.action_label) == ("Chưa nhập chỉ tiêu nào", "Nhập tiếp")


@pytest.mark.parametrize(
    "figure", [Figure(value=Decimal(0)), Figure(none_arose=True)], ids=["zero", "none arose"]
)
def test_zero_and_nothing_to_report_are_figures(place, figure):
    drafts = {"2": Draft(figure)}
    entries.save(place.commitments["U1"], "2022-Q1", drafts, {}, by=place.an, version=0, today=TODAY)

    assert worklist.backlog(place.an, TODAY).rows[0].meta == "Đã nhập 1 chỉ tiêu"


def test_nothing_is_owed_of_a_closed_year(place):
    ClosedYear.objects.create(campaign=place.campaign, year=2022)

    assert titles(place.an) == []


def test_nothing_is_owed_before_the_signature():
    place = world.build(signed_on=None)

    assert titles(place.an) == []


def test_old_backlog_is_summed_up_but_what_was_returned_stays():
    place = world.build(reports=[world.report(status="returned")])

    backlog = worklist.backlog(place.an, TODAY, limit=2)

    assert [work.title for work in backlog.rows] == ["Báo cáo Quý I/2022", "Báo cáo Quý III/2022"]
    assert (backlog.left_out, backlog.oldest) == (1, "Quý II/2022")


def test_the_page_with_everything_leaves_nothing_out(place):
    assert worklist.backlog(place.an, TODAY, limit=None).left_out == 0
    assert len(titles(place.an, limit=None)) == 3


def test_what_my_unit_sent_waits_for_the_authority_since_the_day_it_was_sent():
    place = world.build(reports=[world.report("U1"), world.report("U2")])

    assert worklist.waiting(place.an) == [
        Work(
            "Báo cáo Quý I/2022",
            report_url(place, "2022-Q1"),
            meta="Chờ Ủy ban nhân dân tỉnh Thử thẩm định",
            when="từ 14/03/2022",
            state="submitted",
        )
    ]


@pytest.mark.parametrize("persona", ["chi", "giang", "hoa", "khanh", "quan", "dung"])
def test_others_owe_and_await_nothing(persona):
    place = world.build(reports=[world.report("U1")])

    assert worklist.waiting(getattr(place, persona)) == []
    assert worklist.backlog(place.chi, TODAY).rows == ()


@pytest.fixture
@kept
def judged():
    """U1 bị trả lại, U2 được duyệt."""
    place = world.build(reports=[world.report("U1"), world.report("U2")])
    day = {"version": 1, "today": TODAY}
    workflow.perform(workflow.RETURN, world.filed("U1"), by=place.chi, note="Sai số", **day)
    workflow.perform(workflow.APPROVE, world.filed("U2"), by=place.chi, **day)
    return place


def news(account):
    return [(row.unit, row.period, row.state, row.note, row.by) for row in worklist.news(account)]


def test_the_unit_reads_what_was_done_to_its_own_report(judged):
    assert news(judged.an) == [("Sở Thử U1", "Quý I/2022", "returned", "Sai số", "Chi")]
    assert worklist.news(judged.an)[0].url == report_url(judged, "2022-Q1")


@pytest.mark.parametrize("persona", ["hoa", "khanh", "giang", "quan"])
def test_who_oversees_the_campaign_reads_everything_newest_first(judged, persona):
    account = getattr(judged, persona)

    assert [row[0] for row in news(account)] == ["Sở Thử U2", "Sở Thử U1"]
    assert worklist.news(account)[0].url == reverse("commitments:review", args=[world.filed("U2").pk])


@pytest.mark.parametrize("persona", ["chi", "dung"])
def test_my_own_deeds_and_those_elsewhere_are_no_news(judged, persona):
    assert news(getattr(judged, persona)) == []


def test_news_end_after_as_many_as_asked(judged):
    assert len(worklist.news(judged.hoa, limit=1)) == 1


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "chi", "giang", "hoa", "khanh", "quan", "dung"])
def test_every_role_has_a_first_page(client, judged, persona):
    client.force_login(getattr(judged, persona))

    assert client.get("/").status_code == 200
    assert client.post("/").status_code == 405


def test_an_account_without_a_role_is_told_whom_to_ask(client, judged):
    client.force_login(world.Account.objects.create_user("moi"))

    assert "Tài khoản chưa được phân công vai trò" in client.get("/").content.decode()


def test_nobody_enters_without_signing_in(client, judged):
    assert client.get("/").url == "/dang-nhap/?next=/"


@pytest.mark.parametrize("persona", ["an", "chi", "khanh", "hoa", "giang", "quan"])
def test_queries_do_not_grow_with_the_reports(client, persona):
    reports = [
        world.report(unit, period=period) for unit in ("U1", "U3") for period in ("2022-Q1", "2022-Q2")
    ]
    place = world.build(5, reports=reports)
    client.force_login(getattr(place, persona))
    counts = []

    for status in ("approved", "submitted"):
        Report.objects.filter(period="2022-Q2").update(status=status)
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 30
