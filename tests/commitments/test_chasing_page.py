"""Trang Đôn đốc: who owes, what was sent, failures, and “Nhắc ngay”."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments.models import Reminder
from tests import world
from tests.commitments.chased import build, day, reminded, run
from tests.commitments.typed import notes
from units.models import AuditEvent, Message

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs
PAGE = "/don-doc/"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Hôm nay quá hạn Quý I năm ngày."""
    monkeypatch.setattr(timezone, "localdate", lambda *moment: day(5))


@pytest.fixture
def place():
    return build(3, reports=[world.report("U3")])


def opened(client, account, url=PAGE):
    client.force_login(account)
    return client.get(url)


def keys(place, *units):
    return [f"{place.commitments[unit].pk}/2022-Q1" for unit in units]


def chase(client, account, chosen):
    client.force_login(account)
    return client.post(PAGE, {"chosen": chosen}, follow=True)


@pytest.mark.parametrize("persona", ["khanh", "chi"])
def test_who_owes_is_listed_with_whom_was_reminded(client, place, persona):
    run(3)

    rows = opened(client, getattr(place, persona)).context["rows"]

    assert [(row.duty.commitment.unit.code, row.period) for row in rows] == [
        ("U1", "Quý I/2022"),
        ("U2", "Quý I/2022"),
    ]
    assert [sorted((each.reminder.recipient.username, each.how) for each in row.told) for row in rows] == [
        [("an", "sau hạn 3 ngày"), ("binh", "sau hạn 3 ngày"), ("khanh", "sau hạn 3 ngày")],
        [("khanh", "sau hạn 3 ngày"), ("mai", "sau hạn 3 ngày")],
    ]


@pytest.mark.parametrize("persona", ["an", "binh", "giang", "hoa", "quan", "dung", "mai"])
@pytest.mark.parametrize("url", [PAGE, "/don-doc/da-nhac/"])
def test_the_pages_are_for_those_who_chase(client, place, persona, url):
    assert opened(client, getattr(place, persona), url).status_code == 403


def test_remind_now_tells_clerk_and_head_once_a_day(client, place):
    first = chase(client, place.khanh, keys(place, "U1"))
    second = chase(client, place.khanh, keys(place, "U1", "U2"))

    assert notes(first) == ["Đã nhắc 2 người về 1 báo cáo."]
    assert notes(second) == ["Đã nhắc 1 người về 1 báo cáo. 1 báo cáo hôm nay đã được nhắc rồi."]
    assert reminded() == [
        ("an", "U1", "2022-Q1", None),
        ("binh", "U1", "2022-Q1", None),
        ("mai", "U2", "2022-Q1", None),
    ]
    assert {row.reminded_by for row in Reminder.objects.all()} == {place.khanh}
    assert AuditEvent.objects.filter(verb="nhac", by=place.khanh).count() == 3


def test_who_was_reminded_by_the_plan_today_is_not_reminded_by_hand(client, place):
    run(5)

    answer = chase(client, place.khanh, keys(place, "U1"))

    assert notes(answer) == ["Đã nhắc 0 người về 0 báo cáo. 1 báo cáo hôm nay đã được nhắc rồi."]


def test_a_unit_without_accounts_is_told(client, place):
    place.mai.assignments.all().delete()

    answer = chase(client, place.khanh, keys(place, "U2"))

    assert notes(answer) == ["Đã nhắc 0 người về 0 báo cáo. 1 đơn vị chưa có tài khoản để nhắc."]


@pytest.mark.parametrize("persona", ["an", "hoa", "dung"])
def test_others_remind_nobody(client, place, persona):
    assert chase(client, getattr(place, persona), keys(place, "U1")).status_code == 403
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("units", "error"), [(["U3"], "Có báo cáo vừa được gửi"), ([], "Chọn ít nhất một báo cáo")]
)
def test_what_is_sent_or_not_chosen_is_not_reminded_of(client, place, units, error):
    answer = chase(client, place.khanh, keys(place, *units))

    assert answer.context["form"].errors["chosen"][0].startswith(error)
    assert Message.objects.count() == 0


def test_reports_of_another_province_cannot_be_chosen(client, place):
    foreign = place.dung.unit.commitments.get()

    chase(client, place.khanh, [f"{foreign.pk}/2022-Q1"])

    assert Message.objects.count() == 0


def test_the_sent_page_shows_failures_and_their_reason(client, place):
    run(3)
    Message.objects.filter(recipient=place.an).update(mail_state="failed", error="Máy chủ thư không nhận")

    everything = opened(client, place.khanh, "/don-doc/da-nhac/")
    failures = opened(client, place.khanh, "/don-doc/da-nhac/?khong-gui-duoc")

    assert len(everything.context["rows"]) == 5
    assert dict(everything.context["counts"])["Không gửi được thư"] == 1
    assert [row.reminder.recipient for row in failures.context["rows"]] == [place.an]
    assert "Máy chủ thư không nhận" in failures.content.decode()


def test_the_history_of_the_report_says_it_was_chased(client, place):
    world.import_data(world.bundle(3, reports=[world.report("U1", status="returned"), world.report("U3")]))
    run(3)

    page = opened(client, place.chi, reverse("commitments:review", args=[world.filed("U1").pk]))

    assert "Nhắc gửi báo cáo" in [line.text for line in page.context["history"]]


@pytest.mark.parametrize("url", [PAGE, "/don-doc/da-nhac/"])
def test_pages_need_as_many_queries_for_three_units_as_for_one(client, url):
    counts = []
    for units in (1, 3):
        place = world.build(units)
        run(3 if units == 1 else 5)
        opened(client, place.khanh, url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).context["rows"]
        counts.append(len(queries))

    assert counts[0] == counts[1]
