"""Hình dạng của bộ chỉ tiêu: groups, leaves of three value types, and how points are given."""

from collections.abc import Mapping
from decimal import Decimal

from commitments.bundle.kinds import KEY_TEXT, Key, ListOf, Number, OneOf, Record, Words
from commitments.bundle.shape.terms import CODE, PERCENT, REFERENCE, TEXT, may, need, tagged

BAND = Record("band", (need("from", Number(high=Decimal(1000))), need("share", PERCENT)))
METHOD = Words(("proportional", "bands", "pass_fail", "deduct"))
SCORING = tagged(
    "scoring",
    "method",
    {
        "proportional": Record("proportional", (need("method", METHOD), may("floor", PERCENT))),
        "bands": Record("bands", (need("method", METHOD), need("bands", ListOf(BAND, needs_one=True)))),
        "pass_fail": Record("pass_fail", (need("method", METHOD),)),
        "deduct": Record("deduct", (need("method", METHOD), need("step", Number(without_zero=True)))),
    },
)
GROUP_OF_INDICATORS = Record(
    "group of indicators", (need("number", KEY_TEXT), need("text", TEXT), may("field", REFERENCE))
)


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
            need("max_points", Number(places=2, without_zero=True)),
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
    "number": _leaf("number", "number", ("sum", "latest", "average"), _COMPARISON),
    "ratio": _leaf("ratio", "ratio", ("sum", "latest"), _COMPARISON),
    "yes_no": _leaf("yes_no", "yes_no", ("any",), ()),
}
LEAF = tagged("leaf", "value_type", LEAVES)
_MARKS_OF_A_LEAF = LEAVES["yes_no"].required - GROUP_OF_INDICATORS.required


def is_leaf(indicator: Mapping) -> bool:
    """Chỉ tiêu, không phải nhóm: it has at least half of the keys that every leaf must have and no group may."""
    marks = sum(indicator.get(key) is not None for key in _MARKS_OF_A_LEAF)
    return 2 * marks >= len(_MARKS_OF_A_LEAF)


INDICATOR = OneOf(
    "indicator",
    (LEAF, GROUP_OF_INDICATORS),
    lambda indicator: LEAF if is_leaf(indicator) else GROUP_OF_INDICATORS,
)
INDICATOR_SET = Record(
    "indicator set",
    (
        need("code", CODE),
        need("version", KEY_TEXT),
        need("title", TEXT),
        need("indicators", ListOf(INDICATOR, needs_one=True)),
    ),
)
