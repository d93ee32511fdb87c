"""Bản đã chốt mà nội dung đã khác: known only to who composes papers, above us; it says here how to ask."""

from collections.abc import Callable, Collection

from commitments.models import Campaign

Reader = Callable[[Campaign], Collection[int]]
_readers: list[Reader] = []


def told_by(reader: Reader) -> None:
    """Ghi cách hỏi, once, when the application starts."""
    _readers.append(reader)


def stale(campaign: Campaign) -> frozenset[int]:
    """Khoá của các bản cam kết chưa ký mà nội dung đã thay đổi sau khi chốt."""
    return frozenset(key for reader in _readers for key in reader(campaign))
