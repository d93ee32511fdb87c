"""Bộ lọc danh sách bản cam kết: đợt, khối, tình trạng, tên đơn vị hoặc người ký."""

import django_filters as filters
from django.db.models import F

from commitments.filters import folded, group_label
from commitments.models import Campaign, Commitment, RankingGroup
from commitments.models.commitment import Status


class AgreementFilter(filters.FilterSet):
    """Lọc bản cam kết, in the order of signing, the newest campaign first."""

    campaign = filters.ModelChoiceFilter(
        label="Đợt cam kết",
        queryset=lambda request: Campaign.objects.visible_to(request.user),
        to_field_name="code",
        empty_label="Tất cả",
    )
    group = filters.ModelChoiceFilter(
        label="Khối",
        queryset=lambda request: _groups(request.user),
        empty_label="Tất cả",
    )
    status = filters.ChoiceFilter(label="Tình trạng", choices=Status.choices, empty_label="Tất cả")
    q = filters.CharFilter(label="Đơn vị hoặc người ký", method="with_words", max_length=100)

    class Meta:
        model = Commitment
        fields = ()

    def __init__(self, data, *, request):
        rows = Commitment.objects.visible_to(request.user).for_listing()
        super().__init__(data, queryset=rows, request=request)
        self.form.fields["group"].label_from_instance = group_label

    def filter_queryset(self, queryset):
        """Theo các ô lọc, đúng thứ tự."""
        return (
            super()
            .filter_queryset(queryset)
            .order_by(
                "-campaign__year_from",
                "campaign__code",
                F("order").asc(nulls_last=True),
                "unit__order",
                "unit__code",
            )
        )

    def with_words(self, queryset, name, value):
        """Tên có chứa các chữ này; compared here, for databases differ in folding Vietnamese letters."""
        wanted = folded(value)
        names = ("unit__name", "unit__short_name", "unit__code", "leader__name")
        rows = queryset.values_list("pk", *names)
        return queryset.filter(
            pk__in=[pk for pk, *said in rows if any(wanted in folded(each) for each in said)]
        )


def _groups(account):
    visible = Campaign.objects.visible_to(account).values("pk")
    return RankingGroup.objects.filter(campaign__in=visible).select_related("campaign")
