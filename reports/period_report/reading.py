"""Đọc điều mà báo cáo kỳ được dàn từ đó; a number of queries that depends neither on units nor on periods."""

from datetime import date
from decimal import Decimal

from commitments import workflow
from commitments.authority import reviewing_body
from commitments.models import Campaign, Entry, Report
from commitments.models.report import COUNTING, ReportStatus
from commitments.models.standing import Basis
from indicators import periods
from indicators.models import Indicator as IndicatorRow
from indicators.models import ReformField
from indicators.models.indicator import Accumulate, CompareTo, ValueType
from reports import ranking
from reports.documents.phrases import full_form
from reports.localities import locality
from reports.period_report.facts import (
    Facts,
    Filing,
    Frame,
    Indicator,
    Kind,
    Line,
    Statement,
    UnitResult,
)
from reports.period_report.spans import Span
from units.models import Unit

PROVISIONAL_WORDS = {ranking.NO_SCORE: "Chưa có điểm", ranking.NOT_COVERED: "Chưa đủ chỉ tiêu để xếp hạng"}


def read(campaign: Campaign, span: Span, lead: Unit | None, *, as_of: date) -> Facts:
    """Điều của một báo cáo, `campaign` with its rules; with a `lead` unit only of the indicators that it leads."""
    indicators = _indicators(campaign, lead)
    numbers = {each.number for each in indicators}
    tables = ranking.tables(campaign, span.last, Basis.OFFICIAL)
    reports = _reports(campaign, span)
    statements = _explanations(campaign, span, numbers) if lead else _statements(reports, span)
    return Facts(
        frame=frame_of(campaign, lead, as_of),
        span=span,
        as_of=as_of,
        fields=tuple(_fields(campaign)),
        groups=tuple(table.group.name for table in tables if table.rows),
        indicators=indicators,
        units=tuple(_unit(table.group.name, row, numbers) for table in tables for row in table.rows),
        filings=tuple(_filings(campaign, span, reports)),
        statements=statements,
    )


def frame_of(campaign: Campaign, lead: Unit | None, as_of: date) -> Frame:
    """Ai báo cáo với ai: the body of home affairs, or the unit that leads, to the one that receives the commitments."""
    authority = campaign.authority
    above = authority.name if authority else campaign.province.name
    body = None if lead else _body(campaign, as_of)
    issuer = lead or body or authority
    superior = issuer.parent if issuer and issuer.parent else None
    return Frame(
        issuer=full_form(issuer.name) if issuer else "",
        issuer_head=issuer.head_title if issuer else "",
        superior=superior.name if superior else "",
        addressee=full_form(above),
        place=locality(issuer, campaign.province),
        campaign=campaign.title,
        notice=campaign.notice,
        lead=lead.name if lead else "",
    )


def _body(campaign, as_of):
    """Cơ quan lập báo cáo: the body of home affairs, on the day."""
    day = min(as_of, date(campaign.year_to, 12, 31))
    name = reviewing_body(campaign, day)
    rows = Unit.objects.filter(parent=campaign.authority_id, name=name).select_related("parent")
    return rows.first() if name else None


def _fields(campaign):
    rows = ReformField.objects.filter(province=campaign.province_id).order_by("order", "code")
    return rows.values_list("code", "name")


def _indicators(campaign, lead):
    rows = IndicatorRow.objects.filter(indicator_set=campaign.indicator_set_id).order_by("order", "pk")
    rows = list(rows.select_related("field", "parent__field"))
    if lead is not None:
        rows = [row for row in rows if row.lead_unit_id == lead.pk]
    return tuple(_indicator(row) for row in rows if not row.is_group)


def _indicator(row):
    field = row.field or (row.parent.field if row.parent else None)
    return Indicator(
        number=row.number,
        text=row.text,
        measure=row.measure,
        field=field.code if field else "",
        sign=row.compare_sign,
        adds_up=row.value_type == ValueType.NUMBER
        and row.accumulate == Accumulate.SUM
        and row.compare_to == CompareTo.TARGET,
        beats_last_year=row.compare_to == CompareTo.BASELINE,
        is_yes_no=row.value_type == ValueType.YES_NO,
    )


def _unit(group, row: ranking.Row, numbers):
    return UnitResult(
        name=row.unit.name,
        group=group,
        rank=row.rank,
        score=row.score,
        grade=row.grade or "",
        is_provisional=row.provisional,
        late=row.late,
        reason=PROVISIONAL_WORDS.get(row.reason, ""),
        lines=tuple(_line(line) for line in row.card.lines if line.number in numbers),
    )


def _line(line):
    return Line(
        number=line.number,
        state=line.state,
        value=line.value and Decimal(line.value),
        reference=line.reference and Decimal(line.reference),
        points=Decimal(line.points),
        maximum=Decimal(line.maximum),
        met=line.met,
    )


def _reports(campaign, span):
    rows = Report.objects.filter(commitment__campaign=campaign, period__in=span.periods)
    rows = rows.select_related("commitment__unit", "commitment__group")
    return sorted(rows, key=_order)


def _order(report):
    unit = report.commitment.unit
    return report.commitment.group.order, report.commitment.group_id, unit.order, unit.code, report.period


def _statements(reports, span):
    """Lời của các báo cáo được tính; tasks only from the last period: those of earlier ones are past."""
    found = []
    for report in (each for each in reports if each.status in COUNTING):
        words = {Kind.DIFFICULTY: report.difficulties, Kind.PROPOSAL: report.proposals}
        if report.period == span.last:
            words[Kind.TASK] = report.next_tasks
        about, commitment = periods.name_of(report.period), report.commitment
        found += [
            Statement(kind, commitment.unit.name, commitment.group.name, about, text.strip())
            for kind, text in words.items()
            if text.strip()
        ]
    return tuple(found)


def _explanations(campaign, span, numbers):
    """Của báo cáo chuyên đề: what units explained about the indicators that the unit leads."""
    rows = Entry.objects.filter(
        report__commitment__campaign=campaign,
        report__period__in=span.periods,
        report__status__in=COUNTING,
        item__indicator__number__in=numbers,
    ).exclude(explanation="")
    rows = rows.select_related(
        "report__commitment__unit", "report__commitment__group", "item__indicator"
    ).defer("comment")
    entries = sorted(rows, key=lambda each: (*_order(each.report), each.item.indicator.order))
    return tuple(
        Statement(
            Kind.DIFFICULTY,
            each.report.commitment.unit.name,
            each.report.commitment.group.name,
            f"chỉ tiêu {each.item.indicator.number}, {periods.name_of(each.report.period)}",
            each.explanation.strip(),
        )
        for each in entries
    )


def _filings(campaign, span, reports):
    """Mọi báo cáo phải gửi trong kỳ, sent or not."""
    found = {(each.commitment_id, each.period): each for each in reports}
    calendar = [period for period in campaign.calendar() if period.code in span.periods]
    signed = campaign.commitments.exclude(signed_on=None).select_related("unit", "group")
    return [
        _filing(commitment, period, found.get((commitment.pk, period.code)))
        for commitment in signed.order_by("group__order", "group", "unit__order", "unit__code")
        for period in calendar
        if workflow.owes(commitment, period)
    ]


def _filing(commitment, period, report):
    is_late = bool(report and report.submitted_on and report.submitted_on > period.due_on)
    is_sent = bool(report and report.status in COUNTING)
    is_approved = bool(report and report.status == ReportStatus.APPROVED)
    unit, group = commitment.unit.name, commitment.group.name
    return Filing(unit, group, periods.name_of(period.code), is_sent, is_approved, is_late)
