"""Dữ liệu minh hoạ: three campaigns with results, and one account for each role in each province."""
