"""Kết thúc bản cam kết: điều được nhớ, điều không còn phải báo cáo, và điều không làm lại được."""

from datetime import date

import pytest

from commitments import entries, standings, workflow
from commitments.conflicts import NotReady, Refused
from commitments.models import Amendment, Commitment, Report, Standing
from reports.consequences import conclusions
from tests import world
from units.models import AuditEvent, Unit
from units.roles import Role

pytestmark = pytest.mark.django_db
TODAY = date(2022, 9, 10)
HALF_YEAR = date(2022, 6, 30)
OTHERS_THAN_GIANG = ["an", "binh", "mai", "chi", "hoa", "khanh", "quan", "dung"]


@pytest.fixture
def place():
    """U1 has sent two quarters and begun the third."""
    sent = [
        world.report("U1", status="approved"),
        world.report("U1", "2022-Q2", "approved", submitted_on="2022-06-10"),
    ]
    return world.build(reports=[*sent, world.report("U1", "2022-Q3", "draft"), world.report("U2")])


def end(place, by=None, unit="U1", **changes):
    words = {"ended_on": HALF_YEAR, "reason": " Sắp xếp đơn vị. ", "today": TODAY} | changes
    return workflow.end(place.commitments[unit], by=by or place.giang, **words)


def everything():
    rows = (Commitment, Report, Standing)
    return [list(model.objects.order_by("pk").values()) for model in rows], AuditEvent.objects.count()


def refused(place, **changes):
    """Lời từ chối; nothing has changed."""
    before = everything()
    with pytest.raises(NotReady) as reason:
        end(place, **changes)
    assert everything() == before
    return str(reason.value)


def test_an_ended_commitment_keeps_its_day_and_reason(place):
    ended = end(place)

    assert Commitment.objects.get(pk=ended.pk).status == "ended"
    assert (ended.ended_on, ended.ended_reason) == (HALF_YEAR, "Sắp xếp đơn vị.")


def test_the_audit_trail_tells_of_the_end_and_of_the_dropped_draft(place):
    end(place)

    event = AuditEvent.objects.get(verb="ket-thuc")
    assert (event.chain.key, event.by, event.note) == ("commitment:C2022/U1", place.giang, "Sắp xếp đơn vị.")
    assert event.data == {"ended_on": "2022-06-30", "dropped": ["2022-Q3"]}


def test_who_opened_the_report_before_the_end_saves_no_draft_after_it(place):
    opened = Commitment.objects.for_listing().get(pk=place.commitments["U2"].pk)
    end(place, unit="U2")

    with pytest.raises(Refused):
        entries.save(
            opened, "2022-Q3", {}, {"proposals": "x"}, by=place.mai, version=entries.NEW, today=TODAY
        )

    assert list(opened.reports.values_list("period", flat=True)) == ["2022-Q1"]


def test_what_ends_later_is_neither_owed_nor_ranked(place):
    ended = end(place)

    assert [period.code for period in workflow.owed_periods(ended)] == ["2022-Q1", "2022-Q2"]
    running = Standing.objects.filter(commitment=ended, basis="official", is_in_force=True)
    assert sorted(running.values_list("period", flat=True)) == ["2022-Q1", "2022-Q2"]
    assert list(ended.reports.order_by("period").values_list("period", flat=True)) == ["2022-Q1", "2022-Q2"]


def test_the_standings_are_right_after_an_end(place):
    end(place)

    assert list(standings.discrepancies(place.campaign)) == []
    ranks = Standing.objects.table(place.campaign, "2022-Q3", "official")
    assert dict(ranks.values_list("commitment__unit__code", "rank")) == {"U2": 1, "U3": 1}


def test_an_ended_commitment_gets_no_verdict_for_the_year(place):
    before = [row.commitment.unit.code for row in conclusions(place.campaign, 2022)]

    end(place)

    assert before == ["U1", "U2", "U3"]
    assert [row.commitment.unit.code for row in conclusions(place.campaign, 2022)] == ["U2", "U3"]


