"""Tổng quan một kỳ của đợt: who reported, how scores lie, who moved, what fails most, who will fail the year.

Put together from the summaries of its groups; a constant number of queries, whatever the number of units.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from statistics import median

from commitments import closing
from commitments.models import Commitment, RankingGroup, Report
from commitments.models.report import ReportStatus
from indicators import periods
from indicators.models import Indicator
from indicators.numbers import rounded
from indicators.periods import Period
from reports import comparing, outlooks, summaries
from reports.comparing import Change
from reports.filters import Choice
from reports.listing import shown_groups
from reports.outlooks import Risk, Span
from reports.summaries import SHOWN, Failures, Summary

EDGES = tuple(map(Decimal, (50, 60, 70, 80, 90)))
BINS = ("dưới 50", "50–60", "60–70", "70–80", "80–90", "từ 90")
RISKS_SHOWN = 6
FAILING_SHOWN = 6
UNSENT, LATE = "unsent", "late"
STATES = {
    UNSENT: "Chưa gửi",
    ReportStatus.RETURNED.value: "Bị trả lại",
    ReportStatus.SUBMITTED.value: "Chờ duyệt",
    ReportStatus.APPROVED.value: "Đã duyệt",
}


@dataclass(frozen=True)
class Filed:
    """Báo cáo của một đơn vị phải gửi; `state` one of STATES, `sent_on` the day it was first sent."""

    commitment: int
    group: int
    state: str
    sent_on: date | None
    is_late: bool


@dataclass(frozen=True)
class Spread:
    """Điểm của một khối: `scores` in order, and how many stand in each of BINS."""

    group: RankingGroup
    scores: tuple[Decimal, ...]
    bins: tuple[int, ...]

    @property
    def middle(self) -> Decimal | None:
        """Trung vị, rounded to 2 decimals."""
        return rounded(median(self.scores), 2) if self.scores else None


@dataclass(frozen=True)
class Failing:
    """Chỉ tiêu nhiều đơn vị không đạt."""

    indicator: Indicator
    failures: Failures


@dataclass(frozen=True)
class Movers:
    """Tiến bộ và sụt giảm nhiều nhất since a period; `reason` says why there is nothing to compare with."""

    since: str
    reason: str
    up: tuple[tuple[int, Change], ...]
    down: tuple[tuple[int, Change], ...]


@dataclass(frozen=True)
class Overview:
    """Tổng quan; `risks` are (bản cam kết, Risk), most slow indicators first, all of them."""

    span: Span
    filed: tuple[Filed, ...]
    spreads: tuple[Spread, ...]
    movers: Movers
    failing: tuple[Failing, ...]
    risks: tuple[tuple[int, Risk], ...]
    units: int
    provisional: int


def read(choice: Choice, leaves: Sequence[Indicator], *, today: date) -> Overview:
    """Đọc tổng quan của lựa chọn; `leaves` in the order of the lines of a card."""
    groups, span = shown_groups(choice), outlooks.span_of(choice.campaign, choice.period)
    found = summaries.read(choice, groups, leaves, span)
    parts = [found[group.pk] for group in groups]
    return Overview(
        span=span,
        filed=tuple(filings(choice, span.period, today)),
        spreads=tuple(_spread(group, found[group.pk]) for group in groups),
        movers=_movers(summaries.sources_of(choice), parts),
        failing=_failing(leaves, parts),
        risks=_risks(parts),
        units=sum(part.units for part in parts),
        provisional=sum(part.provisional for part in parts),
    )


def filings(choice: Choice, period: Period, today: date) -> list[Filed]:
    """Tình trạng báo cáo của các đơn vị phải gửi kỳ này, in the groups that are shown; two queries."""
    groups = shown_groups(choice)
    reports = Report.objects.filter(commitment__group__in=groups, period=period.code)
    sent = {
        commitment: (status, submitted_on)
        for commitment, status, submitted_on in reports.values_list("commitment", "status", "submitted_on")
    }
    signed = Commitment.objects.filter(campaign=choice.campaign, group__in=groups).exclude(signed_on=None)
    columns = ("pk", "group", "signed_on", "ended_on", "unit__valid_to")
    found = []
    for pk, group, signed_on, ended_on, valid_to in signed.values_list(*columns):
        if periods.owes(period, signed_on=signed_on, ended_on=ended_on, valid_to=valid_to):
            status, sent_on = sent.get(pk, (closing.NOT_SENT, None))
            state = status if status in STATES else UNSENT
            found.append(Filed(pk, group, state, sent_on, period.due_on < (sent_on or today)))
    return found


def tally(filed: Sequence[Filed]) -> dict[str, int]:
    """{tình trạng: số báo cáo}, with LATE beside the four."""
    counted = Counter(each.state for each in filed)
    return {state: counted[state] for state in STATES} | {LATE: sum(each.is_late for each in filed)}


def _spread(group, part):
    counted = Counter(sum(score >= edge for edge in EDGES) for score in part.scores)
    return Spread(group, part.scores, tuple(counted[place] for place in range(len(BINS))))


def _movers(sources, parts: list[Summary]):
    """Against the period before, else against the same period of last year."""
    for source, moves in zip(sources, zip(*(part.moves for part in parts), strict=True), strict=True):
        if any(each.compared for each in moves):
            up = sorted((one for each in moves for one in each.up), key=lambda one: -one[1].score)
            down = sorted((one for each in moves for one in each.down), key=lambda one: one[1].score)
            return Movers(source.name, "", tuple(up[:SHOWN]), tuple(down[:SHOWN]))
    first = sources[0]
    return Movers(first.name, first.reason or comparing.NOBODY, (), ())


def _failing(leaves, parts):
    """Theo tỷ lệ không đạt, cao nhất trước; only those that somebody fails."""
    found = []
    for place, leaf in enumerate(leaves):
        lines = [part.lines[place] for part in parts if part.lines]
        columns = zip(*((each.counted, each.failed, each.missing) for each in lines), strict=True)
        counted, failed, missing = map(sum, columns) if lines else (0, 0, 0)
        if failed:
            found.append(Failing(leaf, Failures(counted, failed, missing)))

    def share(each):
        return Fraction(each.failures.failed, each.failures.counted)

    return tuple(sorted(found, key=lambda each: (-share(each), -each.failures.failed)))


def _risks(parts):
    found = [each for part in parts for each in part.risks]
    return tuple(sorted(found, key=lambda each: (-len(each[1].slow), each[1].outlook.score)))
