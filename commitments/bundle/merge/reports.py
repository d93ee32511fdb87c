"""Ghép báo cáo, số liệu, điểm cộng và điểm trừ. What is submitted, approved or of a closed year takes no difference."""

from decimal import Decimal

from django.db.models import F

from commitments.bundle.merge.campaigns import Ground
from commitments.bundle.merge.engine import Merge, Wanted, amounts, day, said
from commitments.entries import attributes_of
from commitments.models import Adjustment, Entry, Report
from commitments.models.report import ReportStatus
from indicators.figures import Figure

AT_A_TIME = 2000


def merge_reports(merge: Merge, ground: Ground, commitments: dict, items: dict):
    """Ghép mọi báo cáo của đợt, some thousands at a time."""
    existing = {
        (row.commitment_id, row.period): row
        for row in Report.objects.filter(commitment__campaign=ground.campaign)
    }
    closed = {row.pk: _closed(ground, row) for row in existing.values()}
    sources = list(enumerate(ground.source.get("reports") or []))
    for start in range(0, len(sources), AT_A_TIME):
        _merge_some(merge, ground, commitments, items, existing, closed, sources[start : start + AT_A_TIME])


def _closed(ground, report):
    if int(report.period[:4]) in ground.closed_years:
        return "của năm đã khoá"
    return {ReportStatus.SUBMITTED: "đã gửi", ReportStatus.APPROVED: "đã duyệt"}.get(report.status, "")


def _merge_some(merge, ground, commitments, items, existing, closed, sources):
    wanted = []
    for index, source in sources:
        path, commitment = (*ground.path, "reports", index), commitments[source["unit"]]
        values = said(
            source,
            status="status",
            difficulties="difficulties",
            proposals="proposals",
            next_tasks="next_tasks",
        ) | {"submitted_on": day(source.get("submitted_on"))}
        fixed = {"commitment": commitment, "period": source["period"]}
        key = (commitment.pk, source["period"])
        if _unsends(existing.get(key), source):
            merge.refuse(path, "báo cáo đã từng được gửi, không trở lại bản nháp được")
        wanted.append(Wanted(key, values, path, fixed, _new_in_closed_year(ground, source["period"])))
    moved = merge.rows(Report, existing, wanted, closed=lambda row: closed.get(row.pk, ""))
    changed = _entries(merge, ground, commitments, items, existing, closed, sources)
    again = ({row.pk for row in moved} & closed.keys()) | (changed & closed.keys())
    Report.objects.filter(pk__in=again).update(version=F("version") + 1)
    by_key = {each.pk: each for each in commitments.values()}
    of_report = {row.pk: row.commitment_id for row in existing.values()}
    for pk in {row.pk for row in moved} | changed:
        merge.touch(by_key[of_report[pk]])


def _unsends(report, source):
    return report is not None and report.status == ReportStatus.RETURNED and source["status"] == "draft"


def _new_in_closed_year(ground, period):
    year = int(period[:4])
    return f"dòng mới cho năm {year} đã khoá" if year in ground.closed_years else ""


def _entries(merge, ground, commitments, items, reports, closed, sources):
    """Số liệu của các báo cáo này; returns the keys of the reports in which something changed."""
    wanted, mine = [], set()
    for index, source in sources:
        commitment = commitments[source["unit"]]
        report = reports.get((commitment.pk, source["period"]))
        if report is None:
            continue
        new = f"số liệu mới trong báo cáo {closed[report.pk]}" if closed.get(report.pk) else ""
        mine.add(report.pk)
        for position, part in enumerate(source["entries"]):
            item = items[commitment.pk, part["indicator"]]
            fixed = {"report_id": report.pk, "item_id": item.pk}
            path = (*ground.path, "reports", index, "entries", position)
            wanted.append(Wanted((report.pk, item.pk), _values(part), path, fixed, new))
    known = mine & closed.keys()
    existing = {(row.report_id, row.item_id): row for row in Entry.objects.filter(report__in=known)}
    moved = merge.rows(Entry, existing, wanted, closed=lambda row: closed.get(row.report_id, ""))
    return {row.report_id for row in moved}


def _values(source):
    values = attributes_of(figure_of(source)) | said(source, explanation="explanation", comment="comment")
    if source.get("verified") is not None:
        values |= attributes_of(figure_of(source["verified"]), verified=True)
    if awarded := source.get("awarded"):
        values |= {"awarded_points": Decimal(awarded["points"]), "awarded_reason": awarded["reason"]}
    if source.get("estimated"):
        values["is_estimated"] = True
    return values


def figure_of(source: dict) -> Figure:
    """Số liệu từ một đối tượng trong gói."""
    parts = amounts(source, value="value", numerator="numerator", denominator="denominator")
    return Figure(**parts, done=source.get("done"), none_arose=bool(source.get("none_arose")))


def merge_adjustments(merge: Merge, ground: Ground, commitments: dict):
    """Ghép điểm cộng, điểm trừ của đợt."""
    existing = {row.code: row for row in ground.campaign.adjustments.all()}
    wanted = []
    for index, source in enumerate(ground.source.get("adjustments") or []):
        values = amounts(source, points="points") | said(source, period="period", reason="reason")
        values["commitment_id"] = commitments[source["unit"]].pk
        fixed = {"campaign": ground.campaign, "code": source["code"]}
        path, new = (*ground.path, "adjustments", index), _new_in_closed_year(ground, source["period"])
        wanted.append(Wanted(source["code"], values, path, fixed, new))
    by_key = {each.pk: each for each in commitments.values()}
    moved = merge.rows(
        Adjustment,
        existing,
        wanted,
        closed=lambda row: "của năm đã khoá" * (int(row.period[:4]) in ground.closed_years),
    )
    for row in moved:
        merge.touch(by_key[row.commitment_id])
