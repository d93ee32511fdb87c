"""Các dòng của bảng nhập số liệu: rows of components/entry_table.html, with fields or as a text to read."""

from collections.abc import Mapping

from django.urls import reverse

from commitments import doubts
from commitments.evidence.reading import Shown
from commitments.forms.entry import EntryForm, warning_of
from commitments.models.report import ReportStatus
from commitments.sheet import Row, Sheet
from commitments.telling import asked_for, told
from indicators import periods
from indicators.models.indicator import CompareTo, Source
from indicators.numbers import rounded
from indicators.results import MISSING, NOT_APPLICABLE, NOT_DUE, PENDING

SHOWN_PLACES = 2
_STATES_WITHOUT_FIGURE = {NOT_APPLICABLE, NOT_DUE, PENDING}


def groups(
    sheet: Sheet, forms: Mapping[int, EntryForm], proofs: Mapping[int, tuple[Shown, ...]]
) -> list[dict]:
    """Các nhóm và dòng; `forms` by item: what has none is only to be read. `proofs` by item too."""
    return [
        {
            "number": group.head.number if group.head else "",
            "title": group.head.text if group.head else "",
            "rows": [
                described(sheet, row, forms.get(row.item.pk), proofs.get(row.item.pk, ()))
                for row in group.rows
            ],
        }
        for group in sheet.groups
    ]


def described(sheet: Sheet, row: Row, form: EntryForm | None, proofs: tuple[Shown, ...] = ()) -> dict:
    """Một dòng của bảng; without a form it is only to be read."""
    indicator, line = row.indicator, row.line
    counts = line.met is not None
    return {
        "name": name_of(row),
        "number": indicator.number,
        "text": indicator.text,
        "measure": indicator.measure,
        "marks": _marks(row),
        "locked_reason": f"Không áp dụng: {row.reason}" if not row.is_applicable else "",
        "reading": told(row.figure) if form is None and row.is_applicable else "",
        "fields": [form[name] for name in form.amounts] if form else [],
        "flags": [form["none_arose"], form["is_estimated"]] if form else [],
        "notes": [form["explanation"]] if form else [],
        "words": _words(row) if form is None else [],
        "echo": form.echo if form else "",
        "warning": warning_of(row.figure),
        "compare": indicator.compare_sign,
        "target": line.reference,
        "target_note": _target_note(row),
        "last": told(row.last),
        "cumulative": _shown(line.value),
        "attainment": line.attainment,
        "points": line.points if counts else None,
        "max_points": line.maximum,
        "state": _state(sheet, row, form),
        "remarks": _remarks(sheet, row) + (_questions(sheet, row) if form is not None else []),
        "definition": _definition(indicator),
        "evidence_hint": indicator.evidence_hint,
        "proofs": proofs,
        "proofs_url": _proofs_url(sheet, indicator) if row.is_applicable else "",
        "is_open": bool(form and form["explanation"].errors) or was_returned(sheet, row),
    }


def name_of(row: Row) -> str:
    """Tên của dòng trong trang, for links and for what is saved by itself."""
    return f"chi-tieu-{row.item.pk}"


def _state(sheet, row, form):
    if form is not None and form.errors:
        return "invalid"
    if was_returned(sheet, row):
        return "returned"
    if row.is_entered:
        return "none_arose" if row.figure.says_none_arose else "entered"
    return row.line.state if row.line.state in _STATES_WITHOUT_FIGURE else "empty"


def was_returned(sheet: Sheet, row: Row) -> bool:
    """Người thẩm định có ý kiến ở chỉ tiêu này khi trả lại báo cáo."""
    if sheet.report is None or sheet.report.status != ReportStatus.RETURNED or row.entry is None:
        return False
    return row.item.pk in sheet.opened if sheet.opened is not None else row.entry.comment != ""


def _marks(row):
    """Điều cần biết trước khi nhập."""
    marks = []
    if row.indicator.source == Source.EXTERNAL:
        marks.append("Số do cơ quan khác công bố")
    if asked := asked_for(row.indicator):
        marks.append(asked)
    if row.entry and row.entry.is_estimated:
        marks.append("Ước thực hiện")
    if row.last_is_estimated:
        marks.append("Kỳ trước là số ước thực hiện, cần hiệu chỉnh nếu số chính thức khác")
    return marks


def _target_note(row):
    if row.line.amendment and row.is_applicable:
        return f"phụ lục {row.line.amendment}"
    return "năm trước" if row.indicator.compare_to == CompareTo.BASELINE else ""


def _words(row):
    """Giải trình, khi chỉ để đọc."""
    return [row.entry.explanation] if row.entry and row.entry.explanation else []


def _remarks(sheet, row):
    """Vì sao điểm như vậy, và người thẩm định nói gì."""
    remarks, line, entry = [], row.line, row.entry
    if row.is_entered and (gaps := sheet.gaps_before(row)):
        remarks.append(f"Chưa được tính điểm vì chưa có số liệu đã gửi của {gaps}.")
    elif line.state == MISSING and line.value is not None and not line.gaps:
        remarks.append("Chưa được tính điểm vì chưa có mức giao hoặc số liệu gốc để so sánh.")
    if entry and not entry.verified.is_empty:
        remarks.append(f"Số thẩm định: {told(entry.verified)}.")
    if entry and entry.comment:
        remarks.append(f"Ý kiến thẩm định: {entry.comment}")
    if line.awarded_in:
        remarks.append(f"Điểm do người thẩm định cho ở {periods.name_of(line.awarded_in)}.")
    return remarks


def _questions(sheet, row):
    """Điều khác thường, trong khi đơn vị còn sửa được."""
    unusual = [doubt.text for doubt in doubts.of_row(sheet, row) if doubt.asks]
    asking = ["Ghi một lời giải trình ở dưới; không có vẫn lưu và gửi được."]
    return unusual + (asking if doubts.is_unexplained(sheet, row) else [])


def _proofs_url(sheet, indicator):
    return reverse("commitments:evidence", args=[sheet.commitment.pk, sheet.period.code, indicator.number])


def _definition(indicator):
    ways = (
        indicator.get_accumulate_display(),
        indicator.get_frequency_display(),
        f"chấm điểm {indicator.get_method_display().lower()}",
    )
    return ". ".join(filter(None, ["; ".join(filter(None, ways)).capitalize(), indicator.note]))


def _shown(number):
    return None if number is None else rounded(number, SHOWN_PLACES)
