"""Đơn vị, con người, tài khoản và nhật ký."""

from units.models.account import Account, Assignment
from units.models.audit import AuditChain, AuditEvent
from units.models.person import Person, Term
from units.models.province import Province
from units.models.unit import Succession, Unit

__all__ = [
    "Account",
    "Assignment",
    "AuditChain",
    "AuditEvent",
    "Person",
    "Province",
    "Succession",
    "Term",
    "Unit",
]
