"""Hàng chờ thẩm định và cách lọc: by campaign, period, group, status, words of the unit's name."""

import unicodedata

import django_filters
from django.db.models import Count, Q
from django.forms import HiddenInput
from django.utils import timezone
from django.utils.functional import cached_property

from commitments import signs
from commitments.models import Campaign, RankingGroup, Report
from commitments.models.report import ReportStatus
from indicators import periods
from units.models import Unit
from units.roles import Role

QUICK = ("only", "whose")
STATUSES = (ReportStatus.SUBMITTED, ReportStatus.RETURNED, ReportStatus.APPROVED)


def folded(text: str) -> str:
    """Chữ để tìm: without diacritics and capitals, đ as d, so that “so noi vu” finds “Sở Nội vụ”."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )
    return " ".join(bare.casefold().replace("đ", "d").split())


class ReportFilter(django_filters.FilterSet):
    """Lọc báo cáo để thẩm định; without a status those that wait, longest first."""

    campaign = django_filters.ModelChoiceFilter(
        label="Đợt cam kết",
        field_name="commitment__campaign",
        queryset=lambda request: _campaigns(request),
        to_field_name="code",
        empty_label="Tất cả",
    )
    period = django_filters.ChoiceFilter(label="Kỳ", empty_label="Tất cả")
    group = django_filters.ModelChoiceFilter(
        label="Khối",
        field_name="commitment__group",
        queryset=lambda request: RankingGroup.objects.filter(campaign__in=_campaigns(request)).select_related(
            "campaign"
        ),
        empty_label="Tất cả",
    )
    status = django_filters.ChoiceFilter(
        label="Tình trạng", choices=[(each.value, each.label) for each in STATUSES], empty_label=None
    )
    unit = django_filters.CharFilter(label="Đơn vị", method="with_unit", max_length=100)
    only = django_filters.ChoiceFilter(
        label="Loại", choices=list(signs.LABELS.items()), method="later", widget=HiddenInput
    )
    whose = django_filters.ChoiceFilter(
        label="Của ai", choices=[(signs.MINE, "Của tôi")], method="later", widget=HiddenInput
    )

    class Meta:
        model = Report
        fields = ()

    def __init__(self, data, *, request):
        data = {name: data[name] for name in self.base_filters if data.get(name)}
        super().__init__(
            {"status": ReportStatus.SUBMITTED.value} | data,
            queryset=Report.objects.reviewable_by(request.user).for_listing(),
            request=request,
        )
        self.form.fields["group"].label_from_instance = group_label
        self.form.fields["period"].choices = [(code, periods.name_of(code)) for code in self._opened()]

    @cached_property
    def campaigns(self) -> list[Campaign]:
        """Các đợt mà người này thẩm định, with their calendars."""
        return list(_campaigns(self.request).with_calendar())

    def _opened(self):
        """Mã các kỳ đã mở của những đợt ấy, the latest first; without looking for a report of each."""
        today, calendars = timezone.localdate(), [campaign.calendar() for campaign in self.campaigns]
        opened = {each.code for calendar in calendars for each in calendar if each.opens_on <= today}
        return sorted(opened, reverse=True)

    @property
    def shown(self) -> str:
        """Tình trạng đang lọc; an unknown one counts as none said."""
        return self.form.cleaned_data.get("status") or ReportStatus.SUBMITTED.value

    @property
    def is_waiting(self) -> bool:
        """Đang xem những báo cáo chờ thẩm định."""
        return self.shown == ReportStatus.SUBMITTED

    @cached_property
    def wanted(self) -> list[str]:
        """Lựa chọn nhanh đang dùng; an unknown one, or one of reports that wait for nobody, counts as none."""
        if not self.is_waiting:
            return []
        return [self.form.cleaned_data[name] for name in QUICK if self.form.cleaned_data.get(name)]

    @property
    def kind(self) -> str:
        """Loại đang chọn trong các lựa chọn nhanh; "" for all."""
        return next((each for each in self.wanted if each in signs.LABELS), "")

    def filter_queryset(self, queryset):
        """Theo các ô lọc, đúng thứ tự: what waits longest first, what is approved last first."""
        queryset = super().filter_queryset(queryset).filter(status=self.shown)
        if self.shown == ReportStatus.APPROVED:
            return queryset.order_by("-changed_at", "-pk")
        if self.is_waiting:
            self.before_choice = signs.signed(queryset, self.request.user, self.campaigns)
            queryset = self.before_choice.filter(*(signs.CONDITIONS[each] for each in self.wanted))
        return queryset.order_by("submitted_on", "pk")

    @property
    def total(self) -> int:
        """Số báo cáo theo bộ lọc."""
        return self.counts[self.kind] if self.is_waiting else self.qs.count()

    @cached_property
    def counts(self) -> dict[str, int]:
        """{lựa chọn nhanh: bao nhiêu báo cáo}, each beside the choice of whose they are; of reports that wait."""
        whose = [signs.CONDITIONS[signs.MINE]] if signs.MINE in self.wanted else []
        kinds = {f"n{place}": signs.CONDITIONS[name] for place, name in enumerate(signs.CONDITIONS)}
        counted = self.before_choice.aggregate(
            everything=Count("pk", filter=Q(*whose)),
            **{name: Count("pk", filter=Q(condition, *whose)) for name, condition in kinds.items()},
        )
        return dict(zip(signs.CONDITIONS, (counted[name] for name in kinds), strict=True)) | {
            "": counted["everything"]
        }

    def later(self, queryset, name, value):
        """Lựa chọn nhanh được áp dụng sau, for its counts are taken before it."""
        return queryset

    def with_unit(self, queryset, name, value):
        """Đơn vị có tên hoặc mã chứa các chữ này; compared here, for databases differ in folding Vietnamese letters."""
        wanted = folded(value)
        units = Unit.objects.filter(commitments__campaign__in=_campaigns(self.request)).distinct()
        rows = units.values_list("pk", "name", "short_name", "code")
        found = [pk for pk, *names in rows if any(wanted in folded(each) for each in names)]
        return queryset.filter(commitment__unit__in=found)


def group_label(group: RankingGroup) -> str:
    """Tên khối kèm mã đợt, for two campaigns may have groups of one name."""
    return f"{group.name} ({group.campaign.code})"


def _campaigns(request):
    """Các đợt mà người này thẩm định."""
    return Campaign.objects.filter(authority__in=request.user.units_as(Role.REVIEWER))
