"""Tổng quan thành lời và thành hàng: rows of its tables, with the address of the cause of each."""

from decimal import Decimal
from fractions import Fraction
from urllib.parse import urlencode

from django.urls import reverse

from commitments.models.campaign import MetRule
from indicators.models.indicator import Compare
from indicators.numbers import rounded, written
from reports import scopes
from reports.outlooks import grows
from reports.overview import BINS

SLOW_SHOWN = 2
CHART_HEIGHT = 32
RULES = {
    MetRule.ALL_INDICATORS: "mọi chỉ tiêu được tính phải đạt",
    MetRule.MIN_SCORE: "điểm cả năm không thấp hơn {}",
    MetRule.MIN_MET_SHARE: "ít nhất {}% số chỉ tiêu được tính phải đạt",
}


def met_rule(campaign):
    """Quy định của đợt để đạt cam kết năm, thành lời."""
    value = "" if campaign.met_value is None else written(campaign.met_value.normalize() + 0)
    return RULES[campaign.met_rule].format(value)


def distribution(choice, groups, spreads):
    """Phân bố điểm của từng khối: a small chart of columns, and the same as numbers."""
    return [
        {
            "name": group.name,
            "url": ranking_url(choice.of_group(group.code)),
            "spread": each,
            "bins": list(zip(BINS, each.bins, strict=True)),
            "columns": _columns(each.bins),
        }
        for group, each in zip(groups, spreads, strict=True)
    ]


def _columns(bins):
    """(x, y, height) of each column, of whole units; a column that holds anybody can be seen."""
    most = max(bins, default=0)
    heights = [-(-CHART_HEIGHT * count // most) if most else 0 for count in bins]
    return [(place * 14 + 1, CHART_HEIGHT - height, height) for place, height in enumerate(heights)]


def mover_rows(choice, movers, units, visible):
    """Hai danh sách: tiến bộ nhất, sụt giảm nhất."""

    def row(pk, change):
        commitment = units[pk]
        url = card_url(pk, choice) if pk in visible else ""
        return {"unit": commitment.unit.name, "group": commitment.group.name, "url": url, "change": change}

    return [
        (label, [row(*each) for each in rows])
        for label, rows in (("Tiến bộ nhiều nhất", movers.up), ("Sụt giảm nhiều nhất", movers.down))
    ]


def failing_rows(choice, leaves, failing):
    """Chỉ tiêu không đạt, each with the ranking by it."""
    rows = []
    for each in failing:
        leaf, found = leaves[each.place], each.failures
        scope = scopes.Scope(f"{scopes.INDICATOR}:{leaf.number}", "", (0,), leaf)
        share = rounded(Fraction(100 * found.failed, found.counted), 1)
        about = {"number": leaf.number, "text": scopes.shortened(leaf.text), "share": share}
        rows.append(about | {"failures": found, "url": ranking_url(choice.of_scope(scope))})
    return rows


def risk_rows(choice, risks, units, leaves):
    """Đơn vị có nguy cơ, with what it is slow in."""
    return [
        {
            "unit": units[pk].unit.name,
            "url": card_url(pk, choice),
            "score": rounded(risk.outlook.score, 1),
            "slow": len(risk.slow),
            "counted": risk.outlook.counted,
            "missing": sum(line.pace is None for line in risk.slow),
            "lines": lines[:SLOW_SHOWN],
            "more": max(len(lines) - SLOW_SHOWN, 0),
        }
        for pk, risk in risks
        for lines in [[_slow(leaves[line.place], line.pace) for line in risk.slow if line.pace]]
    ]


def _slow(leaf, pace):
    """Chỉ tiêu chậm nhịp bằng lời: what each remaining period needs, against each period so far."""
    head = f"Chỉ tiêu {leaf.number}"
    made, needed = _said(pace.made), _said(pace.needed)
    if not grows(leaf):
        return f"{head}: đang là {made}, cuối năm {leaf.compare_sign or '≥'} {needed}."
    measure = f" {leaf.measure}" if leaf.measure else ""
    if leaf.compare in (Compare.LTE, Compare.LT):
        return f"{head}: mỗi kỳ {made}{measure}, còn được phép {needed} mỗi kỳ."
    return f"{head}: cần {needed}{measure} mỗi kỳ còn lại, đến nay {made} mỗi kỳ{_times(pace)}."


def _times(pace):
    return f" (gấp {written(rounded(pace.needed / pace.made, 1).normalize())} lần)" if pace.made else ""


def _said(number: Fraction):
    return written(rounded(number, 2).normalize() + Decimal(0))


def card_url(commitment, choice):
    """Phiếu chấm điểm của kỳ."""
    return f"{reverse('reports:card', args=[commitment, choice.period])}?{urlencode({'basis': choice.basis})}"


def ranking_url(choice):
    """Bảng xếp hạng theo cùng lựa chọn."""
    return f"{reverse('reports:ranking')}?{urlencode(choice.as_query())}"
