"""Hàng chờ thẩm định trên trang: its rows, the list beside a report, which one to open next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from commitments import impartiality, signs
from commitments.appraisal import days_late
from commitments.filters import ReportFilter
from commitments.models import Campaign, Report
from commitments.models.report import ReportStatus
from commitments.models.reviewing import charged_among
from commitments.worklist import sendings
from indicators import periods
from units.models import Account

ROWS = 25
BESIDE = 12


@dataclass(frozen=True)
class QueueRow:
    """Một báo cáo trong hàng chờ; `returned`: how often it had been sent back; `waits_for`: lead units not heard yet.

    `is_new` and `number`, of the sending, only while it waits; `abstaining`: who asked not to review it; `charged`: to
    whom it is assigned, where that is not this account.
    """

    report: Report
    url: str
    period: str
    sent_on: date
    days_late: int
    returned: int
    is_new: bool = False
    number: int = 1
    waits_for: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()
    charged: tuple[str, ...] = ()
    is_of_own_unit: bool = False


def query_of(request: HttpRequest) -> str:
    """Phần lọc của địa chỉ, carried along so that the next report is one of the same choice: "?campaign=…" or ""."""
    chosen = request.GET.copy()
    for name in request.GET:
        if name not in ReportFilter.base_filters or not chosen[name]:
            del chosen[name]
    return f"?{chosen.urlencode()}" if chosen else ""


def rows(
    reports: list[Report], query: str, account: Account, campaigns: Iterable[Campaign]
) -> list[QueueRow]:
    """Các dòng của một trang, of reports of these campaigns; a constant number of queries."""
    waits_for, abstaining = signs.waited_for(reports), impartiality.abstaining(reports)
    charged = charged_among(reports)
    calendars = {(each.pk, period.code): period for each in campaigns for period in each.calendar()}
    sent = sendings(reports)
    return [
        QueueRow(
            report=report,
            url=link(report.pk, query),
            period=periods.name_of(report.period),
            sent_on=sent[report.pk].on,
            days_late=days_late(report.submitted_on, calendars[report.commitment.campaign_id, report.period]),
            returned=sent[report.pk].returned,
            is_new=getattr(report, "is_again", None) is False,
            number=getattr(report, "sendings", None) or 1,
            waits_for=waits_for.get(report.pk, ()),
            abstaining=abstaining.get(report.pk, ()),
            charged=tuple(str(each) for each in charged[report.pk] if account not in charged[report.pk]),
            is_of_own_unit=report.commitment.unit_id == account.unit_id,
        )
        for report in reports
    ]


def choices(chosen: ReportFilter, request: HttpRequest) -> list[dict]:
    """Các lựa chọn nhanh: label, url, count, current; nothing where what is shown does not wait."""
    if not chosen.is_waiting:
        return []
    counts, is_mine = chosen.counts, signs.MINE in chosen.wanted
    kinds = [
        _choice(request, label, counts[value], chosen.kind == value, only=value)
        for value, label in {"": "Tất cả", **signs.LABELS}.items()
    ]
    mine = _choice(
        request, "Của tôi", counts[signs.MINE], is_mine, whose="" if is_mine else signs.MINE, only=chosen.kind
    )
    return [*kinds, mine]


def _choice(request, label, count, current, **wanted):
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in wanted.items():
        query[name] = value
    kept = {name: value for name, value in query.items() if value and name in ReportFilter.base_filters}
    return {"label": label, "url": f"?{urlencode(kept)}", "count": count, "current": current}


def waiting(request: HttpRequest) -> list[tuple]:
    """Những báo cáo chờ thẩm định theo bộ lọc: (pk, unit, period, first sent on, whether mine), longest first."""
    chosen = request.GET.copy()
    chosen["status"] = ReportStatus.SUBMITTED.value
    columns = ("pk", "commitment__unit__name", "period", "submitted_on", "is_mine")
    return list(ReportFilter(chosen, request=request).qs.values_list(*columns))


def beside(found: list[tuple], report: Report, query: str) -> list[dict]:
    """Những báo cáo quanh báo cáo này; the shape of components/queue.html."""
    place = next((place for place, (pk, *_) in enumerate(found) if pk == report.pk), 0)
    first = max(0, min(place - BESIDE // 2, len(found) - BESIDE))
    return [
        {
            "label": f"{unit}, {periods.name_of(period)}",
            "url": link(pk, query),
            "state": str(ReportStatus.SUBMITTED),
            "note": f"Gửi {submitted_on:%d/%m/%Y}" if is_mine else "Của người khác",
            "current": pk == report.pk,
        }
        for pk, unit, period, submitted_on, is_mine in found[first : first + BESIDE]
    ]


def following(found: list[tuple], report: Report, query: str) -> str:
    """Địa chỉ của báo cáo kế tiếp của mình trong hàng chờ, else of the first that waits; "" when none does."""
    here = report.submitted_on, report.pk
    others = [(sent_on, pk) for pk, _, _, sent_on, is_mine in found if is_mine and pk != report.pk]
    later = [place for place in others if place > here]
    return link((later or others)[0][1], query) if others else ""


def link(pk: int, query: str) -> str:
    """Trang thẩm định một báo cáo, with the filter it was opened from."""
    return reverse("commitments:review", args=[pk]) + query
