"""Quyết định công bố kết quả xếp hạng: its annex as a PDF, the whole as a Word draft, from the ranking shown."""
