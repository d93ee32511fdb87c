"""Hình dạng của bản cam kết và phụ lục."""

from commitments.bundle.kinds import ListOf, MapOf, Record, Text, Whole
from commitments.bundle.shape.terms import AMOUNT, DAY, ORDER, REFERENCE, SIGNED, TEXT, may, need

ITEM = Record(
    "nội dung cam kết",
    (
        need("indicator", REFERENCE),
        may("targets", MapOf(AMOUNT)),
        may("baseline", MapOf(SIGNED)),
        may("not_applicable", TEXT),
    ),
)
CHANGE = Record(
    "thay đổi của phụ lục",
    (
        need("indicator", REFERENCE),
        may("targets", MapOf(AMOUNT)),
        may("not_applicable", Text(may_be_empty=True)),
    ),
)
AMENDMENT = Record(
    "phụ lục",
    (
        need("number", Whole()),
        need("decision", TEXT),
        need("reason", TEXT),
        need("effective_on", DAY),
        need("changes", ListOf(CHANGE)),
    ),
)
COMMITMENT = Record(
    "bản cam kết",
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
