"""Kết quả của một kỳ đem công bố: the stored standings as one text that stays, its hash, and how two of them differ."""

import hashlib
import json
from decimal import Decimal

from commitments import explanations, scorecard
from commitments.models import Campaign, Standing
from commitments.models.standing import Basis
from indicators import periods
from indicators.models import Indicator
from units.models import Term
from units.models.person import TermRole

FORMAT = "camket-publication/2"
"""Từ bản 2 có ngày cuối kỳ, người đứng đầu, giải trình; a publication of version 1 stays without them."""
_TOLD = {"rank": "hạng", "score": "điểm", "grade": "mức", "late": "báo cáo trễ", "provisional": "tạm tính"}


def take(campaign: Campaign, period: str) -> dict:
    """Kết quả của kỳ như đang lưu, mọi khối; with the texts of the indicators, so that it can be read by itself."""
    leaves = (
        Indicator.objects.leaves().filter(indicator_set=campaign.indicator_set_id).order_by("order", "pk")
    )
    return {
        "format": FORMAT,
        "campaign": {
            "code": campaign.code,
            "title": campaign.title,
            "authority": campaign.authority.name if campaign.authority else "",
        },
        "period": period,
        "name": periods.name_of(period),
        "last_day": _last_day(campaign, period).isoformat(),
        "indicators": list(leaves.values("number", "text", "measure")),
        "groups": _groups(campaign, period),
    }


def _groups(campaign, period):
    official = Standing.objects.table(campaign, period, Basis.OFFICIAL).select_related("commitment__unit")
    own = Standing.objects.table(campaign, period, Basis.SELF).values_list("commitment", "score")
    own_scores, rows = dict(own), {}
    leaders, said = _leaders(campaign, period), explanations.of_period(campaign, period)
    for standing in official:
        rows.setdefault(standing.group_id, []).append(standing)
    return [
        {
            "code": group.code,
            "name": group.name,
            "rows": [
                _row(each, own_scores.get(each.commitment_id))
                | leaders.get(each.commitment.unit_id, {"leader": "", "leader_title": ""})
                | {"explanations": said.get(each.commitment_id, {})}
                for each in sorted(rows.get(group.pk, []), key=_listing)
            ],
        }
        for group in campaign.groups.order_by("order", "pk")
    ]


def _last_day(campaign, period):
    return next(each.last_day for each in campaign.calendar() if each.code == period)


def _leaders(campaign, period):
    """{unit: người đứng đầu ngày cuối kỳ, else who acts for one}."""
    day = _last_day(campaign, period)
    roles = (TermRole.ACTING, TermRole.HEAD)
    terms = Term.objects.filter(unit__commitments__campaign=campaign, role__in=roles).select_related(
        "person", "unit"
    )
    return {
        term.unit_id: {"leader": term.person.name, "leader_title": term.title}
        for term in sorted(terms, key=lambda term: (roles.index(term.role), -term.pk))
        if term.covers(day)
    }


def _listing(standing):
    unit = standing.commitment.unit
    return standing.rank is None, standing.rank or 0, unit.order, unit.code


def _row(standing, own_score):
    return {
        "unit": standing.commitment.unit.code,
        "name": standing.commitment.unit.name,
        "commitment": standing.commitment_id,
        "rank": standing.rank,
        "score": _text(standing.score),
        "self_score": _text(own_score),
        "grade": standing.grade,
        "provisional": standing.provisional,
        "late": standing.late,
        "card": standing.card,
    }


def _text(score: Decimal | None):
    return None if score is None else f"{score:.2f}"


def digest(snapshot: dict) -> str:
    """Mã băm SHA-256, the same whatever order the database keeps the keys in."""
    text = json.dumps(snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def differences(before: dict, after: dict) -> list[dict]:
    """Điều đã đổi từng đơn vị: [{unit, name, moved: [[what, before, after]], points: [[number, before, after]]}]."""
    old, new = _by_unit(before), _by_unit(after)
    found = []
    for code in [*new, *(code for code in old if code not in new)]:
        one, other = old.get(code), new.get(code)
        moved, points = _moved(one or {}, other or {}), _points(one, other)
        if one is None or other is None or moved or points:
            name = (other or one)["name"]
            found.append({"unit": code, "name": name, "moved": moved, "points": points})
    return found


def _by_unit(snapshot):
    return {row["unit"]: row for group in snapshot["groups"] for row in group["rows"]}


def _moved(one, other):
    return [
        [label, one.get(name), other.get(name)]
        for name, label in _TOLD.items()
        if one.get(name) != other.get(name)
    ]


def _points(one, other):
    if one is None or other is None:
        return []
    lines = [
        {
            line.number: line.points if line.met is not None else None
            for line in scorecard.read(row["card"]).lines
        }
        for row in (one, other)
    ]
    old, new = lines
    return [[number, old.get(number), new[number]] for number in new if old.get(number) != new[number]]
