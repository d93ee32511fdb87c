"""Hình dạng gói dữ liệu: every object with its keys in the order of an export, optional or not, and their kinds.

Pure: no Django. The import is checked against it, and the export arranges its keys by it:
`shape.UNIT.arranged({...})`.
"""

from commitments.bundle.kinds import ListOf, Record, Words
from commitments.bundle.shape.campaigns import (
    CAMPAIGN,
    CEREMONY,
    CONSEQUENCE,
    DOCUMENT,
    DUE,
    GRADE,
    MET_RULE,
    PARTY,
    PERIOD,
    RANKING_GROUP,
    SET_REFERENCE,
)
from commitments.bundle.shape.commitments import AMENDMENT, CHANGE, COMMITMENT, ITEM
from commitments.bundle.shape.indicators import (
    BAND,
    GROUP_OF_INDICATORS,
    INDICATOR,
    INDICATOR_SET,
    LEAF,
    LEAVES,
    METHOD,
    SCORING,
    TEXTS_OF_A_LEAF,
    is_leaf,
)
from commitments.bundle.shape.organisation import FIELD, PERSON, PROVINCE, SUCCESSION, TERM, UNIT
from commitments.bundle.shape.reports import ADJUSTMENT, AWARDED, ENTRY, REPORT, VERIFIED
from commitments.bundle.shape.terms import may, need

__all__ = [
    "ADJUSTMENT",
    "AMENDMENT",
    "AWARDED",
    "BAND",
    "BUNDLE",
    "CAMPAIGN",
    "CEREMONY",
    "CHANGE",
    "COMMITMENT",
    "CONSEQUENCE",
    "DOCUMENT",
    "DUE",
    "ENTRY",
    "FIELD",
    "FORMAT",
    "GRADE",
    "GROUP_OF_INDICATORS",
    "INDICATOR",
    "INDICATOR_SET",
    "ITEM",
    "LEAF",
    "LEAVES",
    "METHOD",
    "MET_RULE",
    "PARTY",
    "PERIOD",
    "PERSON",
    "PROVINCE",
    "RANKING_GROUP",
    "REPORT",
    "SCORING",
    "SET_REFERENCE",
    "SUCCESSION",
    "TERM",
    "TEXTS_OF_A_LEAF",
    "UNIT",
    "VERIFIED",
    "is_leaf",
]

FORMAT = "camket-bundle/1"

BUNDLE = Record(
    "gói dữ liệu",
    (
        need("format", Words((FORMAT,))),
        need("province", PROVINCE),
        may("fields", ListOf(FIELD)),
        need("units", ListOf(UNIT)),
        may("successions", ListOf(SUCCESSION)),
        need("people", ListOf(PERSON)),
        need("terms", ListOf(TERM)),
        need("indicator_sets", ListOf(INDICATOR_SET)),
        need("campaigns", ListOf(CAMPAIGN)),
    ),
)
