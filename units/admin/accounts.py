"""Quản trị tài khoản và phân công vai trò."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import transaction

from units.admin.access import ProvinceAdmin, ProvinceInline, administered
from units.models import Account, Assignment
from units.roles import Role

admin.site.unregister(Group)


class AssignmentInline(ProvinceInline):
    """Vai trò của tài khoản đối với các đơn vị."""

    model = Assignment
    province_path = "unit__province"
    autocomplete_fields = ["unit"]


@admin.register(Account)
class AccountAdmin(ProvinceAdmin, UserAdmin):
    """Tài khoản của các đơn vị trong tỉnh. Who holds the role administrator may enter these pages."""

    province_path = "unit__province"
    list_display = ["username", "full_name", "unit", "roles", "is_active", "last_login"]
    list_filter = ["is_active", "assignments__role"]
    search_fields = ["username", "full_name", "unit__name"]
    list_select_related = ["unit"]
    autocomplete_fields = ["unit"]
    readonly_fields = ["last_login", "date_joined"]
    inlines = [AssignmentInline]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password", "full_name", "email", "unit", "is_active"]}),
        ("Thời điểm", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": ["username", "full_name", "email", "unit", "password1", "password2"],
            },
        )
    ]

    @admin.display(description="vai trò")
    def roles(self, account):
        """Các vai trò, viết liền."""
        return ", ".join(sorted({each.get_role_display() for each in account.assignments.all()}))

    def get_queryset(self, request):
        """Kèm phân công; a superuser's account is no administrator's business."""
        rows = super().get_queryset(request).prefetch_related("assignments")
        return rows if request.user.is_superuser else rows.filter(is_superuser=False)

    def is_locked(self, obj):
        """Tài khoản chưa gắn đơn vị không thuộc tỉnh nào."""
        return obj.unit_id is None

    def has_change_permission(self, request, obj=None):
        """Tài khoản còn có vai trò ở tỉnh khác: who sets its password would act there."""
        if (
            obj is not None
            and obj.assignments.exclude(unit__province__in=administered(request.user)).exists()
        ):
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        """Không xoá tài khoản: its name stands in the audit trail; make it inactive instead."""
        return False

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Tài khoản làm ở đây luôn có đơn vị, else it would belong to no province."""
        return super().formfield_for_foreignkey(db_field, request, **{"required": True} | kwargs)

    @transaction.atomic
    def user_change_password(self, request, id, form_url=""):
        """Đặt mật khẩu mới, with its audit event or not at all."""
        return super().user_change_password(request, id, form_url)

    def save_related(self, request, form, formsets, change):
        """Vào được trang quản trị đúng khi có vai trò quản trị."""
        super().save_related(request, form, formsets, change)
        account = form.instance
        if not account.is_superuser:
            account.is_staff = account.assignments.filter(role=Role.ADMINISTRATOR).exists()
            account.save(update_fields=["is_staff"])
