"""Thông tin của tôi: my address for reminders, which I may change; the rest is the administrator's."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from units import audit, mailing
from units.models import Account
from units.roles import Role

CHANGED = "doi-thu-dien-tu"


class ProfileForm(forms.ModelForm):
    """Địa chỉ thư điện tử của chính mình."""

    use_required_attribute = False

    class Meta:
        model = Account
        fields = ["email"]
        labels = {"email": "Thư điện tử"}
        help_texts = {
            "email": "Nơi nhận thư nhắc việc; nên dùng thư công vụ. Để trống: chỉ xem ở trang Nhắc việc."
        }
        error_messages = {"email": {"invalid": "Địa chỉ thư không đúng dạng, ví dụ nguyenvana@tinh.gov.vn."}}


@require_http_methods(["GET", "POST"])
def profile(request):
    """Thông tin của tôi; POST lưu địa chỉ thư."""
    account = Account.objects.select_related("unit").get(pk=request.user.pk)
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=account)
    if form.is_valid():
        _keep(form, by=request.user)
        messages.success(request, "Đã lưu thông tin.")
        return redirect("units:profile")
    assignments = request.user.assignments.select_related("unit")
    context = {"form": form, "assignments": assignments, "sends_mail": mailing.is_set_up()}
    context["may_delegate"] = bool(request.user.units_as(Role.HEAD))
    return render(request, "units/profile.html", context | {"account": account})


@transaction.atomic
def _keep(form, *, by):
    """Lưu và ghi nhật ký; the trail says that it was changed, not to what."""
    if form.has_changed():
        Account.objects.filter(pk=by.pk).update(email=form.cleaned_data["email"])
        audit.record(f"account:{by.pk}", CHANGED, by=by)
