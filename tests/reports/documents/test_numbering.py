"""Khoản, điểm."""

import pytest

from reports.documents.numbering import clauses, letter, sentences


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        (
            "thực hiện Kế hoạch 336. theo dõi thường xuyên",
            [("1.", "Thực hiện Kế hoạch 336."), ("2.", "Theo dõi thường xuyên.")],
        ),
        ("1. Chỉ đạo; kiểm tra. 2. Báo cáo", [("1.", "Chỉ đạo; kiểm tra."), ("2.", "Báo cáo.")]),
        ("- chỉ đạo;\n- báo cáo TP. Sa Đéc.", [("1.", "Chỉ đạo;"), ("2.", "Báo cáo TP. Sa Đéc.")]),
        ("Báo cáo TP. Sa Đéc hằng quý.", [("", "Báo cáo TP. Sa Đéc hằng quý.")]),
        (
            "1. chỉ đạo:\na) phân công;\nb) đôn đốc.\n\n2. báo cáo",
            [("1.", "Chỉ đạo:"), ("a)", "Phân công;"), ("b)", "Đôn đốc."), ("2.", "Báo cáo.")],
        ),
        (
            "Người đứng đầu:\n- chỉ đạo;\n- báo cáo",
            [("", "Người đứng đầu:"), ("a)", "Chỉ đạo;"), ("b)", "Báo cáo.")],
        ),
        ("a) chỉ đạo\nb) báo cáo", [("1.", "Chỉ đạo."), ("2.", "Báo cáo.")]),
        ("\n-\n", []),
    ],
)
def test_typed_text_becomes_numbered_clauses_and_points(typed, items):
    assert list(clauses(sentences(typed))) == items


def test_points_follow_the_vietnamese_alphabet():
    assert "".join(letter(place) for place in range(23)) == "abcdđeghiklmnopqrstuvxy"
    assert letter(23) == "aa"
