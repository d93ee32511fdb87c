"""Ghép bộ chỉ tiêu; a frozen set takes no difference."""

from decimal import Decimal

from commitments.bundle import shape
from commitments.bundle.merge.engine import Merge, Wanted, amounts, said
from commitments.bundle.merge.province import Known
from commitments.models import Campaign
from indicators.models import Indicator, IndicatorSet, ScoreBand

FROZEN = "của bộ chỉ tiêu đã chốt"
_PLAIN = {key: key for key in ("text", *shape.TEXTS_OF_A_LEAF)}


def merge_indicator_sets(
    merge: Merge, known: Known, sources: list[dict]
) -> dict[tuple, dict[str, Indicator]]:
    """Ghép mọi bộ chỉ tiêu: {(code, version): {number: indicator}}."""
    rows = IndicatorSet.objects.filter(province=known.province)
    existing = {(row.code, row.version): row for row in rows}
    wanted = [
        Wanted(
            (source["code"], source["version"]),
            {"title": source["title"]},
            ("indicator_sets", index),
            {"province": known.province, "code": source["code"], "version": source["version"]},
        )
        for index, source in enumerate(sources)
    ]
    merge.rows(IndicatorSet, existing, wanted, closed=lambda row: FROZEN if row.is_frozen else "")
    return {
        (source["code"], source["version"]): _indicators(
            merge, known, existing[source["code"], source["version"]], source["indicators"], index
        )
        for index, source in enumerate(sources)
    }


def _indicators(merge, known, indicator_set, sources, index):
    existing = {row.number: row for row in Indicator.objects.filter(indicator_set=indicator_set)}
    frozen = FROZEN if indicator_set.is_frozen else ""
    wanted, bands = [], []
    for order, source in enumerate(sources):
        path = ("indicator_sets", index, "indicators", order)
        fixed = {"indicator_set": indicator_set, "number": source["number"]}
        new = f"chỉ tiêu mới, không thêm được vào dữ liệu {frozen}" if frozen else ""
        wanted.append(Wanted(source["number"], _values(known, source, order), path, fixed, new))
        bands.append((source, path))
    moved = merge.rows(Indicator, existing, wanted, closed=lambda row: frozen)
    parents = [
        Wanted(source["number"], {"parent_id": existing[source["parent"]].pk}, path)
        for source, path in bands
        if source.get("parent") is not None and source["number"] in existing and source["parent"] in existing
    ]
    counted = merge.changed[Indicator]
    merge.rows(Indicator, existing, parents, closed=lambda row: frozen)
    merge.changed[Indicator] = counted
    if _bands(merge, existing, bands, frozen) or moved:
        for campaign in Campaign.objects.filter(indicator_set=indicator_set):
            merge.touch_all(campaign.pk)
    return existing


def _values(known, source, order):
    values = said(source, **_PLAIN) | amounts(source, max_points="max_points") | {"order": order}
    if source.get("field") is not None:
        values["field_id"] = known.fields[source["field"]].pk
    if source.get("lead_unit") is not None:
        values["lead_unit_id"] = known.units[source["lead_unit"]].pk
    if scoring := source.get("scoring"):
        values |= {"method": scoring["method"]} | amounts(scoring, floor="floor", step="step")
    return values


def _bands(merge, indicators, sources, frozen):
    """Bậc điểm: one whole with the scoring rule, so a different list replaces the old one. True where any did."""
    stored, has_changed = {}, False
    rows = ScoreBand.objects.filter(indicator__in=[row.pk for row in indicators.values()]).order_by("pk")
    for band in rows:
        stored.setdefault(band.indicator_id, []).append((band.lower, band.share))
    fresh = []
    for source, path in sources:
        scoring = source.get("scoring") or {}
        indicator = indicators.get(source["number"])
        bands = [(Decimal(band["from"]), Decimal(band["share"])) for band in scoring.get("bands") or []]
        if indicator is None or bands == stored.get(indicator.pk, []):
            continue
        if frozen and indicator.pk in stored and merge.refuse(path, f"bậc điểm khác với dữ liệu {frozen}"):
            continue
        has_changed = True
        ScoreBand.objects.filter(indicator=indicator).delete()
        fresh += [ScoreBand(indicator=indicator, lower=lower, share=share) for lower, share in bands]
    ScoreBand.objects.bulk_create(fresh)
    return has_changed
