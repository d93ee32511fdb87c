"""Lỗi và cảnh báo: một dòng, con trỏ JSON, giá trị rút gọn."""

import pytest

from commitments.bundle.faults import Fault, JsonNumber, pointer_to, shown


def test_a_fault_is_one_line_with_its_pointer():
    assert Fault("/units/3/name", "để trống").line() == "/units/3/name: để trống"


def test_a_warning_is_marked():
    assert Fault("/a/0", "chưa có", is_warning=True).line() == "/a/0: cảnh báo: chưa có"


def test_a_fault_stays_on_one_line_whatever_is_in_it():
    line = Fault("/a\nb", "một\u2028hai\r\x85\ud800").line()

    assert line == r"/a\nb: một\u2028hai\r\x85\ud800"


def test_a_pointer_escapes_tilde_and_slash():
    assert pointer_to(("a/b", 0, "~1")) == "/a~1b/0/~01"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Sở Nội vụ", "“Sở Nội vụ”"),
        ("x" * 61, f"“{'x' * 60}…”"),
        ("a\tb\x00", r"“a\tb\x00”"),
        (None, "null"),
        (True, "true"),
        (12, "số 12"),
        (JsonNumber("1e5"), "số JSON 1e5"),
        ([1], "một danh sách"),
        ({}, "một đối tượng"),
    ],
    ids=lambda value: value.text if isinstance(value, JsonNumber) else repr(value),
)
def test_a_value_is_shown_short_and_on_one_line(value, text):
    assert shown(value) == text
