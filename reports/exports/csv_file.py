"""Tệp CSV để mở bằng Excel trên máy đặt vùng Việt Nam.

Semicolons: where the decimal sign is a comma, Excel cuts columns at semicolons, and numbers written with a comma
("97,35") are then read as numbers. A first line "sep=;" would let Excel of every region cut rightly, but makes it
read the file in the old code page in spite of the mark at its start, and all Vietnamese letters break. Who has another
region takes the Excel file. The mark (BOM) is what makes Excel read UTF-8.
"""

import csv
from datetime import date
from io import StringIO

from indicators.numbers import rounded
from reports.exports.safe_text import neutral
from reports.exports.table import Cell, Column, Kind, Table

MEDIA_TYPE = "text/csv; charset=utf-8"


def write(table: Table) -> bytes:
    """Tệp .csv của bảng: title, basis, an empty line, head, rows."""
    text = StringIO(newline="")
    lines = csv.writer(text, delimiter=";")
    lines.writerow([neutral(table.title)])
    lines.writerows((neutral(label), neutral(value)) for label, value in table.basis)
    lines.writerow([])
    lines.writerow(column.title for column in table.columns)
    lines.writerows(map(_said, table.columns, row) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _said(column: Column, cell: Cell) -> str:
    if cell is None:
        return ""
    if column.kind is Kind.DECIMAL:
        return str(rounded(cell, column.places)).replace(".", ",")
    if column.kind is Kind.DATE:
        return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else ""
    return str(cell) if column.kind is Kind.INTEGER else neutral(cell)
