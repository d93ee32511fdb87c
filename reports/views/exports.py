"""Tải bảng về: the same rows as the screen under the same address, all of them, as CSV or Excel."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments import chasing
from commitments.filters import ReportFilter
from commitments.forms.agreements import AgreementFilter
from commitments.models import Campaign
from reports.exports import of_commitments, of_conclusions, of_debts, of_heat_map, of_queue, of_ranking
from reports.exports.answering import answer
from reports.filters import choose, choose_year
from units.roles import Role


@require_safe
def ranking(request, ending):
    """Bảng xếp hạng theo bộ lọc của trang."""
    choice = _chosen(request)
    return answer(ending, lambda: of_ranking.table(choice, **_who_and_when(request)))


@require_safe
def heat_map(request, ending):
    """Bản đồ nhiệt theo bộ lọc của trang, of the units whose score cards this account may see."""
    choice = _chosen(request)
    return answer(ending, lambda: of_heat_map.table(choice, **_who_and_when(request)))


@require_safe
def conclusions(request, ending):
    """Kết luận năm theo lựa chọn của trang; a unit gets its own row."""
    campaigns = tuple(Campaign.objects.visible_to(request.user).with_rules())
    choice = choose_year(request.GET, campaigns, timezone.localdate()) if campaigns else None
    if choice is None:
        raise Http404
    return answer(ending, lambda: of_conclusions.table(choice, **_who_and_when(request)))


@require_safe
def commitments(request, ending):
    """Danh sách bản cam kết theo bộ lọc của trang."""
    found = AgreementFilter(request.GET, request=request)
    return answer(ending, lambda: of_commitments.table(found, **_who_and_when(request)))


@require_safe
def queue(request, ending):
    """Hàng chờ thẩm định theo bộ lọc của trang."""
    if not request.user.units_as(Role.REVIEWER):
        raise PermissionDenied
    found = ReportFilter(request.GET, request=request)
    return answer(ending, lambda: of_queue.table(found, **_who_and_when(request)))


@require_safe
def debts(request, ending):
    """Các báo cáo còn nợ, của mục đang xem."""
    if not request.user.units_as(Role.FOLLOWER, Role.REVIEWER):
        raise PermissionDenied
    today = timezone.localdate()
    parts = chasing.parted(chasing.duties(request.user, today), today)
    part = chasing.part_shown(request.GET.get("loc"), parts)
    return answer(ending, lambda: of_debts.table(parts[part], part, today=today, **_who_and_when(request)))


def _chosen(request):
    """Điều bộ lọc của trang chọn, else 404."""
    campaigns = tuple(Campaign.objects.visible_to(request.user))
    choice = choose(request.GET, campaigns, timezone.localdate()) if campaigns else None
    if choice is None:
        raise Http404
    return choice


def _who_and_when(request):
    return {"by": request.user, "now": timezone.localtime()}
