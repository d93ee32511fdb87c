"""Kỳ đã chốt đối với một đơn vị: why it may not enter or send, unless its time was extended. Reads only."""

from datetime import date

from django.utils import timezone

from commitments.asking import CLOSED_AT, CLOSED_YEAR
from commitments.models import Campaign, ClosedPeriod, Commitment, Extension

SHUT = (
    "Kỳ này đã chốt ngày {day:%d/%m/%Y} nên đơn vị không nhập, không gửi được nữa."
    " Muốn bổ sung, đề nghị cơ quan nhận cam kết gia hạn."
)
RUN_OUT = "Kỳ này đã chốt, thời gian gia hạn của đơn vị đã hết ngày {day:%d/%m/%Y}."
EXTEND_FIRST = "Kỳ này đã chốt nên đơn vị không sửa được báo cáo. Gia hạn cho đơn vị trước, rồi hãy {deed}."


def is_year_closed(campaign: Campaign, year: int) -> bool:
    """Năm đã khoá: what is missing then counts as missing."""
    return bool(CLOSED_YEAR.ask(campaign=campaign.pk, year=year))


def shut(commitment: Commitment, period: str, today: date) -> str:
    """Vì sao đơn vị không nhập, gửi được kỳ này; "" while it is not closed, or the unit has more time."""
    return standing(commitment, period, today)[0]


def standing(commitment: Commitment, period: str, today: date) -> tuple[str, date | None]:
    """(vì sao không nhập được, ngày cuối được gia hạn); the day only while the extension runs in a closed period."""
    if (at := CLOSED_AT.first(campaign=commitment.campaign_id, period=period)) is None:
        return "", None
    days = Extension.objects.filter(commitment=commitment, period=period).values_list("until", flat=True)
    if (last := max(days, default=None)) is None:
        return SHUT.format(day=timezone.localtime(at)), None
    return ("", last) if last >= today else (RUN_OUT.format(day=last), None)


def enterable(campaigns, today: date) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
    """({(đợt, kỳ đã chốt)}, {(bản cam kết, kỳ) còn gia hạn}), for lists over many units."""
    closed = set(ClosedPeriod.objects.filter(campaign__in=campaigns).values_list("campaign", "period"))
    if not closed:
        return closed, set()
    running = Extension.objects.running(today).filter(commitment__campaign__in=campaigns)
    return closed, set(running.values_list("commitment", "period"))
