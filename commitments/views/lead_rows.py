"""Danh sách ý kiến chuyên ngành trên trang: the reports of which a lead unit was asked something, one row each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min, Prefetch, Q
from django.urls import reverse

from commitments.models import LeadReview, Report
from indicators import periods
from units.models import Account


@dataclass(frozen=True)
class LeadRow:
    """Một báo cáo; `items` the indicators asked about as (number, text), `due_on` None once nothing is waited for."""

    report: Report
    url: str
    period: str
    items: tuple[tuple[str, str], ...]
    asked_on: date
    due_on: date | None
    answers: str


def waiting(account: Account):
    """Những báo cáo còn chờ ý kiến, soonest due first."""
    return _reports(LeadReview.objects.visible_to(account).waiting()).order_by("due", "pk")


def answered(account: Account):
    """Những báo cáo đã có ý kiến, latest first."""
    return _reports(LeadReview.objects.visible_to(account).answered()).order_by("-given", "-pk")


def _reports(asked):
    found = Q(lead_reviews__in=asked)
    return Report.objects.annotate(
        due=Min("lead_reviews__due_on", filter=found), given=Max("lead_reviews__given_at", filter=found)
    ).filter(pk__in=asked.values("report"))


def rows(reports: list[Report], account: Account) -> list[LeadRow]:
    """Các dòng của một trang; a constant number of queries."""
    asked = LeadReview.objects.visible_to(account).for_listing().order_by("item__indicator__order")
    found = Report.objects.for_listing().prefetch_related(Prefetch("lead_reviews", asked, to_attr="asked"))
    full = found.in_bulk([report.pk for report in reports])
    return [_row(full[report.pk]) for report in reports]


def _row(report):
    waiting = [each for each in report.asked if each.is_waiting]
    shown = waiting or report.asked
    return LeadRow(
        report=report,
        url=reverse("commitments:lead_review", args=[report.pk]),
        period=periods.name_of(report.period),
        items=tuple((each.item.indicator.number, each.item.indicator.text) for each in shown),
        asked_on=min(each.asked_on for each in shown),
        due_on=min(each.due_on for each in waiting) if waiting else None,
        answers=", ".join(
            f"{each.item.indicator.number}: {each.get_opinion_display().lower()}"
            for each in report.asked
            if each.opinion
        ),
    )


def following(account: Account, report: Report) -> str:
    """Địa chỉ của báo cáo kế tiếp còn chờ ý kiến; "" when none does."""
    others = waiting(account).exclude(pk=report.pk).values_list("pk", flat=True)
    first = others.first()
    return reverse("commitments:lead_review", args=[first]) if first else ""
