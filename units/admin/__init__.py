"""Trang quản trị dữ liệu nền của tỉnh: đơn vị, con người, tài khoản, nhật ký."""

from units.admin import accounts, audit, organisation

__all__ = ["accounts", "audit", "organisation"]
