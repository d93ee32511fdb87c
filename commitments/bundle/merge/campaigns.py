"""Ghép đợt cam kết: its own words and rules, groups, ceremony. Once something is signed, the rules are closed."""

from dataclasses import dataclass
from decimal import Decimal

from commitments.authority import authority_of
from commitments.bundle.faults import Fault, pointer_to
from commitments.bundle.merge.engine import Merge, Wanted, amounts, day, days, said
from commitments.bundle.merge.province import Known
from commitments.models import (
    Campaign,
    Ceremony,
    CeremonyParty,
    ClosedYear,
    ConsequenceRule,
    GradeBand,
    GroupMember,
    Holiday,
    PeriodOverride,
    RankingGroup,
)
from indicators.models import Indicator

SIGNED = "của đợt đã ký cam kết"


@dataclass
class Ground:
    """Một đợt đang ghép: where it stands in the file, its row, and what its parts are found by."""

    source: dict
    path: tuple
    campaign: Campaign
    indicators: dict[str, Indicator]
    groups: dict[str, RankingGroup]
    group_of_unit: dict[int, RankingGroup]
    closed_years: frozenset[int]


def merge_campaign(merge: Merge, known: Known, sets: dict, source: dict, path: tuple) -> Ground:
    """Ghép một đợt cùng khối, mức, hệ quả, lịch và lễ ký (not yet its commitments)."""
    existing = {row.code: row for row in Campaign.objects.filter(code=source["code"])}
    before = existing.get(source["code"])
    is_closed = before is not None and before.is_signed
    closed = SIGNED if is_closed else ""
    key = (source["indicator_set"]["code"], source["indicator_set"]["version"])
    values = _values(source) | {"indicator_set_id": next(iter(sets[key].values())).indicator_set_id}
    if before is not None and before.province_id != known.province.pk:
        merge.faults.append(_other_province(path, before))
    fixed = {"province": known.province, "code": source["code"]}
    moved = merge.rows(
        Campaign, existing, [Wanted(source["code"], values, path, fixed)], closed=lambda row: closed
    )
    campaign = existing[source["code"]]
    years = frozenset(campaign.closed_years.values_list("year", flat=True))
    groups = _groups(merge, campaign, source, path)
    members = _members(merge, known, campaign, groups, source, path, closed)
    _rules(merge, campaign, source, path, closed, moved)
    _closed_years(merge, campaign, source, path)
    _ceremony(merge, known, campaign, source, path, closed)
    if campaign.authority_id is None and not is_closed:
        campaign.authority = authority_of(campaign)
        campaign.save(update_fields=["authority"])
    return Ground(source, path, campaign, sets[key], groups, members, years)


def _other_province(path, campaign):
    return Fault(
        pointer_to((*path, "code")),
        f"mã đợt “{campaign.code}” đã có ở tỉnh khác ({campaign.province})",
    )


def _values(source):
    plain = ("title", "notice", "legal_bases", "cadence", "year_from", "year_to")
    document, due, met = source["document"], source.get("due") or {}, source["met_rule"]
    return (
        said(source, **{key: key for key in plain})
        | amounts(
            source,
            late_penalty="late_penalty",
            bonus_cap="bonus_cap",
            penalty_cap="penalty_cap",
            min_coverage="min_coverage",
        )
        | said(due, due_day="day", due_month_offset="month_offset")
        | {"met_rule": met["type"], "met_value": Decimal(met["value"]) if "value" in met else None}
        | said(
            document,
            template="template",
            document_title="title",
            subtitle="subtitle",
            opening="opening",
            duties="duties",
            sanctions="sanctions",
            copies="copies",
        )
    )


def _groups(merge, campaign, source, path):
    existing = {row.code: row for row in campaign.groups.all()}
    wanted = [
        Wanted(
            group["code"],
            {"name": group["name"], "order": order},
            (*path, "groups", order),
            {"campaign": campaign, "code": group["code"]},
        )
        for order, group in enumerate(source["groups"])
    ]
    merge.rows(RankingGroup, existing, wanted)
    return existing


