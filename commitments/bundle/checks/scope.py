"""Phạm vi kiểm tra của một đợt: what its commitments and reports are judged against."""

from dataclasses import dataclass
from datetime import date

from commitments.bundle.checks.calendars import CampaignCalendar
from commitments.bundle.checks.indicators import IndicatorSet, Leaf
from commitments.bundle.checks.registers import Register
from commitments.bundle.faults import FAULTY, Findings, Path, shown
from indicators import periods


@dataclass(frozen=True, slots=True)
class Scope:
    """Đơn vị và con người của tệp, bộ chỉ tiêu và lịch của đợt."""

    units: Register
    people: Register
    indicator_set: IndicatorSet
    calendar: CampaignCalendar
    found: Findings

    def find_leaf(self, number, path: Path) -> Leaf | None:
        """Chỉ tiêu mang số này trong bộ của đợt; what is certainly none is a fault at `path`."""
        if number.__class__ is not str:
            return None
        leaf = self.indicator_set.leaves.get(number)
        if leaf is None and number in self.indicator_set.groups:
            self.found.fault(path, f"số {shown(number)} là nhóm chỉ tiêu; cần số của một chỉ tiêu")
        elif leaf is None and self.indicator_set.is_complete:
            self.found.fault(path, f"không có chỉ tiêu số {shown(number)} trong bộ chỉ tiêu của đợt")
        return leaf


@dataclass(frozen=True, slots=True)
class Force:
    """Hiệu lực của một bản cam kết: the days that decide in which periods it holds and what is owed."""

    signed_on: date | None
    ended_on: date | None
    valid_from: date | None
    valid_to: date | None

    @classmethod
    def of(cls, commitment: dict, unit: dict | None) -> "Force | None":
        """None when the unit is not known or one of the days is not sound."""
        if unit is None:
            return None
        days = [commitment.get("signed_on"), commitment.get("ended_on")]
        days += [unit.get("valid_from"), unit.get("valid_to")]
        if FAULTY in days:
            return None
        return cls(*(None if day is None else date.fromisoformat(day) for day in days))

    def owes(self, period: periods.Period) -> bool:
        """Phải báo cáo kỳ này."""
        return periods.owes(period, signed_on=self.signed_on, ended_on=self.ended_on, valid_to=self.valid_to)

    def covers(self, period: periods.Period) -> bool:
        """Còn hiệu lực vào ngày cuối của kỳ."""
        return periods.in_force(
            period.last_day,
            signed_on=self.signed_on,
            ended_on=self.ended_on,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )
