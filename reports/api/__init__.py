"""Giao diện đọc dữ liệu cho hệ thống khác, /api/v1/: read only, JSON, by a token, described by OpenAPI 3.1."""
