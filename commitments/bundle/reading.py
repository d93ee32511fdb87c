"""Đọc tệp gói dữ liệu: bytes to Python data, keeping what plain JSON reading would lose or let pass.

Pure: no Django. Repeated keys and unusable numbers stay in the data, marked, so that they are reported where they
stand together with all other faults. Text is not yet NFC here: the check of the shape does that.
"""

import json

from commitments.bundle.faults import JsonNumber

MAX_MEBIBYTES = 64
MAX_BYTES = MAX_MEBIBYTES * 2**20
"""Cỡ tệp lớn nhất. Who reads a file needs no more than one byte beyond this to have it refused."""

_BOM = b"\xef\xbb\xbf"
_LONGEST_INTEGER = 18


class Unreadable(ValueError):
    """Tệp không đọc được; the message is the one line to print."""


class Repeating(dict):
    """Đối tượng có khoá lặp lại; the last value of each key stands."""

    repeated: list[str]


def read(raw: bytes):
    """Dữ liệu trong tệp; Unreadable when it is too large, not UTF-8, not JSON, or nested absurdly deep."""
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"tệp lớn hơn {MAX_MEBIBYTES} MiB, là cỡ lớn nhất")
    if raw.startswith(_BOM):
        raise Unreadable("tệp bắt đầu bằng dấu BOM; cần UTF-8 không có BOM")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"tệp không phải UTF-8: sai ở byte thứ {error.start + 1}") from error
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=JsonNumber,
            parse_constant=JsonNumber,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        place = f"dòng {error.lineno}, cột {error.colno}"
        raise Unreadable(f"tệp không phải JSON hợp lệ: sai cú pháp ở {place}") from error
    except RecursionError as error:
        raise Unreadable("tệp lồng quá nhiều tầng, không phải một gói dữ liệu") from error


def _object(pairs: list[tuple[str, object]]) -> dict:
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    seen, repeated = set(), {}
    for name, _ in pairs:
        if name in seen:
            repeated[name] = True
        seen.add(name)
    values = Repeating(values)
    values.repeated = list(repeated)
    return values


def _integer(text: str) -> int | JsonNumber:
    return int(text) if len(text) <= _LONGEST_INTEGER else JsonNumber(text)
