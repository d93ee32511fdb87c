"""Tệp không đọc được có đúng một dòng lỗi; số JSON và khoá lặp lại được báo tại chỗ, cùng mọi lỗi khác."""

import pytest

from commitments.bundle.checking import check
from commitments.bundle.reading import MAX_BYTES
from tests.commitments.bundle.sample import faults, raw, sample, with_change


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "/: tệp không phải JSON hợp lệ: sai cú pháp ở dòng 1, cột 1"),
        (b'{"format":\n x}', "/: tệp không phải JSON hợp lệ: sai cú pháp ở dòng 2, cột 2"),
        (b'{"format": "a\x07b"}', "/: tệp không phải JSON hợp lệ: sai cú pháp ở dòng 1, cột 14"),
        (b'{"format": 01}', "/: tệp không phải JSON hợp lệ: sai cú pháp ở dòng 1, cột 13"),
        (b'{"format": "\xe0"}', "/: tệp không phải UTF-8: sai ở byte thứ 13"),
        (b'{"format": "\xed\xa0\x80"}', "/: tệp không phải UTF-8: sai ở byte thứ 13"),
        ("{}".encode("utf-16"), "/: tệp không phải UTF-8: sai ở byte thứ 1"),
        (b"\xef\xbb\xbf{}", "/: tệp bắt đầu bằng dấu BOM; cần UTF-8 không có BOM"),
        (b"[" * 200_000, "/: tệp lồng quá nhiều tầng, không phải một gói dữ liệu"),
        (
            b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
            "/: tệp lồng quá nhiều tầng, không phải một gói dữ liệu",
        ),
        (b" " * (MAX_BYTES + 1), "/: tệp lớn hơn 64 MiB, là cỡ lớn nhất"),
        (b"[]", "/: cần một đối tượng (gói dữ liệu), nhưng nhận một danh sách"),
        (b"null", "/: cần một đối tượng (gói dữ liệu), nhưng nhận null"),
    ],
    ids=lambda value: repr(value[:12]),
)
def test_a_file_that_is_no_bundle_gets_one_line(content, line):
    checked = check(content)

    assert [fault.line() for fault in checked.faults] == [line]
    assert checked.data is None


def test_a_file_of_exactly_64_mebibytes_is_read():
    content = raw(sample())

    assert check(content + b" " * (MAX_BYTES - len(content))).faults == []


@pytest.mark.parametrize("text", ["1.0", "1e3", "1E-2", "NaN", "Infinity", "-Infinity", "9" * 5000])
@pytest.mark.parametrize("pointer", ["/units/1/order", "/campaigns/0/grades/0/from", "/province/name"])
def test_a_json_number_that_is_no_plain_integer_is_a_fault_where_it_stands(pointer, text):
    content = raw(with_change(pointer, "HERE")).replace(b'"HERE"', text.encode())

    found = check(content).faults

    assert [fault.pointer for fault in found] == [pointer]
    assert f"nhưng nhận số JSON {text[:60]}" in found[0].message


@pytest.mark.parametrize("text", ["10", "10.0"])
def test_a_decimal_that_is_no_text_is_a_fault(text):
    content = raw(with_change("/campaigns/0/reports/0/entries/1/value", "HERE")).replace(
        b'"HERE"', text.encode()
    )

    assert [fault.pointer for fault in check(content).faults] == ["/campaigns/0/reports/0/entries/1/value"]


def test_repeated_keys_are_faults_beside_all_other_faults():
    bundle = with_change("/units/2/level", "quận")
    content = raw(bundle).replace(b'"kind": "ubnd"', b'"kind": "so", "kind": "so", "kind": "ubnd"')
    content = content.replace(b'"2023": "95"', b'"2023": "1", "2023": "95"')

    assert [fault.pointer for fault in check(content).faults] == [
        "/units/0/kind",
        "/units/2/level",
        "/campaigns/0/commitments/0/items/0/targets/2023",
        "/campaigns/0/commitments/1/items/0/targets/2023",
    ]


def test_a_lone_surrogate_is_a_fault_on_one_line():
    content = raw(sample()).replace("tỉnh Thử".encode(), rb"t\ud800\u2028h")

    assert [fault.line() for fault in check(content).faults] == [
        "/province/name: có ký tự không được dùng (“\\ud800”) trong văn bản “t\\ud800\\u2028h”"
    ]


def test_text_becomes_nfc():
    decomposed = "Ho\u0302\u0323i"

    data = check(raw(with_change("/province/name", decomposed))).data

    assert data["province"]["name"] == "H\u1ed9i"


def test_a_code_is_judged_after_nfc():
    kelvin = "\u212a1"

    assert faults(with_change("/people/3/code", kelvin)) == ["/terms/2/person"]


def test_null_for_an_optional_key_is_as_if_it_were_not_there():
    data = check(raw(with_change("/units/1/valid_to", None))).data

    assert "valid_to" not in data["units"][1]
