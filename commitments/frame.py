"""Khung của mọi trang: who I am and for which unit, the main entries, the notices of the data I may see."""

from django.db.models import Count, Exists, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from commitments.models import Campaign, LeadReview, Report
from indicators.models import Indicator
from units.models import Account, Message
from units.roles import OVER_THE_UNITS_BELOW, Role


def frame(request):
    """Biến dùng chung cho mọi trang (context processor)."""
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return {"notice": _notices(Campaign.objects.all())}
    assignments = account.assigned
    return {
        "identity": _identity(account, assignments),
        "province": assignments[0].unit.province.name if assignments else "",
        "navigation": list(_navigation(request, account)),
        "notice": _notices(Campaign.objects.visible_to(account)),
    }


def _notices(campaigns):
    """Lưu ý của các đợt; not asked for on a page that tells its own."""
    return SimpleLazyObject(lambda: _told(campaigns))


def _told(campaigns):
    notices = campaigns.exclude(notice="").order_by("notice").values_list("notice", flat=True).distinct()
    return " ".join(notices)


def _identity(account, assignments):
    roles = ", ".join(dict.fromkeys(each.get_role_display() for each in assignments))
    unit = account.unit or (assignments[0].unit if assignments else None)
    return {
        "name": str(account),
        "role": roles or "Chưa được phân công",
        "unit": unit.name if unit else "chưa rõ đơn vị",
    }


def _navigation(request, account):
    yield _entry(request, "Việc của tôi", reverse("commitments:home"), is_exact=True)
    waiting = _waiting(account)
    yield _entry(request, "Nhắc việc", reverse("units:inbox"), count=waiting["unread"])
    if account.units_as(Role.REVIEWER):
        if waiting["receives"] or not waiting["leads"]:
            yield _entry(request, "Thẩm định", reverse("commitments:queue"), count=waiting["sent"])
        if waiting["leads"]:
            asked = waiting["asked"]
            yield _entry(request, "Ý kiến chuyên ngành", reverse("commitments:lead_reviews"), count=asked)
    if account.units_as(Role.FOLLOWER, Role.REVIEWER):
        yield _entry(request, "Đôn đốc", reverse("commitments:chasing"))
    yield _entry(request, "Tổng quan", reverse("reports:overview"))
    yield _entry(request, "Bảng xếp hạng", reverse("reports:ranking"))
    if account.units_as(Role.HEAD, Role.ADMINISTRATOR, *OVER_THE_UNITS_BELOW):
        yield _entry(request, "Kết luận năm", reverse("reports:conclusions"))
    if account.units_as(Role.ADMINISTRATOR, *OVER_THE_UNITS_BELOW):
        yield _entry(request, "Báo cáo kỳ", reverse("reports:period_reports"))
    yield _entry(request, "Bản cam kết", reverse("commitments:list"))
    if account.units_as(Role.OFFICER):
        yield _entry(request, "Lễ ký", reverse("commitments:ceremonies"))
    if account.is_staff:
        yield _entry(request, "Quản trị", reverse("admin:index"))


def _waiting(account):
    """Điều đang chờ người này, counted in one query: every page asks."""
    counts = {"unread": _count(Message.objects.visible_to(account).unread(), "recipient")}
    if over := account.units_as(Role.REVIEWER):
        counts |= {
            "leads": Exists(Indicator.objects.filter(lead_unit__in=over)),
            "receives": Exists(Campaign.objects.filter(authority__in=over)),
            "sent": _count(Report.objects.reviewable_by(account).awaiting_review(), "status"),
            "asked": _count(LeadReview.objects.visible_to(account).waiting(), "is_current"),
        }
    return Account.objects.filter(pk=account.pk).values(**counts).get()


def _count(rows, alike):
    """Số dòng, as part of another query; `alike` names a column that is the same in all of them."""
    counted = rows.order_by().values(alike).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


def _entry(request, label, url, *, is_exact=False, count=0):
    here = request.path == url if is_exact else request.path.startswith(url)
    return {"label": label, "url": url, "current": here, "count": count}
