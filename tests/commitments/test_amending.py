"""Lập, sửa, huỷ và ký phụ lục: a draft counts for nothing, a signed one from its day, and never for what is over."""

from datetime import date
from decimal import Decimal

import pytest

from commitments import amending, annexing, standings, workflow
from commitments.annexing import Alteration, Unfit
from commitments.conflicts import Conflict, NotReady, Refused
from commitments.models import Amendment, ClosedYear, Commitment, Standing
from tests import world
from tests.commitments.annexes import TODAY, drafted, proposal, signed
from units.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    """U1 báo cáo đủ bốn quý: 90 of 100, one meeting a quarter."""
    return world.build(
        reports=[
            world.report("U1", f"2022-Q{each}", "approved", submitted_on=f"2022-{3 * each:02d}-14")
            for each in (1, 2, 3, 4)
        ]
    )


def scores(small, unit="U1"):
    rows = Standing.objects.filter(commitment=small.commitments[unit], basis="official").order_by("period")
    return [str(each) for each in rows.values_list("score", flat=True)]


def is_in_step(small):
    return list(standings.discrepancies(small.campaign)) == []


def test_a_draft_has_the_next_number_and_counts_for_nothing(small):
    before = scores(small)

    amendment = drafted(small)

    assert (amendment.number, amendment.signed_on, amendment.decision) == (1, None, "Quyết định số 9")
    assert annexing.proposal_of(amendment) == proposal(n1="100")
    assert scores(small) == before
    assert is_in_step(small)
    event = AuditEvent.objects.get(verb="lap-phu-luc")
    assert (event.by, event.note) == (small.giang, "Phụ lục số 01")
    assert event.data == {"effective_on": "2022-07-01", "changes": {"1": {"2022": "100"}}}


def test_signed_it_counts_from_its_day_and_never_for_what_ended_before(small):
    before = scores(small)

    amendment = signed(small, drafted(small))

    after = scores(small)
    assert amendment.signed_on == date(2022, 7, 2)
    assert after[:2] == before[:2]
    assert after[2] < before[2]
    assert is_in_step(small)
    assert AuditEvent.objects.get(verb="ky-phu-luc").data == {"signed_on": "2022-07-02"}


def test_what_does_not_apply_any_more_and_again(small):
    signed(small, drafted(small, n2=Alteration(not_applicable="đã chuyển việc")))

    again = drafted(small, effective_on=date(2022, 10, 1), n2=Alteration(not_applicable=""))
    signed(small, again, date(2022, 10, 1))

    assert again.number == 2
    rows = Standing.objects.filter(commitment=small.commitments["U1"], basis="official").order_by("period")
    assert list(rows.values_list("counted", flat=True)) == [3, 3, 2, 3]
    assert is_in_step(small)


@pytest.mark.parametrize(
    ("changes", "message", "place"),
    [
        (
            {"n1": "95", "effective_on": date(2022, 1, 4)},
            "trước ngày ký bản cam kết (05/01/2022)",
            ("effective_on",),
        ),
        ({"n1": "95", "decision": " "}, "quyết định", ("decision",)),
        ({"n1": "95", "reason": ""}, "lý do", ("reason",)),
        ({"n1": "90"}, "chưa thay đổi", ()),
        ({}, "chưa thay đổi", ()),
        ({"n1": Alteration(not_applicable="")}, "chưa thay đổi", ()),
        ({"n3": "1"}, "Chỉ tiêu 3 không có mức giao", ("3",)),
        ({"n4": "1"}, "Chỉ tiêu 4 không có mức giao", ("4",)),
        ({"n9": "1"}, "không có chỉ tiêu 9", ()),
        ({"n1": "-1"}, "-1 không hợp lệ", ("1", "2022")),
        ({"n1": "1.23456"}, "không hợp lệ", ("1", "2022")),
        ({"n1": Alteration({"2023": Decimal(1)})}, "“2023” không phải năm hoặc kỳ", ("1", "2023")),
        ({"n1": Alteration({"2022-M07": Decimal(1)})}, "không phải năm hoặc kỳ", ("1", "2022-M07")),
        (
            {"n1": Alteration({"2022-Q2": Decimal(1)})},
            "Quý II/2022 kết thúc ngày 30/06/2022",
            ("1", "2022-Q2"),
        ),
    ],
)
def test_what_an_amendment_may_not_say(small, changes, message, place):
    with pytest.raises(Unfit, match=message.replace("(", r"\(").replace(")", r"\)")) as refused:
        amending.draw_up(small.commitments["U1"], proposal(**changes), by=small.giang)

    assert refused.value.place == place
    assert not Amendment.objects.exists()


