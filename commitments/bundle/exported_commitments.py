"""Bản cam kết trong gói xuất: items with targets and baselines, amendments."""

from collections import defaultdict

from commitments.bundle import shape
from commitments.models import (
    AmendedTarget,
    Amendment,
    AmendmentChange,
    Baseline,
    CommitmentItem,
    Target,
)
from indicators.figures import plain


def commitment_objects(campaign):
    """Mọi bản cam kết của đợt, each with all its parts, from one query a table."""
    items, amendments = _items(campaign), _amendments(campaign)
    rows = campaign.commitments.order_by("pk").values_list(
        "pk", "unit__code", "leader__code", "order", "signed_on", "ended_on", "ended_reason"
    )
    for pk, unit, leader, order, signed_on, ended_on, ended_reason in rows:
        yield shape.COMMITMENT.arranged(
            {
                "unit": unit,
                "leader": leader,
                "order": order,
                "signed_on": signed_on and signed_on.isoformat(),
                "ended_on": ended_on and ended_on.isoformat(),
                "ended_reason": ended_reason,
                "items": items[pk],
                "amendments": amendments[pk],
            }
        )


def _items(campaign):
    targets = _spans(Target.objects.filter(item__commitment__campaign=campaign), "item", "span")
    baselines = _spans(Baseline.objects.filter(item__commitment__campaign=campaign), "item", "year")
    rows = CommitmentItem.objects.filter(commitment__campaign=campaign).order_by("pk")
    items = defaultdict(list)
    for pk, commitment, number, reason in rows.values_list(
        "pk", "commitment", "indicator__number", "not_applicable"
    ):
        items[commitment].append(
            shape.ITEM.arranged(
                {
                    "indicator": number,
                    "targets": targets[pk],
                    "baseline": baselines[pk],
                    "not_applicable": reason,
                }
            )
        )
    return items


def _spans(rows, owner, span):
    """{owner: {"2022": "8", "2022-Q3": "5"}}."""
    found = defaultdict(dict)
    for key, name, value in rows.order_by("pk").values_list(owner, span, "value"):
        found[key][str(name)] = plain(value)
    return found


def _amendments(campaign):
    changes = _changes(campaign)
    rows = Amendment.objects.signed().filter(commitment__campaign=campaign).order_by("pk")
    amendments = defaultdict(list)
    for pk, commitment, number, decision, reason, effective_on in rows.values_list(
        "pk", "commitment", "number", "decision", "reason", "effective_on"
    ):
        amendments[commitment].append(
            shape.AMENDMENT.arranged(
                {
                    "number": number,
                    "decision": decision,
                    "reason": reason,
                    "effective_on": effective_on.isoformat(),
                    "changes": changes[pk],
                }
            )
        )
    return amendments


def _changes(campaign):
    mine = AmendmentChange.objects.signed().filter(amendment__commitment__campaign=campaign)
    targets = _spans(
        AmendedTarget.objects.filter(change__amendment__commitment__campaign=campaign), "change", "span"
    )
    changes = defaultdict(list)
    for pk, amendment, number, reason in mine.order_by("pk").values_list(
        "pk", "amendment", "item__indicator__number", "not_applicable"
    ):
        changes[amendment].append(
            shape.CHANGE.arranged({"indicator": number, "targets": targets[pk], "not_applicable": reason})
        )
    return changes
