"""Hình dạng của đợt cam kết: its rules, calendar, document and ceremony, and all that was done in it."""

from commitments.bundle.kinds import Day, ListOf, Record, Whole, Words
from commitments.bundle.shape.commitments import COMMITMENT
from commitments.bundle.shape.reports import ADJUSTMENT, REPORT
from commitments.bundle.shape.terms import (
    AMOUNT,
    CODE,
    DAY,
    PERCENT,
    REFERENCE,
    TEXT,
    YEAR,
    may,
    need,
    tagged,
)

SET_REFERENCE = Record("bộ chỉ tiêu của đợt", (need("code", REFERENCE), need("version", REFERENCE)))
RANKING_GROUP = Record(
    "khối xếp hạng", (need("code", CODE), need("name", TEXT), need("units", ListOf(REFERENCE)))
)
GRADE = Record("mức xếp loại", (need("from", PERCENT), need("name", TEXT)))

_RULE = Words(("all_indicators", "min_score", "min_met_share"))
MET_RULE = tagged(
    "quy tắc đạt",
    "type",
    {
        "all_indicators": Record("quy tắc đạt all_indicators", (need("type", _RULE),)),
        "min_score": Record("quy tắc đạt min_score", (need("type", _RULE), need("value", PERCENT))),
        "min_met_share": Record("quy tắc đạt min_met_share", (need("type", _RULE), need("value", PERCENT))),
    },
)
_CONSEQUENCE = (need("code", CODE), need("legal_basis", TEXT), need("text", TEXT))
_TYPE = need("type", Words(("rating_cap", "self_criticism", "accountability")))
CONSEQUENCE = tagged(
    "hệ quả",
    "type",
    {
        "rating_cap": Record("hệ quả rating_cap", (*_CONSEQUENCE, _TYPE, need("level", TEXT))),
        "self_criticism": Record("hệ quả self_criticism", (*_CONSEQUENCE, _TYPE)),
        "accountability": Record(
            "hệ quả accountability",
            (
                *_CONSEQUENCE,
                _TYPE,
                need("years", Whole(low=1, high=32767)),
                may("scope", Words(("leader", "unit"))),
            ),
        ),
    },
)
DUE = Record("hạn gửi", (need("day", Whole(low=1, high=31)), may("month_offset", Whole(high=12))))
PERIOD = Record(
    "thời gian riêng của kỳ",
    (
        need("code", REFERENCE),
        need("data_from", DAY),
        need("data_to", DAY),
        need("due_on", DAY),
        may("opens_on", DAY),
    ),
)
DOCUMENT = Record(
    "văn bản",
    (
        need("template", Words(("recipient", "witness", "joint", "one_way"))),
        need("title", TEXT),
        need("subtitle", TEXT),
        may("opening", TEXT),
        may("duties", TEXT),
        may("sanctions", TEXT),
        may("copies", Whole(low=1)),
    ),
)
PARTY = Record(
    "bên tham gia",
    (
        need("role", Words(("recipient", "witness", "host"))),
        need("title", TEXT),
        may("person", REFERENCE),
        may("unit", REFERENCE),
    ),
)
CEREMONY = Record("lễ ký", (need("held_on", DAY), need("place", TEXT), need("parties", ListOf(PARTY))))

CAMPAIGN = Record(
    "đợt cam kết",
    (
        need("code", CODE),
        need("title", TEXT),
        may("notice", TEXT),
        need("legal_bases", ListOf(TEXT)),
        need("cadence", Words(("quarter", "month"))),
        need("year_from", YEAR),
        need("year_to", YEAR),
        need("indicator_set", SET_REFERENCE),
        need("groups", ListOf(RANKING_GROUP, needs_one=True)),
        need("grades", ListOf(GRADE, needs_one=True)),
        need("met_rule", MET_RULE),
        need("consequences", ListOf(CONSEQUENCE)),
        may("closed_years", ListOf(YEAR)),
        may("late_penalty", AMOUNT),
        may("bonus_cap", AMOUNT),
        may("penalty_cap", AMOUNT),
        may("min_coverage", PERCENT),
        may("due", DUE),
        may("holidays", ListOf(Day(first="1900-01-01", last="2299-12-31"))),
        may("periods", ListOf(PERIOD)),
        need("document", DOCUMENT),
        may("ceremony", CEREMONY),
        need("commitments", ListOf(COMMITMENT)),
        may("reports", ListOf(REPORT)),
        may("adjustments", ListOf(ADJUSTMENT)),
    ),
)
