"""Công bố: tạm tính, rồi chính thức theo quyết định; mỗi lần giữ nguyên, đính chính là một lần mới."""

from datetime import date
from decimal import Decimal

import pytest

from commitments import appealing, closing, publishing, snapshots
from commitments.adjustments import adjust
from commitments.conflicts import NotReady, Refused
from commitments.models import Publication
from indicators import periods
from tests import publishing as by_hand
from tests import world
from tests.publishing import AFTER, LAST_DAY, PUBLISHED_ON, Q1
from units.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return by_hand.closed()


def test_the_provisional_table_is_kept_as_it_stood(small):
    published = by_hand.provisional(small, note="Xem và kiến nghị")
    adjust(small.commitments["U1"], Q1, Decimal(-5), "Chậm", by=small.chi)

    stored = Publication.objects.get()
    rows = {row["unit"]: row for group in stored.snapshot["groups"] for row in group["rows"]}
    assert (stored.number, stored.kind, stored.note) == (1, "provisional", "Xem và kiến nghị")
    assert [(code, row["rank"], row["late"]) for code, row in rows.items()] == [
        ("U1", 1, 0),
        ("U2", 1, 0),
        ("U3", 1, 1),
    ]
    assert rows["U1"]["score"] == rows["U2"]["score"]
    assert stored.digest == snapshots.digest(stored.snapshot) == published.digest
    assert AuditEvent.objects.get(verb="cong-bo-tam-tinh").data["digest"] == stored.digest


def test_the_time_for_appeals_is_told_in_working_days(small):
    small.campaign.holidays.create(day=date(2022, 3, 21))

    assert by_hand.provisional(small).appeal_until == date(2022, 3, 25)


@pytest.mark.parametrize(
    ("day", "count", "until"),
    [
        (date(2022, 3, 17), 5, date(2022, 3, 24)),
        (date(2022, 3, 18), 1, date(2022, 3, 21)),
        (date(2022, 3, 19), 1, date(2022, 3, 21)),
        (date(2022, 3, 17), 0, date(2022, 3, 17)),
    ],
)
def test_working_days_pass_over_weekends(day, count, until):
    assert periods.working_days_after(day, count, frozenset()) == until


def test_a_period_that_is_not_closed_is_not_published():
    small = world.build(2)

    with pytest.raises(NotReady, match="Chốt kỳ trước"):
        by_hand.provisional(small)

    assert not Publication.objects.exists()


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "giang", "hoa", "khanh", "quan", "dung"])
def test_only_the_reviewer_publishes(small, persona):
    by = getattr(small, persona)

    with pytest.raises(Refused):
        by_hand.provisional(small, by=by)
    with pytest.raises(Refused):
        by_hand.final(small, by=by)

    assert not Publication.objects.exists()


def test_the_final_result_needs_a_provisional_one_and_the_time_for_appeals_to_be_over(small):
    with pytest.raises(NotReady, match="Công bố tạm tính trước"):
        by_hand.final(small)
    by_hand.provisional(small)
    with pytest.raises(NotReady, match="đến hết ngày 24/03/2022"):
        by_hand.final(small, today=LAST_DAY)

    assert list(Publication.objects.values_list("kind", flat=True)) == ["provisional"]


def test_the_final_result_needs_every_appeal_answered(small):
    appeal = by_hand.appeal(small, by_hand.provisional(small))
    with pytest.raises(NotReady, match="Còn 1 kiến nghị chưa trả lời"):
        by_hand.final(small)

    appealing.answer(appeal, accepted=False, reason="Biên bản không có chữ ký", by=small.chi)

    assert by_hand.final(small).is_final


@pytest.mark.parametrize("changes", [{"number": " "}, {"day": date(2022, 3, 26)}])
def test_the_final_result_needs_a_decision_that_is_there(small, changes):
    by_hand.provisional(small)

    with pytest.raises(NotReady, match="số quyết định"):
        by_hand.final(small, **changes)

    assert Publication.objects.count() == 1


def test_the_final_result_says_its_decision_and_what_moved(small):
    first = by_hand.provisional(small)
    adjust(small.commitments["U1"], Q1, Decimal(-5), "Chậm", by=small.chi)

    published = by_hand.final(small)

    assert (published.number, published.corrects, published.decision_number) == (2, first, "14/QĐ-UBND")
    assert [(each["unit"], [what for what, *_ in each["moved"]]) for each in published.differences] == [
        ("U2", []),
        ("U1", ["hạng", "điểm"]),
    ][1:]
    event = AuditEvent.objects.get(verb="cong-bo")
    assert (event.data["decision"], event.data["changed"]) == ("14/QĐ-UBND", ["U1"])


def test_a_correction_is_a_new_publication_with_a_reason_and_a_difference(small):
    by_hand.provisional(small)
    first = by_hand.final(small)
    with pytest.raises(NotReady, match="lý do đính chính"):
        by_hand.final(small, number="15/QĐ-UBND")
    with pytest.raises(NotReady, match="không có gì để đính chính"):
        by_hand.final(small, number="15/QĐ-UBND", note="Sai sót")
    adjust(small.commitments["U2"], Q1, Decimal(-5), "Chậm", by=small.chi)

    second = by_hand.final(small, number="15/QĐ-UBND", note="Sai sót")

    assert (second.number, second.corrects) == (3, first)
    assert [each["unit"] for each in second.differences] == ["U2"]
    first.refresh_from_db()
    assert first.digest == snapshots.digest(first.snapshot)


def test_after_the_final_result_there_is_no_provisional_one(small):
    by_hand.provisional(small)
    by_hand.final(small)

    with pytest.raises(Refused):
        by_hand.provisional(small, today=AFTER)


def test_a_unit_that_came_or_went_is_a_difference():
    row = {
        "unit": "U1",
        "name": "Sở",
        "rank": 1,
        "score": "9.00",
        "grade": "",
        "late": 0,
        "provisional": False,
    }
    before, after = {"groups": [{"rows": []}]}, {"groups": [{"rows": [row]}]}

    assert [each["unit"] for each in snapshots.differences(before, after)] == ["U1"]
    assert [each["unit"] for each in snapshots.differences(after, before)] == ["U1"]


def test_strangers_see_no_publication(small):
    published = by_hand.provisional(small)

    seen = {
        name: published in Publication.objects.visible_to(getattr(small, name))
        for name in ("an", "mai", "chi", "hoa", "quan", "dung")
    }

    assert seen == {"an": True, "mai": True, "chi": True, "hoa": True, "quan": True, "dung": False}


def test_without_rows_nothing_is_published():
    small = world.build(2, signed_on="2022-06-01")
    closing.close_period(small.campaign, Q1, by=small.chi, today=PUBLISHED_ON)

    with pytest.raises(NotReady, match="chưa có đơn vị nào"):
        by_hand.provisional(small)

    assert publishing.latest(small.campaign, Q1) is None
