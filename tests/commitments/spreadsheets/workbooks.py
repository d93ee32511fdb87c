"""Biểu Excel như người dùng tải, sửa và nạp lại."""

from functools import partial
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from commitments.entries import NARRATIVE
from commitments.models import Report
from commitments.spreadsheets.layout import FIGURES, REMARKS, Heading, Line, Stamp, Template
from tests.commitments.typed import address

COMMON = ("none_arose", "is_estimated", "explanation")


def line(number, *fields):
    """Một dòng của biểu, with nothing stored."""
    stored = dict.fromkeys((*fields, *COMMON), "")
    return Line(number, f"Chỉ tiêu {number}", "cuộc", None, "", "", tuple(stored), stored)


BLANK = Template(
    Stamp("1", "C2022", "U1", "Sở Thử U1", "2022-Q1", "0"),
    "Biểu báo cáo",
    "Sở Thử U1 – Quý I/2022",
    (
        Heading("A", "Thủ tục hành chính"),
        line("1", "numerator", "denominator"),
        line("2", "value"),
        line("3", "done"),
        line("4", "value"),
    ),
)
"""The rows are those of tests.world: 5 is the heading of group A, then indicators 1 to 4 in rows 6 to 9."""


def downloaded(client, commitment):
    """Biểu vừa tải."""
    return client.get(address(commitment, name="spreadsheet_file")).content


def edited(content, cells=(), change=None, *, page=FIGURES):
    """Biểu sau khi nhập `cells` (by address) ở một trang; `change` does to the page what else was done to it."""
    workbook = load_workbook(BytesIO(content))
    sheet = workbook[page]
    for cell, value in dict(cells).items():
        sheet[cell] = value
    if change:
        change(sheet)
    return saved(workbook)


written = partial(edited, page=REMARKS)
"""Biểu sau khi ghi ở trang lời."""


def words(commitment):
    """Phần lời đang lưu; None where there is no report."""
    return Report.objects.filter(commitment=commitment, period="2022-Q1").values(*NARRATIVE).first()


def saved(workbook):
    """Nội dung tệp."""
    made = BytesIO()
    workbook.save(made)
    return made.getvalue()


def sent(client, commitment, content, name="Biểu.xlsx"):
    """Nạp tệp lên; the preview, or the page with what is wrong."""
    return client.post(address(commitment, name="spreadsheet"), {"file": SimpleUploadedFile(name, content)})


def taken(client, commitment, preview, names=None, **changes):
    """Bấm lưu trên trang xem trước, with the boxes as they are or with these."""
    context = preview.context
    if names is None:
        names = [change.name for change in context["proposal"].changes if change.is_taken]
    form = {"version": context["sheet"].version, "reading": context["reading"], "take": names}
    return client.post(address(commitment, name="spreadsheet_take"), form | changes)


def refusal(response):
    """Vì sao cả tệp không được nhận."""
    return " ".join(response.context["form"].errors.get("file", []))


def faults(response):
    """Các ô không nhận được: {địa chỉ: lời}."""
    return {fault.cell: fault.message for fault in response.context["proposal"].faults}


def offered(response):
    """Các thay đổi trên trang xem trước: {(chỉ tiêu, phần): (đang lưu, trong tệp, đã chọn sẵn)}."""
    return {
        (change.title.partition(".")[0], change.part): (change.stored, change.typed, change.is_taken)
        for change in response.context["proposal"].changes
    }
