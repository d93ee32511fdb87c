"""Điều mà các bài kiểm thử trang thẩm định dùng chung."""

from django.urls import reverse

from commitments.models import Adjustment, Entry, Report
from tests import world
from units.models import AuditEvent


def address(unit="U1", step=""):
    """Trang thẩm định báo cáo của một đơn vị, or the confirmation of a step."""
    pk = world.filed(unit).pk
    return reverse("commitments:move", args=[pk, step]) if step else reverse("commitments:review", args=[pk])


def typed(number, unit="U1", **fields):
    """Các ô của một chỉ tiêu, as the browser sends them."""
    item = world.filed(unit).commitment.items.get(indicator__number=number)
    return {f"c{item.pk}-{name}": text for name, text in {"comment": "", **fields}.items()}


def shown_before(number, **fields):
    """Điều trang đã hiện khi mở, sent back hidden beside each field."""
    return {f"initial-{name}": text for name, text in typed(number, **fields).items()}


def entry(number="1", unit="U1"):
    """Số liệu đang lưu."""
    return Entry.objects.get(report=world.filed(unit), item__indicator__number=number)


def state():
    """Mọi điều mà trang thẩm định có thể đổi."""
    return (
        list(Entry.objects.order_by("pk").values()),
        list(Report.objects.order_by("pk").values("pk", "version", "status", "return_reason")),
        list(Adjustment.objects.values()),
        AuditEvent.objects.count(),
    )