@pytest.mark.parametrize("persona", OTHERS_THAN_GIANG)
def test_only_the_officer_ends_a_commitment(place, persona):
    before = everything()

    with pytest.raises(Refused):
        end(place, by=getattr(place, persona))

    assert everything() == before


def test_the_officer_of_another_authority_ends_nothing(place):
    other = world.account("tu", Role.OFFICER, place.units["SNV"], place.units["SNV"])
    before = everything()

    with pytest.raises(Refused):
        end(place, by=other)

    assert everything() == before


def test_a_commitment_ends_once(place):
    end(place)
    before = everything()

    with pytest.raises(Refused):
        end(place, ended_on=date(2022, 8, 1))

    assert everything() == before


def test_what_is_not_signed_does_not_end():
    place = world.build(signed_on=None)
    before = everything()

    with pytest.raises(Refused):
        end(place)

    assert everything() == before


@pytest.mark.parametrize("day", [date(2022, 1, 4), date(2022, 9, 11)])
def test_the_end_lies_between_the_signature_and_today(place, day):
    assert refused(place, ended_on=day) == "Ngày kết thúc phải từ ngày ký (05/01/2022) đến hôm nay."


@pytest.mark.parametrize("day", [date(2022, 1, 5), TODAY])
def test_the_day_of_the_signature_and_today_are_possible(place, day):
    assert end(place, unit="U3", ended_on=day).ended_on == day


@pytest.mark.parametrize("reason", ["", " \n "])
def test_an_end_needs_a_reason(place, reason):
    assert refused(place, reason=reason) == "Cần ghi lý do kết thúc."


def test_a_report_that_was_sent_is_not_undone(place):
    said = refused(place, ended_on=date(2022, 5, 15))

    assert said == "Quý II/2022 đã có báo cáo gửi hoặc điểm cộng, điểm trừ. Chọn ngày từ 30/06/2022 trở đi."


def test_points_that_were_given_are_not_undone(place):
    place.campaign.adjustments.create(
        commitment=place.commitments["U1"], code="DC-1", period="2022-Q3", points=1, reason="Sáng kiến"
    )

    assert refused(place).startswith("Quý III/2022 đã có")


def test_an_amendment_is_not_left_behind(place):
    Amendment.objects.create(
        signed_on=date(2022, 9, 1),
        commitment=place.commitments["U1"],
        number=2,
        decision="Quyết định số 5",
        reason="Thêm",
        effective_on=date(2022, 7, 1),
    )

    assert refused(place) == "Phụ lục số 2 có hiệu lực ngày 01/07/2022, sau ngày này."


def test_a_closed_year_is_not_opened_by_an_end(place):
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)

    said = refused(place, unit="U3", today=world.AFTERWARDS)

    assert said == "Năm 2022 đã khoá. Chọn ngày từ 31/12/2022 trở đi."


def test_an_end_after_the_closed_year_changes_none_of_its_results(place):
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)
    before = Standing.objects.order_by("pk").values_list("pk", "is_in_force", "score", "rank", "late")
    kept = list(before)

    end(place, ended_on=date(2022, 12, 31), today=world.AFTERWARDS)

    assert list(before.all()) == kept


def test_a_unit_that_is_gone_ends_its_commitment_on_its_own_last_day_even_in_a_closed_year(place):
    Unit.objects.filter(pk=place.units["U3"].pk).update(valid_to=HALF_YEAR)
    standings.rebuild(place.campaign)
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)

    late = refused(place, unit="U3", ended_on=date(2022, 7, 1), today=world.AFTERWARDS)
    ended = end(place, unit="U3", today=world.AFTERWARDS)

    assert late == "Đơn vị đã kết thúc ngày 30/06/2022, trước ngày này."
    assert ended.status == "ended"
    assert list(standings.discrepancies(place.campaign)) == []


def test_a_report_dropped_meanwhile_is_not_sent(place):
    draft = world.filed("U1", "2022-Q3")
    end(place)

    with pytest.raises(Refused):
        workflow.perform(workflow.SUBMIT, draft, by=place.binh, version=1, today=TODAY)
