"""Chênh lệch giữa tự chấm và thẩm định của một đợt, từ đầu năm đến một kỳ: by unit, by indicator, by reviewer."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, Q
from django.db.models.fields.json import KT

from commitments import scorecard
from commitments.models import Campaign, Entry, Round, Standing
from commitments.models.report import ReportStatus
from commitments.models.round import Outcome
from commitments.models.standing import Basis
from indicators import claims, periods
from indicators.claims import Corrections
from indicators.figures import PARTS, Figure
from indicators.models import Indicator
from indicators.numbers import rounded
from reports.outlooks import exact

TREND = 8
PLACES = 2
UNKNOWN = "Không rõ (nhập từ tệp dữ liệu)"


@dataclass(frozen=True, slots=True)
class UnitGap:
    """Chênh lệch của một đơn vị, on the scale of 100 before bonus and deductions; `points` by period, oldest first."""

    commitment_id: int
    unit: str
    own: Fraction | None
    official: Fraction | None
    points: list[tuple[str, Decimal | None]]
    corrections: Corrections

    @property
    def gap(self) -> Fraction | None:
        """Tự chấm cao hơn chính thức bao nhiêu."""
        return None if None in (self.own, self.official) else claims.gap(self.own, self.official)


@dataclass(frozen=True, slots=True)
class IndicatorGap:
    """Chênh lệch của một chỉ tiêu: points of all units together, their mean over the units in which it counts."""

    number: str
    text: str
    gap: Fraction
    mean: Fraction | None
    units: int
    corrections: Corrections


@dataclass(frozen=True, slots=True)
class ReviewerGap:
    """Một người thẩm định: reports approved, figures corrected; `points` share of figures corrected by period."""

    name: str
    reports: int
    points: list[tuple[str, Decimal | None]]
    corrections: Corrections


@dataclass(frozen=True)
class Gaps:
    """Chênh lệch của một đợt (or one group of it)."""

    units: list[UnitGap]
    indicators: list[IndicatorGap]
    reviewers: list[ReviewerGap]


def gaps(campaign: Campaign, period: str, group: str | None) -> Gaps:
    """Ai khai cao, chỉ tiêu nào bị sửa, ai sửa nhiều; figures of approved reports of the year up to `period`."""
    entries = Entry.objects.filter(
        report__commitment__campaign=campaign,
        report__status=ReportStatus.APPROVED,
        report__period__gte=f"{period[:4]}-",
        report__period__lte=period,
    )
    standings = Standing.objects.filter(campaign=campaign, is_in_force=True, period__lte=period)
    if group:
        entries = entries.filter(report__commitment__group__code=group)
        standings = standings.filter(group__code=group)
    said = _claims(entries)
    return Gaps(
        units=_units(standings, period, entries, said),
        indicators=_indicators(campaign, standings.filter(period=period), entries, said),
        reviewers=_reviewers(entries, said),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """Một số liệu mà người thẩm định ghi số khác."""

    commitment: int
    number: str
    report: int
    claim: str


def _claims(entries):
    changed = Q(verified_none_arose=True)
    for part in ("value", "numerator", "done"):
        changed |= Q(**{f"verified_{part}__isnull": False})
    columns = ("report__commitment", "item__indicator__number", "report", "item__indicator__compare")
    rows = entries.filter(changed).values_list(*columns, *PARTS, *(f"verified_{part}" for part in PARTS))
    return [
        _Said(commitment, number, report, claims.claim(compare or None, Figure(*rest[:5]), Figure(*rest[5:])))
        for commitment, number, report, compare, *rest in rows.order_by("pk")
    ]


def _looked_at(entries, column):
    """{giá trị của cột: số liệu đã thẩm định}; what says nothing was not looked at."""
    something = entries.exclude(value=None, numerator=None, done=None, none_arose=False)
    return dict(something.values_list(column).annotate(Count("pk")).order_by())


def _counted(looked_at, said):
    return claims.corrections(looked_at, [each.claim for each in said])


def _by(said, name):
    found = defaultdict(list)
    for each in said:
        found[getattr(each, name)].append(each)
    return found


def _units(standings, period, entries, said):
    looked_at, of_unit = _looked_at(entries, "report__commitment"), _by(said, "commitment")
    bases, names = defaultdict(dict), {}
    columns = ("commitment", "commitment__unit__name", "period", "basis")
    base_text = KT("card__base")  # as text: read as JSON it would be a float
    for commitment, name, code, basis, base in standings.values_list(*columns, base_text):
        names[commitment] = name
        bases[commitment][code, basis] = None if base is None else exact(base)
    codes = sorted({code for found in bases.values() for code, _ in found})[-TREND:]
    made = [
        UnitGap(
            commitment_id=pk,
            unit=names[pk],
            own=found.get((period, Basis.SELF)),
            official=found.get((period, Basis.OFFICIAL)),
            points=[(periods.name_of(code), _gap_at(found, code)) for code in codes],
            corrections=_counted(looked_at.get(pk, 0), of_unit[pk]),
        )
        for pk, found in bases.items()
        if (period, Basis.OFFICIAL) in found
    ]
    return sorted(
        made, key=lambda each: (each.gap is None, -(each.gap or 0), -each.corrections.corrected, each.unit)
    )


def _gap_at(found, code):
    own, official = found.get((code, Basis.SELF)), found.get((code, Basis.OFFICIAL))
    return None if None in (own, official) else rounded(claims.gap(own, official), PLACES)


def _indicators(campaign, standings, entries, said):
    leaves = Indicator.objects.leaves().filter(indicator_set=campaign.indicator_set_id)
    leaves = list(leaves.order_by("order", "pk").values_list("number", "text"))
    looked_at, of_number = _looked_at(entries, "item__indicator__number"), _by(said, "number")
    cards = defaultdict(dict)
    for commitment, basis, card in standings.values_list("commitment", "basis", "card"):
        cards[commitment][basis] = {line.number: line for line in scorecard.read(card).lines}
    made = []
    for number, text in leaves:
        pairs = [
            (of[Basis.SELF][number], of[Basis.OFFICIAL][number]) for of in cards.values() if len(of) == 2
        ]
        found = [
            claims.gap(exact(own.points), exact(official.points))
            for own, official in pairs
            if own.met is not None and official.met is not None
        ]
        counted = _counted(looked_at.get(number, 0), of_number[number])
        made.append(
            IndicatorGap(number, text, sum(found, Fraction(0)), claims.mean(found), len(found), counted)
        )
    return sorted(made, key=lambda each: (-each.gap, -each.corrections.corrected))


def _reviewers(entries, said):
    """Theo người duyệt lần cuối; a report from a bundle that nobody judged here is of an unknown one."""
    looked_at, of_report = _looked_at(entries, "report"), _by(said, "report")
    rounds = Round.objects.filter(report__in=entries.values("report"), outcome=Outcome.APPROVED)
    judged = {
        each.report_id: str(each.judged_by) for each in rounds.select_related("judged_by").order_by("number")
    }
    code_of = dict(entries.values_list("report", "report__period").distinct().order_by())
    mine = defaultdict(list)
    for report in code_of:
        mine[judged.get(report, UNKNOWN)].append(report)
    codes = sorted(set(code_of.values()))

    def of(reports):
        return _counted(
            sum(looked_at.get(each, 0) for each in reports),
            [one for each in reports for one in of_report[each]],
        )

    made = [
        ReviewerGap(
            name=name,
            reports=len(reports),
            points=[
                (periods.name_of(code), _share(of([r for r in reports if code_of[r] == code])))
                for code in codes
            ],
            corrections=of(reports),
        )
        for name, reports in mine.items()
    ]
    return sorted(made, key=lambda each: (each.name == UNKNOWN, -(each.corrections.share or 0), each.name))


def _share(found):
    return None if found.share is None else rounded(found.share, PLACES)
