"""Dấu của một báo cáo trong hàng chờ: new, sent again, late, waiting for a lead unit, mine; asked in the same query."""

from datetime import date

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


def signed(reports, account: Account):
    """Các báo cáo kèm dấu; four queries for the calendars of the campaigns among them, whatever their number."""
    rounds = Round.objects.filter(report=OuterRef("pk")).order_by().values("report")
    asked = LeadReview.objects.waiting().filter(report=OuterRef("pk"))
    return reports.annotate(
        sendings=Subquery(rounds.annotate(last=Max("number")).values("last")),
        is_again=Exists(Round.objects.filter(report=OuterRef("pk"), number__gte=2)),
        is_led=Exists(asked),
        is_mine=Case(When(assigned_to(account), then=True), default=False, output_field=BooleanField()),
        is_late=_is_late(reports),
    )


def mine(reports, account: Account):
    """Của tôi: assigned to this account, or to nobody, and not abstained from."""
    return reports.filter(assigned_to(account))


def _is_late(reports):
    """Gửi lần đầu sau hạn: the due dates are computed by the calendar, so the database is told them one by one."""
    late = Q(pk__in=[])
    for campaign, period, due_on in _due_dates(reports):
        late |= Q(commitment__campaign=campaign, period=period, submitted_on__gt=due_on)
    return Case(When(late, then=Value(True)), default=Value(False), output_field=BooleanField())


def _due_dates(reports) -> list[tuple[int, str, date]]:
    """(đợt, kỳ, hạn gửi) of the periods that occur."""
    pairs = set(reports.order_by().values_list("commitment__campaign", "period").distinct())
    campaigns = Campaign.objects.with_calendar().filter(pk__in={campaign for campaign, _ in pairs})
    return [
        (campaign.pk, period.code, period.due_on)
        for campaign in campaigns
        for period in campaign.calendar()
        if (campaign.pk, period.code) in pairs
    ]


def waited_for(reports: list[Report]) -> dict[int, tuple[str, ...]]:
    """{báo cáo: các cơ quan chủ trì còn được chờ}, for the rows of one page."""
    rows = LeadReview.objects.waiting().filter(report__in=reports).order_by("report", "due_on")
    found = {}
    for report, unit in rows.values_list("report", "lead_unit__name"):
        found[report] = tuple(dict.fromkeys([*found.get(report, ()), unit]))
    return found
