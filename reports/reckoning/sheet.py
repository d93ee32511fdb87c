"""Bản giải thích điểm của một bản cam kết, một kỳ, một cơ sở: from stored standings and the figures behind them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from commitments import scorecard
from commitments.models import Commitment, Standing
from indicators import periods, scoring
from indicators.accumulation import figure_that_counts
from indicators.lines import Turn
from indicators.numbers import written
from reports.cards import ShownAdjustment, adjustments_of, backgrounds, state_of
from reports.reckoning import totals
from reports.reckoning.grounds import Grounds
from reports.reckoning.rulebook import AMENDMENTS, STATES, Section, quoted
from reports.reckoning.steps import Step, steps_of
from reports.versions import versions


@dataclass(frozen=True)
class Worked:
    """Một chỉ tiêu đã tính: its steps; `note` is what the indicator set itself says about it."""

    number: str
    text: str
    measure: str
    note: str
    state: str
    steps: list[Step]


@dataclass(frozen=True)
class Filed:
    """Một báo cáo phải gửi: its period, its due date, the day it was first sent."""

    period: str
    due_on: date
    submitted_on: date | None
    is_late: bool

    @property
    def words(self) -> str:
        """“gửi lần đầu 14/03/2022, hạn 15/03/2022”."""
        sent = f"gửi lần đầu {self.submitted_on:%d/%m/%Y}" if self.submitted_on else "chưa gửi"
        late = ", tính là trễ hạn" if self.is_late else ""
        return f"{sent}, hạn {self.due_on:%d/%m/%Y}{late}"


@dataclass(frozen=True)
class Reckoning:
    """Bản giải thích: lines, totals, rank; `agrees` when recomputing from the figures gives what is stored."""

    standing: Standing
    lines: list[Worked]
    filed: list[Filed]
    adjustments: list[ShownAdjustment]
    totals: list[Step]
    place: list[Step]
    own_rules: list[str]
    agreed: str
    sections: tuple[Section, ...]
    agrees: bool

    @property
    def score_words(self) -> str:
        """Điểm và hạng bằng chữ."""
        if self.standing.score is None:
            return "chưa có điểm"
        rank = f"hạng {self.standing.rank}" if self.standing.rank else "chưa xếp hạng"
        return f"{written(self.standing.score, 2)} trên 100, {rank}"

    @property
    def state(self) -> str:
        """Tạm tính hay chính thức."""
        return "provisional" if self.standing.provisional else "official"


def reckoning(
    commitment: Commitment, period: periods.Period, basis: str, *, grounds: Grounds | None = None
) -> Reckoning | None:
    """Giải thích từ số liệu đến hạng; None where the commitment was not in force on the period's last day.

    Who explains many commitments of a campaign gives the `grounds` that they share.
    """
    standings = Standing.objects.filter(
        commitment=commitment, period=period.code, basis=basis, is_in_force=True
    )
    standing = standings.first()
    if standing is None:
        return None
    grounds = grounds or Grounds(commitment.campaign, [commitment.pk])
    ruling, undertaking = grounds.ruling, grounds.undertaking(commitment.pk, period.year)
    fresh = scoring.card(undertaking, ruling.rules, ruling.policy, period, basis)
    stored = scorecard.read(standing.card)
    turns = scoring.turns_of(undertaking, ruling.policy, period.year)
    turns = [turn for turn in turns if turn.period.number <= period.number]
    lines = _lines(commitment, period.code, basis, stored, turns, grounds.indicators)
    score = totals.score_steps(stored.lines, fresh, ruling.policy, basis)
    place = totals.rank_steps(standing.rank, fresh, ruling.policy, ruling.grades, _near(standing))
    used = versions(commitment, period.last_day)
    said = [step.section for steps in (*(line.steps for line in lines), score, place) for step in steps]
    return Reckoning(
        standing=standing,
        lines=lines,
        filed=[_filed(turn) for turn in turns if turn.is_owed],
        adjustments=adjustments_of(commitment, period.code, basis),
        totals=score,
        place=place,
        own_rules=_own_rules(commitment.campaign),
        agreed=used.head,
        sections=quoted([STATES, *said, *([AMENDMENTS] if used.amendments else [])]),
        agrees=scorecard.read(scorecard.stored(fresh)) == stored and fresh.score == standing.score,
    )


def _lines(commitment, period, basis, card, turns, indicators):
    about = backgrounds(commitment, period, basis, card, indicators)
    return [
        Worked(
            number=line.number,
            text=indicators[line.number].text,
            measure=indicators[line.number].measure,
            note=indicators[line.number].note,
            state=state_of(line),
            steps=steps_of(line, about[line.number], _figures(line.number, turns, basis)),
        )
        for line in card.lines
    ]


def _figures(number: str, turns: list[Turn], basis: str):
    records = [turn.record(number) for turn in turns]
    return [figure_that_counts(record, basis) for record in records if record]


def _filed(turn: Turn) -> Filed:
    submitted_on = turn.filing and turn.filing.submitted_on
    return Filed(periods.name_of(turn.period.code), turn.period.due_on, submitted_on, turn.is_late)


def _near(standing: Standing) -> totals.Neighbourhood:
    """Các đơn vị cùng khối được xếp hạng trong kỳ."""
    table = Standing.objects.table(standing.campaign_id, standing.period, standing.basis)
    others = table.filter(group=standing.group_id).exclude(rank=None)
    equal = Q(score=standing.score) & ~Q(pk=standing.pk)
    counts = others.aggregate(
        ranked=Count("pk"),
        higher=Count("pk", filter=Q(score__gt=standing.score)),
        equal=Count("pk", filter=equal),
    )
    return totals.Neighbourhood(**counts)


def _own_rules(campaign) -> list[str]:
    """Quy định riêng của đợt: what of the rules the campaign itself sets, and on what it is founded."""
    said = [f"Căn cứ: {basis.rstrip(';.')}." for basis in campaign.legal_bases]
    if campaign.late_penalty:
        said.append(f"Mỗi báo cáo trễ hạn hoặc không gửi trừ {written(campaign.late_penalty)} điểm.")
    for cap, what in ((campaign.bonus_cap, "điểm cộng"), (campaign.penalty_cap, "điểm trừ")):
        if cap is not None:
            said.append(f"Tổng {what} của năm không quá {written(cap)} điểm.")
    if campaign.min_coverage:
        said.append(
            f"Đơn vị có điểm tối đa được tính dưới {written(campaign.min_coverage)}% điểm tối đa phải có"
            " thì không xếp hạng."
        )
    return said
