"""Quản trị bản cam kết còn là dự thảo: người ký, nội dung, mức giao, số liệu gốc. A signed one is only shown."""

from django.contrib import admin

from commitments.models import Baseline, Campaign, Commitment, CommitmentItem, RankingGroup, Target
from indicators.models import Indicator, IndicatorSet
from units.admin.access import ProvinceAdmin, ProvinceInline, among_own


class ItemInline(ProvinceInline):
    """Nội dung cam kết; targets are edited on the item's own page."""

    model = CommitmentItem
    province_path = "commitment__campaign__province"

    def get_queryset(self, request):
        """Kèm những gì tên của mỗi dòng nói tới."""
        rows = super().get_queryset(request)
        return rows.select_related("commitment__unit", "commitment__campaign", "indicator")

    def is_locked(self, obj):
        """Theo bản cam kết."""
        return obj.is_signed

    def choices_of(self, model, request):
        """Chỉ tiêu có điểm của tỉnh."""
        return (
            leaves(super().choices_of(IndicatorSet, request))
            if model is Indicator
            else super().choices_of(model, request)
        )


def leaves(sets):
    """Chỉ tiêu có điểm của các bộ này."""
    return Indicator.objects.leaves().filter(indicator_set__in=sets)


@admin.register(Commitment)
class CommitmentAdmin(ProvinceAdmin):
    """Bản cam kết."""

    province_path = "campaign__province"
    list_display = ["unit", "campaign", "group", "leader", "order", "status", "signed_on"]
    list_filter = [among_own("campaign"), "status", among_own("group")]
    search_fields = ["unit__name", "unit__code", "leader__name"]
    list_select_related = ["unit", "campaign", "group", "leader"]
    autocomplete_fields = ["unit", "leader"]
    readonly_fields = ["status", "signed_on", "ended_on", "ended_reason"]
    inlines = [ItemInline]

    def is_locked(self, obj):
        """Đã ký."""
        return obj.is_signed

    def choices_of(self, model, request):
        """Khối của các đợt trong tỉnh."""
        if model is RankingGroup:
            return RankingGroup.objects.filter(campaign__in=super().choices_of(Campaign, request))
        return super().choices_of(model, request)


class SpanInline(ProvinceInline):
    """Mức giao hoặc số liệu gốc của một nội dung."""

    province_path = "item__commitment__campaign__province"

    def is_locked(self, obj):
        """Theo bản cam kết."""
        return obj.commitment.is_signed


class TargetInline(SpanInline):
    """Mức giao theo năm hoặc kỳ."""

    model = Target


class BaselineInline(SpanInline):
    """Số liệu gốc theo năm."""

    model = Baseline


@admin.register(CommitmentItem)
class CommitmentItemAdmin(ProvinceAdmin):
    """Nội dung cam kết của một đơn vị, with its targets."""

    province_path = "commitment__campaign__province"
    list_display = ["commitment", "indicator", "not_applicable"]
    list_filter = [among_own("commitment__campaign"), "commitment__status"]
    search_fields = ["commitment__unit__name", "indicator__number", "indicator__text"]
    list_select_related = ["commitment__unit", "commitment__campaign", "indicator"]
    inlines = [TargetInline, BaselineInline]

    def is_locked(self, obj):
        """Theo bản cam kết."""
        return obj.commitment.is_signed

    def choices_of(self, model, request):
        """Bản cam kết chưa ký; chỉ tiêu có điểm."""
        if model is Commitment:
            drafts = Commitment.objects.filter(signed_on=None)
            return drafts.filter(campaign__in=super().choices_of(Campaign, request))
        return leaves(super().choices_of(IndicatorSet, request))
