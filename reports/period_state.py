"""Tình trạng một kỳ của đợt, cho người thẩm định của cơ quan nhận cam kết: who sent, who did not, who has more time."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from commitments import closing, external, permissions, workflow
from commitments.models import Appeal, Campaign, ClosedPeriod, Commitment, Extension, Publication, Report
from commitments.models.report import EDITABLE, ReportStatus
from indicators import periods
from indicators.models import Indicator
from indicators.periods import Period
from units.models import Account

LABELS = {closing.NOT_SENT: "Chưa có báo cáo", **dict(ReportStatus.choices)}


@dataclass(frozen=True)
class Missing:
    """Một đơn vị chưa có báo cáo được tính; `extension` is its last one, `may_extend`: this account may give one."""

    commitment: Commitment
    state: str
    extension: Extension | None
    may_extend: bool


@dataclass(frozen=True)
class PeriodState:
    """Tình trạng một kỳ; `closed` is None while the units may enter."""

    campaign: Campaign
    period: Period
    closed: ClosedPeriod | None
    counts: dict[str, int]
    missing: list[Missing]
    sent: list[tuple[Commitment, str]]
    extensions: list[Extension]
    late: int
    indices: list[Indicator]
    publications: list[Publication]
    appeals: list[Appeal]
    year_is_closed: bool
    today: date

    @property
    def name(self) -> str:
        """Tên kỳ."""
        return periods.name_of(self.period.code)

    @property
    def total(self) -> int:
        """Số báo cáo phải có."""
        return sum(self.counts.values())

    @property
    def closable_from(self) -> date:
        """Ngày sớm nhất chốt được."""
        return closing.closable_from(self.period)

    @property
    def is_closable(self) -> bool:
        """Chốt được hôm nay."""
        return self.closed is None and not self.year_is_closed and self.today >= self.closable_from

    @property
    def is_shut(self) -> bool:
        """Đơn vị không nhập nữa: the period is closed, or its whole year; then it can be published."""
        return self.closed is not None or self.year_is_closed

    @property
    def last(self) -> Publication | None:
        """Lần công bố gần nhất."""
        return self.publications[-1] if self.publications else None

    @property
    def shown_counts(self) -> list[tuple[str, int]]:
        """Số báo cáo theo tình trạng, để đọc."""
        return [(LABELS[state], count) for state, count in self.counts.items()]


def read(campaign: Campaign, period: Period, *, by: Account, today: date) -> PeriodState:
    """Đọc tình trạng kỳ; a constant number of queries."""
    found = closing.states(campaign, period)
    for commitment, _ in found:
        commitment.campaign = campaign
    granted = Extension.objects.filter(commitment__campaign=campaign, period=period.code)
    extensions = list(granted.select_related("commitment__unit", "granted_by").order_by("pk"))
    last = {each.commitment_id: each for each in extensions}
    counts, year_is_closed = Counter(state for _, state in found), workflow.is_closed(campaign, period.code)
    unsent = {closing.NOT_SENT, *EDITABLE}
    closed = ClosedPeriod.objects.filter(campaign=campaign, period=period.code).select_related("closed_by")
    late = Report.objects.filter(
        commitment__campaign=campaign, period=period.code, submitted_on__gt=period.due_on
    )
    return PeriodState(
        campaign=campaign,
        period=period,
        closed=closed.first(),
        counts={state: counts[state] for state in LABELS},
        missing=[
            Missing(each, state, last.get(each.pk), not year_is_closed and permissions.may_review(by, each))
            for each, state in found
            if state in unsent
        ],
        sent=[(each, state) for each, state in found if state not in unsent],
        extensions=extensions,
        late=late.count(),
        indices=external.indices(campaign),
        publications=list(Publication.objects.of_period(campaign, period.code)),
        appeals=list(Appeal.objects.of_period(campaign, period.code).for_listing().order_by("pk")),
        year_is_closed=year_is_closed,
        today=today,
    )
