"""Ai được làm gì: the only answer to who may act, asked of one account and one commitment. The others get 403."""

from django.db.models import DateField, Value
from django.utils import timezone

from commitments.models import Delegation
from units.composed import Composed
from units.models import Account, Assignment, Unit
from units.roles import Role


def may_enter(account, commitment):
    """Nhập số liệu: clerk or head of the unit itself."""
    return commitment.unit_id in account.units_as(Role.CLERK, Role.HEAD)


def may_submit(account, commitment):
    """Gửi báo cáo: the head of the unit, or to whom the head has delegated it for these days."""
    return may_delegate(account, commitment.unit_id) or delegation_of(account, commitment) is not None


def senders(unit, today):
    """Những người gửi được báo cáo của đơn vị (khoá): {account: whether by delegation}, the heads first."""
    return {account: not account.is_head for account in _SENDERS.ask(unit=unit, today=today)}


def _senders(unit, today):
    heading = Assignment.objects.filter(role=Role.HEAD, unit=unit).values("account")
    held = Delegation.objects.in_force(today).filter(unit=unit).values("given_to")
    active = Account.objects.filter(is_active=True)
    # Two questions that an index answers each; as one, every account of the country would be looked at.
    heads, others = active.filter(pk__in=heading), active.filter(pk__in=held).exclude(pk__in=heading)
    found = heads.annotate(is_head=Value(True)).order_by(), others.annotate(is_head=Value(False)).order_by()
    return found[0].union(found[1]).order_by("-is_head", "username")


_SENDERS = Composed(_senders, unit=Unit._meta.pk, today=DateField())


def may_delegate(account, unit):
    """Uỷ quyền gửi báo cáo của đơn vị (khoá): its head."""
    return unit in account.units_as(Role.HEAD)


def delegation_of(account, commitment):
    """Uỷ quyền mà người này gửi báo cáo theo; None for the head, and without one in force today."""
    if may_delegate(account, commitment.unit_id) or not may_enter(account, commitment):
        return None
    held = Delegation.objects.in_force(timezone.localdate()).filter(given_to=account, unit=commitment.unit_id)
    return held.select_related("given_by").first()


def may_review(account, commitment):
    """Thẩm định: a reviewer of the unit that receives the commitments; nobody reviews the unit they work in."""
    return (
        commitment.campaign.authority_id in account.units_as(Role.REVIEWER)
        and account.unit_id != commitment.unit_id
    )


def may_advise(account, lead_review):
    """Cho ý kiến của cơ quan chủ trì: a reviewer of the lead unit; nobody about the unit they work in."""
    return (
        lead_review.lead_unit_id in account.units_as(Role.REVIEWER)
        and account.unit_id != lead_review.report.commitment.unit_id
    )


def may_assign(account, campaign):
    """Phân công thẩm định: a reviewer of the unit that receives the commitments."""
    return campaign.authority_id in account.units_as(Role.REVIEWER)


def may_sign(account, commitment):
    """Ghi nhận việc ký: the officer of the unit that receives the commitments."""
    return may_hold(account, commitment.campaign)


def may_hold(account, campaign):
    """Chuẩn bị văn bản và lễ ký của cả đợt: the officer of the unit that receives the commitments."""
    return campaign.authority_id in account.units_as(Role.OFFICER)


def may_draft(account, commitment):
    """Tải dự thảo để sửa: those who settle the content, the officer and the head of the unit."""
    return may_sign(account, commitment) or may_delegate(account, commitment.unit_id)


def may_close(account, campaign):
    """Khoá năm: a reviewer of the unit that receives the commitments."""
    return campaign.authority_id in account.units_as(Role.REVIEWER)


def may_compose(account, campaign, lead_unit=None):
    """Lập báo cáo kỳ: a reviewer of the unit that receives the commitments, or of the unit that leads."""
    over = campaign.authority_id if lead_unit is None else lead_unit.pk
    return over in account.units_as(Role.REVIEWER)


def may_read_draft(account, campaign, lead_unit=None):
    """Xem báo cáo kỳ đang soạn: who oversees the campaign, or reviews or leads for the unit that leads."""
    if lead_unit is not None and lead_unit.pk in account.units_as(Role.REVIEWER, Role.LEADER):
        return True
    return type(campaign).objects.overseen_by(account).filter(pk=campaign.pk).exists()


def may_add_signatures(account, commitment):
    """Đưa bản ký số lên: the officer of the unit that receives the commitments, head and officer of the unit itself."""
    return may_sign(account, commitment) or commitment.unit_id in account.units_as(Role.HEAD, Role.OFFICER)


def may_chase(account, campaign):
    """Đôn đốc: a follower or reviewer of the unit that receives the commitments."""
    return campaign.authority_id in account.units_as(Role.FOLLOWER, Role.REVIEWER)


def may_check(account, campaign):
    """Chọn mẫu kiểm tra thực tế: a reviewer of the unit that receives the commitments."""
    return campaign.authority_id in account.units_as(Role.REVIEWER)
