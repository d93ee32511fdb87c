"""Đo hiệu năng: not part of the tests; `make bench` runs it on both engines."""
