"""Điều mà các bài kiểm thử trang thẩm định dùng chung."""

from django.urls import reverse

from commitments import impartiality
from commitments.models import Adjustment, Entry, Report, ReviewAssignment, Takeover
from tests import world
from units.models import AuditEvent
from units.roles import Role


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


def divided():
    """Khối của U1, U2 giao cho Chi; U3 chưa giao cho ai; Tu là người thẩm định thứ hai, công tác ở U4."""
    place = world.build(4, reports=[world.report("U1"), world.report("U2"), world.report("U3")])
    place.tu = world.account("tu", Role.REVIEWER, place.units["UB"], place.units["U4"])
    assign(place, place.chi)
    return place


def assign(place, account, **about):
    """Giao khối SO, hoặc một đơn vị."""
    about = about or {"group": place.campaign.groups.get(code="SO")}
    return ReviewAssignment.objects.create(campaign=place.campaign, account=account, **about)


def take(account, unit="U1"):
    """Người này nhận thẩm định báo cáo của đơn vị, knowing whose it is."""
    report = world.filed(unit)
    impartiality.take_over(report, by=account, seen=impartiality.mark_of(impartiality.in_charge(report)))


def taken():
    """Ai đã nhận thay báo cáo của đơn vị nào."""
    return list(Takeover.objects.values_list("account__username", "report__commitment__unit__code"))


def everything():
    """Mọi điều mà trang thẩm định có thể đổi, and who took over what."""
    return state(), taken()
