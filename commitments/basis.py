"""Căn cứ của tờ báo cáo: everything around the figures of one period that typing them does not change.

Reads only; a constant number of queries. What was read is kept by `commitments.kept_basis` while it still holds.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch, prefetch_related_objects

from commitments import closures, permissions, workflow
from commitments.models import AmendmentChange, Commitment, CommitmentItem, Entry
from commitments.policies import Ruling, ruling_of
from commitments.undertakings import of_one
from indicators.figures import Figure
from indicators.periods import Period
from indicators.rules import Undertaking
from units.models import Account

RULES = ("holidays", "overrides", "grades", "closed_years")
"""Điều của đợt cần lấy sẵn, so that the number of queries stays constant."""

ITEMS = Prefetch("items", CommitmentItem.objects.select_related("indicator__parent", "indicator__lead_unit"))


@dataclass(frozen=True)
class Basis:
    """Căn cứ của một đơn vị, một kỳ, một người xem, một ngày; several requests may hold it at once: never change it.

    `last` by item: (figure of the period before, whether an estimate), only what this account may see. `reasons`: why
    an indicator does not apply, by (item, number of the amendment). `shut` says why the unit may enter nothing in a
    closed period, `extended_until` how long it may all the same. `undertaking` holds the filings of the year.
    """

    commitment: Commitment
    period: Period
    before: Period | None
    today: date
    ruling: Ruling
    undertaking: Undertaking
    last: dict[int, tuple[Figure, bool]]
    reasons: dict[tuple[int, int], str]
    shut: str
    extended_until: date | None

    @cached_property
    def items(self) -> dict[str, CommitmentItem]:
        """Các nội dung cam kết, by the number of the indicator."""
        return {item.indicator.number: item for item in self.commitment.items.all()}


def read(
    commitment: Commitment, period: Period, *, by: Account, today: date, ruling: Ruling | None = None
) -> Basis:
    """Đọc căn cứ as this account may see it; `period` is one that the unit owes, `ruling` where it is at hand."""
    prefetch_related_objects([commitment.campaign], *RULES)
    prefetch_related_objects([commitment], ITEMS)
    before, undertaking = _before(commitment, period), of_one(commitment, period.year)
    shut, extended_until = closures.standing(commitment, period.code, today)
    return Basis(
        commitment=commitment,
        period=period,
        before=before,
        today=today,
        ruling=ruling or ruling_of(commitment.campaign),
        undertaking=undertaking,
        last=_last(commitment, before, by),
        reasons=_reasons(commitment) if _is_amended(undertaking) else {},
        shut=shut,
        extended_until=extended_until,
    )


def _before(commitment, period):
    """Kỳ liền trước mà đơn vị phải báo cáo, also of the year before."""
    earlier = [owed for owed in workflow.owed_periods(commitment) if owed.starts_on < period.starts_on]
    return earlier[-1] if earlier else None


def _last(commitment, before, by):
    """{nội dung: (số của kỳ trước, có phải số ước)}: verified where it was."""
    if before is None:
        return {}
    entries = Entry.objects.all() if permissions.may_enter(by, commitment) else Entry.objects.visible_to(by)
    wanted = entries.filter(report__commitment=commitment, report__period=before.code)
    return {entry.item_id: (entry.counted, entry.is_estimated) for entry in wanted}


def _is_amended(undertaking):
    return any(promise.changes for promise in undertaking.promises.values())


def _reasons(commitment):
    """{(nội dung, số phụ lục): lý do không áp dụng}."""
    changes = AmendmentChange.objects.signed().filter(amendment__commitment=commitment)
    changes = changes.exclude(not_applicable=None)
    rows = changes.values_list("item", "amendment__number", "not_applicable")
    return {(item, number): reason for item, number, reason in rows}
