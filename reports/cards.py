"""Phiếu chấm điểm để đọc: what the page (and any other rendering) of one commitment, period and basis shows.

Everything is read from stored standings; what is written here are words and the order of things, no points.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F

from commitments import scorecard
from commitments.models import Adjustment, AmendmentChange, CommitmentItem, Entry, Report, Standing
from commitments.models.report import COUNTING
from commitments.models.standing import Basis
from commitments.policies import rule_of
from commitments.scorecard import CardLine, ScoreCard
from commitments.telling import told
from indicators import periods, results
from indicators.models import Indicator
from indicators.numbers import rounded, written
from reports.explain import Background, explained, rule_in_short
from reports.versions import versions

TREND = 8
SHOWN_PLACES = 2


@dataclass(frozen=True)
class ShownLine:
    """Một dòng phiếu; `other` says how the other basis differs, `version` which amendment it follows, "" where none."""

    number: str
    text: str
    measure: str
    value: Decimal | None
    compare: str
    target: Decimal | None
    attainment: Decimal | None
    rule: str
    points: str
    max_points: str
    state: str
    other: str
    explanation: list[str]
    version: str


@dataclass(frozen=True)
class ShownGroup:
    """Một nhóm dòng."""

    number: str
    title: str
    lines: list[ShownLine]


@dataclass(frozen=True)
class Total:
    """Một dòng cộng ở cuối phiếu."""

    label: str
    points: str
    note: str = ""
    of: str = ""
    is_strong: bool = False


@dataclass(frozen=True)
class ShownAdjustment:
    """Một lần cộng hoặc trừ điểm."""

    period: str
    points: Decimal
    reason: str


@dataclass(frozen=True)
class Sheet:
    """Phiếu chấm điểm của một bản cam kết, lũy kế đến một kỳ, theo một cơ sở."""

    standing: Standing
    ranked: int
    other: Standing | None
    points: list[tuple[str, Decimal | None]]
    groups: list[ShownGroup]
    totals: list[Total]
    adjustments: list[ShownAdjustment]
    agreed: str

    @property
    def state(self) -> str:
        """Tạm tính hay chính thức."""
        return "provisional" if self.standing.provisional else "official"


def sheet(commitment, period: str, basis: str, *, last_day: date) -> Sheet | None:
    """Phiếu để đọc; None where there is none: the commitment was not in force on the period's last day."""
    rows = Standing.objects.filter(commitment=commitment, period=period, is_in_force=True)
    found = {each.basis: each for each in rows}
    if basis not in found:
        return None
    standing, card = found[basis], scorecard.read(found[basis].card)
    other = found.get(Basis.SELF if basis == Basis.OFFICIAL else Basis.OFFICIAL)
    ranked = Standing.objects.table(commitment.campaign_id, period, basis).filter(group=standing.group_id)
    ranked = ranked.exclude(rank=None).count()
    used = versions(commitment, last_day)
    return Sheet(
        standing=standing,
        ranked=ranked,
        other=other if other and other.score != standing.score else None,
        points=_trend(commitment, period, basis),
        groups=_groups(commitment, period, basis, card, other, used),
        totals=_totals(standing, card, ranked),
        adjustments=adjustments_of(commitment, period, basis),
        agreed=used.head,
    )


def _trend(commitment, period, basis):
    """Điểm của các kỳ gần nhất, kỳ cũ trước."""
    rows = Standing.objects.filter(
        commitment=commitment, basis=basis, period__lte=period, is_in_force=True
    ).order_by("-period")
    latest = rows.values_list("period", "score")[:TREND]
    return [(periods.name_of(code), score) for code, score in reversed(latest)]


def adjustments_of(commitment, period: str, basis: str) -> list[ShownAdjustment]:
    """Các lần cộng, trừ điểm của năm đến kỳ này; none on basis self."""
    if basis == Basis.SELF:
        return []
    rows = Adjustment.objects.filter(commitment=commitment, period__gte=f"{period[:4]}-", period__lte=period)
    return [
        ShownAdjustment(periods.name_of(row.period), row.points, row.reason)
        for row in rows.order_by("period", "pk")
    ]


def _groups(commitment, period, basis, card, other, used):
    """Các dòng theo nhóm, as the indicator set has them."""
    rows = Indicator.objects.filter(indicator_set=commitment.campaign.indicator_set_id)
    rows = rows.order_by("order", "pk").prefetch_related("bands")
    indicators = {row.number: row for row in rows}
    parents = {row.pk: row for row in rows if row.is_group}
    others = {line.number: line for line in scorecard.read(other.card).lines} if other else {}
    about = backgrounds(commitment, period, basis, card, indicators)
    groups, current = [], None
    for line in card.lines:
        parent = parents.get(indicators[line.number].parent_id)
        if not groups or parent is not current:
            groups.append(ShownGroup(parent.number if parent else "", parent.text if parent else "", []))
        current = parent
        difference = _difference(line, others.get(line.number), basis)
        shown = _line(line, indicators[line.number], about[line.number], difference, used)
        groups[-1].lines.append(shown)
    return groups


