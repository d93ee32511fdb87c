"""Quản trị lĩnh vực và bộ chỉ tiêu. A frozen set is shown and never edited."""

from django.contrib import admin

from indicators.models import Indicator, IndicatorSet, ReformField, ScoreBand
from units.admin.access import ProvinceAdmin, ProvinceInline, among_own


@admin.register(ReformField)
class ReformFieldAdmin(ProvinceAdmin):
    """Lĩnh vực cải cách."""

    list_display = ["code", "name", "order"]
    list_filter = [among_own("province")]
    search_fields = ["code", "name"]


class IndicatorInline(ProvinceInline):
    """Danh sách chỉ tiêu của bộ; each is edited on its own page."""

    model = Indicator
    province_path = "indicator_set__province"
    fields = ["order", "number", "text", "value_type", "max_points"]
    readonly_fields = fields
    ordering = ["order"]

    def has_add_permission(self, request, obj=None):
        """Thêm ở trang chỉ tiêu."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Xoá ở trang chỉ tiêu."""
        return False


@admin.register(IndicatorSet)
class IndicatorSetAdmin(ProvinceAdmin):
    """Bộ chỉ tiêu, theo phiên bản."""

    list_display = ["title", "code", "version", "frozen_at"]
    list_filter = [among_own("province"), ("frozen_at", admin.EmptyFieldListFilter)]
    search_fields = ["code", "title"]
    readonly_fields = ["frozen_at"]
    inlines = [IndicatorInline]

    def is_locked(self, obj):
        """Đã chốt."""
        return obj.is_frozen


class ScoreBandInline(ProvinceInline):
    """Bậc điểm."""

    model = ScoreBand
    province_path = "indicator__indicator_set__province"

    def is_locked(self, obj):
        """Theo bộ chỉ tiêu."""
        return obj.indicator_set.is_frozen


@admin.register(Indicator)
class IndicatorAdmin(ProvinceAdmin):
    """Chỉ tiêu."""

    province_path = "indicator_set__province"
    list_display = ["number", "text", "indicator_set", "value_type", "max_points", "method"]
    list_filter = [among_own("indicator_set"), "value_type", "method", "source"]
    search_fields = ["number", "text"]
    list_select_related = ["indicator_set"]
    autocomplete_fields = ["lead_unit"]
    inlines = [ScoreBandInline]

    def is_locked(self, obj):
        """Theo bộ chỉ tiêu."""
        return obj.indicator_set.is_frozen

    def choices_of(self, model, request):
        """Chỉ thêm được vào bộ chưa chốt; a parent is a group."""
        if model is IndicatorSet:
            return super().choices_of(model, request).filter(frozen_at=None)
        if model is Indicator:
            rows = Indicator.objects.filter(value_type="", indicator_set__frozen_at=None)
            return rows.filter(indicator_set__in=super().choices_of(IndicatorSet, request))
        return super().choices_of(model, request)
