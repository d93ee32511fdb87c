"""Kiến nghị trên trang đầu: until when a unit may object to a provisional result, and what a reviewer has to settle."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from commitments import answering
from commitments.models import Appeal, Publication
from commitments.models.publication import PublicationKind
from commitments.worklist import Work
from indicators import periods
from units.models import Account
from units.roles import Role


def windows(account: Account, today: date) -> list[Work]:
    """Các kết quả tạm tính mà đơn vị mình còn được phản ánh, the nearest last day first; only the newest table."""
    units = account.units_as(Role.CLERK, Role.HEAD)
    if not units:
        return []
    rows = Publication.objects.filter(
        kind=PublicationKind.PROVISIONAL, appeal_until__gte=today, corrected_by=None
    ).filter(campaign__commitments__unit__in=units, campaign__commitments__signed_on__isnull=False)
    columns = ("pk", "period", "appeal_until", "campaign__commitments", "campaign__commitments__unit__name")
    return [_window(*row, today) for row in rows.order_by("appeal_until", "pk").values_list(*columns)]


def _window(pk, period, until, commitment, unit, today):
    url = reverse("reports:published_card", args=[pk, commitment])
    return Work(
        title=f"Kết quả tạm tính {periods.name_of(period)} – {unit}",
        url=url,
        meta=f"Được phản ánh đến hết {until:%d/%m/%Y}; người đứng đầu gửi kiến nghị",
        due_on=until,
        state="provisional",
        action_label="Xem phiếu điểm",
        action_url=url,
    )


def to_settle(account: Account) -> list[Work]:
    """Kiến nghị chờ tôi trả lời hoặc thực hiện, longest first."""
    rows = list(Appeal.objects.unsettled().received_by(account).for_listing().order_by("filed_at", "pk"))
    settlers = answering.among(rows) if rows else {}
    return [
        Work(
            title=f"Kiến nghị: {appeal}",
            url=appeal.get_absolute_url(),
            meta=f"{periods.name_of(appeal.publication.period)} · {appeal.standing}",
            when=f"từ {timezone.localtime(appeal.filed_at):%d/%m/%Y}",
            state=appeal.sign,
            action_label="Trả lời" if appeal.is_open else "Thực hiện",
            action_url=appeal.get_absolute_url(),
        )
        for appeal in rows
        if account in settlers[appeal.pk].accounts
    ]
