"""Xuất gói dữ liệu: keys in the order of the format, rows as they came, the same bytes every time."""

import json

from commitments.bundle import shape
from commitments.bundle.exported_campaign import campaign_object
from commitments.models import Campaign
from indicators.figures import plain
from indicators.models import Indicator, IndicatorSet, ReformField
from units.models import Person, Succession, Term, Unit


def export(province, campaigns=None) -> bytes:
    """Gói của một tỉnh, UTF-8, indented for reading; all its campaigns, or those given."""
    sets = IndicatorSet.objects.filter(province=province)
    if campaigns is None:
        campaigns = Campaign.objects.filter(province=province)
    else:
        sets = sets.filter(campaigns__in=campaigns).distinct()
    data = shape.BUNDLE.arranged(
        {
            "format": shape.FORMAT,
            "province": _province(province),
            "fields": _fields(province),
            "units": _units(province),
            "successions": _successions(province),
            "people": _people(province),
            "terms": _terms(province),
            "indicator_sets": [_indicator_set(each) for each in sets.order_by("pk")],
            "campaigns": [campaign_object(each) for each in campaigns.order_by("pk")],
        }
    )
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def _province(province):
    names = ("code", "name", "chair_title", "place")
    return shape.PROVINCE.arranged({name: getattr(province, name) for name in names})


def _fields(province):
    rows = ReformField.objects.filter(province=province).order_by("pk").values("code", "name", "order")
    return [shape.FIELD.arranged(row) for row in rows]


def _units(province):
    rows = (
        Unit.objects.filter(province=province)
        .order_by("pk")
        .values(
            "code",
            "name",
            "upper_name",
            "short_name",
            "kind",
            "level",
            "order",
            "valid_from",
            "valid_to",
            "head_title",
            "parent__code",
        )
    )
    return [
        shape.UNIT.arranged(
            row
            | {
                "parent": row.pop("parent__code"),
                "valid_from": iso(row["valid_from"]),
                "valid_to": iso(row["valid_to"]),
            }
        )
        for row in rows
    ]


def _successions(province):
    rows = Succession.objects.filter(predecessor__province=province).order_by("pk")
    columns = ("predecessor__code", "successor__code", "kind", "effective_on", "legal_basis")
    return [
        shape.SUCCESSION.arranged(
            {"from": old, "to": new, "kind": kind, "effective_on": iso(effective), "legal_basis": basis}
        )
        for old, new, kind, effective, basis in rows.values_list(*columns)
    ]


def _people(province):
    rows = Person.objects.filter(province=province).order_by("pk").values("code", "name")
    return [shape.PERSON.arranged(row) for row in rows]


def _terms(province):
    rows = Term.objects.filter(unit__province=province).order_by("pk")
    columns = ("person__code", "unit__code", "title", "role", "starts_on", "ends_on", "decision")
    names = ("person", "unit", "title", "role", "from", "to", "decision")
    terms = []
    for row in rows.values_list(*columns):
        term = dict(zip(names, row, strict=True))
        terms.append(shape.TERM.arranged(term | {"from": iso(term["from"]), "to": iso(term["to"])}))
    return terms


def _indicator_set(indicator_set):
    rows = Indicator.objects.filter(indicator_set=indicator_set).order_by("order", "pk")
    rows = rows.select_related("parent", "field", "lead_unit").prefetch_related("bands")
    return shape.INDICATOR_SET.arranged(
        {
            "code": indicator_set.code,
            "version": indicator_set.version,
            "title": indicator_set.title,
            "indicators": [_indicator(row) for row in rows],
        }
    )


def _indicator(indicator):
    common = {
        "number": indicator.number,
        "text": indicator.text,
        "field": indicator.field and indicator.field.code,
    }
    if indicator.is_group:
        return shape.GROUP_OF_INDICATORS.arranged(common)
    leaf = common | {name: getattr(indicator, name) for name in shape.TEXTS_OF_A_LEAF}
    if indicator.value_type == "yes_no":
        del leaf["compare"], leaf["compare_to"]
    return shape.LEAF.arranged(
        leaf
        | {
            "parent": indicator.parent and indicator.parent.number,
            "lead_unit": indicator.lead_unit and indicator.lead_unit.code,
            "max_points": plain(indicator.max_points),
            "scoring": _scoring(indicator),
        }
    )


def _scoring(indicator):
    scoring = {"method": indicator.method}
    if indicator.method == "proportional" and indicator.floor is not None:
        scoring["floor"] = plain(indicator.floor)
    elif indicator.method == "deduct":
        scoring["step"] = plain(indicator.step)
    elif indicator.method == "bands":
        bands = sorted(indicator.bands.all(), key=lambda band: band.pk)
        scoring["bands"] = [{"from": plain(band.lower), "share": plain(band.share)} for band in bands]
    return shape.SCORING.arranged(scoring)


def iso(day):
    """Ngày dạng YYYY-MM-DD."""
    return day and day.isoformat()
