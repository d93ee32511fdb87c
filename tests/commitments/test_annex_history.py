"""Các bản cạnh nhau trên trang bản cam kết, and who sees a draft there."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments import annexes
from commitments.annexing import Alteration
from tests import world
from tests.commitments.annexes import drafted, signed
from tests.commitments.test_agreement_page import opened, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return world.build()


def amended(small, times=2, begin=0):
    changes = [
        {"n1": Alteration({"2022": Decimal("85.5"), "2022-Q3": Decimal(80)})},
        {"effective_on": date(2022, 10, 1), "n1": "95", "n3": Alteration(not_applicable="đã chuyển UBND")},
        {"effective_on": date(2022, 11, 1), "n3": Alteration(not_applicable="")},
    ]
    for said in changes[begin:times]:
        signed(small, drafted(small, **said))


def history(small, today=date(2022, 12, 1)):
    return annexes.history_of(small.commitments["U1"], today=today)


def test_without_amendments_there_is_nothing_to_compare(small):
    drafted(small)

    assert history(small) is None


def test_every_version_has_a_column_and_the_one_that_applies_is_marked(small):
    amended(small)

    assert [(each.label, each.since, each.is_current) for each in history(small).versions] == [
        ("Bản gốc", date(2022, 1, 5), False),
        ("Phụ lục số 01", date(2022, 7, 1), False),
        ("Phụ lục số 02", date(2022, 10, 1), True),
    ]
    assert [each.is_current for each in history(small, date(2022, 7, 1)).versions] == [False, True, False]
    assert [each.is_current for each in history(small, date(2022, 6, 30)).versions] == [True, False, False]


def test_each_cell_says_what_held_and_what_the_amendment_changed(small):
    amended(small, 3)

    rows = {row.number: row for row in history(small).rows}

    assert [[(each.text, each.is_changed) for each in cell.lines] for cell in rows["1"].cells] == [
        [("≥\u00a090", False)],
        [("≥\u00a085,5", True), ("Quý III/2022: ≥\u00a080", True)],
        [("≥\u00a095", True)],
        [("≥\u00a095", False)],
    ]
    assert [[each.text for each in cell.lines] for cell in rows["3"].cells] == [
        ["Thực hiện"],
        ["Thực hiện"],
        ["Không áp dụng (đã chuyển UBND)"],
        ["Thực hiện"],
    ]
    assert [row.is_changed for row in rows.values()] == [True, False, True, False]


def test_the_page_shows_the_changed_lines_and_all_on_demand(client, small):
    amended(small)

    page = opened(client, small.an, small.commitments["U1"]).content.decode()
    everything = client.get(small.commitments["U1"].get_absolute_url(), {"dong": "tat-ca"}).content.decode()

    history, whole = (
        text.partition("annex-history")[2].partition("</table>")[0] for text in (page, everything)
    )
    assert [number for number in "1234" if f"Chỉ tiêu {number} " in history] == ["1", "3"]
    assert [number for number in "1234" if f"Chỉ tiêu {number} " in whole] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("persona", "sees"), [("giang", True), ("an", False), ("chi", False), ("quan", False)]
)
def test_a_draft_is_listed_for_the_officer_only(client, small, persona, sees):
    drafted(small)

    text = text_of(opened(client, getattr(small, persona), small.commitments["U1"]))

    assert ("Phụ lục số 01" in text) is sees
    assert ("Lập phụ lục điều chỉnh" in text) is sees


def test_the_number_of_queries_does_not_depend_on_the_amendments(client, small):
    client.force_login(small.an)
    counts = []

    for begin, times in ((0, 1), (1, 3)):
        amended(small, times, begin)
        with CaptureQueriesContext(connection) as queries:
            client.get(small.commitments["U1"].get_absolute_url())
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 40
