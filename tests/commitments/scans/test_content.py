"""Tệp nào được nhận làm bản quét: judged by what it holds, not by what it is called."""

import struct
import zlib
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from commitments.scans import content
from commitments.scans.content import JPEG, PDF, PNG, Content, Limits, Unfit, examine
from tests.commitments.scans import making

LIMITS = Limits(megabytes=1, pages=3, megapixels=1)


def refusal(folder, data, limits=LIMITS):
    with pytest.raises(Unfit) as refused:
        examine(making.kept(folder, data), limits)
    return str(refused.value)


def rewritten(change, data=None):
    """Một tệp PDF tốt đã bị thêm gì đó."""
    writer = PdfWriter(clone_from=BytesIO(data or making.small_pdf()))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def huge_png(width, height):
    """Một tệp PNG nhỏ mà mở ra thì rất lớn."""
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)), (b"IDAT", b""), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (making.small_pdf(), Content(PDF, 1)),
        (making.small_jpeg(), Content(JPEG, 1)),
        (making.png(making.Image.new("RGBA", (80, 110))), Content(PNG, 1)),
        (b"\r\n" + making.small_pdf() + b"\n\0\0", Content(PDF, 1)),
    ],
    ids=["pdf", "jpeg", "png", "pdf with bytes around it"],
)
def test_a_scan_is_known_by_its_content(tmp_path, data, found):
    assert examine(making.kept(tmp_path, data, "ban-quet.exe"), LIMITS) == found


@pytest.mark.parametrize(
    "data",
    [
        making.TINY_ZIP,
        b"PK\x03\x04[Content_Types].xml word/document.xml",
        b"MZ\x90\x00 This program cannot be run in DOS mode.",
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"GIF89a\x01\x00\x01\x00",
        b"BM\x00\x00",
        b"\0" * 5000,
    ],
    ids=["zip", "docx", "exe", "html", "gif", "bmp", "zeros"],
)
def test_anything_else_is_refused(tmp_path, data):
    assert refusal(tmp_path, data) == content.OTHER


def test_an_empty_file_is_refused(tmp_path):
    assert refusal(tmp_path, b"") == content.EMPTY


@pytest.mark.parametrize("owner_only", [False, True], ids=["password to open", "password to change"])
def test_a_protected_pdf_is_refused(tmp_path, owner_only):
    data = rewritten(
        lambda writer: writer.encrypt(
            "" if owner_only else "mật khẩu", owner_password="chủ", algorithm="RC4-128"
        )
    )

    assert refusal(tmp_path, data) == content.LOCKED


@pytest.mark.parametrize(
    "data",
    [making.small_pdf()[:-200], making.small_jpeg()[:-20], making.png(making.blank(20))[:-40]],
    ids=["pdf", "jpeg", "png"],
)
def test_a_file_cut_off_is_refused(tmp_path, data):
    assert refusal(tmp_path, data) == content.CUT_OFF


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%%EOF",
        b"%PDF-1.4\nxref\n0 1\ntrailer<</Root 9 0 R>>\nstartxref\n9\n%%EOF",
        b"\xff\xd8\xff\xe0nothing\xff\xd9",
        b"\x89PNG\r\n\x1a\nnothing IEND",
    ],
    ids=["empty pdf", "pdf without a root", "jpeg", "png"],
)
def test_a_damaged_file_is_refused(tmp_path, data):
    assert refusal(tmp_path, data) == content.DAMAGED


def _action(kind, **more):
    return DictionaryObject(
        {NameObject("/S"): NameObject(kind)} | {NameObject(f"/{key}"): value for key, value in more.items()}
    )


def _script(writer):
    script = writer._add_object(_action("/JavaScript", JS=TextStringObject("app.alert('xin chào')")))
    names = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("a"), script])})
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): names})


def _script_on_a_page(writer):
    script = _action("/JavaScript", JS=TextStringObject("this.print()"))
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})


def _launch(writer):
    writer.root_object[NameObject("/OpenAction")] = _action("/Launch", F=TextStringObject("cmd.exe"))


def _attachment(writer):
    writer.add_attachment("bang-luong.xlsx", b"PK")


def _form(writer):
    fields = {NameObject("/XFA"): TextStringObject("<xdp/>"), NameObject("/Fields"): ArrayObject()}
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(fields)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (_script, "mã lệnh (JavaScript)"),
        (_script_on_a_page, "mã lệnh (JavaScript)"),
        (_launch, "lệnh mở chương trình khác"),
        (_attachment, "tệp đính kèm"),
        (_form, "biểu mẫu động (XFA)"),
    ],
)
def test_a_pdf_that_does_something_is_refused(tmp_path, change, what):
    assert refusal(tmp_path, rewritten(change)) == content.ACTIVE.format(what=what)


def test_an_action_that_no_page_leads_to_is_found_under_its_escaped_name(tmp_path):
    data = rewritten(lambda writer: writer._add_object(ArrayObject([_action("/Launch..")])))

    said = refusal(tmp_path, data.replace(b"/Launch..", b"/L#61unch"))

    assert said == content.ACTIVE.format(what="lệnh mở chương trình khác")


def test_a_pdf_without_pages_is_refused(tmp_path):
    data = rewritten(lambda writer: writer.root_object["/Pages"].update({NameObject("/Kids"): ArrayObject()}))

    assert refusal(tmp_path, data) in (content.NO_PAGES, content.DAMAGED)


def test_too_many_pages_are_refused_with_the_limit(tmp_path):
    data = making.stack([making.small_jpeg()] * 4, dpi=10)

    assert refusal(tmp_path, data) == "Tệp có 4 trang, nhiều nhất là 3. Chia thành nhiều tệp rồi tải lên."


def test_too_large_a_file_is_refused_with_the_limit(tmp_path):
    said = refusal(tmp_path, making.small_pdf() + b"\0" * 2**20)

    assert said == "Tệp lớn hơn 1 MB. Quét ở 200–300 dpi, hoặc chia tập thành nhiều tệp nhỏ hơn."


def test_a_picture_that_would_swell_is_refused_before_it_is_opened(tmp_path):
    said = refusal(tmp_path, huge_png(60000, 60000))

    assert said == "Ảnh 60000 × 60000 điểm quá lớn (trên 1 triệu điểm). Quét lại ở 200–300 dpi."


def test_a_picture_that_would_swell_inside_a_pdf_is_refused(tmp_path):
    def swell(writer):
        (image,) = writer.pages[0]["/Resources"]["/XObject"].values()
        image.get_object().update({NameObject(side): NumberObject(60000) for side in ("/Width", "/Height")})

    assert refusal(tmp_path, rewritten(swell)).startswith("Ảnh 60000 × 60000 điểm quá lớn")


def test_a_page_of_many_metres_is_refused(tmp_path):
    data = rewritten(lambda writer: writer.pages[0].mediabox.__setattr__("upper_right", (14000, 14000)))

    assert refusal(tmp_path, data) == "Tệp PDF có trang dài quá 2 m. Quét lại đúng khổ giấy rồi tải lên."


def test_the_printed_document_itself_is_a_fit_file(tmp_path):
    assert examine(making.kept(tmp_path, making.printed()), LIMITS) == Content(PDF, 3)
    assert len(PdfReader(BytesIO(making.printed())).pages) == 3
