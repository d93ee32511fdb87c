"""Viết biểu Excel: numbers as numbers, choices as lists, and only the cells to fill in are unlocked."""

from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.datavalidation import DataValidation

from commitments.spreadsheets import remarks
from commitments.spreadsheets.guide import GUIDANCE
from commitments.spreadsheets.ink import (
    BOX,
    GROUP_SHADE,
    HEAD_SHADE,
    LINE_HEIGHT,
    SHADE,
    TALLEST,
    font,
    put,
    upright,
    wrapped,
)
from commitments.spreadsheets.layout import (
    AMOUNTS,
    COLUMNS,
    DONE,
    EXPLANATION,
    FIGURES,
    FLAGS,
    GUIDE,
    HEAD,
    INPUTS,
    KEY,
    LAST,
    LETTERS,
    MEASURE,
    NUMBER,
    REMARKS,
    RESULT,
    STAMP,
    TARGET,
    TEXT,
    TITLES,
    YES,
    Heading,
    Line,
    Stamp,
    Template,
    address,
)

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
VIETNAM, GROUPED, WITH_PLACES = "[$-42A]", "#,##0", "#,##0.####"
"""Kiểu số Việt Nam: 1.234,5. Excel takes the separators from its machine, LibreOffice from the sign for Vietnam."""

GUIDE_WIDTH = 72
_NUMBER_HINT = "Nhập một số, ví dụ 97,5. Để trống nếu chưa có; 0 là có số liệu và bằng không."


