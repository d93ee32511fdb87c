"""Kiến nghị: người đứng đầu gửi trong thời hạn, người thẩm định trả lời có lý do, được chấp nhận thì sửa được."""

from decimal import Decimal

import pytest

from commitments import appealing, entries
from commitments.conflicts import NotReady, Refused
from commitments.entries import Verdict
from commitments.evidence.attaching import Kept
from commitments.models import Appeal, Entry, EvidenceFile, Standing
from indicators.figures import BadFigure, Figure
from tests import publishing as by_hand
from tests import world
from tests.publishing import AFTER, Q1
from units.models import AuditEvent

pytestmark = pytest.mark.django_db
FOUR = Verdict(figure=Figure(value=Decimal(4)), comment="Theo kiến nghị")


@pytest.fixture
def small():
    return by_hand.closed()


@pytest.fixture
def published(small):
    return by_hand.provisional(small)


def accepted(small, published, **options):
    appeal = by_hand.appeal(small, published, **options)
    return appealing.answer(appeal, accepted=True, reason="Đúng", by=small.chi)


def correct(small, appeal, verdicts=None, by=None):
    report = world.filed()
    return entries.verify(
        report, verdicts or {"2": FOUR}, by=by or small.chi, version=report.version, appeal=appeal
    )


def state():
    return list(Appeal.objects.values()), list(Entry.objects.order_by("pk").values())


def test_the_head_appeals_with_evidence_that_the_reviewer_may_open(small, published):
    kept = Kept("a" * 64, "Biên bản.pdf", "application/pdf", 10, 1)

    appeal = by_hand.appeal(small, published, kept=[kept])

    assert (appeal.item.indicator.number, appeal.state, appeal.filed_by) == ("2", "open", small.binh)
    file = EvidenceFile.objects.get()
    assert list(appeal.evidence.all()) == [file]
    seen = {
        name: EvidenceFile.objects.visible_to(getattr(small, name)).filter(pk=file.pk).count()
        for name in ("binh", "chi", "mai", "dung")
    }
    assert seen == {"binh": 1, "chi": 1, "mai": 0, "dung": 0}
    event = AuditEvent.objects.get(verb="kien-nghi")
    assert (event.subject, event.note) == (Q1, "Thiếu một cuộc đối thoại")
    assert event.data == {"indicator": "2", "files": ["a" * 64]}


@pytest.mark.parametrize("persona", ["an", "mai", "chi", "giang", "hoa", "khanh", "quan", "dung"])
def test_nobody_else_appeals_for_the_unit(small, published, persona):
    with pytest.raises(Refused):
        by_hand.appeal(small, published, by=getattr(small, persona))

    assert not Appeal.objects.exists()


def test_after_the_last_day_nobody_appeals(small, published):
    with pytest.raises(Refused):
        by_hand.appeal(small, published, today=AFTER)


def test_only_the_newest_table_is_appealed_against(small, published):
    newer = by_hand.provisional(small)

    with pytest.raises(Refused):
        by_hand.appeal(small, published)

    assert by_hand.appeal(small, newer).publication == newer


def test_an_appeal_needs_a_reason_and_stands_once_for_an_indicator(small, published):
    with pytest.raises(NotReady, match="lý do"):
        by_hand.appeal(small, published, reason=" ")
    by_hand.appeal(small, published)
    with pytest.raises(NotReady, match="đã kiến nghị"):
        by_hand.appeal(small, published)
    with pytest.raises(Refused, match="không có chỉ tiêu 9"):
        by_hand.appeal(small, published, number="9")

    assert Appeal.objects.count() == 1


def test_the_reviewer_answers_with_a_reason(small, published):
    appeal = by_hand.appeal(small, published)

    with pytest.raises(NotReady, match="lý do"):
        appealing.answer(appeal, accepted=False, reason=" ", by=small.chi)
    answered = appealing.answer(appeal, accepted=False, reason="Không có biên bản", by=small.chi)

    assert (answered.state, answered.answer, answered.decided_by) == (
        "rejected",
        "Không có biên bản",
        small.chi,
    )
    assert AuditEvent.objects.get(verb="tra-loi-kien-nghi").data == {"indicator": "2", "state": "rejected"}


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "giang", "hoa", "khanh", "quan", "dung"])
def test_nobody_else_answers(small, published, persona):
    appeal = by_hand.appeal(small, published)
    before = state()

    with pytest.raises(Refused):
        appealing.answer(appeal, accepted=True, reason="Đúng", by=getattr(small, persona))

    assert state() == before


def test_an_answer_stands(small, published):
    appeal = accepted(small, published)
    before = state()

    with pytest.raises(Refused):
        appealing.answer(appeal, accepted=False, reason="Sai", by=small.chi)

    assert state() == before


def test_an_accepted_appeal_lets_the_reviewer_change_the_approved_figure_and_ranks_move(small, published):
    appeal = accepted(small, published)

    correct(small, appeal)

    report, entry = world.filed(), Entry.objects.get(report=world.filed(), item=appeal.item)
    assert (report.status, report.version) == ("approved", 2)
    assert (entry.value, entry.verified_value) == (1, 4)
    rows = Standing.objects.filter(period=Q1, basis="official")
    assert dict(rows.values_list("commitment__unit__code", "rank")) == {"U1": 1, "U2": 2, "U3": 1}
    assert AuditEvent.objects.get(verb="sua-theo-kien-nghi").by == small.chi


def test_without_an_accepted_appeal_an_approved_report_stays(small, published):
    appeal = by_hand.appeal(small, published)
    before = state()

    for basis in (None, appeal):
        with pytest.raises(Refused):
            correct(small, basis)

    assert state() == before


def test_an_appeal_is_about_its_own_indicator_and_unit(small, published):
    appeal = accepted(small, published)
    other = world.filed("U2")

    with pytest.raises(Refused):
        correct(small, appeal, {"1": Verdict(comment="x")})
    with pytest.raises(Refused):
        entries.verify(other, {"2": FOUR}, by=small.chi, version=other.version, appeal=appeal)
    with pytest.raises(BadFigure):
        correct(small, appeal, {"2": Verdict(comment="x", decision="returned")})
    with pytest.raises(Refused):
        correct(small, appeal, by=small.binh)

    assert world.filed().version == 1


def test_after_the_final_result_an_appeal_changes_nothing(small, published):
    appeal = accepted(small, published)
    appealing.leave_as_is(appeal, "Đã sửa", by=small.chi)
    by_hand.final(small)

    with pytest.raises(Refused):
        correct(small, appeal)
