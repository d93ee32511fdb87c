"""Đơn vị, con người, tài khoản, khoá truy cập, nhật ký, việc chạy nền và tin nhắc."""

from units.models.access_token import AccessToken
from units.models.account import Account, Assignment
from units.models.audit import AuditChain, AuditEvent
from units.models.code_guesses import CodeGuesses
from units.models.job import Job, JobItem, JobWorker
from units.models.message import Message
from units.models.person import Person, Term
from units.models.province import Province
from units.models.unit import Succession, Unit

__all__ = [
    "AccessToken",
    "Account",
    "Assignment",
    "AuditChain",
    "AuditEvent",
    "CodeGuesses",
    "Job",
    "JobItem",
    "JobWorker",
    "Message",
    "Person",
    "Province",
    "Succession",
    "Term",
    "Unit",
]