def write(template: Template) -> bytes:
    """Tệp .xlsx của biểu."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = FIGURES
    _head(sheet, template)
    places = {}
    for row, each in enumerate(template.rows, start=HEAD + 1):
        if isinstance(each, Heading):
            _heading(sheet, row, each)
        else:
            _line(sheet, row, each)
            places[row] = each
    _choices(sheet, places)
    _page(sheet)
    remarks.write(workbook.create_sheet(REMARKS), template)
    _guide(workbook.create_sheet(GUIDE))
    hidden = workbook.create_sheet(STAMP)
    _stamp(hidden, template.stamp, places.values())
    remarks.keep(hidden, template.remarks)
    workbook.properties.title = f"{template.title} – {template.lead}"
    workbook.properties.creator = "Camket"
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _head(sheet, template):
    put(sheet["A1"], template.title, font=font(14, bold=True))
    put(sheet["A2"], template.lead, font=font(12))
    note = "Chỉ nhập ô trắng; không thêm, đổi chỗ hay đổi tên cột. Xem trang “Hướng dẫn”."
    put(sheet["A3"], note, font=font(italic=True))
    for column in COLUMNS:
        cell = sheet[address(column.name, HEAD)]
        put(cell, column.title, font=font(bold=True))
        cell.fill, cell.border = PatternFill("solid", HEAD_SHADE), BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[LETTERS[column.name]].width = column.width
    sheet.column_dimensions[LETTERS[KEY]].hidden = True
    sheet.row_dimensions[HEAD].height = 32


def _heading(sheet, row, heading):
    for column in COLUMNS:
        cell = sheet[address(column.name, row)]
        cell.fill, cell.border = PatternFill("solid", GROUP_SHADE), BOX
    bold = font(bold=True)
    put(sheet[address(NUMBER, row)], heading.number, font=bold, horizontal="center")
    put(sheet[address(TEXT, row)], heading.text, font=bold)


def _line(sheet, row, line: Line):
    plain = font()
    for column in COLUMNS:
        cell = sheet[address(column.name, row)]
        is_input = line.is_open and column.name in line.fields
        cell.border, cell.font = BOX, plain
        cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal=_side(column.name))
        cell.protection = Protection(locked=not is_input)
        if not is_input:
            cell.fill = PatternFill("solid", SHADE)
    put(sheet[address(NUMBER, row)], line.number)
    put(sheet[address(TEXT, row)], line.text)
    put(sheet[address(MEASURE, row)], line.measure)
    put(sheet[address(KEY, row)], line.number)
    _figure(sheet[address(TARGET, row)], line.target, prefix=f'"{line.compare} "' if line.compare else "")
    if isinstance(line.last, Decimal):
        _figure(sheet[address(LAST, row)], line.last)
    else:
        put(sheet[address(LAST, row)], line.last)
    for name in line.fields:
        _stored(sheet[address(name, row)], name, line)
    sheet.row_dimensions[row].height = _height(line)


def _stored(cell, name, line):
    """Điều đang lưu, in the way its cell says it."""
    if name in AMOUNTS:
        cell.number_format = VIETNAM + WITH_PLACES
        cell.value = line.amounts.get(name)
    elif name == RESULT:
        put(cell, DONE.get(line.stored[name], ""))
    elif name in FLAGS:
        put(cell, YES if line.stored[name] else "")
    else:
        put(cell, line.stored[name])


def _figure(cell, number, prefix=""):
    if number is not None:
        cell.value = number
        places = GROUPED if number == number.to_integral_value() else WITH_PLACES
        cell.number_format = VIETNAM + prefix + places


def _height(line):
    """Room for the text as it is wrapped, and for two lines of explanation: not every program finds out by itself."""
    wide = {column.name: column.width for column in COLUMNS}
    texts = ((TEXT, line.text), (EXPLANATION, line.stored.get(EXPLANATION, "")))
    lines = max(wrapped(text, wide[name]) for name, text in texts)
    return min(LINE_HEIGHT * max(lines, 2) + 2, TALLEST)


def _side(name):
    if name in AMOUNTS or name in (TARGET, LAST):
        return "right"
    return "left" if name in (TEXT, EXPLANATION) else "center"


def _choices(sheet, places):
    """Danh sách chọn và gợi ý; a number typed as text gets a warning only, it is read again on the way in."""
    asked = {name: [] for name in INPUTS}
    for row, line in places.items():
        for name in line.fields if line.is_open else ():
            asked[name].append(address(name, row))
    lists = {RESULT: ",".join(DONE.values())} | dict.fromkeys(FLAGS, YES)
    for name, values in lists.items():
        rule = DataValidation(type="list", formula1=f'"{values}"', allow_blank=True, showErrorMessage=True)
        rule.errorTitle, rule.error = TITLES[name], f"Chọn trong danh sách ({values}) hoặc để trống."
        _apply(sheet, rule, asked[name])
    number = DataValidation(
        type="decimal", operator="between", formula1="-99999999999", formula2="99999999999", allow_blank=True
    )
    number.errorStyle, number.showErrorMessage, number.showInputMessage = "warning", True, True
    number.errorTitle, number.error = "Không phải số", f"{_NUMBER_HINT} Vẫn giữ chữ này?"
    number.promptTitle, number.prompt = "Số liệu", _NUMBER_HINT
    cells = [cell for name in AMOUNTS for cell in asked[name]]
    _apply(sheet, number, cells)
    if cells:
        # Without this Excel writes the comma after whole numbers as well.
        whole = DifferentialStyle(numFmt=NumberFormat(numFmtId=164, formatCode=VIETNAM + GROUPED))
        for cell in cells:
            test = f"AND(ISNUMBER({cell}),{cell}=INT({cell}))"
            sheet.conditional_formatting.add(cell, Rule(type="expression", dxf=whole, formula=[test]))


def _apply(sheet, rule, cells):
    if cells:
        sheet.add_data_validation(rule)
        for cell in cells:
            rule.add(cell)


def _page(sheet):
    """Khổ giấy, dòng tiêu đề đứng yên, khoá không mật khẩu."""
    sheet.freeze_panes = f"C{HEAD + 1}"
    sheet.protection.enable()
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.formatCells = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.6
    margins.header = margins.footer = 0.3
    sheet.oddFooter.center.text = "Trang &P/&N"


def _guide(sheet):
    sheet.column_dimensions["A"].width = GUIDE_WIDTH
    put(sheet["A1"], "HƯỚNG DẪN NHẬP BIỂU", font=font(14, bold=True))
    for row, (text, is_title) in enumerate(GUIDANCE, start=3):
        cell = sheet[f"A{row}"]
        put(cell, text, font=font(12, bold=is_title))
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.row_dimensions[row].height = LINE_HEIGHT * wrapped(text, GUIDE_WIDTH) + (6 if is_title else 3)
    sheet.protection.enable()
    upright(sheet)


def _stamp(sheet, stamp: Stamp, lines):
    """Trang ẩn: whose file it is, and what stood in each cell when it was downloaded."""
    sheet.sheet_state = "veryHidden"
    for row, (name, text) in enumerate(vars(stamp).items(), start=1):
        put(sheet.cell(row, 1), name)
        put(sheet.cell(row, 2), text)
    start = len(vars(stamp)) + 1
    for column, name in enumerate((NUMBER, *INPUTS), start=1):
        put(sheet.cell(start, column), name)
    for row, line in enumerate(lines, start=start + 1):
        put(sheet.cell(row, 1), line.number)
        for column, name in enumerate(INPUTS, start=2):
            put(sheet.cell(row, column), line.stored.get(name, ""))
    sheet.protection.enable()
