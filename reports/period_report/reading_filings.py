"""Báo cáo phải gửi trong các kỳ của một báo cáo kỳ: counted by the database; only who lacks one is read one by one."""

from functools import cache, reduce
from operator import or_

from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When

from commitments.models import Campaign, Report
from commitments.models.report import COUNTING, ReportStatus
from indicators import periods
from reports.period_report.facts import Filings, Missing
from reports.period_report.spans import Span

_DATES = ("signed_on", "ended_on", "unit__valid_to")
"""Những ngày mà việc phải báo cáo tuỳ vào; few commitments of a campaign differ in them."""


def read(campaign: Campaign, span: Span) -> Filings:
    """Đếm, and name who lacks what; three queries."""
    calendar = [period for period in campaign.calendar() if period.code in span.periods]

    @cache
    def owed(*dates):
        signed_on, ended_on, valid_to = dates
        dates = {"signed_on": signed_on, "ended_on": ended_on, "valid_to": valid_to}
        return {period.code for period in calendar if periods.owes(period, **dates)}

    members = campaign.commitments.exclude(signed_on=None).order_by()
    alike = members.values_list(*_DATES).annotate(Count("pk"))
    sent = [row for row in _sent(campaign, calendar) if row[0] in owed(*row[1:4])]
    return Filings(
        owed=sum(count * len(owed(*dates)) for *dates, count in alike),
        sent=sum(count for *_, count in sent),
        approved=sum(count for *_, status, _, count in sent if status == ReportStatus.APPROVED),
        late=sum(count for *_, is_late, count in sent if is_late),
        missing=tuple(_missing(members, calendar, owed)),
    )


def _counting(calendar):
    return Report.objects.filter(period__in=[each.code for each in calendar], status__in=COUNTING).order_by()


def _sent(campaign, calendar):
    """[(kỳ, các ngày, tình trạng, có trễ không, số báo cáo)]."""
    late = [When(period=each.code, submitted_on__gt=each.due_on, then=Value(True)) for each in calendar]
    rows = _counting(calendar).filter(commitment__campaign=campaign)
    rows = rows.annotate(is_late=Case(*late, default=Value(False)))
    dates = (f"commitment__{each}" for each in _DATES)
    return rows.values_list("period", *dates, "status", "is_late").annotate(Count("pk"))


def _missing(members, calendar, owed):
    """Ai thiếu báo cáo nào, group by group; codes by code points, whatever the database's collation."""
    sent = {
        f"sent_{place}": Exists(_counting([each]).filter(commitment=OuterRef("pk")))
        for place, each in enumerate(calendar)
    }
    lacking = members.annotate(**sent).filter(reduce(or_, (Q(**{name: False}) for name in sent)))
    columns = ("group__order", "group", "unit__order", "unit__code", "unit__name", "group__name", *_DATES)
    for row in sorted(lacking.values_list(*columns, *sent), key=lambda each: each[:4]):
        unit, group, *dates = row[4:9]
        for period, is_sent in zip(calendar, row[9:], strict=True):
            if not is_sent and period.code in owed(*dates):
                yield Missing(unit, group, periods.name_of(period.code))
