"""Uỷ quyền gửi báo cáo: the head gives and revokes it, who holds it sees it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from commitments import delegating
from commitments.conflicts import NotReady
from commitments.forms.delegating import DelegationForm
from commitments.models import Delegation
from units.roles import Role


@require_http_methods(["GET", "POST"])
def delegations(request):
    """Các uỷ quyền của tôi; POST của người đứng đầu thêm một uỷ quyền."""
    account, today = request.user, timezone.localdate()
    visible = Delegation.objects.visible_to(account)
    is_head = bool(account.units_as(Role.HEAD))
    if not is_head and (request.method == "POST" or not visible.exists()):
        raise PermissionDenied("Trang này dành cho người đứng đầu và người được uỷ quyền gửi báo cáo.")
    form = DelegationForm(request.POST if request.method == "POST" else None, account=account)
    if form.is_valid():
        try:
            delegation = delegating.give(**form.cleaned_data, by=account, today=today)
        except NotReady as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, f"Đã uỷ quyền cho {delegation.given_to} gửi báo cáo.")
            return redirect("commitments:delegations")
    context = {"form": form if is_head else None, "rows": _rows(visible, account, today)}
    return render(request, "commitments/delegations.html", context)


@require_POST
def revoke(request, pk):
    """Thu hồi một uỷ quyền."""
    found = get_object_or_404(Delegation.objects.visible_to(request.user), pk=pk)
    delegation = delegating.revoke(found, by=request.user)
    messages.success(request, f"Đã thu hồi uỷ quyền của {delegation.given_to}.")
    return redirect("commitments:delegations")


def _rows(visible, account, today):
    rows = visible.select_related("unit", "given_by", "given_to", "revoked_by")
    in_force = set(visible.in_force(today).values_list("pk", flat=True))
    return [
        {
            "delegation": row,
            "state": _state(row, in_force, today),
            "may_revoke": row.may_be_revoked_by(account) and row.to_on >= today,
        }
        for row in rows
    ]


def _state(row, in_force, today):
    """(dấu, lời)."""
    if row.revoked_at:
        return "not_due", f"đã thu hồi {timezone.localtime(row.revoked_at):%d/%m/%Y}"
    if row.pk in in_force:
        return "done", "đang có hiệu lực"
    if row.from_on > today:
        return "waiting", "chưa đến ngày"
    return "not_due", "đã hết hiệu lực"
