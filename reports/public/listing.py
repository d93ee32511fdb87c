"""Những gì đã công bố chính thức: which campaigns and periods, and each time a result was corrected."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Count, Max
from django.urls import reverse

from commitments.explanations import without_addresses
from commitments.models import Publication
from indicators import periods
from units.codes import PATTERN

FIRST = "Công bố lần đầu"
_FIELDS = (
    "pk",
    "number",
    "digest",
    "period",
    "decision_number",
    "decision_on",
    "published_at",
    "note",
    "campaign__code",
    "campaign__title",
    "campaign__notice",
    "campaign__authority__name",
    "campaign__province__code",
    "campaign__province__name",
)


@dataclass(frozen=True)
class Published:
    """Một lần công bố chính thức, without its contents. `occasion`: the first, or the how-manieth correction."""

    pk: int
    number: int
    digest: str
    period: str
    decision_number: str
    decision_on: date
    published_at: datetime
    note: str
    campaign: str
    title: str
    notice: str
    authority: str | None
    province: str
    province_name: str
    occasion: str = FIRST

    @property
    def reason(self) -> str:
        """Lý do đính chính; what was noted when publishing first stays inside."""
        return "" if self.occasion == FIRST else without_addresses(self.note)

    @property
    def period_name(self) -> str:
        """Tên kỳ."""
        return periods.name_of(self.period)

    @property
    def keys(self) -> list:
        """Phần riêng của địa chỉ."""
        return [self.campaign, self.period, self.number]

    @property
    def url(self) -> str:
        """Địa chỉ giữ mãi của lần công bố này."""
        return reverse("reports:public_publication", args=self.keys)


@dataclass(frozen=True)
class CampaignResults:
    """Một đợt và các kỳ đã công bố, the last one first; of each the publication that holds now."""

    title: str
    authority: str
    periods: tuple[Published, ...]


@dataclass(frozen=True)
class ProvinceResults:
    """Một tỉnh và các đợt đã có kết quả."""

    code: str
    name: str
    campaigns: tuple[CampaignResults, ...]

    @property
    def url(self) -> str:
        """Trang của tỉnh."""
        return reverse("reports:public_province", args=[self.code])


def state() -> tuple[int, int]:
    """Điều đổi khi có lần công bố mới; one cheap question, for publications are only ever added."""
    told = Publication.objects.final().aggregate(last=Max("pk"), count=Count("pk"))
    return told["last"] or 0, told["count"]


def history(campaign: str, period: str) -> list[Published]:
    """Các lần công bố chính thức của một kỳ, lần đầu trước; empty where there is none."""
    if not (re.fullmatch(PATTERN, campaign) and re.fullmatch(r"[0-9]{4}-[QM0-9]{2,3}", period)):
        return []
    rows = Publication.objects.final().filter(campaign__code=campaign, period=period).order_by("number")
    return [_published(row, order) for order, row in enumerate(rows.values_list(*_FIELDS))]


def provinces(code: str | None = None) -> list[ProvinceResults]:
    """Các tỉnh đã công bố, by name; the newest campaign and period first. One query, however many they are."""
    rows = Publication.objects.final()
    if code is not None:
        rows = rows.filter(campaign__province__code=code) if re.fullmatch(PATTERN, code) else rows.none()
    order = ("campaign__province__name", "campaign__province", "-campaign__year_to", "campaign__code")
    found = [_published(row, 0) for row in rows.order_by(*order, "-period", "-number").values_list(*_FIELDS)]
    return [_province(list(own)) for _, own in groupby(found, key=lambda each: each.province)]


def _published(row, order):
    return Published(*row, occasion=f"Đính chính lần {order}" if order else FIRST)


def _province(found):
    campaigns = (list(own) for _, own in groupby(found, key=lambda each: each.campaign))
    return ProvinceResults(found[0].province, found[0].province_name, tuple(map(_campaign, campaigns)))


def _campaign(found):
    latest = tuple(next(own) for _, own in groupby(found, key=lambda each: each.period))
    return CampaignResults(found[0].title, found[0].authority or "", latest)
