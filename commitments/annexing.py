"""Kiểm tra một phụ lục trước khi ghi: what an amendment may change, and which periods it moves.

The same guard as a bundle's (scoring.md §8): between signing and end, spans of the campaign, no targets where there are
none, nothing of a period that ended before, nothing of a closed year.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.text import capfirst

from commitments.conflicts import NotReady
from commitments.models import Amendment, Commitment
from commitments.undertakings import promises_of
from indicators import periods
from indicators.agreed import moved_periods
from indicators.figures import fits
from indicators.models.indicator import CompareTo
from indicators.numbers import written
from indicators.periods import Period
from indicators.rules import Change, Promise

_DAY = "effective_on"


class Unfit(NotReady):
    """Phụ lục chưa đúng; `place` names what is at fault: a word of the proposal, or (number, span) of a target."""

    def __init__(self, message: str, *place: str):
        super().__init__(message)
        self.place = place


@dataclass(frozen=True)
class Alteration:
    """Thay đổi một chỉ tiêu; `not_applicable`: a reason, "" for applicable again, None says nothing of it."""

    targets: Mapping[str, Decimal] = field(default_factory=dict)
    not_applicable: str | None = None

    @property
    def is_empty(self) -> bool:
        """Không nói gì."""
        return not self.targets and self.not_applicable is None


@dataclass(frozen=True)
class Proposal:
    """Nội dung một phụ lục: căn cứ, lý do, ngày hiệu lực, và thay đổi theo số chỉ tiêu."""

    decision: str
    reason: str
    effective_on: date
    alterations: Mapping[str, Alteration]


@dataclass(frozen=True)
class Ground:
    """Những gì cần để xét một phụ lục của một bản cam kết, read once."""

    commitment: Commitment
    promises: Mapping[str, Promise]
    compare_to: Mapping[str, str | None]
    calendar: tuple[Period, ...]
    closed_years: frozenset[int]

    def span_end(self, span: str) -> date | None:
        """Ngày cuối của năm hoặc kỳ; None when it is not one of the campaign."""
        ends = [each.last_day for each in self.calendar if span in {str(each.year), each.code}]
        return max(ends, default=None)

    def moved(self, number: str, alteration: Alteration, effective_on: date, amendment: int) -> list[Period]:
        """Các kỳ mà thay đổi này làm khác đi."""
        said = alteration.not_applicable
        change = Change(
            effective_on, amendment, alteration.targets, None if said is None else bool(said.strip())
        )
        return moved_periods(self.promises[number], change, self.calendar, self.compare_to[number])


def ground_of(commitment: Commitment) -> Ground:
    """Đọc bản cam kết đã ký cùng các phụ lục đang có hiệu lực."""
    campaign = commitment.campaign
    items = commitment.items.values_list("indicator__number", "indicator__compare_to")
    return Ground(
        commitment=commitment,
        promises=promises_of([commitment.pk])[commitment.pk],
        compare_to={number: compare_to or None for number, compare_to in items},
        calendar=campaign.calendar(),
        closed_years=frozenset(campaign.closed_years.values_list("year", flat=True)),
    )


def proposal_of(amendment: Amendment) -> Proposal:
    """Nội dung đang lưu của một phụ lục."""
    rows = amendment.changes.order_by("pk").select_related("item__indicator").prefetch_related("targets")
    alterations = {
        row.item.indicator.number: Alteration(
            {target.span: target.value for target in row.targets.all()}, row.not_applicable
        )
        for row in rows
    }
    return Proposal(amendment.decision, amendment.reason, amendment.effective_on, alterations)


def effective(proposal: Proposal, ground: Ground, amendment: int) -> dict[str, Alteration]:
    """Những thay đổi có tác dụng, what changes nothing left out; NotReady where the whole may not be."""
    if not proposal.decision.strip():
        raise Unfit("Cần ghi quyết định điều chỉnh.", "decision")
    if not proposal.reason.strip():
        raise Unfit("Cần ghi lý do điều chỉnh.", "reason")
    _check_day(proposal.effective_on, ground.commitment)
    kept, moved = {}, []
    for number, alteration in proposal.alterations.items():
        _check_alteration(number, alteration, proposal.effective_on, ground)
        if found := ground.moved(number, alteration, proposal.effective_on, amendment):
            kept[number] = alteration
            moved += found
    if not kept:
        raise Unfit("Phụ lục chưa thay đổi mức giao hoặc việc áp dụng nào so với hiện hành.")
    _check_closed(moved, ground)
    return kept


def _check_day(day: date, commitment: Commitment):
    ended = commitment.unit.valid_to
    if day < commitment.signed_on:
        raise Unfit(f"Ngày hiệu lực trước ngày ký bản cam kết ({commitment.signed_on:%d/%m/%Y}).", _DAY)
    if commitment.ended_on and day > commitment.ended_on:
        raise Unfit(f"Ngày hiệu lực sau ngày kết thúc bản cam kết ({commitment.ended_on:%d/%m/%Y}).", _DAY)
    if ended and day > ended:
        raise Unfit(f"Ngày hiệu lực sau ngày đơn vị kết thúc ({ended:%d/%m/%Y}).", _DAY)


def _check_alteration(number, alteration, day, ground):
    if number not in ground.promises:
        raise Unfit(f"Bản cam kết không có chỉ tiêu {number}.")
    if alteration.targets and ground.compare_to[number] != CompareTo.TARGET:
        raise Unfit(f"Chỉ tiêu {number} không có mức giao để điều chỉnh.", number)
    for span, value in alteration.targets.items():
        if not fits(value) or value < 0:
            raise Unfit(f"Mức giao {written(value)} không hợp lệ.", number, span)
        ends = ground.span_end(span)
        if ends is None:
            raise Unfit(f"“{span}” không phải năm hoặc kỳ của đợt cam kết.", number, span)
        if ends < day:
            raise Unfit(
                f"{capfirst(span_name(span))} kết thúc ngày {ends:%d/%m/%Y}, trước ngày hiệu lực.",
                number,
                span,
            )


def _check_closed(moved: Iterable[Period], ground: Ground):
    if closed := {period.year for period in moved} & ground.closed_years:
        raise Unfit(
            f"Năm {max(closed)} đã khoá, kết quả không đổi được nữa. Chọn ngày hiệu lực muộn hơn.", _DAY
        )


def span_name(span: str) -> str:
    """Tên năm hoặc kỳ để đọc."""
    return periods.name_of(span) if "-" in span else f"năm {span}"
