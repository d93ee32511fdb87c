"""Điểm cộng, điểm trừ: the one write path for an adjustment of a unit's score."""

import re
from decimal import Decimal

from django.db import transaction

from commitments import impartiality, standings, workflow
from commitments.conflicts import Conflict, NotReady, Refused
from commitments.models import Adjustment, Campaign
from indicators import figures
from units import audit

VERB = "dieu-chinh"
SCALE = 100
_CODE = re.compile(r"DC-([0-9]{4,9})")


@transaction.atomic
def adjust(commitment, period: str, points: Decimal, reason: str, *, by, known=None):
    """Cộng (dương) hoặc trừ (âm) điểm của đơn vị cho một kỳ, ghi nhật ký, tính lại kết quả. Returns the adjustment.

    `known`: how many of the period the person saw, so that one sent twice at once is recorded once. Raises Refused (not
    a reviewer of it, a closed year, a period that is not owed), NotReady (points or reason) or Conflict (not `known`).
    """
    standings.lock([commitment.group])
    campaign = Campaign.objects.select_for_update(no_key=True).get(pk=commitment.campaign_id)
    if not impartiality.may_adjust(by, commitment, period):
        raise Refused("Không ghi được điểm cộng, điểm trừ cho đơn vị này.")
    if workflow.period_of(commitment, period) is None or workflow.is_closed(campaign, period):
        raise Refused("Đơn vị không phải báo cáo kỳ này hoặc năm đã khoá.")
    check(points, reason)
    if known is not None and known != commitment.adjustments.filter(period=period).count():
        raise Conflict(None)
    adjustment = Adjustment.objects.create(
        campaign=campaign,
        commitment=commitment,
        code=_next_code(campaign),
        period=period,
        points=points,
        reason=reason.strip(),
    )
    audit.record(
        commitment.audit_chain,
        VERB,
        by=by,
        subject=period,
        note=adjustment.reason,
        data={"code": adjustment.code, "points": figures.plain(points)},
    )
    standings.refresh(commitment, years=[int(period[:4])])
    return adjustment


def check(points: Decimal, reason: str):
    """Điểm khác 0, trong thang 100, không quá 4 chữ số thập phân, và có lý do; NotReady says what is missing."""
    if points == 0 or not figures.fits(points):
        raise NotReady("Điểm phải khác 0, tối đa 4 chữ số sau dấu phẩy.")
    if abs(points) > SCALE:
        raise NotReady(f"Điểm cộng hoặc trừ không quá {SCALE}. Kiểm tra lại dấu phẩy thập phân.")
    if not reason.strip():
        raise NotReady("Cần ghi lý do cộng hoặc trừ điểm.")


def _next_code(campaign):
    """Mã kế tiếp của đợt; the campaign's row is locked, so no two adjustments take the same one."""
    codes = campaign.adjustments.filter(code__startswith="DC-").values_list("code", flat=True)
    numbers = [int(found[1]) for found in map(_CODE.fullmatch, codes) if found]
    return f"DC-{max(numbers, default=0) + 1:04d}"
