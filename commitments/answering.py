"""Ai trả lời kiến nghị: not who verified the figure, while the office has somebody else who may.

The one answer for a page, a verb and the list of what waits: whatever the number of appeals, the same few queries.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from commitments import permissions, workflow
from commitments.models import Appeal, Report, ReviewAssignment
from commitments.models.report import Decision
from commitments.models.reviewing import most_specific
from units.models import Account, Assignment, AuditEvent
from units.roles import Role

VERIFIED, APPEALED = "tham-dinh", "sua-theo-kien-nghi"
"""Việc ghi vào nhật ký khi thẩm định một số, also after an appeal; `commitments.entries` writes them."""


@dataclass(frozen=True)
class Settlers:
    """Những người trả lời và thực hiện được một kiến nghị; `judges` (khoá): who verified the figure it is about.

    By exception: everybody who may is a judge of it, so that one of them answers, for all to see.
    """

    accounts: tuple[Account, ...]
    judges: frozenset[int]

    @property
    def is_exception(self) -> bool:
        """Chỉ còn chính người đã thẩm định số này."""
        return bool(self.accounts) and all(account.pk in self.judges for account in self.accounts)


def may_settle(account: Account, appeal: Appeal) -> bool:
    """Trả lời, thực hiện kiến nghị này."""
    return account in of(appeal).accounts


def of(appeal: Appeal) -> Settlers:
    """Ai trả lời kiến nghị này."""
    return among([appeal])[appeal.pk]


def among(appeals: list[Appeal]) -> dict[int, Settlers]:
    """{kiến nghị: ai trả lời}; of those fetched for listing."""
    reports, reviewers, assigned = _reports(appeals), _reviewers(appeals), _assigned(appeals)
    events = _events(appeals)
    found = {}
    for appeal in appeals:
        commitment, place = appeal.commitment, (appeal.commitment_id, appeal.publication.period)
        able = [
            account
            for account in reviewers[commitment.campaign.authority_id]
            if _is_impartial(account, commitment, reports.get(place))
        ]
        charged = _charged(assigned[commitment.campaign_id], commitment, reports.get(place))
        said = events[commitment.audit_chain, appeal.publication.period]
        judges = _judges(said, appeal.item.indicator.number, appeal.filed_at)
        found[appeal.pk] = Settlers(tuple(_choice(able, charged, judges)), judges)
    return found


def _choice(able, charged, judges):
    """Người được giao mà không thẩm định số này; else the others who did not; else, by exception, those who did."""
    fresh = [account for account in able if account.pk not in judges]
    for some in (fresh, able):
        if some:
            return [account for account in some if account in charged] or some
    return []


def _is_impartial(account, commitment, report):
    """Như `impartiality.is_impartial`, of what was fetched; without a report whoever works elsewhere."""
    if account.unit_id != commitment.unit_id:
        return report is None or account.pk not in _abstaining(report)
    if report is None or not commitment.campaign.reviews_own_unit:
        return False
    has_said_why = account.pk in {each.account_id for each in report.own_unit_reviews.all()}
    return has_said_why and not permissions.may_enter(account, commitment)


def _charged(assigned, commitment, report):
    abstaining = _abstaining(report) if report else ()
    return most_specific([row for row in assigned if row.account_id not in abstaining], commitment)


def _abstaining(report):
    return {each.account_id for each in report.abstentions.all()}


def _reports(appeals):
    rows = Report.objects.filter(
        commitment__in={appeal.commitment_id for appeal in appeals},
        period__in={appeal.publication.period for appeal in appeals},
    )
    rows = rows.prefetch_related("abstentions", "own_unit_reviews")
    return {(report.commitment_id, report.period): report for report in rows}


def _reviewers(appeals):
    """{cơ quan nhận cam kết: những người thẩm định của nó}, by name."""
    authorities = {appeal.commitment.campaign.authority_id for appeal in appeals}
    rows = Assignment.objects.filter(role=Role.REVIEWER, unit__in=authorities, account__is_active=True)
    found = defaultdict(list)
    for row in rows.select_related("account").order_by("account__full_name", "account__username"):
        found[row.unit_id].append(row.account)
    return found


def _assigned(appeals):
    """{đợt: phân công của nó}."""
    campaigns = {appeal.commitment.campaign_id for appeal in appeals}
    rows = ReviewAssignment.objects.in_force().filter(campaign__in=campaigns).order_by("account")
    found = defaultdict(list)
    for row in rows.select_related("account"):
        found[row.campaign_id].append(row)
    return found


def _events(appeals):
    """{(chuỗi nhật ký, kỳ): những việc gửi, thẩm định, duyệt}, in their order."""
    rows = AuditEvent.objects.filter(
        chain__key__in={appeal.commitment.audit_chain for appeal in appeals},
        subject__in={appeal.publication.period for appeal in appeals},
        verb__in=(VERIFIED, APPEALED, workflow.SUBMIT.name, workflow.APPROVE.name),
    )
    found = defaultdict(list)
    columns = ("chain__key", "subject", "verb", "by", "at", "data")
    for key, period, *said in rows.order_by("chain", "number").values_list(*columns):
        found[key, period].append(said)
    return found


def _judges(events: Iterable[tuple], number: str, before: datetime) -> frozenset[int]:
    """Ai đã thẩm định số bị kiến nghị: whose verdict stood on it when the unit objected, and who approved the report.

    What was returned and sent anew is a new figure; what was corrected after the objection is not what it is about.
    """
    judged, approved, is_returned = set(), set(), False
    for verb, by, at, data in events:
        if at > before:
            break
        if verb == workflow.SUBMIT.name:
            judged, approved, is_returned = set() if is_returned else judged, set(), False
        elif verb == workflow.APPROVE.name:
            approved = {by}
        elif number in data:
            judged.add(by)
            is_returned = (
                data[number].get("decision", Decision.RETURNED if is_returned else "") == Decision.RETURNED
            )
    return frozenset((judged | approved) - {None})
