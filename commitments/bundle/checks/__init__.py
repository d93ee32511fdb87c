"""Kiểm tra nội dung gói dữ liệu: what the shape alone does not tell, subject by subject.

Pure: no Django. The data has passed `shape_checks`: what was at fault there is FAULTY, and is passed over here.
"""

from commitments.bundle.checks.campaigns import Declared, check_campaigns
from commitments.bundle.checks.indicators import IndicatorSets
from commitments.bundle.checks.people import check_terms
from commitments.bundle.checks.registers import Register
from commitments.bundle.checks.units import check_successions, check_units
from commitments.bundle.faults import Findings


def check_content(bundle: dict, found: Findings) -> None:
    """Mọi lỗi và cảnh báo về nội dung."""
    fields = Register(bundle.get("fields"), ("fields",), found, "lĩnh vực")
    units = Register(bundle["units"], ("units",), found, "đơn vị")
    people = Register(bundle["people"], ("people",), found, "người")
    check_units(bundle["units"], units, found)
    check_successions(bundle.get("successions"), units, found)
    check_terms(bundle["terms"], people, units, found)
    sets = IndicatorSets(bundle["indicator_sets"], fields, units, found)
    check_campaigns(bundle["campaigns"], Declared(units, people, sets), found)
