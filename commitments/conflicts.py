"""Hai người cùng làm một việc, hoặc bước không còn hợp lệ: what a verb raises instead of half doing it."""

from django.core.exceptions import PermissionDenied


class Conflict(Exception):
    """Người khác đã lưu trước: the version one started from is no longer the current one. Answered with 409."""

    def __init__(self, report):
        super().__init__("Báo cáo đã được người khác lưu trong lúc đang nhập.")
        self.report = report


class Overtaken(Exception):
    """Người khác đã sửa trước: what stands now is not what the form showed. Answered with 409, nothing changed."""


class Refused(PermissionDenied):
    """Việc này không làm được: not this account's, or not any more. Answered with 403, nothing changed."""


class NotReady(Exception):
    """Chưa làm được vì còn thiếu; the message says what to complete first."""
