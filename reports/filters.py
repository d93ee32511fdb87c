"""Bộ lọc của bảng xếp hạng và của kết luận năm. The address alone says what is shown."""

from dataclasses import dataclass, replace

import django_filters as filters
from django.db.models import Count, Max

from commitments.models import Campaign, RankingGroup, Report, Standing
from commitments.models.standing import Basis
from indicators import periods
from reports import scopes
from reports.ranking import UnknownName, period_called
from reports.scopes import Scope

BY_PERIOD, BY_YEAR = "period", "year"
SORTS = [
    ("", "Theo hạng"),
    (BY_PERIOD, "Tiến bộ so với kỳ trước"),
    (BY_YEAR, "Tiến bộ so với cùng kỳ năm trước"),
]


class RankingFilter(filters.FilterSet):
    """Các ô chọn phía trên bảng xếp hạng."""

    campaign = filters.ChoiceFilter(label="Đợt cam kết", empty_label=None)
    period = filters.ChoiceFilter(label="Kỳ", empty_label=None)
    basis = filters.ChoiceFilter(label="Cơ sở tính điểm", choices=Basis.choices, empty_label=None)
    group = filters.ChoiceFilter(label="Khối", field_name="group__code", empty_label="Tất cả các khối")
    by = filters.ChoiceFilter(label="Xếp theo", empty_label=None)
    sort = filters.ChoiceFilter(label="Thứ tự", choices=SORTS, empty_label=None)

    class Meta:
        model = Standing
        fields = []

    def __init__(self, choice: "Choice"):
        super().__init__(choice.as_query(), Standing.objects.all())
        offered = {
            "campaign": [(each.code, each.title) for each in choice.campaigns],
            "period": [(code, periods.name_of(code)) for code in reversed(choice.periods)],
            "group": [(each.code, each.name) for each in choice.groups],
            "by": scopes.choices(choice.scopes),
        }
        for name, choices in offered.items():
            self.filters[name].extra["choices"] = choices


@dataclass(frozen=True)
class Choice:
    """Điều đang xem; `remarks` say what of the address could not be followed."""

    campaigns: tuple[Campaign, ...]
    campaign: Campaign
    groups: tuple[RankingGroup, ...]
    period: str
    basis: str
    group: str | None
    scopes: list[Scope]
    scope: Scope
    sort: str
    remarks: tuple[str, ...]

    @property
    def periods(self) -> list[str]:
        """Mọi kỳ của đợt, theo thứ tự thời gian."""
        cadence = self.campaign.cadence
        return [
            periods.code_of(year, number, cadence)
            for year in range(self.campaign.year_from, self.campaign.year_to + 1)
            for number in range(1, periods.PERIODS_IN_YEAR[cadence] + 1)
        ]

    def as_query(self) -> dict[str, str]:
        """Các tham số của địa chỉ."""
        asked = {"campaign": self.campaign.code, "period": self.period, "basis": self.basis}
        more = {"group": self.group, "by": self.scope.key, "sort": self.sort}
        return asked | {name: value for name, value in more.items() if value}

    def of_group(self, code: str | None) -> "Choice":
        """Như đang xem, of another group or of all."""
        return replace(self, group=code)

    def of_scope(self, scope: Scope) -> "Choice":
        """Như đang xem, theo điều khác, by rank."""
        return replace(self, scope=scope, sort="")


def choose(asked, campaigns: tuple[Campaign, ...], today) -> Choice | None:
    """Điều được hỏi trong địa chỉ, phần nào không hỏi thì lấy mặc định; None when the campaign is not among these."""
    campaign = _campaign(asked, campaigns)
    if campaign is None:
        return None
    groups = tuple(campaign.groups.order_by("order", "pk").annotate(units=Count("members")))
    remarks, offered = [], scopes.scopes_of(scopes.leaves_of(campaign))
    asked_scope = _one_of(asked.get("by"), [each.key for each in offered], "cách xếp", remarks) or ""
    return Choice(
        campaigns=campaigns,
        campaign=campaign,
        groups=groups,
        period=_period(campaign, asked.get("period"), today, remarks),
        basis=_one_of(asked.get("basis"), Basis.values, "cơ sở tính điểm", remarks) or Basis.OFFICIAL,
        group=_one_of(asked.get("group"), [each.code for each in groups], "khối", remarks),
        scopes=offered,
        scope=next(each for each in offered if each.key == asked_scope),
        sort=_one_of(asked.get("sort"), [code for code, _ in SORTS], "thứ tự", remarks) or "",
        remarks=tuple(remarks),
    )


def _campaign(asked, campaigns):
    """Đợt được hỏi, else the newest of these."""
    code = asked.get("campaign") or campaigns[0].code
    return next((each for each in campaigns if each.code == code), None)


def _period(campaign, text, today, remarks):
    if text:
        try:
            return period_called(campaign, text)
        except UnknownName:
            remarks.append(f"Đợt này không có kỳ “{text}”. Bảng dưới đây là của kỳ gần nhất có báo cáo.")
    return latest_period(campaign, today)


def latest_period(campaign: Campaign, today) -> str:
    """Kỳ gần nhất đã có đơn vị gửi báo cáo; before any report, the one that has begun last, else the first."""
    reports = Report.objects.filter(commitment__campaign=campaign).exclude(submitted_on=None)
    reported = reports.aggregate(last=Max("period"))["last"]
    if reported:
        return reported
    calendar = campaign.calendar()
    begun = [period.code for period in calendar if period.starts_on <= today]
    return begun[-1] if begun else calendar[0].code


def _one_of(text, known, what, remarks):
    if not text or text in known:
        return text or None
    remarks.append(f"Đợt này không có {what} “{text}”, nên không lọc theo {what}.")
    return None


class YearFilter(filters.FilterSet):
    """Các ô chọn phía trên kết luận năm."""

    campaign = filters.ChoiceFilter(label="Đợt cam kết", empty_label=None)
    year = filters.ChoiceFilter(label="Năm", empty_label=None)

    class Meta:
        model = Standing
        fields = []

    def __init__(self, choice: "YearChoice"):
        super().__init__({"campaign": choice.campaign.code, "year": choice.year}, Standing.objects.all())
        self.filters["campaign"].extra["choices"] = [(each.code, each.title) for each in choice.campaigns]
        self.filters["year"].extra["choices"] = [(year, str(year)) for year in reversed(choice.years)]


@dataclass(frozen=True)
class YearChoice:
    """Năm đang xem kết luận; `remarks` say what of the address could not be followed."""

    campaigns: tuple[Campaign, ...]
    campaign: Campaign
    year: int
    remarks: tuple[str, ...]

    @property
    def years(self) -> range:
        """Các năm của đợt."""
        return range(self.campaign.year_from, self.campaign.year_to + 1)


def choose_year(asked, campaigns: tuple[Campaign, ...], today) -> YearChoice | None:
    """Năm được hỏi trong địa chỉ, else the latest one reported on; None when the campaign is not among these."""
    campaign = _campaign(asked, campaigns)
    if campaign is None:
        return None
    years = {str(year): year for year in range(campaign.year_from, campaign.year_to + 1)}
    text, remarks = asked.get("year"), ()
    if text and text not in years:
        remarks = (f"Đợt này không có năm “{text}”. Bảng dưới đây là của năm gần nhất có báo cáo.",)
    year = years.get(text) or int(latest_period(campaign, today)[:4])
    return YearChoice(campaigns, campaign, year, remarks)
