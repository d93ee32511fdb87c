"""Phiếu điểm nói mình dùng bản nào: at its head, and at each line that an amendment decided."""

from datetime import date

import pytest

from commitments.annexing import Alteration
from reports import cards
from tests import world
from tests.commitments.annexes import drafted, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    """From July another target, from October one indicator less, from November again; then a draft."""
    small = world.build()
    for changes in (
        {"n1": "95"},
        {"effective_on": date(2022, 9, 30), "n3": Alteration(not_applicable="đã chuyển")},
        {"effective_on": date(2022, 10, 1), "n3": Alteration(not_applicable="")},
    ):
        signed(small, drafted(small, **changes))
    drafted(small, effective_on=date(2022, 11, 1), n2="1")
    return small


def versions(small, period):
    last_day = next(each.last_day for each in small.campaign.calendar() if each.code == period)
    sheet = cards.sheet(small.commitments["U1"], period, "official", last_day=last_day)
    return sheet.agreed, {line.number: line.version for group in sheet.groups for line in group.lines}


def test_before_any_amendment_the_signed_original_holds(small):
    assert versions(small, "2022-Q2") == ("bản ký ngày 05/01/2022", dict.fromkeys("1234", ""))


def test_what_takes_effect_on_the_last_day_of_the_period_holds(small):
    head, lines = versions(small, "2022-Q3")

    assert head == "bản ký ngày 05/01/2022, điều chỉnh đến Phụ lục số 02 (hiệu lực 30/09/2022)"
    assert lines == {
        "1": "theo Phụ lục số 01, hiệu lực 01/07/2022",
        "2": "",
        "3": "theo Phụ lục số 02, hiệu lực 30/09/2022",
        "4": "",
    }


def test_what_applies_again_says_by_which_amendment_and_a_draft_says_nothing(small):
    head, lines = versions(small, "2022-Q4")

    assert head == "bản ký ngày 05/01/2022, điều chỉnh đến Phụ lục số 03 (hiệu lực 01/10/2022)"
    assert lines["3"] == "áp dụng trở lại theo Phụ lục số 03, hiệu lực 01/10/2022"
    assert lines["2"] == ""


def test_the_page_says_both(client, small):
    client.force_login(small.an)

    page = client.get(f"/phieu-diem/{small.commitments['U1'].pk}/2022-Q3/").content.decode()

    assert "Mức giao: bản ký ngày 05/01/2022, điều chỉnh đến Phụ lục số 02 (hiệu lực 30/09/2022)." in page
    assert "Theo Phụ lục số 01, hiệu lực 01/07/2022" in page
