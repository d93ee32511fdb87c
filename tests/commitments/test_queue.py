"""Hàng chờ thẩm định."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments import workflow
from commitments.filters import folded
from tests import world
from units.roles import Role

pytestmark = pytest.mark.django_db
QUEUE = "/tham-dinh/"


def sent(unit, on, **changes):
    return world.report(unit, submitted_on=on, **changes)


@pytest.fixture
def place():
    """U2 chờ lâu nhất, U1 gửi muộn, U3 chờ kỳ sau; U4 đã duyệt, U5 bị trả lại, U6 mới có nháp."""
    later = sent("U3", "2022-06-01", period="2022-Q2")
    done, back = sent("U4", "2022-03-01", status="approved"), sent("U5", "2022-03-02", status="returned")
    draft = world.report("U6", status="draft")
    reports = [sent("U1", "2022-03-17"), sent("U2", "2022-03-10"), later, done, back, draft]
    return world.build(6, reports=reports)


def units(client, query=""):
    """Mã các đơn vị trong hàng chờ, in the order shown."""
    rows = client.get(f"{QUEUE}{query}").context["rows"]
    return [row.report.commitment.unit.code for row in rows]


def test_what_waits_longest_stands_first(client, place):
    client.force_login(place.chi)

    assert units(client) == ["U2", "U1", "U3"]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("?status=approved", ["U4"]),
        ("?status=returned", ["U5"]),
        ("?status=draft", ["U2", "U1", "U3"]),
        ("?status=", ["U2", "U1", "U3"]),
        ("?period=2022-Q2", ["U3"]),
        ("?campaign=C2022", ["U2", "U1", "U3"]),
        ("?campaign=KHAC", ["U2", "U1", "U3"]),
        ("?unit=so thu u2", ["U2"]),
        ("?unit=SỞ THỬ U2", ["U2"]),
        ("?unit=u1", ["U1"]),
        ("?unit=khong co", []),
        ("?page=99", ["U2", "U1", "U3"]),
        ("?page=x", ["U2", "U1", "U3"]),
    ],
)
def test_the_address_says_what_is_shown(client, place, query, codes):
    client.force_login(place.chi)

    assert units(client, query) == codes


def test_the_queue_is_filtered_by_group(client, place):
    client.force_login(place.chi)
    group = place.campaign.groups.get(code="SO")

    assert units(client, f"?group={group.pk}") == ["U2", "U1"]


def test_a_choice_that_is_not_offered_is_told(client, place):
    client.force_login(place.chi)

    page = client.get(f"{QUEUE}?campaign=KHAC&status=draft").context["filter"]

    assert set(page.form.errors) == {"campaign", "status"}


def test_only_the_own_campaigns_and_their_periods_are_offered(client, place):
    client.force_login(place.chi)

    form = client.get(QUEUE).context["filter"].form

    assert [campaign.code for campaign in form.fields["campaign"].queryset] == ["C2022"]
    assert [value for value, _ in form.fields["period"].choices] == [
        "",
        "2022-Q4",
        "2022-Q3",
        "2022-Q2",
        "2022-Q1",
    ]


def test_a_late_report_says_by_how_much(client, place):
    client.force_login(place.chi)

    rows = client.get(QUEUE).context["rows"]

    assert [row.days_late for row in rows] == [0, 2, 0]


def test_a_report_sent_again_is_marked_and_keeps_its_place(client, place):
    report = world.filed("U2")
    day = {"today": date(2022, 3, 20)}
    workflow.perform(workflow.RETURN, report, by=place.chi, version=1, note="Sai", **day)
    workflow.perform(workflow.SUBMIT, report, by=place.mai, version=2, **day)
    client.force_login(place.chi)

    rows = client.get(QUEUE).context["rows"]

    assert [(row.report.commitment.unit.code, row.returned) for row in rows] == [
        ("U2", 1),
        ("U1", 0),
        ("U3", 0),
    ]


def test_the_next_report_is_the_first_of_what_is_shown(client, place):
    client.force_login(place.chi)

    page = client.get(f"{QUEUE}?period=2022-Q2").content.decode()

    assert f'href="/tham-dinh/{world.filed("U3", "2022-Q2").pk}/?period=2022-Q2">Mở báo cáo tiếp theo' in page


def test_the_unit_one_works_in_is_not_in_the_queue(client, place):
    own = world.account("tu", Role.REVIEWER, place.units["UB"], place.units["U1"])
    client.force_login(own)

    assert units(client) == ["U2", "U3"]


def test_pages_have_twenty_five_rows_and_keep_the_filter(client):
    place = world.build(27, reports=[world.report(f"U{number}") for number in range(1, 28)])
    client.force_login(place.chi)

    first = client.get(f"{QUEUE}?campaign=C2022").content.decode()

    assert 'href="?page=2&amp;campaign=C2022"' in first
    assert len(units(client, "?campaign=C2022")) == 25
    assert len(units(client, "?campaign=C2022&page=2")) == 2


@pytest.mark.parametrize("persona", ["an", "binh", "giang", "hoa", "khanh", "quan", "dung"])
def test_who_does_not_review_has_no_queue(client, place, persona):
    client.force_login(getattr(place, persona))

    assert client.get(QUEUE).status_code == 403


def test_a_reviewer_elsewhere_sees_nothing_of_it(client, place):
    other = world.account("tu", Role.REVIEWER, place.units["SNV"], place.units["SNV"])
    client.force_login(other)

    assert units(client) == []


def test_an_empty_queue_says_so(client):
    place = world.build()
    client.force_login(place.chi)

    assert "Không có báo cáo nào chờ thẩm định" in client.get(QUEUE).content.decode()


def test_an_empty_choice_says_how_to_see_more(client, place):
    client.force_login(place.chi)

    assert "Không có báo cáo nào theo bộ lọc này" in client.get(f"{QUEUE}?unit=khong").content.decode()


def test_the_queue_is_only_read(client, place):
    client.force_login(place.chi)

    assert client.post(QUEUE).status_code == 405


def test_queries_do_not_grow_with_the_rows(client, place):
    client.force_login(place.chi)
    counts = []

    for shown in ("U1", "U"):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{QUEUE}?unit={shown}")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 34


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Sở Nội vụ", "so noi vu"), ("ĐỒNG  THÁP ", "dong thap"), ("Thử\u0301", "thu"), ("đ", "d")],
)
def test_words_are_compared_without_their_marks(text, expected):
    assert folded(text) == expected
