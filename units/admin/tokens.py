"""Quản trị khoá truy cập: issue one, whose key is shown once; revoke it. What it may read is never widened later."""

from django import forms
from django.contrib import admin, messages
from django.utils import timezone

from units import tokens
from units.admin.access import ProvinceAdmin, administered
from units.models import AccessToken, Unit

SHOWN_ONCE = "Khoá: {key} – chép lại ngay và giao cho hệ thống sử dụng; khoá này không xem lại được."
SCOPE = ["reads_rankings", "reads_cards", "reads_conclusions", "reads_unpublished"]
FACTS = ["prefix", "issued_at", "issued_by", "revoked_at", "revoked_by", "last_used_at"]


class IssueForm(forms.ModelForm):
    """Cấp khoá."""

    class Meta:
        model = AccessToken
        fields = ["name", "province", "unit", *SCOPE, "per_minute", "expires_on"]

    def clean(self):
        """Đơn vị trong tỉnh, ngày hết hạn chưa qua."""
        said = super().clean()
        unit, province, last = said.get("unit"), said.get("province"), said.get("expires_on")
        if unit and province and unit.province_id != province.pk:
            self.add_error("unit", "Đơn vị phải thuộc tỉnh của khoá.")
        if last and last < timezone.localdate():
            self.add_error("expires_on", "Ngày hết hạn đã qua.")
        return said


class RevokeForm(forms.ModelForm):
    """Thu hồi khoá."""

    is_revoked = forms.BooleanField(
        label="Thu hồi khoá",
        required=False,
        help_text="Hệ thống dùng khoá này không đọc được nữa, ngay lập tức.",
    )

    class Meta:
        model = AccessToken
        fields = []


@admin.register(AccessToken)
class AccessTokenAdmin(ProvinceAdmin):
    """Khoá truy cập của tỉnh. A key that needs another scope is issued anew, and the old one revoked."""

    list_display = ["name", "prefix", "province", "unit", "expires_on", "revoked_at", "last_used_at"]
    list_select_related = ["province", "unit"]
    search_fields = ["name", "prefix"]
    add_fieldsets = [(None, {"fields": IssueForm.Meta.fields})]
    fieldsets = [
        (None, {"fields": ["name", "province", "unit", *SCOPE, "per_minute", "expires_on"]}),
        ("Tình trạng", {"fields": [*FACTS, "is_revoked"]}),
    ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Cấp mới thì mọi ô, khoá đã cấp thì chỉ thu hồi."""
        return super().get_form(request, obj, change, form=RevokeForm if obj else IssueForm, **kwargs)

    def get_fieldsets(self, request, obj=None):
        """Các ô của trang."""
        return self.fieldsets if obj else self.add_fieldsets

    def get_readonly_fields(self, request, obj=None):
        """Khoá đã cấp không sửa được gì."""
        return [*self.fieldsets[0][1]["fields"], *FACTS] if obj else []

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Đơn vị của các tỉnh mình quản trị."""
        if db_field.name == "unit":
            kwargs["queryset"] = Unit.objects.filter(province__in=administered(request.user))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def is_locked(self, obj):
        """Đã thu hồi thì chỉ xem."""
        return obj.revoked_at is not None

    def has_delete_permission(self, request, obj=None):
        """Không xoá: who read what with which key stays on record."""
        return False

    def save_model(self, request, obj, form, change):
        """Cấp hoặc thu hồi, by the same verbs as the commands."""
        if change:
            if form.cleaned_data["is_revoked"]:
                tokens.revoke(obj, by=request.user, now=timezone.now())
            return
        key = tokens.issue(obj, by=request.user, today=timezone.localdate())
        messages.warning(request, SHOWN_ONCE.format(key=key))
