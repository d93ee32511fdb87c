"""Khối chữ ký theo mẫu."""

from dataclasses import replace

import pytest

from reports.documents.paper import Party, Role, Template
from reports.documents.phrases import DOTS
from reports.documents.signing import signature_rows
from tests.reports.documents.papers import CHAIRMAN, WITNESSES, paper


def outline(given):
    """Vai trò và tên người của từng hàng chữ ký."""
    return [
        ([(heading.text, heading.span) for heading in row.headings], [place.name for place in row.signatures])
        for row in signature_rows(given)
    ]


@pytest.mark.parametrize(
    ("template", "parties", "headings", "names"),
    [
        (
            Template.RECIPIENT,
            (CHAIRMAN,),
            [("NGƯỜI NHẬN CAM KẾT", 1), ("NGƯỜI CAM KẾT", 1)],
            ["Trần Văn Chuyện", "Đặng Thị Ngoãn"],
        ),
        (
            Template.WITNESS,
            WITNESSES[:1],
            [("NGƯỜI CHỨNG KIẾN", 1), ("NGƯỜI CAM KẾT", 1)],
            ["Trần Văn Chuyện", "Đặng Thị Ngoãn"],
        ),
        (
            Template.WITNESS,
            WITNESSES,
            [("NHỮNG NGƯỜI CHỨNG KIẾN", 2), ("NGƯỜI CAM KẾT", 1)],
            ["Trần Văn Chuyện", "Phan Thanh Mừng", "Đặng Thị Ngoãn"],
        ),
        (Template.ONE_WAY, (CHAIRMAN,), [("NGƯỜI CAM KẾT", 1)], ["Đặng Thị Ngoãn"]),
        (Template.RECIPIENT, (), [("NGƯỜI NHẬN CAM KẾT", 1), ("NGƯỜI CAM KẾT", 1)], [DOTS, "Đặng Thị Ngoãn"]),
    ],
)
def test_signers_stand_abreast_with_the_committer_at_the_right(template, parties, headings, names):
    assert outline(paper(template=template, parties=parties)) == [(headings, names)]


def test_three_witnesses_fill_a_row_and_the_committer_has_the_next():
    third = Party(Role.WITNESS, "Giám đốc Sở Nội vụ", "Lê Thị Ba")

    rows = outline(paper(template=Template.WITNESS, parties=(*WITNESSES, third)))

    assert [names for _, names in rows] == [
        ["Trần Văn Chuyện", "Phan Thanh Mừng", "Lê Thị Ba"],
        ["Đặng Thị Ngoãn"],
    ]


def test_a_joint_paper_is_signed_below_its_table_by_the_host_where_nobody_else_is_named():
    host = replace(CHAIRMAN, role=Role.HOST)

    assert outline(paper(template=Template.JOINT, parties=(host,))) == [
        ([("CHỦ TRÌ LỄ KÝ CAM KẾT", 1)], ["Trần Văn Chuyện"])
    ]


def test_offices_are_in_capitals_with_the_unit_in_full():
    (row,) = signature_rows(paper(unit_name="UBND huyện Kế Sách", leader_title="Chủ tịch UBND huyện"))

    assert [" ".join(place.title_lines) for place in row.signatures] == [
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN KẾ SÁCH",
    ]


def test_the_committer_signs_left_where_the_campaign_says_so():
    assert outline(paper(committer_left=True)) == [
        ([("NGƯỜI CAM KẾT", 1), ("NGƯỜI NHẬN CAM KẾT", 1)], ["Đặng Thị Ngoãn", "Trần Văn Chuyện"])
    ]


def test_names_of_authorities_are_abbreviated_where_a_title_would_need_three_lines():
    (row,) = signature_rows(paper(template=Template.WITNESS, parties=WITNESSES))

    assert [place.title_lines for place in row.signatures[:2]] == [
        ("CHỦ TỊCH UBND", "TỈNH SÓC TRĂNG"),
        ("PHÓ CHỦ TỊCH", "HĐND TỈNH"),
    ]


def test_a_deputy_signs_below_the_office_of_the_head():
    given = paper(
        unit_name="Sở Nội vụ",
        leader_title="Giám đốc",
        deputy_name="Trần Thị Phó",
        deputy_title="Phó Giám đốc",
    )
    (row,) = signature_rows(given)

    assert row.signatures[-1].title_lines == ("KT. GIÁM ĐỐC SỞ NỘI VỤ", "PHÓ GIÁM ĐỐC")
    assert row.signatures[-1].name == "Trần Thị Phó"
