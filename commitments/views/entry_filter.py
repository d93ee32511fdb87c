"""Lọc các chỉ tiêu của trang nhập: all, not yet entered, commented by the reviewer, with an explanation."""

from django.http import HttpRequest

from commitments.sheet import Row, Sheet
from commitments.views.entry_table import name_of, was_returned

PARAMETER = "chi"


def _is_not_entered(sheet: Sheet, row: Row) -> bool:
    return row.is_applicable and not row.is_entered


def _is_explained(sheet: Sheet, row: Row) -> bool:
    return row.entry_explanation != ""


_FILTERS = {
    "chua-nhap": ("Chưa nhập", _is_not_entered),
    "tra-lai": ("Bị trả lại", was_returned),
    "giai-trinh": ("Có giải trình", _is_explained),
}


def chosen(request: HttpRequest) -> str:
    """Bộ lọc trong địa chỉ; "" for all, also where nobody knows it."""
    asked = request.GET.get(PARAMETER, "")
    return asked if asked in _FILTERS else ""


def tabs(sheet: Sheet, chosen: str, address: str) -> list[dict]:
    """Các thẻ lọc, with the number of indicators behind each."""
    rows = [{"label": "Tất cả", "url": address, "current": not chosen, "count": len(sheet.rows)}]
    for name, (label, is_in) in _FILTERS.items():
        count = sum(is_in(sheet, row) for row in sheet.rows)
        url = f"{address}?{PARAMETER}={name}"
        rows.append({"label": label, "url": url, "current": name == chosen, "count": count})
    return rows


def kept(groups: list[dict], sheet: Sheet, chosen: str) -> list[dict]:
    """Các nhóm và dòng còn lại sau khi lọc; a row with an error is never hidden."""
    if not chosen:
        return groups
    is_in = _FILTERS[chosen][1]
    names = {name_of(row) for row in sheet.rows if is_in(sheet, row)}
    found = [
        group | {"rows": [row for row in group["rows"] if row["name"] in names or row["state"] == "invalid"]}
        for group in groups
    ]
    return [group for group in found if group["rows"]]
