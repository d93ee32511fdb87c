"""Hồ sơ một đơn vị trong một đợt: all its periods, each indicator's course, its reports, appeals, heads and mergers."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from commitments import scorecard
from commitments.models import Appeal, Commitment, EvidenceUse, Report, Standing
from commitments.models.standing import Basis
from indicators import periods
from indicators.models import Indicator
from indicators.numbers import rounded
from reports.heat_map import share_of
from units.models import Succession, Term
from units.models.person import TermRole

PLACES = 2


@dataclass(frozen=True)
class PeriodRow:
    """Một kỳ: results on both bases; of its report the day it was sent, its due date, evidence and appeals."""

    period: str
    name: str
    score: Decimal | None
    own_score: Decimal | None
    rank: int | None
    grade: str
    provisional: bool
    due_on: date
    submitted_on: date | None
    evidence: int
    appeals: int

    @property
    def gap(self) -> Decimal | None:
        """Tự chấm cao hơn chính thức bao nhiêu điểm; None where one of them is not there."""
        return None if None in (self.score, self.own_score) else self.own_score - self.score

    @property
    def days_late(self) -> int:
        """Số ngày gửi chậm; 0 where it was sent in time, or not at all."""
        return max(0, (self.submitted_on - self.due_on).days) if self.submitted_on else 0


@dataclass(frozen=True)
class Course:
    """Diễn biến một chỉ tiêu: percent of the maximum by period, and the last points on both bases."""

    number: str
    text: str
    points: list[tuple[str, Decimal | None]]
    official: str | None
    own: str | None
    maximum: str | None


@dataclass(frozen=True)
class UnitProfile:
    """Hồ sơ đơn vị; `elsewhere` are the other commitments of this unit and of those it came from or went to."""

    rows: list[PeriodRow]
    courses: list[Course]
    terms: list[Term]
    before: list[Succession]
    after: list[Succession]
    elsewhere: list[Commitment]

    @property
    def trend(self) -> list[tuple[str, Decimal | None]]:
        """Điểm chính thức qua các kỳ."""
        return [(row.name, row.score) for row in self.rows]

    @property
    def late(self) -> int:
        """Số báo cáo gửi chậm."""
        return sum(row.days_late > 0 for row in self.rows)


def profile(account, commitment: Commitment, last: str) -> UnitProfile:
    """Hồ sơ của một bản cam kết mà người này được xem, up to period `last`; `commitment` with its campaign and unit."""
    found = defaultdict(dict)
    standings = Standing.objects.filter(commitment=commitment, is_in_force=True, period__lte=last)
    for standing in standings.order_by("period"):
        found[standing.period][standing.basis] = standing
    before = list(Succession.objects.filter(successor=commitment.unit).select_related("predecessor"))
    after = list(Succession.objects.filter(predecessor=commitment.unit).select_related("successor"))
    return UnitProfile(
        rows=_rows(account, commitment, found),
        courses=_courses(commitment, found),
        terms=_terms(commitment.unit),
        before=before,
        after=after,
        elsewhere=_elsewhere(account, commitment, before, after),
    )


def _rows(account, commitment, found):
    reports = Report.objects.filter(commitment=commitment)
    sent = dict(reports.exclude(submitted_on=None).values_list("period", "submitted_on"))
    used = EvidenceUse.objects.standing().filter(entry__report__in=reports.visible_to(account))
    evidence = dict(used.values_list("entry__report__period").annotate(Count("file", distinct=True)))
    appeals = Counter(
        Appeal.objects.visible_to(account)
        .filter(commitment=commitment)
        .values_list("publication__period", flat=True)
    )
    due = {each.code: each.due_on for each in commitment.campaign.calendar()}
    rows = []
    for code, of_basis in found.items():
        official, own = of_basis.get(Basis.OFFICIAL), of_basis.get(Basis.SELF)
        rows.append(
            PeriodRow(
                period=code,
                name=periods.name_of(code),
                score=official.score,
                own_score=own.score,
                rank=official.rank,
                grade=official.grade,
                provisional=official.provisional,
                due_on=due[code],
                submitted_on=sent.get(code),
                evidence=evidence.get(code, 0),
                appeals=appeals[code],
            )
        )
    return rows


def _courses(commitment, found):
    leaves = Indicator.objects.leaves().filter(indicator_set=commitment.campaign.indicator_set_id)
    texts = dict(leaves.values_list("number", "text"))
    by_number, last = defaultdict(list), {}
    for code, of_basis in found.items():
        for basis, standing in of_basis.items():
            for line in scorecard.read(standing.card).lines:
                last[line.number, basis] = line
                if basis == Basis.OFFICIAL:
                    by_number[line.number].append((periods.name_of(code), _share(line)))
    return [
        Course(number, texts[number], points, *_ends(number, last)) for number, points in by_number.items()
    ]


def _share(line):
    share = share_of(line)
    return None if share is None else rounded(share, PLACES)


def _ends(number, last):
    """(điểm chính thức, điểm tự chấm, điểm tối đa) ở kỳ cuối; None where the line does not count."""
    official, own = last[number, Basis.OFFICIAL], last[number, Basis.SELF]
    return (
        None if official.met is None else official.points,
        None if own.met is None else own.points,
        None if official.met is None else official.maximum,
    )


def _terms(unit):
    roles = (TermRole.HEAD, TermRole.ACTING)
    terms = Term.objects.filter(unit=unit, role__in=roles).select_related("person")
    return sorted(terms, key=lambda term: (term.starts_on or date.min, term.pk))


def _elsewhere(account, commitment, before, after):
    units = [each.predecessor_id for each in before] + [
        each.successor_id for each in after if each.successor_id
    ]
    rows = Commitment.objects.visible_to(account).filter(Q(unit=commitment.unit) | Q(unit__in=units))
    return list(
        rows.exclude(pk=commitment.pk)
        .select_related("unit", "campaign")
        .order_by("campaign__year_from", "pk")
    )
