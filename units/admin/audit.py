"""Xem nhật ký; nobody adds, edits or deletes here, and the database would refuse it anyway."""

from django.contrib import admin

from units.models import AuditEvent


@admin.register(AuditEvent)
class AuditEventAdmin(admin.ModelAdmin):
    """Nhật ký của cả hệ thống, for the installation's superuser: it tells of every province."""

    list_display = ["at", "chain", "number", "verb", "subject", "by", "note"]
    list_filter = ["verb", "at"]
    search_fields = ["chain__key", "subject", "note", "by__username"]
    list_select_related = ["chain", "by"]
    list_per_page = 100

    def has_module_permission(self, request):
        """Chỉ người quản trị hệ thống."""
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        """Chỉ người quản trị hệ thống."""
        return request.user.is_superuser

    def has_add_permission(self, request):
        """Nhật ký chỉ do các thao tác ghi."""
        return False

    def has_change_permission(self, request, obj=None):
        """Nhật ký không sửa."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Nhật ký không xoá."""
        return False
