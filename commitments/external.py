"""Số liệu do cơ quan khác công bố: one index of one period, loaded for all units at once by the reviewer.

The figure stands in the unit's counting report: as what was reported where the unit said nothing, so that both bases
and a bundle have it, and as the verified figure; what a unit reported itself is never overwritten.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from commitments import entries, permissions, standings, workflow
from commitments.conflicts import NotReady, Refused
from commitments.models import Commitment, CommitmentItem, Entry, Report, Standing
from commitments.models.report import COUNTING, Decision, ReportStatus
from commitments.models.standing import Basis
from indicators import figures
from indicators.figures import Figure
from indicators.models import Indicator
from indicators.models.indicator import Source
from units import audit

LOADED = "so-cong-bo"
"""Việc ghi vào nhật ký."""

NO_REPORT = "chưa có báo cáo"
OWN_UNIT = "đơn vị của người nạp"
_NOT_COUNTING = {
    ReportStatus.DRAFT: "báo cáo còn là bản nháp",
    ReportStatus.RETURNED: "báo cáo đang bị trả lại",
}


@dataclass(frozen=True)
class Place:
    """Chỗ của chỉ số trong báo cáo của một đơn vị; `problem` says why it cannot be loaded, "" where it can."""

    commitment: Commitment
    item: CommitmentItem
    report: Report | None
    entry: Entry | None
    problem: str

    @property
    def figure(self) -> Figure | None:
        """Số đang tính."""
        return self.entry.counted if self.entry else None


@dataclass(frozen=True)
class Move:
    """Một đơn vị đổi vì chỉ số này."""

    unit: str
    score: tuple[Decimal | None, Decimal | None]
    rank: tuple[int | None, int | None]
    provisional: tuple[bool, bool]

    @property
    def becomes_final(self) -> bool:
        """Từ tạm tính thành chính thức."""
        return self.provisional == (True, False)


def indices(campaign) -> list[Indicator]:
    """Các chỉ tiêu của đợt do cơ quan khác công bố."""
    leaves = Indicator.objects.leaves().filter(
        indicator_set=campaign.indicator_set_id, source=Source.EXTERNAL
    )
    return list(leaves.order_by("order", "pk"))


def places(campaign, period, indicator: Indicator, *, by) -> list[Place]:
    """Mọi đơn vị phải báo cáo kỳ này và có chỉ tiêu này, theo khối; `period` of the calendar. Constant queries."""
    items = CommitmentItem.objects.filter(commitment__campaign=campaign, indicator=indicator)
    items = items.exclude(commitment__signed_on=None).select_related("commitment__unit", "commitment__group")
    reports = {
        each.commitment_id: each
        for each in Report.objects.filter(commitment__campaign=campaign, period=period.code)
    }
    stored = {
        each.report_id: each
        for each in Entry.objects.filter(report__in=reports.values(), item__indicator=indicator)
    }
    found = []
    for item in items.order_by(
        "commitment__group__order", "commitment__unit__order", "commitment__unit__code"
    ):
        commitment = item.commitment
        commitment.campaign = campaign
        if not workflow.owes(commitment, period):
            continue
        report = reports.get(commitment.pk)
        entry = stored.get(report.pk) if report else None
        found.append(Place(commitment, item, report, entry, _problem(commitment, item, report, by)))
    return found


def _problem(commitment, item, report, by):
    if not permissions.may_review(by, commitment):
        return OWN_UNIT
    if report is None:
        return NO_REPORT
    if report.status not in COUNTING:
        return _NOT_COUNTING[report.status]
    return "không áp dụng" if item.not_applicable else ""


@transaction.atomic
def load(campaign, period: str, number: str, loaded: Mapping[int, Figure], source: str, *, by) -> list[Move]:
    """Nạp chỉ số cho nhiều đơn vị, by commitment; returns which rows moved. Raises Refused, NotReady or BadFigure."""
    standings.lock(campaign.groups.all())
    of_calendar = next((each for each in campaign.calendar() if each.code == period), None)
    indicator = next((each for each in indices(campaign) if each.number == number), None)
    if None in (of_calendar, indicator) or not permissions.may_close(by, campaign):
        raise Refused("Không nạp được chỉ số này.")
    if workflow.is_closed(campaign, period):
        raise Refused(f"Năm {period[:4]} đã khoá, không nạp được chỉ số nữa.")
    if not source.strip():
        raise NotReady("Ghi nguồn công bố: văn bản, ngày, cơ quan công bố.")
    by_commitment = {each.commitment.pk: each for each in places(campaign, of_calendar, indicator, by=by)}
    before = _rows(campaign, period)
    changed = []
    for pk, figure in loaded.items():
        place = by_commitment.get(pk)
        if place is None or place.problem:
            raise NotReady(
                f"Không nạp được cho {place.commitment.unit if place else pk}: {place and place.problem}."
            )
        figures.check(figure, indicator.value_type)
        if place.figure != figure:
            _write(place, figure, source.strip())
            changed.append((place, figure))
    _log(changed, period, number, source.strip(), by)
    standings.refresh_many([place.commitment for place, _ in changed], years=[int(period[:4])])
    return _moves(before, _rows(campaign, period))


def preview(campaign, period: str, number: str, loaded, source: str, *, by) -> list[Move]:
    """Điều sẽ đổi nếu nạp: the same verb, taken back, so that what is shown is what will be."""
    with transaction.atomic():
        moves = load(campaign, period, number, loaded, source or "xem trước", by=by)
        transaction.set_rollback(True)
    return moves


def _write(place, figure, source):
    Report.objects.filter(pk=place.report.pk).update(version=F("version") + 1, changed_at=timezone.now())
    entry = place.entry or Entry(report=place.report, item=place.item)
    if entry.reported.is_empty:
        _set(entry, entries.attributes_of(figure))
    _set(entry, entries.attributes_of(figure, verified=True))
    entry.comment, entry.decision = f"Số công bố: {source}", Decision.ACCEPTED
    entry.save()


def _set(entry, attributes):
    for name, value in attributes.items():
        setattr(entry, name, value)


def _log(changed, period, number, source, by):
    events = [
        (
            place.commitment.audit_chain,
            LOADED,
            period,
            source,
            {number: {f"verified_{name}": _told(getattr(figure, name)) for name in figures.PARTS}},
        )
        for place, figure in changed
    ]
    if events:
        audit.record_many(events, by=by)


def _told(value):
    return figures.plain(value) if isinstance(value, Decimal) else value


def _rows(campaign, period):
    rows = Standing.objects.table(campaign, period, Basis.OFFICIAL).order_by(
        "group__order", "commitment__unit__order"
    )
    return {
        pk: (name, score, rank, provisional)
        for pk, name, score, rank, provisional in rows.values_list(
            "commitment", "commitment__unit__name", "score", "rank", "provisional"
        )
    }


def _moves(before, after):
    return [
        Move(name, (before[pk][1], score), (before[pk][2], rank), (before[pk][3], provisional))
        for pk, (name, score, rank, provisional) in after.items()
        if before[pk][1:] != (score, rank, provisional)
    ]
