"""Kiểm tra đợt cam kết: its rules, groups and ceremony; then its commitments, reports and adjustments."""

from dataclasses import dataclass

from commitments.bundle.checks.calendars import CampaignCalendar
from commitments.bundle.checks.commitments import Commitments
from commitments.bundle.checks.indicators import IndicatorSets
from commitments.bundle.checks.registers import (
    Register,
    Repeats,
    elements,
    is_whole,
    report_repeated_numbers,
    texts,
)
from commitments.bundle.checks.reports import check_adjustments, check_reports
from commitments.bundle.checks.scope import Scope
from commitments.bundle.faults import Findings, Path, pointer_to, shown


@dataclass(frozen=True, slots=True)
class Declared:
    """Những gì cả tệp khai chung."""

    units: Register
    people: Register
    sets: IndicatorSets


def check_campaigns(values, declared: Declared, found: Findings) -> None:
    """Các đợt cam kết của tệp."""
    Register(values, ("campaigns",), found, "đợt cam kết")
    for index, campaign in elements(values):
        _check_campaign(campaign, ("campaigns", index), declared, found)


def _check_campaign(campaign: dict, path: Path, declared: Declared, found: Findings) -> None:
    scope = Scope(
        declared.units,
        declared.people,
        declared.sets.find(campaign["indicator_set"], (*path, "indicator_set")),
        CampaignCalendar(campaign, path, found),
        found,
    )
    _check_groups(campaign, path, scope)
    report_repeated_numbers(campaign["grades"], "from", (*path, "grades"), found, "mức “from”")
    Register(campaign["consequences"], (*path, "consequences"), found, "hệ quả")
    _check_closed_years(campaign.get("closed_years"), (*path, "closed_years"), scope)
    _check_ceremony(campaign.get("ceremony"), (*path, "ceremony"), scope)
    commitments = Commitments(campaign["commitments"], (*path, "commitments"), scope)
    check_reports(campaign.get("reports"), (*path, "reports"), commitments, scope)
    check_adjustments(campaign.get("adjustments"), (*path, "adjustments"), commitments, scope)


def _check_groups(campaign: dict, path: Path, scope: Scope) -> None:
    """Each unit in one group at most, each unit with a commitment in one."""
    groups = campaign["groups"]
    Register(groups, (*path, "groups"), scope.found, "khối")
    places: dict[str, Path] = {}
    is_complete = is_whole(groups)
    for index, group in elements(groups):
        is_complete &= is_whole(group["units"])
        for position, code in texts(group["units"]):
            place = (*path, "groups", index, "units", position)
            scope.units.find(code, place)
            first = places.setdefault(code, place)
            if first is not place:
                message = f"đơn vị {shown(code)} đã ở trong khối tại {pointer_to(first)}; chỉ được ở một khối"
                scope.found.fault(place, message)
    for index, commitment in elements(campaign["commitments"] if is_complete else None):
        code = commitment["unit"]
        if code in scope.units.objects and code not in places:
            message = f"đơn vị {shown(code)} không ở trong khối nào của đợt"
            scope.found.fault((*path, "commitments", index, "unit"), message)


def _check_closed_years(values, path: Path, scope: Scope) -> None:
    repeats = Repeats(scope.found, "năm đã khoá")
    for index, year in enumerate(values if values.__class__ is list else ()):
        place = (*path, index)
        if year.__class__ is int and repeats.is_new(year, place):
            scope.calendar.accepts_year(str(year), place)


def _check_ceremony(ceremony, path: Path, scope: Scope) -> None:
    if isinstance(ceremony, dict):
        for index, party in elements(ceremony["parties"]):
            scope.people.find(party.get("person"), (*path, "parties", index, "person"))
            scope.units.find(party.get("unit"), (*path, "parties", index, "unit"))
