"""Ngắt trang: khối chữ ký không đứng một mình, dòng của bảng không bị tách."""

import pytest

from reports.documents.paper import Group, Line, Template
from reports.documents.press import render
from tests.reports.documents.papers import WITNESSES, joint_paper, paper, targets
from tests.reports.documents.reading import lines

FOOT, TOP = 786, 56


def printed(given):
    """Các dòng chữ của từng trang, without page number and foot."""
    return lines(render(given), top=TOP, foot=FOOT)


def signature_page(given, heading):
    """Số dòng đứng trên khối chữ ký, và khối chữ ký cùng nơi nhận trên trang ấy."""
    for page in printed(given):
        for place, line in enumerate(page):
            if heading in line:
                return place, page[place:]
    raise AssertionError(f"no {heading}")


@pytest.mark.parametrize("copies", [None, 3])
@pytest.mark.parametrize("filler", range(0, 27, 3))
def test_signatures_stay_together_below_two_lines_of_text(filler, copies):
    bases = tuple(f"Văn bản số {order}" for order in range(filler))
    given = paper(template=Template.WITNESS, parties=WITNESSES, legal_bases=bases, copies=copies)

    above, block = signature_page(given, "NHỮNG NGƯỜI CHỨNG KIẾN")

    assert above >= 2
    assert block[-1] == "- Lưu: VT, CCHC."


@pytest.mark.parametrize("filler", range(0, 30, 6))
def test_witnesses_of_a_joint_paper_sign_below_at_least_one_signer(filler):
    bases = tuple(f"Văn bản số {order}" for order in range(filler))

    above, _ = signature_page(joint_paper(22, legal_bases=bases), "NHỮNG NGƯỜI CHỨNG KIẾN")

    assert above >= 2


def test_rows_are_never_torn_and_group_rows_never_left_behind():
    rows = tuple(
        Line(
            str(order),
            f"Đầu {order} " + "nội dung cam kết dài " * 8 + f"cuối {order}.",
            "%",
            targets=targets(*"1234"),
        )
        for order in range(1, 31)
    )
    groups = tuple(Group(rows[start : start + 2], str(start), f"Nhóm {start}") for start in range(0, 30, 2))

    for page in printed(paper(groups=groups)):
        said = " ".join(page)
        for order in range(1, 31):
            assert (f"Đầu {order} " in said) == (f"cuối {order}." in said)
        for start in range(0, 30, 2):
            assert (f"Nhóm {start} " in said) == (f"Đầu {start + 1} " in said)
