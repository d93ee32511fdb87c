"""Ghép bản cam kết: items, targets, baselines, amendments. What is signed takes no difference but a new amendment."""

from commitments.bundle.faults import Fault, pointer_to
from commitments.bundle.merge.campaigns import Ground
from commitments.bundle.merge.engine import Merge, Wanted, amounts, day, days, said
from commitments.bundle.merge.province import Known
from commitments.models import (
    AmendedTarget,
    Amendment,
    AmendmentChange,
    Baseline,
    Commitment,
    CommitmentItem,
    Target,
)
from commitments.workflow import status_by_dates

SIGNED = "đã ký"


def merge_commitments(merge: Merge, known: Known, ground: Ground) -> tuple[dict, dict]:
    """Ghép mọi bản cam kết của đợt: ({unit code: commitment}, {(commitment pk, number): item})."""
    sources = ground.source["commitments"]
    existing = {row.unit_id: row for row in ground.campaign.commitments.all()}
    signed = {row.pk for row in existing.values() if row.is_signed}
    left = {row.pk: row.group_id for row in existing.values()}
    wanted = [_commitment(known, ground, index, source) for index, source in enumerate(sources)]
    moved = merge.rows(Commitment, existing, wanted, closed=lambda row: SIGNED if row.pk in signed else "")
    for row in moved:
        merge.touch(row, left.get(row.pk))
    pairs = [
        (existing[known.units[each["unit"]].pk], each, ("commitments", n)) for n, each in enumerate(sources)
    ]
    items = _items(merge, ground, pairs, signed)
    _amendments(merge, ground, pairs, items)
    return {source["unit"]: commitment for commitment, source, _ in pairs}, items


def _commitment(known, ground, index, source):
    unit = known.units[source["unit"]].pk
    values = {"leader_id": known.people[source["leader"]].pk, "group_id": ground.group_of_unit[unit].pk}
    values |= said(source, order="order", ended_reason="ended_reason")
    values |= days(source, signed_on="signed_on", ended_on="ended_on")
    if "signed_on" in values:
        values["status"] = status_by_dates(values["signed_on"], values.get("ended_on"))
    path = (*ground.path, "commitments", index)
    return Wanted(unit, values, path, {"campaign": ground.campaign, "unit_id": unit})


def _items(merge, ground, pairs, signed):
    """Nội dung, mức giao, số liệu gốc."""
    rows = CommitmentItem.objects.filter(commitment__campaign=ground.campaign).order_by("pk")
    numbers = {indicator.pk: number for number, indicator in ground.indicators.items()}
    existing = {(row.commitment_id, numbers[row.indicator_id]): row for row in rows}
    wanted = []
    for commitment, source, place in pairs:
        for index, item in enumerate(source["items"]):
            fixed = {"commitment": commitment, "indicator": ground.indicators[item["indicator"]]}
            path = (*ground.path, *place, "items", index)
            values = said(item, not_applicable="not_applicable")
            new = _new_in(signed, commitment)
            wanted.append(Wanted((commitment.pk, item["indicator"]), values, path, fixed, new))
    merge.rows(
        CommitmentItem, existing, wanted, closed=lambda row: SIGNED if row.commitment_id in signed else ""
    )
    _spans(merge, ground, pairs, existing, signed)
    return existing


def _new_in(signed, commitment):
    return "dòng mới, không thêm được vào bản cam kết đã ký" if commitment.pk in signed else ""


def _spans(merge, ground, pairs, items, signed):
    mine = {"item__commitment__campaign": ground.campaign}
    targets = {(row.item_id, row.span): row for row in Target.objects.filter(**mine)}
    baselines = {(row.item_id, row.year): row for row in Baseline.objects.filter(**mine)}
    wanted_targets, wanted_baselines, commitment_of = [], [], {}
    for commitment, source, place in pairs:
        new = _new_in(signed, commitment)
        for index, part in enumerate(source["items"]):
            item = items.get((commitment.pk, part["indicator"]))
            if item is None:
                continue
            commitment_of[item.pk] = commitment
            path = (*ground.path, *place, "items", index)
            for span, value in (part.get("targets") or {}).items():
                wanted_targets.append(_at(item, "span", span, value, (*path, "targets", span), new))
            for year, value in (part.get("baseline") or {}).items():
                wanted_baselines.append(_at(item, "year", int(year), value, (*path, "baseline", year), new))
    closed = _closed_by(commitment_of, signed)
    moved = merge.rows(Target, targets, wanted_targets, closed=closed)
    moved += merge.rows(Baseline, baselines, wanted_baselines, closed=closed)
    for row in moved:
        merge.touch(commitment_of[row.item_id])


