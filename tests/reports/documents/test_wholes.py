"""Những chỗ không được ngắt dòng."""

import pytest

from reports.documents.wholes import whole


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("số 101/KH-UBND về", '<span class="whole">số 101/KH-UBND</span> về'),
        (
            "Chỉ thị số 55-CT/TU, điểm đ",
            'Chỉ thị <span class="whole">số 55-CT/TU,</span> <span class="whole">điểm đ</span>',
        ),
        ("giai đoạn 2017 - 2020:", 'giai đoạn <span class="whole">2017 - 2020</span>:'),
        ("mức độ 3, mức độ 4", 'mức <span class="whole">độ 3</span>, mức <span class="whole">độ 4</span>'),
        (
            "từ 55,57 đến 1.098,63",
            '<span class="whole">từ 55,57</span> <span class="whole">đến 1.098,63</span>',
        ),
        ("kinh tế - xã hội", "kinh tế - xã hội"),
        ("<b>A & B", "&lt;b&gt;A &amp; B"),
    ],
)
def test_signs_numbers_and_spans_of_years_stay_on_one_line(text, printed):
    assert whole(text) == printed
