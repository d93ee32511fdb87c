"""Phụ lục để đọc: what each changed, old and new, and all versions of a commitment side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.text import capfirst

from commitments.annexing import Ground, Proposal, ground_of, proposal_of, span_name
from commitments.models import Amendment, AmendmentChange, Commitment, CommitmentItem
from indicators.agreed import Laid, in_order, laid
from indicators.models import Indicator
from indicators.models.indicator import CompareTo
from indicators.numbers import written
from indicators.rules import Change, Promise

APPLICABILITY = "Áp dụng"
APPLIES, NOTHING, AS_OF_YEAR = "có áp dụng", "chưa có", "theo mức năm"


@dataclass(frozen=True)
class Part:
    """Một mức, hoặc việc áp dụng, trước và sau; `span` is "" for the applicability."""

    span: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangedLine:
    """Một chỉ tiêu mà phụ lục thay đổi."""

    number: str
    text: str
    measure: str
    parts: tuple[Part, ...]


def changed_lines(ground: Ground, proposal: Proposal, number: int) -> list[ChangedLine]:
    """Các chỉ tiêu mà phụ lục số này thay đổi, in the order of the set; old is what was agreed before it."""
    reasons = reasons_of(ground.commitment)
    found = []
    for item in _items(ground.commitment):
        if alteration := proposal.alterations.get(item.indicator.number):
            indicator, promise = item.indicator, ground.promises[item.indicator.number]
            before = laid(promise, _earlier(promise, (proposal.effective_on, number)))
            parts = [
                Part(span, span_name(span), _target(before, span, indicator), sign(indicator, value))
                for span, value in sorted(alteration.targets.items())
            ]
            if (reason := alteration.not_applicable) is not None:
                was = _applicability(before, item, reasons)
                parts.append(Part("", APPLICABILITY, was, f"không áp dụng ({reason})" if reason else APPLIES))
            found.append(ChangedLine(indicator.number, indicator.text, indicator.measure, tuple(parts)))
    return found


def lines_of(amendment: Amendment) -> list[ChangedLine]:
    """Các chỉ tiêu mà một phụ lục đang lưu thay đổi."""
    return changed_lines(ground_of(amendment.commitment), proposal_of(amendment), amendment.number)


def reasons_of(commitment: Commitment) -> dict[tuple[int, int], str]:
    """{(nội dung, số phụ lục): lý do không áp dụng}."""
    rows = AmendmentChange.objects.signed().filter(amendment__commitment=commitment)
    columns = rows.exclude(not_applicable=None).values_list("item", "amendment__number", "not_applicable")
    return {(item, number): reason for item, number, reason in columns}


def sign(indicator: Indicator, value: Decimal) -> str:
    """Mức giao kèm dấu so sánh: “≥ 90”."""
    return f"{indicator.compare_sign}\u00a0{written(value)}" if indicator.compare_sign else written(value)


def _items(commitment):
    rows = CommitmentItem.objects.filter(commitment=commitment).select_related("indicator")
    return rows.order_by("indicator__order", "pk")


def _earlier(promise: Promise, place: tuple[date, int]) -> list[Change]:
    return [
        change
        for change in in_order(promise.changes)
        if (change.effective_on, change.amendment_number) < place
    ]


def _target(held: Laid, span: str, indicator: Indicator) -> str:
    if span in held.targets:
        return sign(indicator, held.targets[span])
    of_year = held.targets.get(span[:4]) if "-" in span else None
    return NOTHING if of_year is None else f"{AS_OF_YEAR} ({sign(indicator, of_year)})"


def _applicability(held: Laid, item: CommitmentItem, reasons: Mapping) -> str:
    if held.is_applicable:
        return APPLIES
    return f"không áp dụng ({reasons.get((item.pk, held.excluded_by), item.not_applicable)})"


@dataclass(frozen=True)
class Version:
    """Một bản: the original, or the commitment from an amendment on; `is_current`: what applies today."""

    number: int | None
    label: str
    since: date
    is_current: bool
    url: str


@dataclass(frozen=True)
class Said:
    """Một mức trong một ô, e.g. “2019: ≥ 75”."""

    text: str
    is_changed: bool


@dataclass(frozen=True)
class Cell:
    """Nội dung của một chỉ tiêu ở một bản."""

    lines: tuple[Said, ...]
    is_current: bool

    @property
    def is_changed(self) -> bool:
        """Phụ lục này đã đổi chỉ tiêu."""
        return any(line.is_changed for line in self.lines)


@dataclass(frozen=True)
class Row:
    """Một chỉ tiêu qua các bản."""

    number: str
    text: str
    measure: str
    cells: tuple[Cell, ...]

    @property
    def is_changed(self) -> bool:
        """Có phụ lục nào thay đổi chỉ tiêu này."""
        return any(cell.is_changed for cell in self.cells)


@dataclass(frozen=True)
class History:
    """Các bản của một bản cam kết, cạnh nhau; the cells of a row stand in the order of the versions."""

    versions: list[Version]
    rows: list[Row]


def history_of(commitment: Commitment, *, today: date) -> History | None:
    """Bản gốc và từng phụ lục đã ký, in the order in which they take effect; None without any amendment."""
    amendments = list(commitment.amendments.signed().order_by("effective_on", "number"))
    if not amendments:
        return None
    ground, reasons = ground_of(commitment), reasons_of(commitment)
    versions = _versions(commitment, amendments, today)
    rows = [_row(item, ground, versions, reasons) for item in _items(commitment)]
    return History(versions, rows)


def _versions(commitment, amendments, today):
    begun = sum(each.effective_on <= today for each in amendments)
    original = Version(None, "Bản gốc", commitment.signed_on, begun == 0, "")
    return [
        original,
        *(
            Version(
                each.number,
                f"Phụ lục số {each.number:02d}",
                each.effective_on,
                place == begun,
                each.get_absolute_url(),
            )
            for place, each in enumerate(amendments, start=1)
        ),
    ]


def _row(item, ground, versions, reasons):
    indicator, promise = item.indicator, ground.promises[item.indicator.number]
    years = sorted({period.year for period in ground.calendar})
    changes, cells, before = in_order(promise.changes), [], None
    for place, version in enumerate(versions):
        numbers = {each.number for each in versions[: place + 1]}
        held = laid(promise, [change for change in changes if change.amendment_number in numbers])
        texts = _said(held, item, years, reasons)
        known = texts if before is None else before
        lines = tuple(Said(text, text not in known) for text in texts)
        cells.append(Cell(lines, version.is_current))
        before = texts
    return Row(indicator.number, indicator.text, indicator.measure, tuple(cells))


def _said(held, item, years, reasons):
    indicator = item.indicator
    if not held.is_applicable:
        return [capfirst(_applicability(held, item, reasons))]
    if not indicator.compare_to:
        return ["Thực hiện"]
    if indicator.compare_to == CompareTo.BASELINE:
        return ["So với số liệu năm trước"]
    return list(_targets(held.targets, indicator, years)) or [capfirst(NOTHING)]


def _targets(targets, indicator, years):
    for year in years:
        if str(year) in targets:
            value = sign(indicator, targets[str(year)])
            yield value if len(years) == 1 else f"{year}: {value}"
        for span in sorted(span for span in targets if span.startswith(f"{year}-")):
            yield f"{span_name(span)}: {sign(indicator, targets[span])}"
