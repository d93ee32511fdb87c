"""Tệp PDF: nội dung đọc lại được, giống hệt khi in lại, đủ dữ liệu mô tả."""

import hashlib
import os
import pickle
import subprocess
import sys
import unicodedata
from io import BytesIO

import pypdf
import pytest

from reports.documents.paper import Group, Template
from reports.documents.phrases import DOTS
from reports.documents.press import render
from tests.reports.documents.papers import joint_paper, line, long_list, paper
from tests.reports.documents.reading import pages, text

PRINT_ELSEWHERE = """
import hashlib, pickle, sys
from reports.documents.press import render
print(hashlib.sha256(render(pickle.load(sys.stdin.buffer))).hexdigest())
"""
PRINT_TOGETHER = """
import pickle, sys
from reports.documents.batch import render_many
assert all(isinstance(printed, bytes) for _, printed in render_many(pickle.load(sys.stdin.buffer), 2))
"""


def whole_text(given):
    return " ".join(text(page) for page in pages(render(given)))


def test_decomposed_input_reads_back_composed():
    given = paper(leader_name=unicodedata.normalize("NFD", "Nguyễn Thị Thuỳ Dương"), notice="")

    printed = whole_text(given)

    assert "Tôi là: Nguyễn Thị Thuỳ Dương Chức vụ" in printed
    assert unicodedata.is_normalized("NFC", printed)


def test_another_process_without_settings_prints_the_same_bytes():
    here = hashlib.sha256(render(paper())).hexdigest()

    there = subprocess.run(
        [sys.executable, "-c", PRINT_ELSEWHERE], input=pickle.dumps(paper()), capture_output=True, check=True
    )

    assert there.stdout.decode().strip() == here
    assert hashlib.sha256(render(paper())).hexdigest() == here


def test_processes_that_printed_leave_no_files_behind(tmp_path):
    subprocess.run(
        [sys.executable, "-c", PRINT_TOGETHER],
        input=pickle.dumps([paper(), paper()]),
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        check=True,
    )

    assert list(tmp_path.iterdir()) == []


def test_file_says_what_it_is_and_in_which_language():
    reader = pypdf.PdfReader(BytesIO(render(paper())))
    about = reader.trailer["/Root"]["/Metadata"].get_data().decode()

    assert reader.metadata.title == "Bản cam kết - Sở Nông nghiệp và Phát triển nông thôn"
    assert reader.metadata.subject == paper().subtitle
    assert reader.metadata.author == "Sở Nông nghiệp và Phát triển nông thôn"
    assert reader.trailer["/Root"]["/Lang"] == "vi"
    assert 'pdfaid:part="2" pdfaid:conformance="B"' in about
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True


def test_missing_person_leaves_dotted_lines():
    printed = whole_text(paper(leader_name="", notice=""))

    assert f"Tôi là: {DOTS}" in printed
    assert printed.count(DOTS) == 2


@pytest.mark.parametrize(("is_draft", "marks"), [(True, ["DHOTẢỰ"] * 3), (False, [""] * 3)])
def test_draft_is_marked_on_every_page(is_draft, marks):
    sheets = pages(render(paper(is_draft=is_draft)))

    grey = [
        [char["text"] for char in page.chars if char["non_stroking_color"] != (0, 0, 0)] for page in sheets
    ]

    assert ["".join(sorted(letters)).strip() for letters in grey] == marks


def test_sections_stand_in_order_and_sanctions_are_verbatim():
    printed = whole_text(paper(notice=""))
    places = [
        printed.index(words)
        for words in (
            "I. NỘI DUNG CAM KẾT",
            "II. TRÁCH NHIỆM 1. Trực tiếp",
            "III. HÌNH THỨC XỬ LÝ Hai năm liên tiếp không đạt thì xem xét xử lý trách nhiệm của người đứng đầu.",
            "đánh giá./. NGƯỜI NHẬN CAM KẾT NGƯỜI CAM KẾT",
            "Nơi nhận:",
        )
    ]

    assert places == sorted(places)


def test_without_sanctions_there_is_no_third_section():
    assert "III." not in whole_text(paper(sanctions=""))


def test_groups_have_a_row_of_their_own_above_their_lines():
    given = paper(groups=(Group((line("1.1"),), "1", "Giải ngân vốn đầu tư công"), Group((line("2"),))))

    printed = whole_text(given)

    assert (
        printed.index("1 Giải ngân vốn đầu tư công") < printed.index("1.1 % ≥ 95") < printed.index("2 % ≥ 95")
    )


def test_what_a_person_types_is_text_and_never_markup():
    assert "<img src=x> & <b>đậm</b>" in whole_text(paper(opening="<img src=x> & <b>đậm</b>"))


def test_joint_paper_lists_every_signer_and_repeats_the_head():
    sheets = pages(render(joint_paper(36)))
    heads = [page for page in sheets if "STT Đơn vị Họ và tên Chức vụ Chữ ký" in text(page)]

    assert all(f"Lê Văn {order} " in " ".join(text(page) for page in heads) + " " for order in range(1, 37))
    assert len(heads) >= 2
    assert "NHỮNG NGƯỜI CHỨNG KIẾN" in text(sheets[-1])


def test_one_way_paper_has_recipients_at_the_left_of_the_signature():
    sheet = pages(render(paper(template=Template.ONE_WAY)))[-1]
    (left,), (right,) = sheet.search("Nơi nhận:"), sheet.search("NGƯỜI CAM KẾT")

    assert abs(left["top"] - right["top"]) < 10
    assert left["x1"] < right["x0"]


def test_forty_lines_and_a_name_of_120_letters_still_make_a_document():
    name = "Ban Quản lý Dự án Đầu tư Xây dựng các Công trình Giao thông và Phát triển Nông thôn khu vực Tây Nam Bộ tỉnh"
    given = paper(unit_name=name, leader_name="Công Tằng Tôn Nữ " * 7, groups=(Group(long_list(40)),))

    sheets = pages(render(given))

    assert all("STT" in text(page) for page in sheets[1:3])
    assert max(char["x1"] for page in sheets for char in page.chars) < 539.5
    assert "NGƯỜI CAM KẾT" in text(sheets[-1])
