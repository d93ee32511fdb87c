"""Địa danh trên văn bản: that of the place where the issuer sits (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4)."""

import re

from reports.documents.phrases import full_form
from units.models import Province, Unit
from units.models.unit import UnitLevel

_KINDS = "thành phố|thị xã|thị trấn|huyện|quận|phường|xã|đặc khu"
_COMMITTEE = re.compile(rf"^Ủy ban nhân dân ({_KINDS}) (.+)$", re.IGNORECASE)
_NUMBER = re.compile(r"\d+|[IVX]+")


def locality(unit: Unit | None, province: Province) -> str:
    """Địa danh của văn bản do đơn vị này lập: the district or commune that it belongs to, else that of the province."""
    while unit is not None and unit.level != UnitLevel.PROVINCE:
        if name := _named(unit.name):
            return name
        unit = unit.parent
    return province.place


def _named(name):
    """Tên nơi của một ủy ban nhân dân cấp dưới: "Sa Đéc"; in full where it is a number: "Phường 1"."""
    found = _COMMITTEE.match(full_form(name))
    if found is None:
        return ""
    kind, place = found.groups()
    return f"{kind.capitalize()} {place}" if _NUMBER.fullmatch(place) else place
