"""Tình trạng báo cáo của các đơn vị phải gửi một kỳ: counted and listed by the database, for any number of units."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.db.models import Case, Count, F, FilteredRelation, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from commitments.models import Commitment, RankingGroup
from commitments.models.report import ReportStatus
from indicators.periods import Period

UNSENT, LATE = "unsent", "late"
STATES = {
    UNSENT: "Chưa gửi",
    ReportStatus.RETURNED.value: "Bị trả lại",
    ReportStatus.SUBMITTED.value: "Chờ duyệt",
    ReportStatus.APPROVED.value: "Đã duyệt",
}


def owing(period: Period) -> Q:
    """Bản cam kết phải báo cáo kỳ này: `indicators.periods.owes` as a condition; tests hold the two together."""
    last = period.last_day
    return (
        Q(signed_on__lte=min(last, period.due_on))
        & (Q(ended_on=None) | Q(ended_on__gte=last))
        & (Q(unit__valid_to=None) | Q(unit__valid_to__gte=last))
    )


def filings(groups: Sequence[RankingGroup], period: Period, today: date) -> QuerySet[Commitment]:
    """Bản cam kết phải báo cáo, each with `state` (one of STATES), `sent_on` (first sent) and `is_late`."""
    filed = FilteredRelation("reports", condition=Q(reports__period=period.code))
    known = [When(filed__status=state, then=Value(state)) for state in STATES if state != UNSENT]
    rows = Commitment.objects.filter(owing(period), group__in=groups).annotate(filed=filed)
    rows = rows.annotate(
        state=Case(*known, default=Value(UNSENT)),
        sent_on=F("filed__submitted_on"),
        day=Coalesce(F("filed__submitted_on"), Value(today)),
    )
    return rows.annotate(is_late=Case(When(day__gt=period.due_on, then=Value(True)), default=Value(False)))


def of_state(rows: QuerySet[Commitment], state: str) -> QuerySet[Commitment]:
    """Các báo cáo ở một tình trạng (STATES), or LATE."""
    return rows.filter(is_late=True) if state == LATE else rows.filter(state=state)


def tally(rows: QuerySet[Commitment]) -> dict[str, int]:
    """{tình trạng: số báo cáo}, with LATE beside the four; one query."""
    counts = Counter()
    for state, is_late, count in rows.order_by().values_list("state", "is_late").annotate(Count("pk")):
        counts[state] += count
        counts[LATE] += count if is_late else 0
    return {state: counts[state] for state in (*STATES, LATE)}
