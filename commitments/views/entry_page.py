"""Trang báo cáo và trang tóm tắt trước khi gửi: what their templates are given."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from commitments import permissions, readiness, reopening, rounds, workflow
from commitments.entries import NARRATIVE
from commitments.evidence import reading
from commitments.forms.filing import FilingForm
from commitments.models import Report
from commitments.models.report import COUNTING, ReportStatus
from commitments.sheet import Sheet
from commitments.views import entry_filter, entry_table
from indicators import periods
from indicators.numbers import written


def report(request: HttpRequest, filing: FilingForm) -> HttpResponse:
    """Trang báo cáo: to fill in while the unit may, else to read; all indicators, or those that the filter asks for."""
    sheet = filing.sheet
    chosen = entry_filter.chosen(request)
    is_own = permissions.may_enter(request.user, sheet.commitment)
    is_open = is_own and not sheet.lock
    forms = {form.row.item.pk: form for form in filing.entries} if is_open else {}
    proofs = reading.of_report(sheet.report, sheet.period, by=request.user)
    is_counted = sheet.report is not None and sheet.report.status in COUNTING
    senders = {} if is_counted else permissions.senders(sheet.commitment.unit_id, sheet.today)
    context = frame(request, sheet) | {
        "title": f"Báo cáo {sheet.name}",
        "filing": filing,
        "is_open": is_open,
        "is_counted": is_counted,
        "lock": sheet.lock if is_own else "",
        "may_ask": sheet.report is not None and reopening.may_ask(request.user, sheet.report),
        "may_delegate": permissions.may_delegate(request.user, sheet.commitment.unit_id),
        "opened": _opened(sheet) if is_open else "",
        "filters": entry_filter.tabs(sheet, chosen, reverse("commitments:report", args=_key(sheet))),
        "groups": entry_filter.kept(entry_table.groups(sheet, forms, proofs), sheet, chosen),
        "narrative": [filing.narrative[name] for name in NARRATIVE],
        "may_submit": request.user in senders,
        "heads": _told(senders) or "chưa có tài khoản người đứng đầu",
        "account": request.user.get_username(),
        "bar": bar(sheet),
        "saving": reverse("commitments:autosave", args=_key(sheet)),
    }
    return render(request, "commitments/report.html", context)


def summary(request: HttpRequest, sheet: Sheet, *, problem: str = "", status: int = 200) -> HttpResponse:
    """Trang tóm tắt: what is missing, what it costs, what to look at again, and the button."""
    context = frame(request, sheet) | {
        "title": f"Gửi báo cáo {sheet.name}",
        "problem": problem,
        "absences": readiness.absences(sheet),
        "doubts": readiness.review(sheet),
        "grade": readiness.grade_of(sheet),
        "unproven": reading.unproven(sheet.report) if sheet.report else [],
        "is_empty": len(sheet.missing) == len(sheet.asked),
    }
    return render(request, "commitments/submit.html", context, status=status)


def frame(request: HttpRequest, sheet: Sheet) -> dict:
    """Điều mà mọi trang của một báo cáo cần."""
    campaign = sheet.commitment.campaign
    return {
        "sheet": sheet,
        "report": sheet.report,
        "commitment": sheet.commitment,
        "unit": sheet.commitment.unit,
        "state": _state(sheet),
        "lead": _lead(sheet),
        "returned": _return_reason(sheet),
        "card": sheet.card,
        "points": points(sheet),
        "address": reverse("commitments:report", args=_key(sheet)),
        "today": sheet.today,
        "lateness": _lateness(sheet),
        "asked": _last_request(sheet),
        "notice": campaign.notice,
        "context_bar": {
            "campaign": campaign.title,
            "campaigns": [],
            "period": sheet.name,
            "periods": _periods(request.user, sheet),
            "due_on": sheet.period.due_on,
            "today": None if sheet.lock or (sheet.report and sheet.report.submitted_on) else sheet.today,
        },
    }


def bar(sheet: Sheet) -> str:
    """Thanh dưới cùng: “12/14 chỉ tiêu đã nhập · đã lưu lúc 16:54”."""
    return f"{sheet.progress} · {_saved(sheet)}"


def points(sheet: Sheet) -> str:
    """Điểm dự kiến của các chỉ tiêu trên điểm tối đa."""
    return f"{written(sheet.card.points, 2)}/{written(sheet.card.maximum, 2)}"


def told_of_faults(filing: FilingForm, *, is_saved: bool) -> str:
    """Điều đã lưu và điều chưa, of a report with something to correct."""
    saved = "Các phần còn lại đã lưu." if is_saved else "Chưa có gì được lưu."
    return f"Phần có chỗ cần sửa chưa được lưu, chữ đã gõ còn nguyên. {saved}"


def _key(sheet):
    return [sheet.commitment.pk, sheet.period.code]


def _periods(account, sheet):
    """Các kỳ để chuyển sang: those that are open to the unit, or those that others may read."""
    owed = workflow.owed_periods(sheet.commitment)
    if permissions.may_enter(account, sheet.commitment):
        codes = {period.code for period in owed if period.opens_on <= sheet.today}
    else:
        seen = Report.objects.visible_to(account).filter(commitment=sheet.commitment)
        codes = set(seen.values_list("period", flat=True))
    return [
        {
            "label": periods.name_of(period.code),
            "url": reverse("commitments:report", args=[sheet.commitment.pk, period.code]),
            "current": period.code == sheet.period.code,
        }
        for period in reversed(owed)
        if period.code in codes | {sheet.period.code}
    ]


def _state(sheet):
    return sheet.report.status if sheet.report else "absent"


def _lead(sheet):
    """Đơn vị và thời gian của số liệu."""
    first, last = sheet.period.starts_on, sheet.period.last_day
    lead = f"{sheet.commitment.unit.name}. Số liệu từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}."
    sent_on = sheet.report.submitted_on if sheet.report else None
    if sent_on is None:
        return lead
    late = (sent_on - sheet.period.due_on).days
    lateness = f", trễ {written(late)} ngày" if late > 0 else ""
    return f"{lead} Gửi lần đầu ngày {sent_on:%d/%m/%Y}{lateness}.{_on_behalf(sheet.report)}"


def _on_behalf(report):
    """Lần gửi cuối theo uỷ quyền của ai; "" when the head sent it."""
    last = rounds.last_sending(report)
    return f" {last.sent_by} gửi theo uỷ quyền của {last.sent_for}." if last and last.sent_for else ""


def _last_request(sheet):
    """Đề nghị mở lại gần nhất của báo cáo đang ở chỗ người thẩm định; None without one."""
    if sheet.report is None or sheet.report.status not in COUNTING:
        return None
    return sheet.report.reopen_requests.select_related("asked_by", "answered_by").first()


def _return_reason(sheet):
    if sheet.report is None or sheet.report.status != ReportStatus.RETURNED:
        return ""
    return sheet.report.return_reason or "Không ghi lý do. Hỏi người thẩm định trước khi sửa."


def _opened(sheet):
    """Những chỉ tiêu được sửa, khi báo cáo chỉ bị trả lại vài chỉ tiêu."""
    if sheet.opened is None:
        return ""
    numbers = ", ".join(row.indicator.number for row in sheet.correctable)
    return f"Chỉ sửa chỉ tiêu {numbers}; các chỉ tiêu khác giữ nguyên như đã gửi."


def _told(senders):
    """Tên những người gửi được báo cáo, by delegation or as head."""
    return ", ".join(
        f"{account} (được uỷ quyền)" if held else str(account) for account, held in senders.items()
    )


def _saved(sheet):
    if sheet.report is None:
        return "chưa lưu lần nào"
    moment = timezone.localtime(sheet.report.changed_at)
    is_today = moment.date() == sheet.today
    return f"đã lưu lúc {moment:%H:%M}" if is_today else f"đã lưu lúc {moment:%H:%M ngày %d/%m/%Y}"


def _lateness(sheet):
    """Điều phải biết trước khi gửi muộn; "" when the report is in time, or was sent before."""
    if not sheet.days_late or sheet.lock:
        return ""
    told = f"Quá hạn {written(sheet.days_late)} ngày; báo cáo sẽ được ghi nhận là trễ hạn"
    penalty = sheet.ruling.policy.late_penalty
    return f"{told} và bị trừ {written(penalty)} điểm." if penalty else f"{told}."
