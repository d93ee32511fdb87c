"""Đôn đốc: who owes, what was sent to whom and when, and a button to remind at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from commitments import chasing, reminding
from commitments.forms.chasing import ChasingForm
from units import mailing
from units.models.message import MailState
from units.roles import Role

ROWS = 50


@require_http_methods(["GET", "POST"])
def debts(request):
    """Ai còn nợ báo cáo; POST nhắc ngay những đơn vị đã chọn."""
    today = _for_chasers(request)
    duties = chasing.duties(request.user, today)
    form = ChasingForm(request.POST if request.method == "POST" else None, duties=duties)
    if form.is_valid():
        told = reminding.remind_now(form.said, by=request.user, today=today, now=timezone.now())
        messages.success(request, _words(told, len(form.said)))
        return redirect(request.get_full_path())
    return render(request, "commitments/chasing.html", _page(request, form, duties, today))


def _page(request, form, duties, today):
    parts = chasing.parted(duties, today)
    chosen = chasing.part_shown(request.GET.get("loc"), parts)
    page = Paginator(parts[chosen], ROWS).get_page(request.GET.get("page"))
    return {
        "form": form,
        "page": page,
        "rows": chasing.debts(list(page)),
        "query": f"&loc={chosen}",
        "tabs": [_tab(chasing.LABELS[each], each, chosen, len(parts[each])) for each in parts],
        "today": today,
        "has_debts": bool(duties),
    }


@require_safe
def reminders(request):
    """Các tin đã viết, with what became of each mail."""
    _for_chasers(request)
    sent = chasing.sent_by(request.user)
    counts = chasing.mail_counts(sent)
    here = reverse("commitments:reminders")
    failed_only = "khong-gui-duoc" in request.GET
    shown = sent.filter(message__mail_state=MailState.FAILED) if failed_only else sent
    page = Paginator(shown.order_by("-message__written_at", "-pk"), ROWS).get_page(request.GET.get("page"))
    keys = [reminder.pk for reminder in page]
    context = {
        "page": page,
        "rows": chasing.told(sent.filter(pk__in=keys)),
        "query": "&khong-gui-duoc" if failed_only else "",
        "counts": [(state.label, counts.get(state, 0)) for state in MailState],
        "tabs": [
            {"label": "Tất cả", "url": here, "current": not failed_only, "count": sum(counts.values())},
            {
                "label": "Không gửi được thư",
                "url": f"{here}?khong-gui-duoc",
                "current": failed_only,
                "count": counts.get(MailState.FAILED, 0),
            },
        ],
        "sends_mail": mailing.is_set_up(),
    }
    return render(request, "commitments/reminders.html", context)


def _for_chasers(request):
    if not request.user.units_as(Role.FOLLOWER, Role.REVIEWER):
        raise PermissionDenied("Trang này dành cho người đôn đốc và người thẩm định.")
    return timezone.localdate()


def _tab(label, name, chosen, count):
    url = f"{reverse('commitments:chasing')}?loc={name}"
    return {"label": label, "url": url, "current": name == chosen, "count": count}


def _words(told, asked):
    """Điều vừa làm, with what was left out and why."""
    words = f"Đã nhắc {told.people} người về {told.reports} báo cáo."
    if left := asked - told.reports - told.nobody:
        words += f" {left} báo cáo hôm nay đã được nhắc rồi."
    if told.nobody:
        words += f" {told.nobody} đơn vị chưa có tài khoản để nhắc."
    return words
