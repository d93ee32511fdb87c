"""Bộ máy chữ ký số, all that needs pyHanko behind one door."""

from reports.documents.signatures.comparing import compare
from reports.documents.signatures.signing import empty_places, sign
from reports.documents.signatures.verifying import read_roots, verify

__all__ = ["compare", "empty_places", "read_roots", "sign", "verify"]
