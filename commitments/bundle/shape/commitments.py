"""Hình dạng của bản cam kết và phụ lục."""

from commitments.bundle.kinds import ListOf, MapOf, Record, Text, Whole
from commitments.bundle.shape.terms import AMOUNT, DAY, ORDER, REFERENCE, SIGNED, TEXT, may, need

ITEM = Record(
    "item",
    (
        need("indicator", REFERENCE),
        may("targets", MapOf(AMOUNT)),
        may("baseline", MapOf(SIGNED)),
        may("not_applicable", TEXT),
    ),
)
CHANGE = Record(
    "change",
    (
        need("indicator", REFERENCE),
        may("targets", MapOf(AMOUNT)),
        may("not_applicable", Text(may_be_empty=True)),
    ),
)
AMENDMENT = Record(
    "amendment",
    (
        need("number", Whole()),
        need("decision", TEXT),
        need("reason", TEXT),
        need("effective_on", DAY),
        need("changes", ListOf(CHANGE)),
    ),
)
COMMITMENT = Record(
    "commitment",
    (
        need("unit", REFERENCE),
        need("leader", REFERENCE),
        may("order", ORDER),
        may("signed_on", DAY),
        may("ended_on", DAY),
        may("ended_reason", TEXT),
        need("items", ListOf(ITEM)),
        may("amendments", ListOf(AMENDMENT)),
    ),
)
