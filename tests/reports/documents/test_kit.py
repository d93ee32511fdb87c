"""Bộ tài liệu lễ ký trên giấy: who is on the list, what the programme and the minutes say, and in which letters."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.documents import kit_press
from reports.documents.paper import Party, Role
from tests.reports.documents.kits import attendee, kit
from tests.reports.documents.papers import NOTICE
from tests.reports.documents.reading import found, letters, mm, pages, rule_below, text

PAPERS = ("danh-sach", "chuong-trinh", "bien-ban")


def printed(given, name):
    return " ".join(text(page) for page in pages(kit_press.render(given, name)))


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_has_the_head_and_margins_of_the_decree(name):
    (first, *_) = pages(kit_press.render(kit(), name))

    body = [char for char in first.chars if 56 < char["top"] < 760 and char["text"].strip()]
    assert letters(first, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == {("Bold", 12.0)}
    assert letters(first, "trách nhiệm của người đứng đầu") == {("Bold", 14.0)}
    assert rule_below(first, "Độc lập - Tự do - Hạnh phúc")
    assert min(mm(char["x0"]) for char in body) >= 29.9
    assert max(mm(char["x1"]) for char in body) <= 190.2


@pytest.mark.parametrize("name", kit_press.NAMES)
def test_every_page_carries_the_notice(name):
    sheets = pages(kit_press.render(kit(2), name))

    assert [NOTICE in text(page) for page in sheets] == [True] * len(sheets)


def test_the_list_names_parties_then_signers_and_who_signs_for_whom():
    deputised = attendee(2, deputy_name="Phạm Thị Phó", deputy_title="Phó Giám đốc")

    said = printed(kit(attendees=(attendee(1), deputised)), "danh-sach")

    assert "DANH SÁCH Người ký cam kết và người dự Lễ ký cam kết trách nhiệm của người đứng đầu" in said
    assert "NGƯỜI KÝ CAM KẾT: Các sở 1 Sở Thử 1 Lê Văn 1 Giám đốc" in said
    assert "Phạm Thị Phó Phó Giám đốc" in said
    assert "Lê Văn 2" not in said
    assert said.index("Trần Văn Chuyện") < said.index("Phan Thanh Mừng") < said.index("Lê Văn 1")


def test_the_head_of_the_list_is_repeated_and_signers_are_numbered_through_the_groups():
    signers = tuple(attendee(n, group="Các sở" if n < 20 else "Các huyện") for n in range(1, 41))

    sheets = pages(kit_press.render(kit(attendees=signers), "danh-sach"))

    assert ["STT Đơn vị Họ và tên" in text(page) for page in sheets] == [True, True]
    assert "40 Sở Thử 40" in text(sheets[-1])


def test_the_programme_says_when_where_what_and_who():
    said = printed(kit(), "chuong-trinh")

    assert "Thời gian: ngày 10 tháng 5 năm 2017. Địa điểm: Hội trường tỉnh." in said
    assert "08 giờ 00 Khai mạc Ban Tổ chức Ký cam kết Ủy ban nhân dân các huyện" in said


def test_minutes_have_two_columns_of_signatures_and_no_date_line():
    *_, last = sheets = pages(kit_press.render(kit(), "bien-ban"))

    secretary, chair = found(last, "THƯ KÝ"), found(last, "CHỦ TỌA")
    assert "/BB-UBND" in text(sheets[0])
    assert "Sóc Trăng, ngày" not in " ".join(text(page) for page in sheets)
    assert secretary["top"] == chair["top"]
    assert mm(secretary["x1"]) < 110 < mm(chair["x0"])
    assert letters(last, "THƯ KÝ") == {("Bold", 14.0)}
    assert "- Lưu: VT, Hồ sơ." in text(last)


def test_minutes_count_who_signed_there_and_name_the_others():
    signers = (
        attendee(1),
        attendee(2, deputy_name="Phạm Thị Phó", deputy_title="Phó Giám đốc"),
        attendee(3, signed_on=date(2017, 5, 12)),
        attendee(4, signed_on=None, group="Các huyện"),
    )

    said = printed(kit(attendees=signers), "bien-ban")

    assert "Người ký cam kết: 02/04 người có mặt; vắng: 02;" in said
    assert "Số bản cam kết được ký tại buổi lễ: 02/04." in said
    assert "- Các sở: 02/03; - Các huyện: 00/01." in said
    assert "Ký thay người đứng đầu (KT.): Phạm Thị Phó, Phó Giám đốc Sở Thử 2." in said
    assert "Không ký tại buổi lễ: Sở Thử 3 (ký ngày 12 tháng 5 năm 2017); Sở Thử 4." in said


def test_before_the_ceremony_the_minutes_leave_places_open():
    signers = tuple(attendee(number, signed_on=None) for number in (1, 2))

    said = printed(kit(attendees=signers, held_on=None, venue=""), "bien-ban")

    assert "Người ký cam kết: ………/02 người có mặt; vắng: ……… người;" in said
    assert "Số bản cam kết được ký tại buổi lễ: ………/02." in said
    assert "Thời gian bắt đầu: ……… giờ ……… phút, ngày ……… tháng ……… năm ………." in said
    assert "Không ký tại buổi lễ" not in said


@pytest.mark.parametrize(("role", "name"), [(Role.HOST, "Bí thư A"), (Role.RECIPIENT, "Chủ tịch B")])
def test_the_host_or_else_the_recipient_takes_the_chair(role, name):
    given = kit(parties=(Party(Role.WITNESS, "Phó Chủ tịch", "Người C"), Party(role, "Chức vụ", name)))

    said = printed(given, "bien-ban")

    assert f"Chủ trì (chủ tọa): {name}, Chức vụ." in said
    assert said.count(name) == 3


def test_the_whole_kit_is_one_file_of_fresh_sheets_with_bookmarks():
    file = PdfReader(BytesIO(kit_press.render_all(kit(2))))

    titles = [each.title.partition(" - ")[0] for each in file.outline]
    starts = [file.get_destination_page_number(each) for each in file.outline]
    assert titles == ["Danh sách", "Chương trình", "Biên bản", "Biển tên"]
    assert [start % 2 for start in starts] == [0, 0, 0, 0]
    assert len(file.pages) - starts[-1] == 4


def test_a_paper_is_the_same_bytes_each_time():
    given = kit(1)

    assert {name: kit_press.render(given, name) for name in kit_press.NAMES} == {
        name: kit_press.render(replace(given), name) for name in kit_press.NAMES
    }
