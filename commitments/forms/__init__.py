"""Biểu mẫu nhập liệu."""
