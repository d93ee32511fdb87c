"""Biểu Excel của một tờ báo cáo: what the workbook is to show of it. Reads only what the sheet holds."""

from decimal import Decimal

from django.utils.text import capfirst

from commitments.entries import NARRATIVE
from commitments.models import Report
from commitments.sheet import Row, Sheet
from commitments.spreadsheets import layout
from commitments.spreadsheets.layout import LONGEST_CELL, TEMPLATE, Heading, Line, Remark, Stamp, Template
from commitments.telling import asked_for, told
from indicators import figures
from indicators.numbers import written

FIELDS_BY_TYPE = {
    figures.NUMBER: (layout.VALUE,),
    figures.RATIO: (layout.NUMERATOR, layout.DENOMINATOR),
    figures.YES_NO: (layout.RESULT,),
}


def of_sheet(sheet: Sheet) -> Template:
    """Biểu của tờ báo cáo này, with what is stored now."""
    unit, campaign = sheet.commitment.unit, sheet.commitment.campaign
    open_items = {row.item.pk for row in sheet.correctable}
    rows = []
    for group in sheet.groups:
        if group.head:
            rows.append(Heading(group.head.number, group.head.text))
        rows += [_line(row, is_open=row.item.pk in open_items) for row in group.rows]
    stamp = Stamp(TEMPLATE, campaign.code, unit.code, unit.name, sheet.period.code, str(sheet.version))
    lead = f"{unit.name} – {sheet.name} (hạn gửi {sheet.period.due_on:%d/%m/%Y})"
    return Template(
        stamp, f"Biểu báo cáo: {campaign.title}", lead, tuple(rows), tuple(_remarks(sheet.report))
    )


def _remarks(report):
    """Các phần lời, with what is stored of them now."""
    for name in NARRATIVE:
        label, stored = capfirst(Report._meta.get_field(name).verbose_name), getattr(report, name, "")
        yield Remark(name, label, stored, is_open=len(stored) <= LONGEST_CELL)


def file_name(sheet: Sheet) -> str:
    """Tên tệp khi tải về."""
    return f"Biểu báo cáo {sheet.name} – {sheet.commitment.unit.name}.xlsx"


def _line(row: Row, *, is_open):
    indicator = row.indicator
    fields = (*FIELDS_BY_TYPE[indicator.value_type], layout.NONE_AROSE, layout.ESTIMATED, layout.EXPLANATION)
    if len(row.entry_explanation) > LONGEST_CELL:
        fields = fields[:-1]  # longer than a cell holds: it stays on the page
    figure = row.figure
    amounts = {name: getattr(figure, name) for name in layout.AMOUNTS}
    return Line(
        number=indicator.number,
        text=_text(row),
        measure=indicator.measure,
        target=row.line.reference,
        compare=indicator.compare_sign,
        last=_last(row.last),
        fields=fields,
        stored={name: text for name, text in _stored(row, figure).items() if name in fields},
        amounts={name: number for name, number in amounts.items() if number is not None},
        is_open=is_open,
    )


def _text(row):
    """Nội dung, and under it what is to be counted, or why there is nothing to enter."""
    indicator = row.indicator
    if not row.is_applicable:
        return f"{indicator.text}\n(Không áp dụng: {row.reason})"
    parts = (("Tử số", indicator.numerator_label), ("Mẫu số", indicator.denominator_label))
    labels = [f"{name}: {label}" for name, label in parts if label]
    below = ". ".join(filter(None, [asked_for(indicator), "; ".join(labels)]))
    return f"{indicator.text}\n({below})" if below else indicator.text


def _last(figure) -> Decimal | str:
    if figure is None or figure.is_empty:
        return ""
    return told(figure) if figure.value is None else figure.value


def _stored(row, figure):
    """Điều đang lưu, as the form of the page says it."""
    said = {name: getattr(figure, name) for name in layout.AMOUNTS}
    return {name: "" if number is None else written(number) for name, number in said.items()} | {
        layout.RESULT: "" if figure.done is None else str(int(figure.done)),
        layout.NONE_AROSE: "on" if figure.none_arose else "",
        layout.ESTIMATED: "on" if row.entry and row.entry.is_estimated else "",
        layout.EXPLANATION: row.entry_explanation,
    }
