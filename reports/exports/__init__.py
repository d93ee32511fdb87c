"""Xuất bảng ra tệp: what a screen shows under its filter, whole, as CSV or Excel; one shape, two renderers."""
