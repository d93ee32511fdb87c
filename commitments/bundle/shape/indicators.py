"""Hình dạng của bộ chỉ tiêu: groups, leaves of three value types, and how points are given."""

from collections.abc import Mapping
from decimal import Decimal

from commitments.bundle.kinds import KEY_TEXT, Key, ListOf, Number, OneOf, Record, Words
from commitments.bundle.shape.terms import CODE, PERCENT, REFERENCE, TEXT, may, need, tagged

BAND = Record("khoảng điểm", (need("from", Number(high=Decimal(1000))), need("share", PERCENT)))
METHOD = Words(("proportional", "bands", "pass_fail", "deduct"))
SCORING = tagged(
    "cách chấm",
    "method",
    {
        "proportional": Record("cách chấm proportional", (need("method", METHOD), may("floor", PERCENT))),
        "bands": Record(
            "cách chấm bands", (need("method", METHOD), need("bands", ListOf(BAND, needs_one=True)))
        ),
        "pass_fail": Record("cách chấm pass_fail", (need("method", METHOD),)),
        "deduct": Record(
            "cách chấm deduct", (need("method", METHOD), need("step", Number(without_zero=True)))
        ),
    },
)
GROUP_OF_INDICATORS = Record(
    "nhóm chỉ tiêu", (need("number", KEY_TEXT), need("text", TEXT), may("field", REFERENCE))
)

TEXTS_OF_A_LEAF = (
    "measure",
    "value_type",
    "accumulate",
    "compare",
    "compare_to",
    "frequency",
    "source",
    "when_none_arose",
    "evidence_hint",
    "numerator_label",
    "denominator_label",
    "note",
)
"""Khoá của một chỉ tiêu mà giá trị là chữ, và là một cột cùng tên."""

_MAX_POINTS = Number(places=2, without_zero=True)


def _leaf(name: str, value_type: str, accumulate: tuple[str, ...], comparison: tuple[Key, ...]) -> Record:
    return Record(
        name,
        (
            need("number", KEY_TEXT),
            may("parent", REFERENCE),
            need("text", TEXT),
            may("field", REFERENCE),
            may("measure", TEXT),
            need("value_type", Words((value_type,))),
            need("accumulate", Words(accumulate)),
            *comparison,
            need("frequency", Words(("period", "year"))),
            need("source", Words(("unit", "external"))),
            may("when_none_arose", Words(("exclude", "full"))),
            need("max_points", _MAX_POINTS),
            need("scoring", SCORING),
            may("lead_unit", REFERENCE),
            may("evidence_hint", TEXT),
            may("numerator_label", TEXT),
            may("denominator_label", TEXT),
            may("note", TEXT),
        ),
    )


_COMPARISON = (
    need("compare", Words(("gte", "gt", "lte", "lt", "eq"))),
    need("compare_to", Words(("target", "baseline"))),
)
LEAVES = {
    "number": _leaf("chỉ tiêu number", "number", ("sum", "latest", "average"), _COMPARISON),
    "ratio": _leaf("chỉ tiêu ratio", "ratio", ("sum", "latest"), _COMPARISON),
    "yes_no": _leaf("chỉ tiêu yes_no", "yes_no", ("any",), ()),
}
LEAF = tagged("chỉ tiêu", "value_type", LEAVES)
_MARKS_OF_A_LEAF = LEAVES["yes_no"].required - GROUP_OF_INDICATORS.required


def is_leaf(indicator: Mapping) -> bool:
    """Chỉ tiêu, không phải nhóm: it has at least half of the keys that every leaf must have and no group may."""
    marks = sum(indicator.get(key) is not None for key in _MARKS_OF_A_LEAF)
    return 2 * marks >= len(_MARKS_OF_A_LEAF)


INDICATOR = OneOf(
    "chỉ tiêu hoặc nhóm chỉ tiêu",
    (LEAF, GROUP_OF_INDICATORS),
    lambda indicator: LEAF if is_leaf(indicator) else GROUP_OF_INDICATORS,
)
INDICATOR_SET = Record(
    "bộ chỉ tiêu",
    (
        need("code", CODE),
        need("version", KEY_TEXT),
        need("title", TEXT),
        need("indicators", ListOf(INDICATOR, needs_one=True)),
    ),
)
