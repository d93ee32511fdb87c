"""Kiểm tra báo cáo kỳ, điểm cộng và điểm trừ: owed, once each, submitted on a possible day."""

from commitments.bundle.checks.commitments import Commitments
from commitments.bundle.checks.entries import check_entries
from commitments.bundle.checks.registers import Register, Repeats, elements
from commitments.bundle.checks.scope import Scope
from commitments.bundle.faults import FAULTY, Findings, Path, shown
from indicators.periods import Period
from indicators.rules import DRAFT


def check_reports(values, path: Path, commitments: Commitments, scope: Scope) -> None:
    """Báo cáo kỳ của một đợt."""
    repeats = Repeats(scope.found, "báo cáo của đơn vị cho kỳ này")
    for index, report in elements(values):
        place, code, name = (*path, index), report["unit"], report["period"]
        period = scope.calendar.period(name) if scope.calendar.accepts(name, (*place, "period")) else None
        if commitments.made_by(code, (*place, "unit")) and not commitments.may_owe(code, period):
            scope.found.fault(place, f"đơn vị {shown(code)} không phải báo cáo kỳ {name}")
        if FAULTY not in (code, name):
            repeats.is_new((code, name), place)
        _check_submission(report, period, place, scope.found)
        check_entries(report["entries"], report["status"] == DRAFT, (*place, "entries"), scope)


def _check_submission(report: dict, period: Period | None, place: Path, found: Findings) -> None:
    status, day = report["status"], report.get("submitted_on")
    if status is FAULTY or day is FAULTY:
        return
    if status == DRAFT:
        if day is not None:
            found.fault((*place, "submitted_on"), "báo cáo nháp (draft) không có ngày gửi; cần bỏ khoá này")
    elif day is None:
        found.fault(place, f"thiếu khoá “submitted_on”: báo cáo {status} cần có ngày gửi lần đầu")
    elif period is not None and day < period.starts_on.isoformat():
        found.fault((*place, "submitted_on"), f"gửi ngày {day}, trước ngày bắt đầu kỳ {period.starts_on}")


def check_adjustments(values, path: Path, commitments: Commitments, scope: Scope) -> None:
    """Điểm cộng, điểm trừ: of a unit that committed itself, for a period that it owes."""
    Register(values, path, scope.found, "điểm cộng, điểm trừ")
    for index, adjustment in elements(values):
        place, code, name = (*path, index), adjustment["unit"], adjustment["period"]
        period = scope.calendar.period(name) if scope.calendar.accepts(name, (*place, "period")) else None
        if commitments.made_by(code, (*place, "unit")) and not commitments.may_owe(code, period):
            scope.found.fault((*place, "period"), f"đơn vị {shown(code)} không phải báo cáo kỳ {name}")
