"""Đọc điều mà báo cáo kỳ được dàn từ đó; a number of queries that depends neither on units nor on periods."""

from datetime import date

from commitments.authority import reviewing_body
from commitments.models import Campaign
from indicators.models import Indicator as IndicatorRow
from indicators.models import ReformField
from indicators.models.indicator import Accumulate, CompareTo, ValueType
from reports.documents.phrases import full_form
from reports.localities import locality
from reports.period_report import by_field, reading_filings, reading_groups, reading_words
from reports.period_report.facts import Facts, Frame, Indicator
from reports.period_report.spans import Span
from units.models import Unit


def read(campaign: Campaign, span: Span, lead: Unit | None, *, as_of: date) -> Facts:
    """Điều của một báo cáo, `campaign` with its rules; with a `lead` unit only of the indicators that it leads."""
    indicators = indicators_of(campaign, lead)
    fields = by_field.fields(fields_of(campaign), indicators)
    groups = reading_groups.read(campaign, span.last, fields, is_thematic=lead is not None)
    return Facts(
        frame=frame_of(campaign, lead, as_of),
        span=span,
        as_of=as_of,
        indicators=indicators,
        fields=fields,
        groups=tuple(name for name, _ in groups),
        results=tuple(result for _, result in groups),
        grades=tuple(each.name for each in sorted(campaign.grades.all(), key=lambda each: -each.lower)),
        names=dict(campaign.commitments.order_by().values_list("unit", "unit__name")),
        filings=reading_filings.read(campaign, span),
        statements=_statements(campaign, span, lead, indicators),
    )


def _statements(campaign, span, lead, indicators):
    """Lời của các đơn vị; of a thematic report what they explained about its indicators."""
    if lead is None:
        return reading_words.statements(campaign, span)
    return reading_words.explanations(campaign, span, {each.number for each in indicators})


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


def fields_of(campaign: Campaign):
    """(mã, tên) các lĩnh vực của tỉnh, in their order."""
    rows = ReformField.objects.filter(province=campaign.province_id).order_by("order", "code")
    return rows.values_list("code", "name")


def indicators_of(campaign: Campaign, lead: Unit | None) -> tuple[Indicator, ...]:
    """Các chỉ tiêu của báo cáo."""
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
