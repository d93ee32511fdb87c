"""Điều mà mọi bài kiểm thử dùng chung."""