def test_nothing_takes_effect_after_the_end(small):
    workflow.end(
        small.commitments["U2"], by=small.giang, ended_on=date(2022, 6, 30), reason="Sáp nhập", today=TODAY
    )

    with pytest.raises(Unfit, match="sau ngày kết thúc bản cam kết"):
        drafted(small, unit="U2")


def test_nothing_takes_effect_after_the_unit(small):
    small.units["U2"].valid_to = date(2022, 6, 30)
    small.units["U2"].save()

    with pytest.raises(Unfit, match=r"sau ngày đơn vị kết thúc \(30/06/2022\)"):
        drafted(small, unit="U2")


def test_a_closed_year_keeps_its_results(small):
    ClosedYear.objects.create(campaign=small.campaign, year=2022)

    with pytest.raises(Unfit, match="Năm 2022 đã khoá"):
        drafted(small)


def test_a_year_closed_after_drafting_is_not_changed_by_signing(small):
    amendment, before = drafted(small), scores(small)
    ClosedYear.objects.create(campaign=small.campaign, year=2022)

    with pytest.raises(NotReady, match="Năm 2022 đã khoá"):
        signed(small, amendment)

    assert scores(small) == before


@pytest.mark.parametrize("day", [date(2022, 1, 4), date(2023, 2, 1)])
def test_the_day_of_signing_lies_between_the_commitments_and_today(small, day):
    amendment = drafted(small)

    with pytest.raises(NotReady, match="Ngày ký phụ lục phải từ"):
        signed(small, amendment, day)


def test_there_is_one_draft_at_a_time(small):
    drafted(small)

    with pytest.raises(NotReady, match="Đã có dự thảo Phụ lục số 01"):
        drafted(small, n2="5")


def test_an_unsigned_commitment_has_no_annex(small):
    Commitment.objects.filter(pk=small.commitments["U2"].pk).update(status="draft", signed_on=None)

    with pytest.raises(Refused):
        drafted(small, unit="U2")


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "hoa", "khanh", "quan", "dung"])
def test_only_the_officer_does_any_of_it(small, persona):
    amendment, who = drafted(small), getattr(small, persona)
    acts = [
        lambda: amending.draw_up(small.commitments["U2"], proposal(n1="95"), by=who),
        lambda: amending.revise(amendment, proposal(n1="95"), by=who, version=1),
        lambda: amending.discard(amendment, by=who, version=1),
        lambda: amending.sign(amendment, by=who, signed_on=date(2022, 7, 2), today=TODAY, version=1),
    ]

    for act in acts:
        with pytest.raises(Refused):
            act()

    assert [(each.signed_on, each.version) for each in Amendment.objects.all()] == [(None, 1)]


def test_a_draft_is_revised_and_what_changes_nothing_is_left_out(small):
    amendment = amending.revise(
        drafted(small), proposal(n1="95", n2="4", reason="Nhiều việc"), by=small.giang, version=1
    )

    assert (amendment.version, amendment.reason) == (2, "Nhiều việc")
    assert annexing.proposal_of(amendment) == proposal(n1="95", reason="Nhiều việc")


def test_who_revises_an_older_version_is_told(small):
    amendment = drafted(small)
    amending.revise(amendment, proposal(n1="95"), by=small.giang, version=1)

    with pytest.raises(Conflict):
        amending.revise(amendment, proposal(n1="80"), by=small.giang, version=1)

    assert annexing.proposal_of(amendment) == proposal(n1="95")


def test_a_discarded_draft_frees_its_number(small):
    amending.discard(drafted(small), by=small.giang, version=1)

    assert drafted(small).number == 1


def test_a_signed_amendment_is_not_touched_again(small):
    amendment = signed(small, drafted(small))
    acts = [
        lambda: amending.revise(amendment, proposal(n1="95"), by=small.giang, version=1),
        lambda: amending.discard(amendment, by=small.giang, version=1),
        lambda: signed(small, amendment),
    ]

    for act in acts:
        with pytest.raises(Refused):
            act()

    assert Amendment.objects.get().signed_on == date(2022, 7, 2)
