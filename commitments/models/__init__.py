"""Đợt cam kết, bản cam kết, lễ ký, báo cáo, kết quả xếp hạng."""

from commitments.models.amendment import AmendedTarget, Amendment, AmendmentChange
from commitments.models.appeal import Appeal
from commitments.models.campaign import Campaign, ClosedYear, Holiday, PeriodOverride
from commitments.models.ceremony import Ceremony, CeremonyParty
from commitments.models.closing import ClosedPeriod, Extension
from commitments.models.commitment import Baseline, Commitment, CommitmentItem, Target
from commitments.models.delegation import Delegation
from commitments.models.document import Document
from commitments.models.evidence import EvidenceFile, EvidenceUse
from commitments.models.group import GroupMember, RankingGroup
from commitments.models.lead_review import LeadReview
from commitments.models.publication import Publication
from commitments.models.reminder import Reminder, ReminderPlan
from commitments.models.reopening import ReopenRequest
from commitments.models.report import Adjustment, Entry, Report
from commitments.models.reviewing import Abstention, OwnUnitReview, ReviewAssignment, Takeover
from commitments.models.revision import Revision
from commitments.models.round import Round
from commitments.models.rules import ConsequenceRule, GradeBand
from commitments.models.scan import Pile, PilePage, Scan
from commitments.models.standing import Standing

__all__ = [
    "Abstention",
    "Adjustment",
    "AmendedTarget",
    "Amendment",
    "AmendmentChange",
    "Appeal",
    "Baseline",
    "Campaign",
    "Ceremony",
    "CeremonyParty",
    "ClosedPeriod",
    "ClosedYear",
    "Commitment",
    "CommitmentItem",
    "ConsequenceRule",
    "Delegation",
    "Document",
    "Entry",
    "EvidenceFile",
    "EvidenceUse",
    "Extension",
    "GradeBand",
    "GroupMember",
    "Holiday",
    "LeadReview",
    "OwnUnitReview",
    "PeriodOverride",
    "Pile",
    "PilePage",
    "Publication",
    "RankingGroup",
    "Reminder",
    "ReminderPlan",
    "ReopenRequest",
    "Report",
    "ReviewAssignment",
    "Revision",
    "Round",
    "Scan",
    "Standing",
    "Takeover",
    "Target",
]
