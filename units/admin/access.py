"""Ai vào được trang quản trị và thấy gì: an administrator, the reference data of their own province only.

What is signed, approved or frozen is shown but never edited; every change is written to the province's audit chain.
"""

import re

from django.contrib import admin
from django.db import transaction

from units import audit
from units.models import Province, Unit
from units.roles import Role

_KEY = re.compile(r"[0-9]{1,18}")


def administered(account):
    """Các tỉnh mà người này quản trị; every one for a superuser."""
    if account.is_superuser:
        return Province.objects.all()
    units = Unit.objects.filter(pk__in=account.units_as(Role.ADMINISTRATOR))
    return Province.objects.filter(pk__in=units.values("province"))


class Administered:
    """Quyền và phạm vi theo tỉnh, cho trang chính và các bảng con."""

    province_path = "province"
    """Đường dẫn từ dòng tới tỉnh của nó."""

    def is_locked(self, obj):
        """Đã ký, đã duyệt hoặc đã chốt: chỉ xem."""
        return False

    def has_module_permission(self, request):
        """Chỉ người quản trị."""
        return self._administers(request)

    def has_view_permission(self, request, obj=None):
        """Chỉ người quản trị; other provinces' rows are not in the queryset at all."""
        return self._administers(request)

    def has_add_permission(self, request, obj=None):
        """Thêm được, trừ khi nằm trong một đối tượng đã khoá."""
        return self._administers(request) and not (obj is not None and self.is_locked(obj))

    def has_change_permission(self, request, obj=None):
        """Sửa được, trừ những gì đã khoá."""
        return self._administers(request) and not (obj is not None and self.is_locked(obj))

    def has_delete_permission(self, request, obj=None):
        """Xoá được, trừ những gì đã khoá; the database protects what others refer to."""
        return self._administers(request) and not (obj is not None and self.is_locked(obj))

    def _administers(self, request):
        account = request.user
        return account.is_active and (account.is_superuser or bool(account.units_as(Role.ADMINISTRATOR)))

    def get_queryset(self, request):
        """Chỉ các dòng của tỉnh mình."""
        rows = super().get_queryset(request)
        return rows.filter(**{f"{self.province_path}__in": administered(request.user)}).distinct()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Chỉ chọn được trong tỉnh mình."""
        if "queryset" not in kwargs:
            kwargs["queryset"] = self.choices_of(db_field.related_model, request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def choices_of(self, model, request):
        """Những dòng chọn được của một bảng khác."""
        provinces = administered(request.user)
        if model is Province:
            return provinces
        registered = self.admin_site.get_model_admin(model) if self.admin_site.is_registered(model) else None
        path = getattr(registered, "province_path", "province")
        return model._default_manager.filter(**{f"{path}__in": provinces})


def among_own(path):
    """Bộ lọc theo một bảng khác, offering only what the administrator's own rows refer to."""
    return path, admin.RelatedOnlyFieldListFilter


class ProvinceAdmin(Administered, admin.ModelAdmin):
    """Trang quản trị một bảng của tỉnh, có ghi nhật ký."""

    list_per_page = 50
    actions = None

    def province_of(self, obj):
        """Tỉnh của dòng."""
        for step in self.province_path.split("__"):
            obj = getattr(obj, step)
        return obj

    def get_object(self, request, object_id, from_field=None):
        """Dòng cần sửa, locked while it is changed: what was signed a moment ago is not written over."""
        found = super().get_object(request, object_id, from_field)
        if found is None or request.method != "POST" or not transaction.get_connection().in_atomic_block:
            return found
        self.model._default_manager.select_for_update(of=("self",)).filter(pk=found.pk).first()
        return super().get_object(request, object_id, from_field)

    def get_changeform_initial_data(self, request):
        """Điền sẵn từ địa chỉ; what is no key of a row is left out, for the field of suggestions would stop at it."""
        given = super().get_changeform_initial_data(request)
        relations = {field.name for field in self.opts.fields if field.is_relation}
        return {name: text for name, text in given.items() if name not in relations or _KEY.fullmatch(text)}

    def changeform_view(self, request, *args, **kwargs):
        """One transaction for the row, its inlines, and the audit event."""
        with transaction.atomic():
            return super().changeform_view(request, *args, **kwargs)

    def log_addition(self, request, obj, message):
        """Ghi nhật ký việc thêm."""
        self._record(request, obj, "them", message)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        """Ghi nhật ký việc sửa."""
        self._record(request, obj, "sua", message)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        """Ghi nhật ký việc xoá."""
        with transaction.atomic():
            for obj in queryset:
                self._record(request, obj, "xoa", [])
        return super().log_deletions(request, queryset)

    def _record(self, request, obj, verb, message):
        chain = f"province:{self.province_of(obj).code}"
        data = {"model": self.opts.label, "pk": obj.pk, "changes": message}
        audit.record(chain, verb, by=request.user, subject=str(obj)[:200], data=data)


class ProvinceInline(Administered, admin.TabularInline):
    """Bảng con trong trang quản trị."""

    extra = 0
    show_change_link = True
