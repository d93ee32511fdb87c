"""Kiểm tra hình dạng: walks the schema over the data and reports all that does not fit it.

Pure: no Django. On the way every text becomes NFC, an optional key that is null disappears, and what is at fault is
replaced by FAULTY, so that the semantic checks after it conclude nothing from it.
"""

from unicodedata import normalize

from commitments.bundle.faults import FAULTY, Faulty, Findings, Path, shown
from commitments.bundle.kinds import NOT_JUDGED, Kind, ListOf, MapOf, OneOf, Record
from commitments.bundle.reading import Repeating


def check_shape(kind: Kind, value, path: Path, found: Findings):
    """Giá trị đã chuẩn hoá, hoặc FAULTY; changes lists and objects in place."""
    if isinstance(kind, Record):
        return _record(kind, value, path, found)
    if isinstance(kind, OneOf):
        return _one_of(kind, value, path, found)
    if isinstance(kind, ListOf):
        return _list(kind, value, path, found)
    if isinstance(kind, MapOf):
        return _map(kind, value, path, found)
    return _simple(kind, value, path, found)


def _simple(kind: Kind, value, path: Path, found: Findings):
    if value.__class__ is str and not value.isascii():
        value = normalize("NFC", value)
    message = kind.problem(value)
    if message is None:
        return value
    found.fault(path, message)
    return FAULTY


def _record(
    record: Record, values, path: Path, found: Findings, kin: frozenset[str] = frozenset()
) -> dict | Faulty:
    """`kin` are keys of sibling forms: null there says nothing, anything else gets a message of its own."""
    if not isinstance(values, dict):
        found.fault(path, f"cần một đối tượng ({record.name}), nhưng nhận {shown(values)}")
        return FAULTY
    if values.__class__ is not dict:
        _report_repeated(values, path, found)
    plan = record.plan
    silent = []
    for name, value in values.items():
        known = plan.get(name)
        if known is None:
            if value is None and name in kin:
                silent.append(name)
            else:
                found.fault((*path, name), _not_a_key_of(record, name in kin))
                values[name] = FAULTY
            continue
        is_optional, problem, kind = known
        if value is None and is_optional:
            silent.append(name)
        elif problem is None:
            values[name] = check_shape(kind, value, (*path, name), found)
        else:
            if value.__class__ is str and not value.isascii():
                value = values[name] = normalize("NFC", value)
            message = problem(value)
            if message is not None:
                if message != NOT_JUDGED:
                    found.fault((*path, name), message)
                values[name] = FAULTY
    for name in silent:
        del values[name]
    if not record.required <= values.keys():
        for key in record.keys:
            if not key.is_optional and key.name not in values:
                found.fault(path, f"thiếu khoá bắt buộc “{key.name}” ({record.name})")
                values[key.name] = FAULTY
    return values


def _not_a_key_of(record: Record, is_of_kin: bool) -> str:
    if is_of_kin:
        return f"khoá này không đi với {record.name}"
    return f"khoá lạ; {record.name} chỉ có các khoá: {', '.join(record.plan)}"


def _report_repeated(values: Repeating, path: Path, found: Findings) -> None:
    for name in values.repeated:
        found.fault((*path, name), "khoá lặp lại trong cùng một đối tượng; mỗi khoá chỉ ghi một lần")


def _one_of(kind: OneOf, values, path: Path, found: Findings, kin: frozenset[str] = frozenset()):
    if not isinstance(values, dict):
        found.fault(path, f"cần một đối tượng ({kind.name}), nhưng nhận {shown(values)}")
        return FAULTY
    form = kind.choose(values) or kind.shared
    check = _one_of if isinstance(form, OneOf) else _record
    return check(form, values, path, found, kin | kind.names)


def _list(kind: ListOf, values, path: Path, found: Findings) -> list | Faulty:
    if values.__class__ is not list:
        found.fault(path, f"cần một danh sách, nhưng nhận {shown(values)}")
        return FAULTY
    if kind.needs_one and not values:
        found.fault(path, "danh sách để trống; cần ít nhất một phần tử")
        return FAULTY
    for index, value in enumerate(values):
        values[index] = check_shape(kind.kind, value, (*path, index), found)
    return values


def _map(kind: MapOf, values, path: Path, found: Findings) -> dict | Faulty:
    if not isinstance(values, dict):
        found.fault(path, f"cần một đối tượng (năm hoặc kỳ: số), nhưng nhận {shown(values)}")
        return FAULTY
    if values.__class__ is not dict:
        _report_repeated(values, path, found)
    for name, value in values.items():
        values[name] = _simple(kind.kind, value, (*path, name), found)
    return values
