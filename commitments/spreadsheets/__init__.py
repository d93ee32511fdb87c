"""Biểu Excel: the entry page as a workbook, out and back in."""
