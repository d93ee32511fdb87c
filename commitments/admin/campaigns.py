"""Quản trị đợt cam kết, khối, mức, hệ quả, lịch, lễ ký: until the first signature; then they are only shown."""

from django.contrib import admin

from commitments.models import (
    Campaign,
    Ceremony,
    CeremonyParty,
    ConsequenceRule,
    GradeBand,
    GroupMember,
    Holiday,
    PeriodOverride,
    RankingGroup,
    ReminderPlan,
)
from units.admin.access import ProvinceAdmin, ProvinceInline, among_own


class OfCampaignInline(ProvinceInline):
    """Phần của đợt."""

    province_path = "campaign__province"

    def is_locked(self, obj):
        """Theo đợt."""
        return obj.is_signed


def of_campaign(table, **attributes):
    """Bảng con cho một loại phần của đợt."""
    return type(f"{table.__name__}Inline", (OfCampaignInline,), {"model": table} | attributes)


class ReminderPlanInline(ProvinceInline):
    """Lịch nhắc việc: no rule of the campaign, so it may change after the first signature too."""

    model = ReminderPlan
    province_path = "campaign__province"


@admin.register(Campaign)
class CampaignAdmin(ProvinceAdmin):
    """Đợt cam kết. After the first signature only the receiving unit, the notice and the look of papers can change."""

    list_display = ["code", "title", "cadence", "year_from", "year_to", "authority"]
    list_filter = [among_own("province"), "cadence", "year_from", "template"]
    search_fields = ["code", "title"]
    list_select_related = ["authority"]
    autocomplete_fields = ["authority", "indicator_set"]
    inlines = [
        *(
            of_campaign(table)
            for table in (RankingGroup, GradeBand, ConsequenceRule, Holiday, PeriodOverride)
        ),
        ReminderPlanInline,
    ]

    def get_readonly_fields(self, request, obj=None):
        """Luật của đợt đã ký không đổi."""
        if obj is None:
            return []
        if not obj.is_signed:
            return ["province", "code"]
        left = {"id", "authority", "notice", "symbol", "recipients", "committer_side", "annex_from"}
        left |= {"lead_days", "reviews_own_unit", "appeal_days"}
        return [field.name for field in Campaign._meta.fields if field.name not in left]

    def has_delete_permission(self, request, obj=None):
        """Không xoá đợt đã ký."""
        return super().has_delete_permission(request, obj) and not (obj is not None and obj.is_signed)


@admin.register(GroupMember)
class GroupMemberAdmin(ProvinceAdmin):
    """Đơn vị trong khối; a unit that has signed stays where it is."""

    province_path = "campaign__province"
    list_display = ["unit", "group", "campaign"]
    list_filter = [among_own("campaign")]
    search_fields = ["unit__name", "unit__code"]
    list_select_related = ["unit", "group", "campaign"]
    autocomplete_fields = ["unit"]

    def choices_of(self, model, request):
        """Khối của các đợt trong tỉnh."""
        if model is RankingGroup:
            return RankingGroup.objects.filter(campaign__in=super().choices_of(Campaign, request))
        return super().choices_of(model, request)

    def is_locked(self, obj):
        """Đơn vị đã có bản cam kết trong đợt."""
        return obj.campaign.commitments.filter(unit=obj.unit).exists()


class CeremonyPartyInline(ProvinceInline):
    """Người dự lễ."""

    model = CeremonyParty
    province_path = "ceremony__campaign__province"
    autocomplete_fields = ["person", "unit"]

    def is_locked(self, obj):
        """Theo đợt."""
        return obj.campaign.is_signed


@admin.register(Ceremony)
class CeremonyAdmin(ProvinceAdmin):
    """Lễ ký cam kết."""

    province_path = "campaign__province"
    list_display = ["campaign", "held_on", "place"]
    list_filter = ["held_on"]
    search_fields = ["campaign__title", "campaign__code", "place"]
    list_select_related = ["campaign"]
    exclude = ["programme"]
    inlines = [CeremonyPartyInline]

    def is_locked(self, obj):
        """Theo đợt."""
        return obj.campaign.is_signed
