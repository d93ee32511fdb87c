"""Nhập gói dữ liệu: checked as a whole, then merged in one transaction; on any fault the database is as before."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from commitments import standings
from commitments.bundle.faults import Fault
from commitments.bundle.merge.campaigns import merge_campaign
from commitments.bundle.merge.commitments import merge_commitments
from commitments.bundle.merge.engine import Merge
from commitments.bundle.merge.indicator_sets import merge_indicator_sets
from commitments.bundle.merge.province import merge_province
from commitments.bundle.merge.reports import merge_adjustments, merge_reports
from commitments.models import Campaign, Commitment, Entry, RankingGroup, Report
from indicators.models import IndicatorSet
from units import audit
from units.models import Unit

IMPORTED = "import"
"""Việc ghi vào nhật ký của mọi thứ mà gói đã đụng tới."""


class Refused(Exception):
    """Gói không nhập được; `faults` says where and why, nothing was written."""

    def __init__(self, faults: list[Fault]):
        super().__init__(f"{len(faults)} lỗi")
        self.faults = faults


@dataclass(frozen=True)
class Outcome:
    """Đã nhập gì: numbers of new and changed rows by the kinds that people ask for."""

    created: dict[str, int]
    changed: int
    standings: int

    def line(self) -> str:
        """Một dòng tổng kết."""
        parts = ", ".join(f"{count} {name}" for name, count in self.created.items())
        return f"Đã nhập: mới {parts}; sửa {self.changed} dòng; tính {self.standings} kết quả xếp hạng."


_COUNTED = {
    Unit: "đơn vị",
    Campaign: "đợt cam kết",
    Commitment: "bản cam kết",
    Report: "báo cáo",
    Entry: "số liệu",
}


@transaction.atomic
def import_data(data: dict, *, replace: bool = False, by=None) -> Outcome:
    """Ghép dữ liệu đã kiểm tra vào cơ sở dữ liệu; Refused when something closed would change."""
    codes = [campaign["code"] for campaign in data["campaigns"]]
    standings.lock(RankingGroup.objects.filter(campaign__code__in=codes))
    merge = Merge(replace=replace)
    known = merge_province(merge, data)
    sets = merge_indicator_sets(merge, known, data["indicator_sets"])
    for index, source in enumerate(data["campaigns"]):
        ground = merge_campaign(merge, known, sets, source, ("campaigns", index))
        if merge.faults:
            continue
        commitments, items = merge_commitments(merge, known, ground)
        if not merge.faults:
            merge_reports(merge, ground, commitments, items)
            merge_adjustments(merge, ground, commitments)
    if merge.faults:
        raise Refused(merge.faults)
    _freeze_used_sets()
    count = _recompute(merge)
    _record(merge, by, "thay thế dữ liệu đã khoá" if replace else "")
    created = {name: merge.created[model] for model, name in _COUNTED.items()}
    return Outcome(created, sum(merge.changed.values()), count)


def _freeze_used_sets():
    """Chốt các bộ chỉ tiêu đã có người ký theo."""
    used = Commitment.objects.exclude(signed_on=None).values("campaign__indicator_set")
    IndicatorSet.objects.filter(frozen_at=None, pk__in=used).update(frozen_at=timezone.now())


def _recompute(merge):
    count = 0
    for campaign in Campaign.objects.with_rules().filter(pk__in=merge.touched).order_by("pk"):
        groups = campaign.groups.order_by("pk")
        if merge.touched[campaign.pk] is not None:
            groups = groups.filter(pk__in=merge.touched[campaign.pk])
        count += standings.rebuild(campaign, groups=list(groups))
    return count


def _record(merge, by, note):
    """Nhật ký: one line for each campaign and each commitment that the bundle touched."""
    counts = {
        model._meta.model_name: [merge.created[model], merge.changed[model]]
        for model in merge.created
        if merge.created[model] or merge.changed[model]
    }
    campaigns = Campaign.objects.filter(pk__in=merge.touched).order_by("code")
    events = [(campaign.audit_chain, IMPORTED, campaign.code, note, counts) for campaign in campaigns]
    acted = Commitment.objects.select_related("campaign", "unit").order_by("pk").in_bulk(merge.commitments)
    events += [(commitment.audit_chain, IMPORTED, "", note, {}) for commitment in acted.values()]
    audit.record_many(events, by=by)
