"""Văn bản: commitments as PDF, in the layout of Nghị định 30/2020/NĐ-CP.

`paper` says what a document holds, `batch` and `press` print it; nothing here reads the database.
"""
