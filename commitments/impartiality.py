"""Vô tư khi thẩm định: who may judge this report, who takes it over, who abstains and why, the own unit."""

from collections.abc import Iterable

from django.db import transaction

from commitments import permissions, standings
from commitments.conflicts import NotReady, Overtaken, Refused
from commitments.models import Abstention, Commitment, OwnUnitReview, Report
from commitments.models.report import COUNTING, ReportStatus
from commitments.models.reviewing import charged_with, in_charge
from units import audit
from units.models import Account
from units.roles import Role

ABSTAINED, CAME_BACK, DECLARED = "xin-khong-tham-dinh", "nhan-lai-tham-dinh", "tham-dinh-don-vi-minh"
TAKEN_OVER = "nhan-tham-dinh-thay"
"""Việc ghi vào nhật ký."""


def may_judge(account: Account, report: Report) -> bool:
    """Thẩm định được báo cáo này: whoever is impartial, where it is theirs or nobody else's."""
    if not is_impartial(account, report):
        return False
    charged = in_charge(report)
    return not charged or account in charged


def may_take_over(account: Account, report: Report) -> bool:
    """Nhận thẩm định được báo cáo đang giao cho người khác: whoever is impartial, of one sent, in an open year."""
    is_over = report.commitment.campaign.closed_years.filter(year=int(report.period[:4])).exists()
    if report.status not in COUNTING or is_over or not is_impartial(account, report):
        return False
    charged = in_charge(report)
    return bool(charged) and account not in charged


def is_impartial(account: Account, report: Report) -> bool:
    """Vô tư với báo cáo này: a reviewer who has not abstained, of the own unit only with a reason on record."""
    if permissions.may_review(account, report.commitment):
        return not has_abstained(account, report)
    return may_declare(account, report) and report.own_unit_reviews.filter(account=account).exists()


def may_adjust(account: Account, commitment: Commitment, period: str) -> bool:
    """Cộng, trừ điểm của kỳ này: who judges its report, or reviews the unit where there is none."""
    report = commitment.reports.filter(period=period).first()
    return may_judge(account, report) if report else permissions.may_review(account, commitment)


def may_declare(account: Account, report: Report) -> bool:
    """Được ghi lý do để thẩm định đơn vị mình: a reviewer who works there, where the campaign allows it."""
    campaign = report.commitment.campaign
    is_reviewer = campaign.authority_id in account.units_as(Role.REVIEWER)
    is_own = account.unit_id == report.commitment.unit_id
    return (
        is_reviewer
        and is_own
        and campaign.reviews_own_unit
        and not permissions.may_enter(account, report.commitment)
    )


def has_abstained(account: Account, report: Report) -> bool:
    """Người này đã xin không thẩm định báo cáo này."""
    return report.abstentions.filter(account=account).exists()


def abstaining(reports: Iterable[Report]) -> dict[int, tuple[str, ...]]:
    """{báo cáo: ai xin không thẩm định}."""
    found = {}
    for row in Abstention.objects.filter(report__in=reports).select_related("account"):
        found[row.report_id] = (*found.get(row.report_id, ()), str(row.account))
    return found


def mark_of(charged: Iterable[Account]) -> str:
    """Dấu của những người đang được giao mà trang đã hiện."""
    return " ".join(str(account.pk) for account in charged)


@transaction.atomic
def take_over(report: Report, *, by: Account, seen: str) -> None:
    """Nhận thẩm định báo cáo đang giao cho người khác; back by whom it was assigned to. Raises Refused, Overtaken."""
    report = _locked(report)
    if not may_take_over(by, report):
        raise Refused("Không nhận thẩm định báo cáo này được. Hãy tải lại trang.")
    charged = in_charge(report)
    if mark_of(charged) != seen:
        raise Overtaken("Người khác vừa nhận báo cáo này.")
    report.takeovers.all().delete()
    if by not in charged_with(report.commitment, report):
        report.takeovers.create(account=by)
    _log(report, TAKEN_OVER, by, f"đang giao cho {', '.join(map(str, charged))}")


@transaction.atomic
def abstain(report: Report, *, by: Account, reason: str) -> Abstention:
    """Xin không thẩm định, có lý do. Raises Refused (not a reviewer of it, or already) or NotReady."""
    report = _locked(report)
    if report.status != ReportStatus.SUBMITTED or not is_impartial(by, report):
        raise Refused("Không xin không thẩm định báo cáo này được. Hãy tải lại trang.")
    if not reason.strip():
        raise NotReady("Cần ghi lý do xin không thẩm định.")
    abstention = Abstention.objects.create(report=report, account=by, reason=reason.strip())
    report.own_unit_reviews.filter(account=by).delete()
    report.takeovers.filter(account=by).delete()
    _log(report, ABSTAINED, by, abstention.reason)
    return abstention


@transaction.atomic
def come_back(report: Report, *, by: Account):
    """Nhận lại việc thẩm định. Raises Refused when this account has not abstained."""
    report = _locked(report)
    found, _ = report.abstentions.filter(account=by).delete()
    if not found:
        raise Refused("Anh/chị không xin thôi thẩm định báo cáo này.")
    _log(report, CAME_BACK, by, "")


@transaction.atomic
def declare(report: Report, *, by: Account, reason: str) -> OwnUnitReview:
    """Ghi lý do để thẩm định đơn vị mình. Raises Refused (not allowed, or already on record) or NotReady."""
    report = _locked(report)
    is_known = report.own_unit_reviews.filter(account=by).exists()
    if report.status != ReportStatus.SUBMITTED or is_known or not may_declare(by, report):
        raise Refused("Không thẩm định báo cáo của đơn vị mình được.")
    if not reason.strip():
        raise NotReady("Cần ghi lý do thẩm định đơn vị mình.")
    declared = OwnUnitReview.objects.create(report=report, account=by, reason=reason.strip())
    _log(report, DECLARED, by, declared.reason)
    return declared


def begin_anew(report: Report):
    """Mỗi lần gửi lại: the reason is given anew, and the report goes to whom it is assigned. The trail keeps both."""
    report.own_unit_reviews.all().delete()
    report.takeovers.all().delete()


def _locked(report):
    standings.lock([report.commitment.group])
    rows = Report.objects.select_for_update(of=("self",)).for_listing()
    return rows.get(pk=report.pk)


def _log(report, verb, by, reason):
    audit.record(report.commitment.audit_chain, verb, by=by, subject=report.period, note=reason)