def _at(item, attribute, span, value, path, new):
    fixed = {"item": item, attribute: span}
    return Wanted((item.pk, span), amounts({"value": value}, value="value"), path, fixed, new)


def _closed_by(commitment_of, signed):
    return lambda row: SIGNED if commitment_of[row.item_id].pk in signed else ""


def _amendments(merge, ground, pairs, items):
    """Phụ lục: an agreed one is closed; a new one is an act of its own and may come to a signed commitment."""
    mine = {"commitment__campaign": ground.campaign}
    rows = Amendment.objects.filter(**mine)
    existing = {(row.commitment_id, row.number): row for row in rows if row.is_signed}
    drafts = {(row.commitment_id, row.number) for row in rows if not row.is_signed}
    agreed = {row.pk for row in existing.values()}
    wanted, changes = [], []
    for commitment, source, place in pairs:
        for index, part in enumerate(source.get("amendments") or []):
            path = (*ground.path, *place, "amendments", index)
            key = (commitment.pk, part["number"])
            if key in drafts:
                merge.faults.append(Fault(pointer_to((*path, "number")), _drafted(part["number"])))
                continue
            values = said(part, decision="decision", reason="reason")
            values["effective_on"] = day(part["effective_on"])
            # A bundle does not tell when an amendment was signed; it holds none that is not in force.
            fixed = {"commitment": commitment, "number": part["number"], "signed_on": values["effective_on"]}
            wanted.append(Wanted(key, values, path, fixed, _in_closed_year(ground, values["effective_on"])))
            changes.append((key, commitment, part, path))
    for row in merge.rows(
        Amendment, existing, wanted, closed=lambda row: "của phụ lục đã có" * (row.pk in agreed)
    ):
        merge.touch(row.commitment)
    kept = [(existing[key], *rest) for key, *rest in changes if key in existing]
    _changes(merge, ground, kept, items, agreed)


def _drafted(number):
    return f"phụ lục số {number} đang được soạn trên hệ thống; cần ký hoặc huỷ dự thảo đó trước khi nhập"


def _in_closed_year(ground, effective_on):
    closed = [year for year in ground.closed_years if year >= effective_on.year]
    return f"phụ lục mới có hiệu lực từ trước khi kết thúc năm {max(closed)} đã khoá" if closed else ""


def _changes(merge, ground, amendments, items, agreed):
    mine = {"amendment__commitment__campaign": ground.campaign}
    existing = {(row.amendment_id, row.item_id): row for row in AmendmentChange.objects.filter(**mine)}
    wanted, spans = [], []
    for amendment, commitment, source, path in amendments:
        new = "dòng mới, không thêm được vào phụ lục đã có" if amendment.pk in agreed else ""
        for index, part in enumerate(source["changes"]):
            item = items[commitment.pk, part["indicator"]]
            key, place = (amendment.pk, item.pk), (*path, "changes", index)
            fixed = {"amendment": amendment, "item": item}
            wanted.append(Wanted(key, said(part, not_applicable="not_applicable"), place, fixed, new))
            spans += [(key, span, value, place, new) for span, value in (part.get("targets") or {}).items()]
    closed_ids = {row.pk for row in existing.values()}
    merge.rows(
        AmendmentChange, existing, wanted, closed=lambda row: "của phụ lục đã có" * (row.pk in closed_ids)
    )
    rows = AmendedTarget.objects.filter(change__amendment__commitment__campaign=ground.campaign)
    targets = {(row.change_id, row.span): row for row in rows}
    wanted = []
    for key, span, value, place, new in spans:
        if change := existing.get(key):
            fixed = {"change": change, "span": span}
            values = amounts({"value": value}, value="value")
            wanted.append(Wanted((change.pk, span), values, (*place, "targets", span), fixed, new))
    merge.rows(AmendedTarget, targets, wanted, closed=lambda row: "của phụ lục đã có")
