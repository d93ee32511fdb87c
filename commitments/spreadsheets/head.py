"""Đầu của biểu đã nhập: whose file it is, and whether the columns stand where the template has them."""

from openpyxl.utils import get_column_letter

from commitments.spreadsheets import cells
from commitments.spreadsheets.content import Unfit
from commitments.spreadsheets.layout import COLUMNS, INPUTS, KEY, PLACES, TITLES, Stamp
from indicators import periods

SEARCHED_ROWS, SEARCHED_COLUMNS = 20, 10
ENOUGH_TITLES = 3
TOLD_AT_MOST = 4
ANEW = "Tải biểu mới từ trang báo cáo, chép số liệu vào rồi nạp lại."
OTHER_TEMPLATE = f"Biểu theo mẫu khác (phiên bản {{found}}, hiện dùng {{wanted}}). {ANEW}"


def check_stamp(sheet, wanted: Stamp) -> dict[str, dict[str, str]]:
    """Tệp đúng của báo cáo này, else Unfit; returns what each indicator's fields said when it was downloaded."""
    names = list(vars(wanted))
    found = {cells.plain(sheet.cell(row, 1).value): cells.plain(sheet.cell(row, 2).value)
             for row in range(1, len(names) + 1)}  # fmt: skip
    if list(found) != names:
        raise Unfit(f"Phần nhận dạng của tệp đã bị sửa. {ANEW}")
    if found["template"] != wanted.template:
        raise Unfit(OTHER_TEMPLATE.format(found=found["template"], wanted=wanted.template))
    if found["campaign"] != wanted.campaign:
        raise Unfit(f"Biểu của đợt cam kết khác ({found['campaign']}). {ANEW}")
    if found["unit"] != wanted.unit:
        raise Unfit(f"Biểu của {found['unit_name']}, không phải của {wanted.unit_name}. Chọn đúng tệp.")
    if found["period"] != wanted.period:
        raise Unfit(
            f"Biểu của {_period(found['period'])}, không phải {_period(wanted.period)}. Chọn đúng tệp."
        )
    return _started(sheet, len(names) + 2)


def _period(code):
    try:
        return periods.name_of(code)
    except (ValueError, LookupError):
        return f"kỳ khác ({code})"


def _started(sheet, start):
    """{số chỉ tiêu: {ô: chữ}}: as the form would have shown it."""
    rows = sheet.iter_rows(min_row=start, max_col=1 + len(INPUTS), values_only=True)
    return {
        str(number): {
            name: "" if text is None else str(text) for name, text in zip(INPUTS, texts, strict=True)
        }
        for number, *texts in rows
        if number is not None
    }


def find(sheet) -> int:
    """Dòng tiêu đề: the one of the first rows with most of the titles."""
    known = {cells.folded(title) for title in TITLES.values()}
    counts = {
        row: len(known & set(_titles(sheet, row).values()))
        for row in range(1, min(SEARCHED_ROWS, sheet.max_row) + 1)
    }
    best = max(counts, key=lambda row: counts[row], default=0)
    if not best or counts[best] < ENOUGH_TITLES:
        raise Unfit(f"Không thấy dòng tiêu đề (STT, Chỉ tiêu, …) ở trang “Số liệu”. {ANEW}")
    return best


def check_columns(sheet, row: int) -> bool:
    """Các cột đứng đúng chỗ, else Unfit with what is where; True when the hidden column of keys is there."""
    found = _titles(sheet, row)
    where = {title: place for place, title in found.items()}
    wrong = []
    for column in COLUMNS:
        place, title = PLACES[column.name], cells.folded(column.title)
        if column.name == KEY or found.get(place) == title:
            continue
        cell = f"{get_column_letter(place)}{row}"
        if title in where:
            actual, wanted = get_column_letter(where[title]), get_column_letter(place)
            wrong.append(f"Cột “{column.title}” đang ở cột {actual}, phải ở cột {wanted}.")
        else:
            said = cells.shown(sheet.cell(row, place).value)
            wrong.append(f"Ô {cell} {f'ghi “{said}”' if said else 'để trống'}, phải là “{column.title}”.")
    if wrong:
        more = f" Còn {len(wrong) - TOLD_AT_MOST} chỗ khác." if len(wrong) > TOLD_AT_MOST else ""
        raise Unfit(f"{' '.join(wrong[:TOLD_AT_MOST])}{more} Đưa các cột về như biểu đã tải rồi nạp lại.")
    return found.get(PLACES[KEY]) == cells.folded(TITLES[KEY])


def check_merges(sheet, first: int, last: int) -> None:
    """Không có ô gộp trong bảng, else Unfit with the ranges."""
    wrong = [
        str(merged.coord)
        for merged in sheet.merged_cells.ranges
        if merged.max_row >= first and merged.min_row <= last and merged.min_col <= len(PLACES)
    ]
    if wrong:
        raise Unfit(
            f"Có ô gộp {', '.join(sorted(wrong)[:TOLD_AT_MOST])}. Bỏ gộp ô (Unmerge Cells) rồi nạp lại."
        )


def _titles(sheet, row):
    """{cột: tiêu đề đã rút gọn} of one row."""
    (first,) = sheet.iter_rows(min_row=row, max_row=row, max_col=len(PLACES) + SEARCHED_COLUMNS)
    return {cell.column: cells.folded(cells.plain(cell.value)) for cell in first if cells.plain(cell.value)}
