"""Trang quản trị dữ liệu nền của tỉnh: đơn vị, con người, tài khoản, khoá truy cập, nhật ký."""

from units.admin import accounts, audit, organisation, tokens

__all__ = ["accounts", "audit", "organisation", "tokens"]
