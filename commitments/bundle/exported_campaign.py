"""Đợt cam kết trong gói xuất: rules, groups, ceremony, then commitments, reports and adjustments."""

from commitments.bundle import shape
from commitments.bundle.exported_commitments import commitment_objects
from commitments.bundle.exported_reports import report_objects
from indicators.figures import plain


def campaign_object(campaign) -> dict:
    """Một đợt, theo đúng thứ tự khoá của định dạng."""
    texts = ("code", "title", "notice", "legal_bases", "cadence", "year_from", "year_to")
    points = ("late_penalty", "bonus_cap", "penalty_cap", "min_coverage")
    return shape.CAMPAIGN.arranged(
        {name: getattr(campaign, name) for name in texts}
        | {name: plain_or_none(getattr(campaign, name)) for name in points}
        | {
            "indicator_set": shape.SET_REFERENCE.arranged(
                {"code": campaign.indicator_set.code, "version": campaign.indicator_set.version}
            ),
            "groups": _groups(campaign),
            "grades": [
                shape.GRADE.arranged({"from": plain(band.lower), "name": band.name})
                for band in campaign.grades.order_by("pk")
            ],
            "met_rule": _met_rule(campaign),
            "consequences": [_consequence(rule) for rule in campaign.consequences.order_by("pk")],
            "closed_years": list(campaign.closed_years.order_by("pk").values_list("year", flat=True)),
            "due": _due(campaign),
            "holidays": [each.day.isoformat() for each in campaign.holidays.order_by("pk")],
            "periods": [_period(own) for own in campaign.overrides.order_by("pk")],
            "document": _document(campaign),
            "ceremony": _ceremony(campaign),
            "commitments": list(commitment_objects(campaign)),
            "reports": list(report_objects(campaign)),
            "adjustments": _adjustments(campaign),
        }
    )


def plain_or_none(number):
    """Số dạng máy, hoặc không có."""
    return None if number is None else plain(number)


def _groups(campaign):
    groups = []
    for group in campaign.groups.order_by("order", "pk"):
        units = group.members.order_by("pk").values_list("unit__code", flat=True)
        groups.append(
            shape.RANKING_GROUP.arranged({"code": group.code, "name": group.name, "units": list(units)})
        )
    return groups


def _met_rule(campaign):
    rule = {"type": campaign.met_rule}
    if campaign.met_value is not None:
        rule["value"] = plain(campaign.met_value)
    return shape.MET_RULE.arranged(rule)


_OF_TYPE = {"rating_cap": ("level",), "self_criticism": (), "accountability": ("years", "scope")}


def _consequence(rule):
    names = ("code", "legal_basis", "text", "type", *_OF_TYPE[rule.type])
    return shape.CONSEQUENCE.arranged({name: getattr(rule, name) for name in names})


def _due(campaign):
    if campaign.due_day is None:
        return None
    return shape.DUE.arranged({"day": campaign.due_day, "month_offset": campaign.due_month_offset})


def _period(own):
    return shape.PERIOD.arranged(
        {
            "code": own.code,
            "data_from": own.data_from.isoformat(),
            "data_to": own.data_to.isoformat(),
            "due_on": own.due_on.isoformat(),
            "opens_on": own.opens_on and own.opens_on.isoformat(),
        }
    )


def _document(campaign):
    texts = ("template", "subtitle", "opening", "duties", "sanctions", "copies")
    return shape.DOCUMENT.arranged(
        {name: getattr(campaign, name) for name in texts} | {"title": campaign.document_title}
    )


def _ceremony(campaign):
    ceremony = getattr(campaign, "ceremony", None)
    if ceremony is None:
        return None
    parties = ceremony.parties.order_by("pk").values_list("role", "title", "person__code", "unit__code")
    names = ("role", "title", "person", "unit")
    return shape.CEREMONY.arranged(
        {
            "held_on": ceremony.held_on.isoformat(),
            "place": ceremony.place,
            "parties": [shape.PARTY.arranged(dict(zip(names, party, strict=True))) for party in parties],
        }
    )


def _adjustments(campaign):
    rows = campaign.adjustments.order_by("pk").values_list(
        "code", "commitment__unit__code", "period", "points", "reason"
    )
    return [
        shape.ADJUSTMENT.arranged(
            {"code": code, "unit": unit, "period": period, "points": plain(points), "reason": reason}
        )
        for code, unit, period, points, reason in rows
    ]
