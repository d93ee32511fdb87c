"""Trang quản trị đợt cam kết và bản cam kết còn là dự thảo."""

from commitments.admin import campaigns, commitments

__all__ = ["campaigns", "commitments"]
