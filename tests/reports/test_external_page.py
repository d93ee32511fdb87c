"""Nạp chỉ số do cơ quan khác công bố: xem trước điều sẽ đổi, rồi mới ghi; không đụng số đơn vị đã báo cáo."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments import external, standings, workflow
from commitments.conflicts import NotReady, Refused
from commitments.models import Entry, Report, Standing
from indicators.figures import Figure
from indicators.models import Indicator
from tests import world
from tests.reports.test_conclusions_page import text_of
from tests.snapshot import kept
from units.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs
Q1 = "2022-Q1"


@pytest.fixture
@kept
def small():
    """U1 approved, U2 approved, U3 a draft."""
    filed = [world.report(unit, status="approved") for unit in ("U1", "U2")]
    small = world.build(4, reports=[*filed, world.report("U3", status="draft")])
    Indicator.objects.filter(number="4").update(frequency="period")
    standings.rebuild(small.campaign)
    return small


def url(small, number="4"):
    return reverse("reports:external", args=[small.campaign.pk, Q1, number])


def sent(small, then="", source="Báo cáo DDCI 2022", **values):
    cells = {f"d{small.commitments[unit].pk}-value": text for unit, text in values.items()}
    return {"source": source, "pasted": "", "then": then} | cells


def post(client, account, small, **options):
    client.force_login(account)
    return client.post(url(small), sent(small, **options), follow=True)


def state():
    rows = Standing.objects.order_by("pk").values_list("score", "rank", "provisional")
    return list(Entry.objects.order_by("pk").values()), list(rows), AuditEvent.objects.count()


def entry(unit):
    return Entry.objects.get(report=world.filed(unit), item__indicator__number="4")


def test_the_preview_says_what_moves_and_writes_nothing(client, small):
    before = state()

    page = post(client, small.chi, small, U1="75,5", U2="60")

    moves = {move.unit: (move.rank, move.becomes_final) for move in page.context["moves"]}
    assert moves == {"Sở Thử U1": ((1, 1), True), "Sở Thử U2": ((1, 2), True)}
    assert state() == before


def test_the_index_is_recorded_beside_nothing_of_the_units_and_rows_become_final(client, small):
    page = post(client, small.chi, small, then="nap", U1="75,5", U2="60")

    one = entry("U1")
    assert (str(one.value), str(one.verified_value), one.comment) == (
        "75.5000",
        "75.5000",
        "Số công bố: Báo cáo DDCI 2022",
    )
    rows = Standing.objects.filter(campaign=small.campaign, period=Q1, basis="official", group__code="SO")
    assert list(rows.order_by("commitment").values_list("rank", "provisional")) == [(1, False), (2, False)]
    assert "Đã nạp chỉ số cho 2 đơn vị: 2 dòng thành chính thức, 1 đơn vị đổi hạng." in text_of(page)
    assert AuditEvent.objects.filter(verb="so-cong-bo", subject=Q1, by=small.chi).count() == 2
    assert list(standings.discrepancies(small.campaign)) == []


def test_a_figure_of_the_unit_itself_is_not_overwritten(client, small):
    item = small.commitments["U1"].items.get(indicator__number="4")
    Entry.objects.create(report=world.filed(), item=item, value=90)

    post(client, small.chi, small, then="nap", U1="75")

    assert (entry("U1").value, entry("U1").verified_value) == (90, 75)


def test_the_same_figures_again_change_nothing(client, small):
    post(client, small.chi, small, then="nap", U1="75", U2="60")
    before = state()

    post(client, small.chi, small, then="nap", U1="75", U2="60")

    assert state() == before


def test_units_that_cannot_be_loaded_are_listed_with_the_reason(client, small):
    client.force_login(small.chi)

    rows = client.get(url(small)).context["form"].rows

    assert [(place.commitment.unit.code, place.problem) for place, _ in rows] == [
        ("U1", ""),
        ("U2", ""),
        ("U3", "báo cáo còn là bản nháp"),
        ("U4", "chưa có báo cáo"),
    ]


def test_a_column_pasted_from_a_spreadsheet_goes_into_the_rows(client, small):
    client.force_login(small.chi)

    client.post(url(small), sent(small, then="nap") | {"pasted": "75,5\r\n\r\n60\r\n"})

    assert Entry.objects.filter(item__indicator__number="4").count() == 1
    assert str(entry("U1").verified_value) == "75.5000"


def test_more_lines_than_units_are_refused(client, small):
    client.force_login(small.chi)

    page = client.post(url(small), sent(small, then="nap") | {"pasted": "1\n2\n3\n4\n5"})

    assert "nhiều dòng hơn 4 đơn vị" in text_of(page)
    assert not Entry.objects.filter(item__indicator__number="4").exists()


@pytest.mark.parametrize(
    ("changes", "words"), [({"U1": "abc"}, "số"), ({"U1": "75", "source": ""}, "Ghi nguồn công bố")]
)
def test_what_is_wrong_is_told_and_nothing_recorded(client, small, changes, words):
    before = state()

    page = post(client, small.chi, small, then="nap", **changes)

    assert words in text_of(page)
    assert state() == before


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "giang", "hoa", "khanh", "quan"])
def test_who_is_no_reviewer_may_not(client, small, persona):
    assert post(client, getattr(small, persona), small, then="nap", U1="75").status_code == 403
    assert not Entry.objects.filter(item__indicator__number="4").exists()


def test_a_stranger_finds_nothing(client, small):
    assert post(client, small.dung, small, then="nap", U1="75").status_code == 404


def test_an_indicator_of_the_unit_itself_has_no_such_page(client, small):
    client.force_login(small.chi)

    assert client.get(url(small, "2")).status_code == 404


def test_the_verb_refuses_a_report_that_does_not_count_and_a_closed_year(small):
    def load(unit):
        loaded = {small.commitments[unit].pk: Figure(value=75)}
        return external.load(small.campaign, Q1, "4", loaded, "DDCI", by=small.chi)

    with pytest.raises(NotReady, match="bản nháp"):
        load("U3")
    workflow.close_year(small.campaign, 2022, by=small.chi, today=world.AFTERWARDS)
    with pytest.raises(Refused, match="đã khoá"):
        load("U1")

    assert Report.objects.exclude(version=1).count() == 0


@pytest.mark.parametrize("units", [1, 3, 9])
def test_the_number_of_queries_does_not_depend_on_the_rows(client, units):
    small = world.build(units)
    client.force_login(small.chi)

    with CaptureQueriesContext(connection) as queries:
        client.get(url(small))

    assert len(queries) == 20
