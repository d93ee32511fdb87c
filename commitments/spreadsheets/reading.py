"""Đọc biểu Excel đã nhập: what each indicator says, and for each cell that cannot be taken, why.

The whole file is refused (Unfit) where it belongs elsewhere or its table is no longer the template's.
"""

import warnings
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from openpyxl import load_workbook

from commitments.spreadsheets import cells, head, remarks
from commitments.spreadsheets.cells import BadCell, Said
from commitments.spreadsheets.content import BROKEN, DAMAGED, HUGE, MOST_ROWS, Unfit
from commitments.spreadsheets.findings import Fault, Filled, Reading
from commitments.spreadsheets.layout import (
    AMOUNTS,
    EXPLANATION,
    FIGURES,
    FLAGS,
    INPUTS,
    KEY,
    NUMBER,
    PLACES,
    REMARKS,
    RESULT,
    STAMP,
    TITLES,
    VALUE,
    Line,
    Template,
    address,
)

LOST_STAMP = f"Tệp không phải biểu tải từ hệ thống, hoặc đã mất phần nhận dạng. {head.ANEW}"
STRAYS_TOLD = 20


def read(path: Path, template: Template) -> Reading:
    """Đọc tệp đã xem xét (`content.examine`) theo biểu của đúng báo cáo này; raises Unfit."""
    workbook = _opened(path)
    try:
        stamp = _sheet(workbook, STAMP, LOST_STAMP)
        started = head.check_stamp(stamp, template.stamp)
        sheet = _sheet(workbook, FIGURES, f"Không thấy trang “{FIGURES}”. Không đổi tên trang của biểu.")
        lines, faults = _table(sheet, template, started)
        said, wrong = remarks.read(_named(workbook, REMARKS), template.remarks, remarks.kept(stamp))
        return Reading(lines, (*faults, *wrong), said)
    except BROKEN as fault:
        raise Unfit(DAMAGED) from fault


def _opened(path):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what the workbook has beyond the template
            workbook = load_workbook(path)
    except BROKEN as fault:
        raise Unfit(DAMAGED) from fault
    # Rows are walked through, also those between two cells that stand far apart.
    if any(sheet.max_row > MOST_ROWS for sheet in workbook.worksheets):
        raise Unfit(HUGE)
    return workbook


def _sheet(workbook, name, complaint):
    if (sheet := _named(workbook, name)) is None:
        raise Unfit(complaint)
    return sheet


def _named(workbook, name):
    return next((sheet for sheet in workbook.worksheets if cells.plain(sheet.title) == name), None)


def _table(sheet, template, started):
    top = head.find(sheet)
    has_keys = head.check_columns(sheet, top)
    strays, places = [], {}
    for row in sheet.iter_rows(min_row=top + 1, max_col=len(PLACES)):
        number, fault = _whose(row, template, has_keys=has_keys)
        if fault:
            strays.append(fault)
        elif number:
            places.setdefault(number, []).append(row)
    head.check_merges(sheet, top, max((rows[-1][0].row for rows in places.values()), default=top))
    lines, faults = {}, _few(strays)
    for number, rows in places.items():
        if len(rows) > 1:
            told = ", ".join(str(row[0].row) for row in rows)
            faults.append(
                Fault(f"A{rows[1][0].row}", f"lặp lại chỉ tiêu {number} (dòng {told}). Giữ một dòng.", number)
            )
            continue
        lines[number], wrong = _filled(rows[0], template.lines[number], started.get(number, {}))
        faults += wrong
    return lines, faults


def _few(strays):
    """Những dòng lạ đầu tiên, and how many more there are."""
    more = len(strays) - STRAYS_TOLD
    return (
        strays
        if more <= 0
        else [*strays[:STRAYS_TOLD], Fault("", f"Còn {more} dòng khác không nhận ra được.")]
    )


def _whose(row, template, *, has_keys):
    """(số chỉ tiêu, lỗi) of one row; neither for a heading and for a row with nothing in it."""
    at, stt = row[0].row, _label(row[PLACES[NUMBER] - 1].value)
    key = _label(row[PLACES[KEY] - 1].value) if has_keys else ""
    found = key or stt
    if found in template.lines:
        if key and stt in template.lines and stt != key:
            return "", Fault(
                f"A{at}", f"ghi chỉ tiêu {stt}, nhưng đây là dòng của chỉ tiêu {key}. Không đổi STT.", key
            )
        return found, None
    if all(row[PLACES[name] - 1].value in (None, "") for name in INPUTS):
        return "", None
    if found in template.headings:
        return "", Fault(f"A{at}", f"là dòng tiêu đề nhóm {found}, không nhập số liệu.")
    unknown = f"ghi “{cells.shown(found)}”, không có trong biểu"
    told = unknown if found else "để trống, nên không biết dòng này là chỉ tiêu nào"
    return "", Fault(f"A{at}", f"{told}. Ghi lại STT như biểu đã tải.")


def _label(value):
    """Số chỉ tiêu; 1.10 that Excel made a number is not taken for 1.1."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else ""
    return cells.plain(value)


def _filled(row, line: Line, started):
    at, faults, typed, notes = row[0].row, [], {}, {}
    for name, say in _readers(line):
        cell = row[PLACES[name] - 1]
        try:
            said = Said(cell.value) if name == EXPLANATION and cell.value == started.get(name) else say(cell)
        except BadCell as reason:
            faults.append(Fault(address(name, at), str(reason), line.number, name))
            continue
        typed[name] = said.text
        if said.note:
            notes[name] = said.note
    return Filled(at, typed, started, notes), faults


def _readers(line) -> Iterator[tuple]:
    for name in INPUTS:
        if name not in line.fields:
            if name in AMOUNTS or name == RESULT:
                yield name, _nothing
        elif name in AMOUNTS:
            yield name, partial(cells.amount, measure=line.measure if name == VALUE else "")
        elif name == RESULT:
            yield name, partial(cells.choice, meanings=cells.DONE_WORDS)
        elif name in FLAGS:
            yield name, partial(cells.choice, meanings=cells.FLAG_WORDS)
        else:
            yield name, cells.words


def _nothing(cell):
    """A column that this indicator does not use."""
    if cells.plain(cell.value):
        title = TITLES[next(name for name, place in PLACES.items() if place == cell.column)]
        raise BadCell(f"không dùng cho chỉ tiêu này (cột “{title}”). Xoá ô rồi nhập vào ô trắng.")
    return Said("")
