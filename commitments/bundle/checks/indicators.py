"""Kiểm tra bộ chỉ tiêu, and what the campaigns need to know of one."""

from dataclasses import dataclass, field
from decimal import Decimal

from commitments.bundle.checks.registers import (
    Register,
    Repeats,
    elements,
    is_whole,
    report_repeated_numbers,
)
from commitments.bundle.faults import FAULTY, Findings, Path, shown
from commitments.bundle.shape import is_leaf
from indicators.figures import YES_NO
from indicators.rules import DEDUCT, LTE


@dataclass(frozen=True, slots=True)
class Leaf:
    """Chỉ tiêu, as far as it could be read: what is not sound is None."""

    number: str
    value_type: str | None
    compare: str | None
    compare_to: str | None
    frequency: str | None
    source: str | None
    max_points: Decimal | None


@dataclass(slots=True)
class IndicatorSet:
    """Bộ chỉ tiêu đã đọc: its leaves and the numbers of its groups.

    It is complete when every element and every number was sound; only then is a number that it lacks unknown.
    """

    leaves: dict[str, Leaf] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)
    is_complete: bool = False


class IndicatorSets:
    """Các bộ chỉ tiêu của tệp, by code and version."""

    def __init__(self, values, fields: Register, units: Register, found: Findings):
        self._found = found
        self._sets: dict[tuple[str, str], IndicatorSet] = {}
        self._is_complete = is_whole(values)
        repeats = Repeats(found, "bộ chỉ tiêu (cùng mã và phiên bản)")
        for index, declared in elements(values):
            path = ("indicator_sets", index)
            indicator_set = _checked(declared["indicators"], (*path, "indicators"), fields, units, found)
            identity = (declared["code"], declared["version"])
            if FAULTY in identity:
                self._is_complete = False
            elif repeats.is_new(identity, path):
                self._sets[identity] = indicator_set

    def find(self, reference, path: Path) -> IndicatorSet:
        """Bộ chỉ tiêu của đợt; where it cannot be known, an empty and incomplete one."""
        unknown = IndicatorSet()
        if not isinstance(reference, dict) or FAULTY in reference.values():
            return unknown
        code, version = reference["code"], reference["version"]
        if (code, version) not in self._sets and self._is_complete:
            self._found.fault(
                path, f"không có bộ chỉ tiêu {shown(code)} phiên bản {shown(version)} trong tệp"
            )
        return self._sets.get((code, version), unknown)


def _checked(values, path: Path, fields: Register, units: Register, found: Findings) -> IndicatorSet:
    numbers = Register(values, path, found, "chỉ tiêu số", key="number")
    checked = IndicatorSet(is_complete=numbers.is_complete)
    used, is_use_known = set(), numbers.is_complete
    for index, indicator in elements(values):
        place = (*path, index)
        fields.find(indicator.get("field"), (*place, "field"))
        if not is_leaf(indicator):
            continue
        units.find(indicator.get("lead_unit"), (*place, "lead_unit"))
        _check_scoring(indicator, place, found)
        parent = indicator.get("parent")
        _check_parent(numbers.find(parent, (*place, "parent")), parent, place, found)
        used.add(parent)
        is_use_known &= parent is not FAULTY
    for number, indicator in numbers.objects.items():
        if is_leaf(indicator):
            checked.leaves[number] = _leaf(number, indicator)
        else:
            checked.groups.add(number)
            if is_use_known and number not in used:
                found.fault(
                    numbers.path_of(number), f"nhóm chỉ tiêu số {shown(number)} không có chỉ tiêu nào"
                )
    return checked


def _check_parent(group: dict | None, parent, place: Path, found: Findings) -> None:
    if group is not None and is_leaf(group):
        found.fault((*place, "parent"), f"số {shown(parent)} là một chỉ tiêu; cần số của một nhóm chỉ tiêu")


def _check_scoring(indicator: dict, place: Path, found: Findings) -> None:
    scoring = indicator["scoring"]
    if not isinstance(scoring, dict):
        return
    report_repeated_numbers(scoring.get("bands"), "from", (*place, "scoring", "bands"), found, "mức “from”")
    if scoring["method"] != DEDUCT:
        return
    compare = None if indicator["value_type"] == YES_NO else indicator.get("compare")
    if compare != LTE and compare is not FAULTY and indicator["value_type"] is not FAULTY:
        said = f"compare là {compare}" if compare else "chỉ tiêu yes_no không có compare"
        found.fault((*place, "scoring", "method"), f"cách chấm deduct cần compare là lte, nhưng {said}")


def _leaf(number: str, indicator: dict) -> Leaf:
    def sound(key: str) -> str | None:
        value = indicator.get(key)
        return value if value.__class__ is str else None

    max_points = sound("max_points")
    return Leaf(
        number,
        sound("value_type"),
        sound("compare"),
        sound("compare_to"),
        sound("frequency"),
        sound("source"),
        None if max_points is None else Decimal(max_points),
    )
