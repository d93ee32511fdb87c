"""Kết luận năm để đọc: why a row is open, what the rules propose, and what closing the year would mean."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count
from django.urls import reverse

from commitments import workflow
from commitments.models import Campaign, Commitment, Report
from commitments.models.campaign import MetRule
from commitments.models.report import ReportStatus
from commitments.models.rules import ConsequenceRule
from indicators import verdicts
from indicators.numbers import written
from indicators.periods import Period, name_of
from reports import rulings
from reports.consequences import Conclusion, conclusions
from reports.models import ConsequenceRuling
from units.models import Account, Person
from units.roles import OF_THE_UNIT_ITSELF

REASONS = {
    verdicts.PENDING: "Có chỉ tiêu chờ công bố.",
    verdicts.AWAITS_REVIEW: "Có báo cáo chờ thẩm định.",
    verdicts.NO_SCORE: "Chưa có điểm: không có chỉ tiêu nào được tính.",
    verdicts.PROVISIONAL: "Còn tạm tính: có báo cáo chưa gửi hoặc chưa duyệt, năm chưa khoá.",
}
NOT_SENT = "absent"


@dataclass(frozen=True)
class Proposal:
    """Một hệ quả của đợt, thành lời."""

    title: str
    text: str
    legal_basis: str


@dataclass(frozen=True)
class Proposed:
    """Một hệ quả được đề xuất cho một bản cam kết, with what a person said of it.

    `is_stale`: score, streak or head are no longer those on which that was said.
    """

    proposal: Proposal
    key: rulings.Key
    ruling: ConsequenceRuling | None
    is_stale: bool


@dataclass(frozen=True)
class Row:
    """Một dòng của bảng kết luận."""

    unit: str
    url: str
    leader: str
    verdict: str
    reasons: list[str]
    score: Decimal | None
    streak: int
    proposals: list[Proposed]
    is_mine: bool


@dataclass(frozen=True)
class Section:
    """Một khối; `absent` counts its commitments without a verdict, not in force at the end of the year."""

    group: str
    rows: list[Row]
    absent: int


def met_rule(campaign: Campaign) -> str:
    """Thế nào là đạt trong đợt này, thành một câu."""
    value = campaign.met_value
    return {
        MetRule.ALL_INDICATORS: lambda: "Mọi chỉ tiêu được tính đều đạt.",
        MetRule.MIN_SCORE: lambda: f"Điểm cả năm không thấp hơn {written(value)}.",
        MetRule.MIN_MET_SHARE: lambda: f"Ít nhất {written(value)}% số chỉ tiêu được tính đạt.",
    }[campaign.met_rule]()


def proposals(campaign: Campaign) -> dict[str, Proposal]:
    """{mã: hệ quả} theo quy chế của đợt, in their order."""
    rules = campaign.consequences.order_by("pk")
    return {rule.code: Proposal(_title(rule), rule.text, rule.legal_basis) for rule in rules}


def _title(rule):
    kind = rule.get_type_display()
    if rule.type == ConsequenceRule.Type.RATING_CAP:
        return f"{kind}: không quá mức “{rule.level}”"
    if rule.type == ConsequenceRule.Type.ACCOUNTABILITY:
        scope = ConsequenceRule.Scope(rule.scope or ConsequenceRule.Scope.LEADER).label.lower()
        return f"{kind}: {rule.years} năm liên tiếp không đạt, tính {scope}"
    return kind


def last_period(campaign: Campaign, year: int) -> Period:
    """Kỳ cuối năm, whose row the verdict is drawn from."""
    return next(each for each in campaign.calendar() if each.year == year and each.is_last_of_year)


def sections(
    account: Account, campaign: Campaign, year: int, period: Period, **among: Sequence[int]
) -> list[Section]:
    """Kết luận theo khối, of the commitments this account may see: a unit only its own, for nothing is published.

    Of all, or `among` those of some groups (group__in) or these themselves (pk__in).
    """
    visible = Commitment.objects.visible_to(account).filter(campaign=campaign, **among)
    counts = dict(visible.order_by().values_list("group").annotate(Count("pk")))
    found = conclusions(campaign, year, among=visible)
    names = _names(campaign, found)
    known, own_units = proposals(campaign), account.units_as(*OF_THE_UNIT_ITSELF)
    ruled = rulings.stored(campaign, year)
    rows = defaultdict(list)
    for each in found:
        rows[each.commitment.group_id].append(_row(each, period, names, (known, ruled), own_units))
    groups = campaign.groups.filter(pk__in=counts).order_by("order", "pk")
    return [Section(group.name, rows[group.pk], counts[group.pk] - len(rows[group.pk])) for group in groups]


def _names(campaign, found):
    codes = {each.leader for each in found if each.leader}
    people = Person.objects.filter(province=campaign.province_id, code__in=codes)
    return dict(people.values_list("code", "name"))


def _row(each: Conclusion, period, names, said, own_units):
    commitment = each.commitment
    return Row(
        unit=commitment.unit.name,
        url=reverse("reports:card", args=[commitment.pk, period.code]),
        leader=names.get(each.leader, ""),
        verdict=each.verdict,
        reasons=[REASONS[reason] for reason in each.reasons],
        score=each.score,
        streak=each.streak,
        proposals=[_proposed(each, outcome.code, *said) for outcome in each.outcomes],
        is_mine=commitment.unit_id in own_units,
    )


def _proposed(each, code, known, ruled):
    key = (each.commitment.pk, code)
    ruling = ruled.get(key)
    return Proposed(known[code], key, ruling, ruling is not None and ruling.facts != rulings.facts_of(each))


def tally(found: list[Section]) -> str:
    """Bao nhiêu đạt, không đạt, chưa kết luận."""
    return told(Counter(row.verdict for section in found for row in section.rows))


def told(counts: Counter) -> str:
    """Số kết luận theo loại, thành lời."""
    said = ((verdicts.MET, "đạt"), (verdicts.NOT_MET, "không đạt"), (verdicts.OPEN, "chưa kết luận"))
    return ", ".join(f"{counts[verdict]} {word}" for verdict, word in said)


@dataclass(frozen=True)
class Backlog:
    """Đơn vị còn báo cáo của năm chưa được duyệt: (tên kỳ, tình trạng) of each."""

    commitment: Commitment
    reports: list[tuple[str, str]]


@dataclass(frozen=True)
class Closing:
    """Năm sắp khoá: how many owed reports stand where, whose are not approved, which verdicts stay open."""

    counts: dict[str, int]
    backlog: list[Backlog]
    staying_open: list[Conclusion]

    @property
    def total(self) -> int:
        """Số báo cáo phải có của năm."""
        return sum(self.counts.values())


def closing(campaign: Campaign, year: int) -> Closing:
    """Tình trạng báo cáo của cả đợt trong năm, trước khi khoá."""
    calendar = [period for period in campaign.calendar() if period.year == year]
    reports = Report.objects.filter(
        commitment__campaign=campaign, period__in=[each.code for each in calendar]
    )
    status_of = {
        (pk, period): status for pk, period, status in reports.values_list("commitment", "period", "status")
    }
    counts, backlog = Counter(), []
    signed = campaign.commitments.exclude(signed_on=None).select_related("unit", "group")
    for commitment in signed.order_by("group__order", "group", "unit__order", "unit__code"):
        owed = [each for each in calendar if workflow.owes(commitment, each)]
        states = [(each.code, status_of.get((commitment.pk, each.code), NOT_SENT)) for each in owed]
        counts.update(state for _, state in states)
        waiting = [(name_of(code), state) for code, state in states if state != ReportStatus.APPROVED]
        if waiting:
            backlog.append(Backlog(commitment, waiting))
    lasting = [each for each in conclusions(campaign, year) if _outlasts_closing(each)]
    order = (NOT_SENT, *ReportStatus.values)
    return Closing({state: counts[state] for state in order}, backlog, lasting)


def _outlasts_closing(each):
    return bool(each.reasons) and each.reasons != (verdicts.PROVISIONAL,)
