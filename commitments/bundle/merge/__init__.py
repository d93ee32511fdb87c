"""Ghép gói dữ liệu vào cơ sở dữ liệu, từng chủ đề một; the checked bundle in, rows created and updated."""
