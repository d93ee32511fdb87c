"""Kiểm tra đơn vị và việc sắp xếp đơn vị."""

from commitments.bundle.checks.registers import Register, Repeats, elements, is_before
from commitments.bundle.faults import FAULTY, Findings, Path, shown

_MOST_NAMED = 8


def check_units(values, units: Register, found: Findings) -> None:
    """Đơn vị: parents that exist and form no circle, an end that does not precede the beginning."""
    for index, unit in elements(values):
        path = ("units", index)
        units.find(unit.get("parent"), (*path, "parent"))
        if is_before(unit.get("valid_to"), unit.get("valid_from")):
            found.fault(
                (*path, "valid_to"),
                f"kết thúc ngày {unit['valid_to']}, trước ngày thành lập {unit['valid_from']}",
            )
            unit["valid_from"] = unit["valid_to"] = FAULTY
    _report_circles(units, found)


def _report_circles(units: Register, found: Findings) -> None:
    """Each circle once, at its first unit in the file."""
    finished = set()
    for start in units.objects:
        trail, code = {}, start
        while code in units.objects and code not in finished and code not in trail:
            trail[code] = len(trail)
            parent = units.objects[code].get("parent")
            code = parent if parent.__class__ is str else None
        if code in trail:
            circle = list(trail)[trail[code] :]
            _report_circle(circle, units, found)
        finished.update(trail)


def _report_circle(circle: list[str], units: Register, found: Findings) -> None:
    first = min(range(len(circle)), key=lambda place: units.path_of(circle[place]))
    circle = circle[first:] + circle[:first]
    named = [shown(code) for code in [*circle, circle[0]]]
    if len(named) > _MOST_NAMED:
        named = [*named[: _MOST_NAMED - 1], "…", named[-1]]
    found.fault((*units.path_of(circle[0]), "parent"), f"đơn vị cấp trên tạo thành vòng: {' → '.join(named)}")


def check_successions(values, units: Register, found: Findings) -> None:
    """Kế thừa đơn vị: a successor exactly where the old unit is not dissolved, and a day that both know."""
    repeats = Repeats(found, "quan hệ kế thừa")
    for index, succession in elements(values):
        path = ("successions", index)
        old = units.find(succession["from"], (*path, "from"))
        new = units.find(succession.get("to"), (*path, "to"))
        _check_successor(succession, path, found)
        day = succession["effective_on"]
        if old and is_before(day, old.get("valid_from")):
            found.fault(
                (*path, "effective_on"),
                f"{day} trước ngày thành lập đơn vị {shown(succession['from'])} ({old['valid_from']})",
            )
        if new and new is not old and is_before(new.get("valid_to"), day):
            found.fault(
                (*path, "effective_on"),
                f"{day} sau ngày kết thúc đơn vị {shown(succession['to'])} ({new['valid_to']})",
            )
        identity = (succession["from"], succession.get("to"), day)
        if FAULTY not in identity:
            repeats.is_new(identity, path)


def _check_successor(succession: dict, path: Path, found: Findings) -> None:
    kind, successor = succession["kind"], succession.get("to")
    if kind == "dissolve" and successor is not None:
        found.fault((*path, "to"), "giải thể (dissolve) thì không có đơn vị mới; cần bỏ khoá này")
    if kind.__class__ is str and kind != "dissolve" and successor is None:
        found.fault(path, f"thiếu khoá “to”: {kind} cần có đơn vị mới")
    if successor is not None and successor is not FAULTY and successor == succession["from"]:
        found.fault((*path, "to"), "đơn vị không thể kế thừa chính nó")
