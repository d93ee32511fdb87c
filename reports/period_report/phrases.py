"""Câu chữ của báo cáo kỳ. Pure."""

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """Liệt kê: "A, B và C"."""
    return " và ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def and_others(others: int) -> str:
    """Phần đuôi khi không nêu hết tên."""
    return f" và {others} đơn vị khác" if others else ""
