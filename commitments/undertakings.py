"""Đọc các bản cam kết cùng số liệu từ cơ sở dữ liệu thành đầu vào của phép chấm điểm, many at a time.

SQL only fetches and filters here; every figure is computed in `indicators.scoring`.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from commitments.models import (
    Adjustment,
    AmendmentChange,
    Baseline,
    Commitment,
    CommitmentItem,
    Entry,
    Report,
    Target,
)
from commitments.models.report import COUNTING, ReportStatus
from indicators.figures import PARTS, Figure
from indicators.rules import Change, Filing, Promise, Record, Undertaking


@dataclass(frozen=True, slots=True)
class Loaded:
    """Một bản cam kết đã đọc; `digests` by year: the hash of everything that its scores of that year depend on."""

    undertaking: Undertaking
    digests: dict[int, str]


def load(commitments, years):
    """Các bản cam kết đã ký, theo khoá chính: {pk: Loaded}, with the filings of the given years only.

    `commitments` are primary keys; ask for some hundreds at a time.
    """
    ids = list(commitments)
    items = _items(ids)
    promises = _promises(ids, items)
    filings, traces = _filings(ids, years, {pk: number for pk, _, number, _ in items})
    adjustments = _adjustments(ids, years)
    dates = Commitment.objects.filter(pk__in=ids).values_list(
        "pk", "signed_on", "ended_on", "unit__valid_from", "unit__valid_to"
    )
    return {
        pk: Loaded(
            Undertaking(*life, promises[pk], filings[pk], adjustments[pk]),
            _digests(life, promises[pk], {year: traces[pk, year] for year in years}, adjustments[pk]),
        )
        for pk, *life in dates
    }


def of_one(commitment, year):
    """Một bản cam kết đã ký mà nội dung và đơn vị có sẵn: its Undertaking, with the filings of that year only."""
    pk, unit = commitment.pk, commitment.unit
    items = [(item.pk, pk, item.indicator.number, item.not_applicable) for item in commitment.items.all()]
    filings, _ = _filings([pk], [year], {item: number for item, _, number, _ in items})
    return Undertaking(
        commitment.signed_on,
        commitment.ended_on,
        unit.valid_from,
        unit.valid_to,
        _promises([pk], items)[pk],
        filings[pk],
        _adjustments([pk], [year])[pk],
    )


def promises_of(commitments):
    """Những điều đã cam kết, without what was reported: {pk: {indicator number: Promise}}."""
    ids = list(commitments)
    return _promises(ids, _items(ids))


def _items(ids):
    rows = CommitmentItem.objects.filter(commitment__in=ids).order_by("pk")
    return list(rows.values_list("pk", "commitment", "indicator__number", "not_applicable"))


def _digests(life, promises, traces, adjustments):
    """{năm: mã băm}; what the years have in common is written once for all."""
    in_common = f"{life!r}, {sorted(promises.items())!r}"
    digests = {}
    for year, of_year in traces.items():
        adjusted = sorted(pair for pair in adjustments if pair[0].startswith(f"{year:04d}-"))
        content = f"({in_common}, {sorted(of_year)!r}, {adjusted!r})"
        digests[year] = hashlib.sha256(content.encode()).hexdigest()
    return digests


def _promises(ids, items):
    """{commitment: {number: Promise}}."""
    targets, baselines, changes = defaultdict(dict), defaultdict(dict), _changes(ids)
    rows = Target.objects.filter(item__commitment__in=ids).order_by("pk")
    for item, span, value in rows.values_list("item", "span", "value"):
        targets[item][span] = value
    rows = Baseline.objects.filter(item__commitment__in=ids).order_by("pk")
    for item, year, value in rows.values_list("item", "year", "value"):
        baselines[item][year] = value
    promises = defaultdict(dict)
    for pk, commitment, number, reason in items:
        promises[commitment][number] = Promise(targets[pk], baselines[pk], reason != "", changes[pk])
    return promises


def _changes(ids):
    """{item: [Change]}, of the signed amendments."""
    changes, targets = defaultdict(list), {}
    rows = AmendmentChange.objects.signed().filter(amendment__commitment__in=ids)
    columns = ("item", "amendment__effective_on", "amendment__number", "not_applicable")
    for pk, span, value, item, day, number, reason in rows.order_by("pk", "targets__pk").values_list(
        "pk", "targets__span", "targets__value", *columns
    ):
        if pk not in targets:
            targets[pk] = {}
            is_not_applicable = None if reason is None else reason != ""
            changes[item].append(Change(day, number, targets[pk], is_not_applicable))
        if span is not None:
            targets[pk][span] = value
    return changes


ENTRY_COLUMNS = (
    "report",
    "item",
    *PARTS,
    *(f"verified_{part}" for part in PARTS),
    "awarded_points",
)
_NOTHING_SAID = (None, None, None, None, False)


def _filings(ids, years, numbers):
    """{commitment: {period: Filing}}, and {(commitment, year): [rows]} from which the hash is made."""
    reports = Report.objects.filter(
        commitment__in=ids, period__gte=f"{min(years):04d}-", period__lt=f"{max(years) + 1:04d}-"
    ).exclude(status=ReportStatus.DRAFT)
    entries = Entry.objects.filter(report__in=reports.filter(status__in=COUNTING))
    records, traces_of_report = defaultdict(dict), defaultdict(list)
    for row in entries.values_list(*ENTRY_COLUMNS).iterator(chunk_size=5000):
        if row[2:7] == _NOTHING_SAID:
            continue
        verified = None if row[7:12] == _NOTHING_SAID else Figure(*row[7:12])
        number = numbers[row[1]]
        records[row[0]][number] = Record(Figure(*row[2:7]), verified, row[12])
        traces_of_report[row[0]].append((number, *row[2:]))
    filings, traces = defaultdict(dict), defaultdict(list)
    for pk, commitment, period, status, submitted_on in reports.order_by("pk").values_list(
        "pk", "commitment", "period", "status", "submitted_on"
    ):
        filings[commitment][period] = Filing(status, submitted_on, records[pk])
        traces[commitment, int(period[:4])].append(
            (period, status, submitted_on, sorted(traces_of_report[pk], key=_number))
        )
    return filings, traces


def _number(row):
    return row[0]


def _adjustments(ids, years):
    """{commitment: [(period, points)]} of the given years."""
    found = defaultdict(list)
    rows = Adjustment.objects.filter(commitment__in=ids).order_by("pk")
    for commitment, period, points in rows.values_list("commitment", "period", "points"):
        if int(period[:4]) in years:
            found[commitment].append((period, points))
    return found
