"""Hình dạng của tỉnh, lĩnh vực, đơn vị, con người và thời gian giữ chức vụ."""

from commitments.bundle.kinds import Record, Words
from commitments.bundle.shape.terms import CODE, DAY, ORDER, REFERENCE, TEXT, may, need

PROVINCE = Record(
    "tỉnh", (need("code", CODE), need("name", TEXT), may("chair_title", TEXT), need("place", TEXT))
)
FIELD = Record("lĩnh vực", (need("code", CODE), need("name", TEXT), need("order", ORDER)))
UNIT = Record(
    "đơn vị",
    (
        need("code", CODE),
        need("name", TEXT),
        may("upper_name", TEXT),
        may("short_name", TEXT),
        need("kind", Words(("so", "dvsn", "tw", "huyen", "xa", "phong", "ubnd"))),
        need("level", Words(("tinh", "huyen", "xa"))),
        may("parent", REFERENCE),
        need("order", ORDER),
        may("valid_from", DAY),
        may("valid_to", DAY),
        need("head_title", TEXT),
    ),
)
SUCCESSION = Record(
    "kế thừa đơn vị",
    (
        need("from", REFERENCE),
        may("to", REFERENCE),
        need("kind", Words(("merge", "split", "absorb", "rename", "dissolve", "relevel"))),
        need("effective_on", DAY),
        may("legal_basis", TEXT),
    ),
)
PERSON = Record("người", (need("code", CODE), need("name", TEXT)))
TERM = Record(
    "thời gian giữ chức vụ",
    (
        need("person", REFERENCE),
        need("unit", REFERENCE),
        need("title", TEXT),
        need("role", Words(("head", "acting", "deputy"))),
        may("from", DAY),
        may("to", DAY),
        may("decision", TEXT),
    ),
)
