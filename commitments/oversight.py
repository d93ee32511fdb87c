"""Việc của người theo dõi nhiều đơn vị: what waits for review, who is late, what to sign, how far each campaign is."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone

from commitments import signs, workflow, worklist
from commitments.models import Campaign, Commitment, LeadReview, ReopenRequest, Report, ReviewAssignment
from commitments.models.commitment import Status
from commitments.models.report import COUNTING, ReportStatus
from commitments.visibility import of_overseen_campaigns
from commitments.worklist import Work
from indicators import periods
from indicators.periods import Period
from units.models import Account, Unit
from units.roles import Role


def desk(account) -> list[Work]:
    """Báo cáo chờ tôi thẩm định, one row for each campaign, with the longest waiting to open next.

    Only what is assigned to me or to nobody; after them what waits for the opinion of the unit I review for.
    """
    waiting = Report.objects.reviewable_by(account).awaiting_review()
    rows = signs.mine(waiting, account).order_by("submitted_on", "pk")
    columns = ("commitment__campaign", "pk", "commitment__unit__name", "period", "submitted_on")
    by_campaign = defaultdict(list)
    for campaign, *waiting in rows.values_list(*columns):
        by_campaign[campaign].append(waiting)
    campaigns = Campaign.objects.in_bulk(by_campaign)
    divided = set(
        ReviewAssignment.objects.filter(campaign__in=by_campaign).values_list("campaign", flat=True)
    )
    on_desk = [_on_desk(campaigns[pk], waiting, pk in divided) for pk, waiting in by_campaign.items()]
    return on_desk + _asked(account)


def _asked(account):
    """Số liệu chờ ý kiến của cơ quan tôi, in one row."""
    asked = LeadReview.objects.visible_to(account).waiting()
    told = asked.aggregate(figures=Count("pk"), reports=Count("report", distinct=True), due_on=Min("due_on"))
    if not told["figures"]:
        return []
    url = reverse("commitments:lead_reviews")
    return [
        Work(
            title=f"{told['figures']} chỉ tiêu chờ ý kiến chuyên ngành",
            url=url,
            meta=f"Của {told['reports']} báo cáo",
            due_on=told["due_on"],
            state=str(ReportStatus.SUBMITTED),
            action_label="Cho ý kiến",
            action_url=url,
        )
    ]


def _on_desk(campaign, waiting, is_divided):
    pk, unit, period, submitted_on = waiting[0]
    query = f"?campaign={campaign.code}" + (f"&whose={signs.MINE}" if is_divided else "")
    return Work(
        title=f"{len(waiting)} báo cáo chờ thẩm định",
        url=reverse("commitments:queue") + query,
        meta=f"{campaign.title} · Lâu nhất: {unit}, {periods.name_of(period)}",
        when=f"từ {submitted_on:%d/%m/%Y}",
        state=str(ReportStatus.SUBMITTED),
        action_label="Mở báo cáo tiếp theo",
        action_url=reverse("commitments:review", args=[pk]) + query,
        is_urgent=True,
    )


def requests(account) -> list[Work]:
    """Đề nghị mở lại chờ tôi trả lời, longest first."""
    rows = ReopenRequest.objects.waiting().answerable_by(account).order_by("asked_at")
    rows = rows.select_related("report__commitment__unit", "report__commitment__campaign", "asked_by")
    return [
        Work(
            title=str(row.report),
            url=reverse("commitments:review", args=[row.report_id]),
            meta=f"{row.asked_by}: “{row.reason}”",
            when=f"từ {timezone.localtime(row.asked_at):%d/%m/%Y}",
            state=str(row.report.status),
            action_label="Xem và trả lời",
            action_url=reverse("commitments:review", args=[row.report_id]),
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Debtor:
    """Đơn vị quá hạn báo cáo: the periods due and not sent, oldest first; whether one of them was returned to it."""

    commitment: Commitment
    periods: tuple[Period, ...]
    is_returned: bool

    @property
    def due_on(self) -> date:
        """Hạn của kỳ cũ nhất."""
        return self.periods[0].due_on

    @property
    def span(self) -> str:
        """Các kỳ còn nợ, viết gọn: first and last."""
        first, last = (periods.name_of(period.code) for period in (self.periods[0], self.periods[-1]))
        return first if len(self.periods) == 1 else f"{first} – {last}"


def debtors(account, today: date) -> list[Debtor]:
    """Đơn vị quá hạn, years not closed, of the campaigns I review or follow up; by campaign, most periods first."""
    over = account.units_as(Role.REVIEWER, Role.FOLLOWER)
    if not over:
        return []
    owing = Commitment.objects.filter(campaign__authority__in=over).select_related("leader")
    commitments = worklist.with_calendars(owing).order_by("campaign", "unit__order", "unit__code")
    reports = Report.objects.filter(commitment__campaign__authority__in=over).only(
        "commitment", "period", "status"
    )
    known = {(report.commitment_id, report.period): report for report in reports}
    found = defaultdict(list)
    for duty in worklist.owed(commitments, known, today):
        if duty.period.due_on < today:
            found[duty.commitment].append(duty)
    rows = [
        Debtor(
            commitment,
            tuple(duty.period for duty in duties),
            any(duty.state == ReportStatus.RETURNED for duty in duties),
        )
        for commitment, duties in found.items()
    ]
    return sorted(rows, key=lambda row: (row.commitment.campaign_id, -len(row.periods)))


@dataclass(frozen=True)
class Signing:
    """Việc ký của một đợt: how many commitments there are, how many are signed, and the next to print and sign."""

    campaign: Campaign
    total: int
    signed: int
    rows: tuple[Work, ...]
    left_out: int


def signing(account, *, limit: int = worklist.SHOWN) -> list[Signing]:
    """Bản cam kết cần in và ký trong các đợt mình giữ hồ sơ, in signing order."""
    over = account.units_as(Role.OFFICER)
    if not over:
        return []
    campaigns = Campaign.objects.filter(authority__in=over).annotate(
        total=Count("commitments"), signed=Count("commitments", filter=~Q(commitments__status=Status.DRAFT))
    )
    drafts = Commitment.objects.filter(campaign__authority__in=over, status=Status.DRAFT)
    to_sign = defaultdict(list)
    for commitment in drafts.select_related("unit", "leader").in_signing_order():
        to_sign[commitment.campaign_id].append(commitment)
    return [
        Signing(
            campaign,
            campaign.total,
            campaign.signed,
            tuple(_to_sign(commitment) for commitment in to_sign[campaign.pk][:limit]),
            max(len(to_sign[campaign.pk]) - limit, 0),
        )
        for campaign in campaigns
    ]


def _to_sign(commitment):
    url = commitment.get_absolute_url()
    order = "" if commitment.order is None else f"{commitment.order}. "
    return Work(
        title=f"{order}{commitment.unit}",
        url=url,
        meta=f"Người cam kết: {commitment.leader}",
        state=str(commitment.status),
        action_label="In và ghi nhận ký",
        action_url=url,
    )


@dataclass(frozen=True)
class Progress:
    """Tiến độ một kỳ của một đợt: how many units owe a report, have sent it, have it approved."""

    campaign: Campaign
    period: Period
    owed: int
    sent: int
    approved: int

    @property
    def name(self) -> str:
        """Tên kỳ."""
        return periods.name_of(self.period.code)


def progress(account, today: date) -> list[Progress]:
    """Tiến độ các đợt mình theo dõi: the latest open period, and before it the latest that anybody reported on."""
    over = account.units_as(Role.LEADER, Role.FOLLOWER, Role.ADMINISTRATOR)
    if not over:
        return []
    campaigns = Campaign.objects.filter(of_overseen_campaigns(account)).with_rules()
    commitments = Commitment.objects.filter(campaign__in=campaigns).exclude(signed_on=None)
    signed = defaultdict(list)
    for commitment in commitments.select_related("unit"):
        signed[commitment.campaign_id].append(commitment)
    counted = _counted(campaigns)
    rows = []
    for campaign in campaigns:
        for period in _periods_of_interest(campaign, counted, today):
            owing = sum(workflow.owes(each, period) for each in signed[campaign.pk])
            rows.append(Progress(campaign, period, owing, *counted.get((campaign.pk, period.code), (0, 0))))
    return rows


def _counted(campaigns):
    """{(campaign, period): (sent, approved)}."""
    rows = (
        Report.objects.filter(commitment__campaign__in=campaigns, status__in=COUNTING)
        .values_list("commitment__campaign", "period")
        .order_by("commitment__campaign", "period")
        .annotate(sent=Count("pk"), approved=Count("pk", filter=Q(status=ReportStatus.APPROVED)))
    )
    return {(campaign, period): (sent, approved) for campaign, period, sent, approved in rows}


def _periods_of_interest(campaign, counted, today):
    opened = [period for period in campaign.calendar() if period.opens_on <= today]
    reported = [period for period in opened if (campaign.pk, period.code) in counted]
    return sorted({*opened[-1:], *reported[-1:]}, key=lambda period: period.code, reverse=True)


def holdings(account) -> list[tuple[str, int]]:
    """Dữ liệu của các tỉnh mình quản trị: what there is, and how many."""
    provinces = set(
        Unit.objects.filter(pk__in=account.units_as(Role.ADMINISTRATOR)).values_list("province", flat=True)
    )
    if not provinces:
        return []
    counted = {
        "Đơn vị": Unit.objects.filter(province__in=provinces),
        "Tài khoản": Account.objects.filter(unit__province__in=provinces),
        "Đợt cam kết": Campaign.objects.filter(province__in=provinces),
        "Bản cam kết": Commitment.objects.filter(campaign__province__in=provinces),
        "Báo cáo": Report.objects.filter(commitment__campaign__province__in=provinces),
    }
    return [(label, rows.count()) for label, rows in counted.items()]
