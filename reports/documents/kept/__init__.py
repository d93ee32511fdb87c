"""Điều giữ lại giữa các văn bản: what papers of one form share is worked out once a process, not once a paper."""
