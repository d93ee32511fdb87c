"""Dấu của một báo cáo trong hàng chờ: new, sent again, late, waiting for a lead unit, mine; asked in the same query."""

from collections.abc import Iterable

from django.db.models import BooleanField, Case, Exists, Max, OuterRef, Q, Subquery, Value, When

from commitments.models import Campaign, LeadReview, Report, Round
from commitments.models.reviewing import assigned_to
from units.models import Account

NEW, AGAIN, LATE, LED, MINE = "moi", "gui-lai", "tre-han", "cho-chu-tri", "cua-toi"
LABELS = {NEW: "Mới", AGAIN: "Gửi lại", LATE: "Trễ hạn", LED: "Chờ cơ quan chủ trì"}
"""Lựa chọn nhanh, in the order of the page; `MINE` goes with each of them."""

CONDITIONS = {
    NEW: Q(is_again=False),
    AGAIN: Q(is_again=True),
    LATE: Q(is_late=True),
    LED: Q(is_led=True),
    MINE: Q(is_mine=True),
}


def signed(reports, account: Account, campaigns: Iterable[Campaign]):
    """Các báo cáo kèm dấu; `campaigns`, with their calendars at hand, are those that they may be of. No query."""
    rounds = Round.objects.filter(report=OuterRef("pk")).order_by().values("report")
    asked = LeadReview.objects.waiting().filter(report=OuterRef("pk"))
    return reports.annotate(
        sendings=Subquery(rounds.annotate(last=Max("number")).values("last")),
        is_again=Exists(Round.objects.filter(report=OuterRef("pk"), number__gte=2)),
        is_led=Exists(asked),
        is_mine=Case(When(assigned_to(account), then=True), default=False, output_field=BooleanField()),
        is_late=_is_late(campaigns),
    )


def mine(reports, account: Account):
    """Của tôi: assigned to this account, or to nobody, and not abstained from."""
    return reports.filter(assigned_to(account))


def _is_late(campaigns):
    """Gửi lần đầu sau hạn: the due dates are computed by the calendar, so the database is told them one by one."""
    late = Q(pk__in=[])
    for campaign in campaigns:
        for period in campaign.calendar():
            late |= Q(commitment__campaign=campaign, period=period.code, submitted_on__gt=period.due_on)
    return Case(When(late, then=Value(True)), default=Value(False), output_field=BooleanField())


def waited_for(reports: list[Report]) -> dict[int, tuple[str, ...]]:
    """{báo cáo: các cơ quan chủ trì còn được chờ}, for the rows of one page."""
    rows = LeadReview.objects.waiting().filter(report__in=reports).order_by("report", "due_on")
    found = {}
    for report, unit in rows.values_list("report", "lead_unit__name"):
        found[report] = tuple(dict.fromkeys([*found.get(report, ()), unit]))
    return found
