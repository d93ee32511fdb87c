"""Ghép tỉnh, lĩnh vực, đơn vị, kế thừa, con người và thời gian giữ chức vụ."""

from dataclasses import dataclass

from commitments.bundle.merge.engine import Merge, Wanted, day, days, said
from commitments.models import Campaign
from indicators.models import ReformField
from units.models import Person, Province, Succession, Term, Unit


@dataclass
class Known:
    """Những gì gói dẫn chiếu tới, theo mã."""

    province: Province
    fields: dict[str, ReformField]
    units: dict[str, Unit]
    people: dict[str, Person]


def merge_province(merge: Merge, data: dict) -> Known:
    """Ghép phần chung của tỉnh; a change of units makes every campaign of the province be computed anew."""
    province = _province(merge, data["province"])
    known = Known(province, _fields(merge, province, data), {}, {})
    known.units = _units(merge, province, data["units"])
    known.people = _people(merge, province, data["people"])
    _successions(merge, known, data.get("successions") or [])
    _terms(merge, known, data["terms"])
    return known


def _province(merge, source):
    existing = {row.code: row for row in Province.objects.filter(code=source["code"])}
    values = said(source, name="name", chair_title="chair_title", place="place")
    wanted = Wanted(source["code"], values, ("province",), {"code": source["code"]})
    merge.rows(Province, existing, [wanted])
    return existing[source["code"]]


def _fields(merge, province, data):
    existing = {row.code: row for row in ReformField.objects.filter(province=province)}
    wanted = [
        Wanted(
            source["code"],
            said(source, name="name", order="order"),
            ("fields", index),
            {"province": province, "code": source["code"]},
        )
        for index, source in enumerate(data.get("fields") or [])
    ]
    merge.rows(ReformField, existing, wanted)
    return existing


def _units(merge, province, sources):
    existing = {row.code: row for row in Unit.objects.filter(province=province)}
    plain = {key: key for key in ("name", "upper_name", "short_name", "kind", "level", "order", "head_title")}
    wanted = [
        Wanted(
            source["code"],
            said(source, **plain) | days(source, valid_from="valid_from", valid_to="valid_to"),
            ("units", index),
            {"province": province, "code": source["code"]},
        )
        for index, source in enumerate(sources)
    ]
    moved = merge.rows(Unit, existing, wanted)
    parents = [
        Wanted(source["code"], {"parent_id": existing[source["parent"]].pk}, ("units", index))
        for index, source in enumerate(sources)
        if source.get("parent") is not None
    ]
    counted = merge.changed[Unit]
    moved += merge.rows(Unit, existing, parents)
    merge.changed[Unit] = counted
    if moved:
        for campaign in Campaign.objects.filter(province=province):
            merge.touch_all(campaign.pk)
    return existing


def _people(merge, province, sources):
    existing = {row.code: row for row in Person.objects.filter(province=province)}
    wanted = [
        Wanted(
            source["code"],
            {"name": source["name"]},
            ("people", index),
            {"province": province, "code": source["code"]},
        )
        for index, source in enumerate(sources)
    ]
    merge.rows(Person, existing, wanted)
    return existing


def _successions(merge, known, sources):
    rows = Succession.objects.filter(predecessor__province=known.province)
    existing = {(row.predecessor_id, row.successor_id, row.effective_on): row for row in rows}
    wanted = []
    for index, source in enumerate(sources):
        successor = source.get("to") and known.units[source["to"]].pk
        key = (known.units[source["from"]].pk, successor, day(source["effective_on"]))
        fixed = dict(zip(("predecessor_id", "successor_id", "effective_on"), key, strict=True))
        values = said(source, kind="kind", legal_basis="legal_basis")
        wanted.append(Wanted(key, values, ("successions", index), fixed))
    merge.rows(Succession, existing, wanted)


def _terms(merge, known, sources):
    rows = Term.objects.filter(unit__province=known.province)
    existing = {(row.person_id, row.unit_id, row.role, row.starts_on): row for row in rows}
    wanted = []
    for index, source in enumerate(sources):
        key = (
            known.people[source["person"]].pk,
            known.units[source["unit"]].pk,
            source["role"],
            day(source.get("from")),
        )
        fixed = dict(zip(("person_id", "unit_id", "role", "starts_on"), key, strict=True))
        values = said(source, title="title", decision="decision") | days(source, ends_on="to")
        wanted.append(Wanted(key, values, ("terms", index), fixed))
    merge.rows(Term, existing, wanted)
