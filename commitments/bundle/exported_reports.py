"""Báo cáo và số liệu trong gói xuất; an entry that only carries an explanation has no room there and stays out."""

from collections import defaultdict

from commitments.bundle import shape
from commitments.models import Entry, Report
from indicators.figures import PARTS, plain

AT_A_TIME = 500
_COLUMNS = (
    "report",
    "item__indicator__number",
    *PARTS,
    *(f"verified_{name}" for name in PARTS),
    "awarded_points",
    "awarded_reason",
    "is_estimated",
    "explanation",
    "comment",
)


def report_objects(campaign):
    """Mọi báo cáo của đợt cùng số liệu."""
    rows = list(
        Report.objects.filter(commitment__campaign=campaign)
        .order_by("pk")
        .values_list(
            "pk",
            "commitment__unit__code",
            "period",
            "status",
            "submitted_on",
            "difficulties",
            "proposals",
            "next_tasks",
        )
    )
    for start in range(0, len(rows), AT_A_TIME):
        some = rows[start : start + AT_A_TIME]
        entries = _entries([row[0] for row in some])
        for pk, unit, period, status, submitted_on, difficulties, proposals, next_tasks in some:
            yield shape.REPORT.arranged(
                {
                    "unit": unit,
                    "period": period,
                    "status": status,
                    "submitted_on": submitted_on and submitted_on.isoformat(),
                    "entries": entries[pk],
                    "difficulties": difficulties,
                    "proposals": proposals,
                    "next_tasks": next_tasks,
                }
            )


def _entries(reports):
    entries = defaultdict(list)
    rows = Entry.objects.filter(report__in=reports).order_by("pk").values_list(*_COLUMNS)
    for report, number, *columns in rows:
        figure, verified = _figure(columns[:5]), _figure(columns[5:10])
        if not figure:
            continue
        points, reason, is_estimated, explanation, comment = columns[10:]
        awarded = None
        if points is not None:
            awarded = shape.AWARDED.arranged({"points": plain(points), "reason": reason})
        entries[report].append(
            shape.ENTRY.arranged(
                {
                    "indicator": number,
                    **figure,
                    "verified": verified and shape.VERIFIED.arranged(verified),
                    "awarded": awarded,
                    "estimated": is_estimated,
                    "explanation": explanation,
                    "comment": comment,
                }
            )
        )
    return entries


def _figure(columns):
    """Số liệu đã nói, without its silent parts."""
    *numbers, done, none_arose = columns
    figure = {name: plain(number) for name, number in zip(PARTS, numbers, strict=False) if number is not None}
    if done is not None:
        figure["done"] = done
    if none_arose:
        figure["none_arose"] = True
    return figure
