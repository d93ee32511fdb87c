"""Nhắc việc: what I was told, newest first, and marking it as read."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from units import mailing, telling
from units.models import Message

ROWS = 25


@require_safe
def inbox(request):
    """Các tin nhắc của tôi."""
    mine = Message.objects.visible_to(request.user)
    context = {
        "page": Paginator(mine, ROWS).get_page(request.GET.get("page")),
        "unread": mine.unread().count(),
        "sends_mail": mailing.is_set_up(),
        "address": request.user.email,
    }
    return render(request, "units/inbox.html", context)


@require_POST
def read(request, pk):
    """Đánh dấu một tin đã đọc, and go where it leads."""
    message = get_object_or_404(Message.objects.visible_to(request.user), pk=pk)
    telling.mark_read(Message.objects.filter(pk=pk), by=request.user, now=timezone.now())
    return redirect(message.path or "units:inbox")


@require_POST
def read_all(request):
    """Đánh dấu tất cả đã đọc."""
    count = telling.mark_read(Message.objects.all(), by=request.user, now=timezone.now())
    messages.success(request, f"Đã đánh dấu {count} tin nhắc là đã đọc.")
    return redirect("units:inbox")
