"""Báo cáo kỳ nào, của ai: from an address to what the report is about, and whether this account may know of it."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from commitments import permissions
from commitments.models import Campaign
from indicators import periods
from reports.models.period_report import WHOLE
from reports.period_report import spans
from reports.period_report.spans import Span
from units.models import Account, Unit
from units.roles import Role


@dataclass(frozen=True)
class Subject:
    """Báo cáo về điều gì: a campaign, a span, and for a thematic report the unit that leads."""

    campaign: Campaign
    span: Span
    lead: Unit | None

    @property
    def keys(self) -> tuple[int, str, str]:
        """Phần của địa chỉ."""
        return self.campaign.pk, self.span.code, self.lead.code if self.lead else WHOLE

    def url(self, name: str = "period_report", *more: str) -> str:
        """Địa chỉ của một trang về báo cáo này."""
        return reverse(f"reports:{name}", args=[*self.keys, *more])

    @property
    def lead_name(self) -> str:
        """Cơ quan chủ trì, "" for the general report."""
        return str(self.lead or "")

    @property
    def title(self) -> str:
        """Tên báo cáo."""
        return f"Báo cáo {self.span.name}" + (f", {self.lead} chủ trì" if self.lead else "")

    def is_open_to(self, account: Account) -> bool:
        """Người này xem được bản đang soạn."""
        return permissions.may_read_draft(account, self.campaign, self.lead)


def campaigns(account: Account):
    """Các đợt mà người này đọc hoặc lập báo cáo: visible ones, and those in which a unit reviewed for leads."""
    led = Q(indicator_set__indicators__lead_unit__in=account.units_as(Role.REVIEWER, Role.LEADER))
    mine = Campaign.objects.filter(led).values("pk")
    visible = Campaign.objects.visible_to(account).values("pk")
    return Campaign.objects.filter(Q(pk__in=mine) | Q(pk__in=visible)).with_rules()


def subject(campaign: Campaign, span: str, scope: str) -> Subject | None:
    """Báo cáo của địa chỉ này; None where the campaign has no such span or the unit leads nothing in it."""
    try:
        found = spans.span(span, campaign.cadence)
    except periods.UnknownPeriod:
        return None
    if not campaign.year_from <= found.year <= campaign.year_to:
        return None
    lead = None if scope == WHOLE else leads(campaign).filter(code=scope).first()
    return None if lead is None and scope != WHOLE else Subject(campaign, found, lead)


def leads(campaign: Campaign):
    """Các cơ quan chủ trì chỉ tiêu của đợt."""
    led = Unit.objects.filter(led_indicators__indicator_set=campaign.indicator_set_id)
    return led.select_related("parent").distinct().order_by("order", "code")
