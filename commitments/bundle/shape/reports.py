"""Hình dạng của báo cáo kỳ, số liệu, điểm cộng và điểm trừ."""

from commitments.bundle.kinds import Flag, ListOf, Number, Record, Words
from commitments.bundle.shape.terms import AMOUNT, CODE, DAY, FLAG, REFERENCE, SIGNED, TEXT, may, need

_FIGURE = (
    may("value", SIGNED),
    may("numerator", AMOUNT),
    may("denominator", AMOUNT),
    may("done", FLAG),
    may("none_arose", Flag(false_says_nothing=True)),
)
VERIFIED = Record("số thẩm định", _FIGURE)
AWARDED = Record("điểm cho riêng", (need("points", Number(places=2)), need("reason", TEXT)))
ENTRY = Record(
    "số liệu",
    (
        need("indicator", REFERENCE),
        *_FIGURE,
        may("verified", VERIFIED),
        may("awarded", AWARDED),
        may("estimated", Flag(false_says_nothing=True)),
        may("explanation", TEXT),
        may("comment", TEXT),
    ),
)
REPORT = Record(
    "báo cáo kỳ",
    (
        need("unit", REFERENCE),
        need("period", REFERENCE),
        need("status", Words(("draft", "submitted", "returned", "approved"))),
        may("submitted_on", DAY),
        need("entries", ListOf(ENTRY)),
        may("difficulties", TEXT),
        may("proposals", TEXT),
        may("next_tasks", TEXT),
    ),
)
ADJUSTMENT = Record(
    "điểm cộng, điểm trừ",
    (
        need("code", CODE),
        need("unit", REFERENCE),
        need("period", REFERENCE),
        need("points", Number(low=None, without_zero=True)),
        need("reason", TEXT),
    ),
)
