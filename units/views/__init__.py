"""Các trang của tài khoản."""
