"""Biến không có trong mẫu trang: một lỗi của ta, trừ khi mẫu là của gói ngoài."""

import sys
from pathlib import Path

from django.template.base import Node, Origin


class UndefinedVariable(str):
    """Đứng vào chỗ `string_if_invalid`: Django hỏi `"%s" in` rồi gọi `%` với tên biến."""

    def __new__(cls, root: Path):
        self = super().__new__(cls, "%s")
        self.roots = [
            str(root / "templates"),
            *(str(root / app) for app in ("units", "commitments", "reports")),
        ]
        return self

    def __mod__(self, variable) -> str:
        node = self._node_being_rendered()
        if node is not None and node.origin.name.startswith(tuple(self.roots)):
            line = node.token.lineno if node.token else "?"
            raise AssertionError(f"undefined template variable {variable} in {node.origin.name}, line {line}")
        return ""

    @staticmethod
    def _node_being_rendered() -> Node | None:
        frame = sys._getframe(2)
        while frame is not None:
            owner = frame.f_locals.get("self")
            if isinstance(owner, Node) and isinstance(getattr(owner, "origin", None), Origin):
                return owner
            frame = frame.f_back
        return None
