"""Kiểm tra bản cam kết: unit, leader and dates; and who owes which report."""

from commitments.bundle.checks.coverage import warn_of_gaps
from commitments.bundle.checks.items import check_amendments, check_items
from commitments.bundle.checks.registers import Repeats, elements, is_before, is_whole
from commitments.bundle.checks.scope import Force, Scope
from commitments.bundle.checks.spans import report_outside_life
from commitments.bundle.faults import FAULTY, Findings, Path, shown
from indicators import periods


class Commitments:
    """Các bản cam kết của một đợt."""

    def __init__(self, values, path: Path, scope: Scope):
        self._scope = scope
        self._is_complete = is_whole(values)
        self._forces: dict[str, Force | None] = {}
        repeats = Repeats(scope.found, "bản cam kết của đơn vị này")
        for index, commitment in elements(values):
            place, code = (*path, index), commitment["unit"]
            force = _checked(commitment, place, scope)
            if code.__class__ is not str:
                self._is_complete = False
            elif repeats.is_new(code, place, (*place, "unit")):
                self._forces[code] = force

    def made_by(self, code, path: Path) -> bool:
        """Đơn vị có bản cam kết trong đợt; a fault at `path` when it certainly has none."""
        if code.__class__ is not str:
            return False
        if code in self._forces:
            return True
        if self._scope.units.find(code, path) is not None and self._is_complete:
            self._scope.found.fault(path, f"đơn vị {shown(code)} không có bản cam kết trong đợt")
        return False

    def may_owe(self, code: str, period: periods.Period | None) -> bool:
        """Đơn vị phải báo cáo kỳ này, or that cannot be known."""
        force = self._forces.get(code)
        return force is None or period is None or force.owes(period)


def _checked(commitment: dict, place: Path, scope: Scope) -> Force | None:
    unit = scope.units.find(commitment["unit"], (*place, "unit"))
    scope.people.find(commitment["leader"], (*place, "leader"))
    _check_dates(commitment, unit, place, scope.found)
    force = Force.of(commitment, unit)
    check_items(commitment["items"], (*place, "items"), scope)
    check_amendments(commitment, unit, (*place, "amendments"), scope)
    if force is not None:
        warn_of_gaps(commitment, force, (*place, "items"), scope)
    return force


def _check_dates(commitment: dict, unit: dict | None, place: Path, found: Findings) -> None:
    signed_on, ended_on = commitment.get("signed_on"), commitment.get("ended_on")
    if commitment.get("ended_reason") is not None and ended_on is None:
        found.fault((*place, "ended_reason"), "có lý do kết thúc mà không có ngày kết thúc (ended_on)")
    if report_outside_life(commitment, ("signed_on", "ended_on"), unit, place, found):
        commitment["signed_on"] = FAULTY
    if ended_on is not None and signed_on is None:
        found.fault((*place, "ended_on"), "có ngày kết thúc mà không có ngày ký (signed_on)")
        commitment["ended_on"] = FAULTY
    if is_before(ended_on, signed_on):
        found.fault((*place, "ended_on"), f"kết thúc ngày {ended_on}, trước ngày ký {signed_on}")
        commitment["ended_on"] = FAULTY