def _line(line, indicator, background, difference, used):
    return ShownLine(
        number=line.number,
        text=indicator.text,
        measure=indicator.measure,
        value=_shortened(line.value),
        compare=indicator.compare_sign if line.reference is not None else "",
        target=_shortened(line.reference),
        attainment=line.attainment and Decimal(line.attainment),
        rule=rule_in_short(background.rule),
        points=line.points if line.met is not None else "",
        max_points=line.maximum if line.met is not None else "",
        state=state_of(line),
        other=difference,
        explanation=explained(line, background),
        version=used.of_line(line),
    )


def state_of(line: CardLine) -> str:
    """Ghi nhận của một dòng: met or not_met where it is scored, else its state."""
    if line.state != results.SCORED:
        return line.state
    return "met" if line.met else "not_met"


def _shortened(text):
    return None if text is None else rounded(Decimal(text), SHOWN_PLACES)


def _difference(line: CardLine, other: CardLine | None, basis):
    """Cơ sở kia khác ở đâu: its value where that differs, and its points."""
    if other is None or (line.value, line.points, line.state) == (other.value, other.points, other.state):
        return ""
    label = "Tự chấm" if basis == Basis.OFFICIAL else "Chính thức"
    value = _shortened(other.value) if line.value != other.value else None
    result = "" if value is None else f"kết quả {written(value)}, "
    return f"{label}: {result}{written(Decimal(other.points), 2)} điểm"


def _totals(standing: Standing, card: ScoreCard, ranked: int) -> list[Total]:
    """Phần cộng, như trên giấy."""
    points, maximum = (written(Decimal(text), 2) for text in (card.points, card.maximum))
    of = f"hạng {standing.rank} trong {ranked}" if standing.rank else ""
    if standing.score is None:
        return [Total("Cộng điểm các chỉ tiêu được tính", points, of=f"trên {maximum}")]
    not_for_self = "không tính vào điểm tự chấm" if standing.basis == Basis.SELF else ""
    return [
        Total("Cộng điểm các chỉ tiêu được tính", points, of=f"trên {maximum}"),
        Total("Quy về thang 100", written(Decimal(card.base), 2), note=f"{points} ÷ {maximum} × 100"),
        Total("Điểm cộng", _signed("+", card.bonus), note=not_for_self),
        Total("Điểm trừ", _signed("−", card.penalty), note=not_for_self),
        Total(
            "Trừ do trễ hạn",
            _signed("−", card.lateness_penalty),
            note=f"{standing.late} báo cáo trễ hạn hoặc chưa gửi",
        ),
        Total(
            "Điểm của kỳ",
            written(standing.score, 2),
            note="(từ 0 đến 100)",
            of=of,
            is_strong=True,
        ),
    ]


def _signed(sign, points):
    amount = Decimal(points)
    return f"{sign if amount else ''}{written(amount, 2)}"


def backgrounds(
    commitment, period: str, basis: str, card: ScoreCard, indicators: dict[str, Indicator]
) -> dict[str, Background]:
    """Điều cần biết để giải thích từng dòng, by number; of `indicators`, by number, the bands are prefetched."""
    reported, awards = _reported(commitment, period, basis)
    reasons = _reasons(commitment)
    return {
        line.number: Background(
            rule=rule_of(indicators[line.number]),
            measure=indicators[line.number].measure,
            reported=tuple(reported[line.number]),
            award_reason=awards.get((line.number, line.awarded_in), ""),
            not_applicable=reasons.get((line.number, line.amendment), ""),
        )
        for line in card.lines
    }


def _reported(commitment, period, basis):
    """({số chỉ tiêu: ["Quý I/2022: 90/100"]}, {(số chỉ tiêu, kỳ): lý do cho điểm}), of counting reports."""
    reports = Report.objects.filter(commitment=commitment, status__in=COUNTING)
    reports = reports.filter(period__gte=f"{period[:4]}-", period__lte=period)
    rows = Entry.objects.filter(report__in=reports)
    rows = rows.annotate(code=F("report__period"), number=F("item__indicator__number"))
    reported, awards = defaultdict(list), {}
    for entry in rows.order_by("code", "pk"):
        if entry.awarded_reason:
            awards[entry.number, entry.code] = entry.awarded_reason
        if not entry.reported.is_empty:
            reported[entry.number].append(f"{periods.name_of(entry.code)}: {_said(entry, basis)}")
    return reported, awards


def _said(entry, basis):
    own = told(entry.reported) + (" (ước thực hiện)" if entry.is_estimated else "")
    if basis == Basis.SELF or entry.verified.is_empty or entry.verified == entry.reported:
        return own
    return f"{told(entry.verified)} theo thẩm định, tự báo cáo {own}"


def _reasons(commitment):
    """{(số chỉ tiêu, số phụ lục hoặc None): lý do không áp dụng}."""
    items = CommitmentItem.objects.filter(commitment=commitment).exclude(not_applicable="")
    own = {
        (number, None): reason for number, reason in items.values_list("indicator__number", "not_applicable")
    }
    changes = AmendmentChange.objects.signed().filter(amendment__commitment=commitment)
    changes = changes.exclude(not_applicable=None)
    columns = ("item__indicator__number", "amendment__number", "not_applicable")
    return own | {(number, by): reason for number, by, reason in changes.values_list(*columns)}
