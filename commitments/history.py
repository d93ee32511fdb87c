"""Lịch sử của một báo cáo: its audit events as lines that people read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q

from commitments import (
    adjustments,
    amending,
    appealing,
    assigning,
    ceremonies,
    closing,
    consulting,
    documents,
    entries,
    external,
    impartiality,
    opinions,
    publishing,
    reopening,
    revisions,
    workflow,
)
from commitments.bundle.importing import IMPORTED
from commitments.evidence import attaching
from commitments.models import Entry
from commitments.models.delegation import DELEGATED, REVOKED
from commitments.models.lead_review import Opinion
from commitments.models.reminder import REMINDED
from commitments.scans import filing, piles
from commitments.telling import told as figure_told
from indicators.figures import from_texts
from indicators.numbers import written
from units.models import AuditEvent

SYSTEM = "Hệ thống"
_YES_NO = {True: "có", False: "không", "": "để trống"}
WORDS = {
    IMPORTED: "Nhập từ gói dữ liệu",
    workflow.SUBMIT.name: "Gửi báo cáo",
    workflow.APPROVE.name: "Duyệt báo cáo",
    workflow.RETURN.name: "Trả lại báo cáo",
    workflow.REOPEN.name: "Mở lại báo cáo đã duyệt",
    workflow.SIGNED: "Ký bản cam kết",
    DELEGATED: "Uỷ quyền gửi báo cáo",
    REVOKED: "Thu hồi uỷ quyền gửi báo cáo",
    reopening.ASKED: "Đề nghị mở lại",
    reopening.DECLINED: "Không mở lại",
    REMINDED: "Nhắc gửi báo cáo",
    entries.SAVED: "Lưu số liệu",
    entries.VERIFIED: "Thẩm định",
    attaching.ATTACHED: "Đính kèm minh chứng",
    attaching.REMOVED: "Bỏ minh chứng",
    attaching.REPLACED: "Thay tệp minh chứng",
    attaching.DESCRIBED: "Sửa thông tin minh chứng",
    workflow.CLOSED: "Khoá năm",
    closing.CLOSED: "Chốt kỳ",
    closing.EXTENDED: "Gia hạn",
    consulting.ASKED: "Hỏi ý kiến cơ quan chủ trì",
    opinions.GIVEN: "Cho ý kiến chuyên ngành",
    impartiality.ABSTAINED: "Xin không thẩm định",
    impartiality.CAME_BACK: "Nhận lại việc thẩm định",
    impartiality.TAKEN_OVER: "Nhận thẩm định thay",
    impartiality.DECLARED: "Thẩm định báo cáo của đơn vị mình",
    assigning.ASSIGNED: "Phân công thẩm định",
    external.LOADED: "Nạp chỉ số do cơ quan khác công bố",
    publishing.PROVISIONAL: "Công bố tạm tính",
    publishing.FINAL: "Công bố chính thức",
    appealing.FILED: "Kiến nghị",
    appealing.ANSWERED: "Trả lời kiến nghị",
    appealing.LEFT: "Không phải sửa theo kiến nghị",
    entries.APPEALED: "Sửa theo kiến nghị được chấp nhận",
    workflow.ENDED: "Kết thúc bản cam kết",
    documents.AGREED: "Chốt nội dung văn bản",
    documents.WITHDRAWN: "Mở lại văn bản để sửa",
    filing.FILED: "Lưu bản quét giấy đã ký",
    filing.REPLACED: "Thay bản quét giấy đã ký",
    filing.DISCARDED: "Bỏ trang quét",
    piles.RECEIVED: "Nhận tập quét",
    documents.DEPUTISED: "Chọn người ký thay",
    amending.DRAWN_UP: "Lập dự thảo",
    amending.REVISED: "Sửa dự thảo",
    amending.DISCARDED: "Huỷ dự thảo",
    amending.SIGNED: "Ký phụ lục",
    ceremonies.DETAILS: "Ghi ngày, địa điểm lễ ký",
    ceremonies.PARTIES: "Ghi người dự lễ",
    ceremonies.ORDER: "Ghi thứ tự ký",
    ceremonies.PROGRAMME: "Ghi chương trình lễ ký",
    revisions.ADDED: "Nhận bản ký số",
}
_COLUMNS = [field.name for field in Entry._meta.get_fields()]


@dataclass(frozen=True)
class Change:
    """Một dòng lịch sử; the shape of components/history.html."""

    at: datetime
    by: str
    text: str


def of_report(report) -> list[Change]:
    """Lịch sử của một báo cáo, mới nhất trước; the import of its commitment is part of it."""
    events = AuditEvent.objects.filter(
        Q(subject=report.period) | Q(verb=IMPORTED), chain__key=report.commitment.audit_chain
    )
    return lines(events.select_related("by").order_by("-number"))


def lines(events: Iterable[AuditEvent]) -> list[Change]:
    """Các dòng để đọc, in the order given; `by` must be fetched with them."""
    return [Change(event.at, str(event.by or SYSTEM), told(event)) for event in events]


def told(event: AuditEvent) -> str:
    """Một dòng nhật ký thành lời; a verb that nobody told us of stands as it is."""
    if event.verb == adjustments.VERB:
        points = Decimal(event.data["points"])
        kind = "Điểm cộng" if points > 0 else "Điểm trừ"
        return f"{kind} {written(abs(points))} ({event.data['code']}): {event.note}"
    text = WORDS.get(event.verb, event.verb)
    if event.verb in {entries.SAVED, entries.VERIFIED, entries.APPEALED, external.LOADED}:
        text += _figures(event.data)
    if event.verb == consulting.ASKED:
        text += f" – {_by_indicator(event.data['asked'])}; hạn {date.fromisoformat(event.data['due_on']):%d/%m/%Y}"
    if event.data.get("by_judge"):
        text += ", do chính người đã thẩm định số này"
    if event.verb == opinions.GIVEN:
        said = {number: _opinion(words) for number, words in event.data["said"].items()}
        text += f" ({event.data['unit']}) – {_by_indicator(said)}"
    if without := event.data.get("without"):
        text += f", không có ý kiến của cơ quan chủ trì quá hạn – {_by_indicator(without)}"
    return f"{text}: {event.note}" if event.note else text


def _figures(data):
    if not data:
        return ", không đổi số liệu nào"
    return " – " + "; ".join(_of_indicator(number, data[number]) for number in sorted(data, key=_in_order))


def _by_indicator(told_by_number):
    numbers = sorted(told_by_number, key=_in_order)
    return "; ".join(f"chỉ tiêu {number}: {told_by_number[number]}" for number in numbers)


def _opinion(words):
    """Một ý kiến thành lời: “số khác 85 “Trừ vốn kéo dài””."""
    parts = [Opinion(words["opinion"]).label.lower()]
    if "figure" in words:
        parts.append(figure_told(from_texts(words["figure"])))
    if "comment" in words:
        parts.append(f"“{words['comment']}”")
    return " ".join(parts)


def _in_order(number):
    """Chỉ tiêu 9 trước 10, 2.1 trước 2.10; the database keeps no order of its own."""
    return [(len(part), part) for part in number.split(".")]


def _of_indicator(number, changed):
    parts = [_part(column, changed[column]) for column in _COLUMNS if column in changed]
    return f"chỉ tiêu {number}: " + ", ".join(parts)


def _part(column, value):
    """Một cột đã đổi. Decimals stand in the log as plain texts, so that a text column is told by its field."""
    field = Entry._meta.get_field(column)
    if isinstance(value, bool) or value == "":
        return f"{field.verbose_name} {_YES_NO[value]}"
    if value is None:
        return f"{field.verbose_name} {_YES_NO['']}"
    if field.choices:
        return f"{field.verbose_name} {dict(field.flatchoices)[value].lower()}"
    if field.get_internal_type() == "DecimalField":
        return f"{field.verbose_name} {written(Decimal(value))}"
    return f"{field.verbose_name} “{value}”"
