"""Các trang của báo cáo và bản cam kết."""
