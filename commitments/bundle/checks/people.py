"""Kiểm tra thời gian giữ chức vụ."""

from collections import defaultdict

from commitments.bundle.checks.registers import Register, Repeats, elements, is_before
from commitments.bundle.checks.spans import Span, report_outside_life, report_overlaps
from commitments.bundle.faults import FAULTY, Findings, Path, shown

_ALONE = {"head": "người đứng đầu", "acting": "quyền người đứng đầu"}


def check_terms(values, people: Register, units: Register, found: Findings) -> None:
    """Thời gian giữ chức vụ: inside the unit's life; one head, and one acting head, of a unit on any day."""
    repeats = Repeats(found, "thời gian giữ chức vụ (cùng người, đơn vị, tư cách và ngày bắt đầu)")
    posts: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for index, term in elements(values):
        path = ("terms", index)
        people.find(term["person"], (*path, "person"))
        unit = units.find(term["unit"], (*path, "unit"))
        is_consistent = _check_dates(term, unit, path, found)
        identity = (term["person"], term["unit"], term["role"], term.get("from"))
        if FAULTY in identity or not repeats.is_new(identity, path):
            continue
        if term["role"] in _ALONE and unit is not None and is_consistent:
            span = Span.of(
                path, term.get("from", unit.get("valid_from")), term.get("to", unit.get("valid_to"))
            )
            if span:
                posts[term["unit"], term["role"]].append(span)
    for (code, role), spans in posts.items():
        report_overlaps(spans, found, f"đơn vị {shown(code)} có hai {_ALONE[role]}")


def _check_dates(term: dict, unit: dict | None, path: Path, found: Findings) -> bool:
    if is_before(term.get("to"), term.get("from")):
        found.fault((*path, "to"), f"kết thúc ngày {term['to']}, trước ngày bắt đầu {term['from']}")
        return False
    return not report_outside_life(term, ("from", "to"), unit, path, found)