def _members(merge, known, campaign, groups, source, path, closed):
    existing = {row.unit_id: row for row in campaign.members.all()}
    wanted = []
    for order, group in enumerate(source["groups"]):
        for index, code in enumerate(group["units"]):
            unit = known.units[code].pk
            fixed = {"campaign": campaign, "unit_id": unit}
            place = (*path, "groups", order, "units", index)
            wanted.append(Wanted(unit, {"group_id": groups[group["code"]].pk}, place, fixed))
    merge.rows(GroupMember, existing, wanted, closed=lambda row: closed)
    by_key = {group.pk: group for group in groups.values()}
    return {unit: by_key[row.group_id] for unit, row in existing.items()}


def _rules(merge, campaign, source, path, closed, moved):
    """Mức, hệ quả, ngày nghỉ, thời gian riêng: closed to new rows too, since each would change signed results."""
    new = f"dòng mới, không thêm được vào luật {closed}" if closed else ""
    tables = (
        (GradeBand, "grades", "lower", campaign.grades, _grade),
        (ConsequenceRule, "consequences", "code", campaign.consequences, _consequence),
        (Holiday, "holidays", "day", campaign.holidays, _holiday),
        (PeriodOverride, "periods", "code", campaign.overrides, _override),
    )
    for model, name, natural, rows, values_of in tables:
        existing = {getattr(row, natural): row for row in rows.all()}
        wanted = []
        for index, part in enumerate(source.get(name) or []):
            values = values_of(part)
            key = values.pop(natural)
            fixed = {"campaign": campaign, natural: key}
            wanted.append(Wanted(key, values, (*path, name, index), fixed, new))
        moved = moved + merge.rows(model, existing, wanted, closed=lambda row: closed)
    if moved:
        merge.touch_all(campaign.pk)


def _grade(source):
    return {"lower": Decimal(source["from"]), "name": source["name"]}


def _consequence(source):
    names = ("code", "type", "legal_basis", "text", "level", "years", "scope")
    return said(source, **{name: name for name in names})


def _holiday(source):
    return {"day": day(source)}


def _override(source):
    names = ("data_from", "data_to", "due_on", "opens_on")
    return {"code": source["code"]} | days(source, **{name: name for name in names})


def _closed_years(merge, campaign, source, path):
    existing = {row.year: row for row in campaign.closed_years.all()}
    wanted = [
        Wanted(year, {}, (*path, "closed_years", index), {"campaign": campaign, "year": year})
        for index, year in enumerate(source.get("closed_years") or [])
    ]
    merge.rows(ClosedYear, existing, wanted)


def _ceremony(merge, known, campaign, source, path, closed):
    ceremony = source.get("ceremony")
    if ceremony is None:
        return
    path = (*path, "ceremony")
    new = f"lễ ký mới, không thêm được vào dữ liệu {closed}" if closed else ""
    values = days(ceremony, held_on="held_on") | said(ceremony, place="place")
    existing = {row.campaign_id: row for row in Ceremony.objects.filter(campaign=campaign)}
    wanted = Wanted(campaign.pk, values, path, {"campaign": campaign}, new)
    merge.rows(Ceremony, existing, [wanted], closed=lambda row: closed)
    if campaign.pk in existing:
        _parties(merge, known, existing[campaign.pk], ceremony["parties"], path, closed)


def _parties(merge, known, ceremony, sources, path, closed):
    """Người dự lễ: an ordered list without names of its own, kept by position."""
    existing = dict(enumerate(ceremony.parties.order_by("pk")))
    wanted = []
    for index, source in enumerate(sources):
        values = said(source, role="role", title="title")
        if source.get("person") is not None:
            values["person_id"] = known.people[source["person"]].pk
        if source.get("unit") is not None:
            values["unit_id"] = known.units[source["unit"]].pk
        new = f"người dự lễ mới, không thêm được vào dữ liệu {closed}" if closed else ""
        wanted.append(Wanted(index, values, (*path, "parties", index), {"ceremony": ceremony}, new))
    merge.rows(CeremonyParty, existing, wanted, closed=lambda row: closed)
