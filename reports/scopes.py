"""Xếp hạng theo điều gì: the whole score, the indicators of one reform field, or one indicator."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from commitments.models import Campaign
from indicators.exact import hundredths, points_of
from indicators.models import Indicator
from indicators.numbers import rounded

FIELD, INDICATOR = "field", "indicator"
SHORT_TEXT = 70
HUNDRED_PLACES = 2


@dataclass(frozen=True)
class Scope:
    """Một cách xếp hạng; `places` are those of its lines on the card, None: the whole score. `key` is for addresses."""

    key: str
    label: str
    places: tuple[int, ...] | None = None
    indicator: Indicator | None = None

    @property
    def is_whole(self) -> bool:
        """Theo điểm chung."""
        return self.places is None


WHOLE = Scope("", "Điểm chung")


@dataclass(frozen=True)
class Result:
    """Kết quả của một phạm vi: points of the maximum that counts, and of 100; None where nothing counts."""

    points: Decimal
    maximum: Decimal

    @property
    def score(self) -> Decimal | None:
        """Điểm quy về 100, rounded half up to 2 decimals as the whole score is; no bonus, no deduction."""
        if not self.maximum:
            return None
        return rounded(Fraction(100 * hundredths(self.points), hundredths(self.maximum)), HUNDRED_PLACES)


def result(lines: Iterable[tuple[str, str]]) -> Result:
    """Cộng các dòng (points, maximum) as stored; lines that do not count are 0 of 0."""
    points, maximum = 0, 0
    for own, of in lines:
        points, maximum = points + hundredths(Decimal(own)), maximum + hundredths(Decimal(of))
    return Result(points_of(points), points_of(maximum))


def leaves_of(campaign: Campaign) -> list[Indicator]:
    """Chỉ tiêu của đợt theo thứ tự dòng phiếu, with their fields."""
    rows = Indicator.objects.leaves().filter(indicator_set=campaign.indicator_set_id)
    return list(rows.select_related("field", "parent__field").order_by("order", "pk"))


def field_of(leaf: Indicator):
    """Lĩnh vực của chỉ tiêu: its own, else that of its group; None where neither has one."""
    return leaf.field or (leaf.parent.field if leaf.parent else None)


def scopes_of(leaves: list[Indicator]) -> list[Scope]:
    """Mọi cách xếp hạng: whole, each field in the province's order, each indicator."""
    places = {}
    for place, leaf in enumerate(leaves):
        if field := field_of(leaf):
            places.setdefault(field, []).append(place)
    fields = [
        Scope(f"{FIELD}:{field.code}", field.name, tuple(found))
        for field, found in sorted(places.items(), key=lambda item: (item[0].order, item[0].code))
    ]
    singles = [
        Scope(f"{INDICATOR}:{leaf.number}", f"{leaf.number}. {shortened(leaf.text)}", (place,), leaf)
        for place, leaf in enumerate(leaves)
    ]
    return [WHOLE, *fields, *singles]


def shortened(text: str) -> str:
    """Nội dung chỉ tiêu viết gọn, cut between words."""
    if len(text) <= SHORT_TEXT:
        return text
    return f"{text[:SHORT_TEXT].rsplit(' ', 1)[0].rstrip(' ,;')}…"


def choices(scopes: list[Scope]) -> list:
    """Các lựa chọn để hiện trong ô “Xếp theo”, grouped."""
    of = {FIELD: [], INDICATOR: []}
    for scope in scopes:
        if not scope.is_whole:
            of[scope.key.partition(":")[0]].append((scope.key, scope.label))
    labels = {FIELD: "Lĩnh vực", INDICATOR: "Chỉ tiêu"}
    return [(WHOLE.key, WHOLE.label), *((labels[kind], rows) for kind, rows in of.items() if rows)]
