"""Khoá báo cáo kỳ đã ban hành trong cơ sở dữ liệu: what is issued is neither edited nor deleted; a draft may be."""

from units.row_guard import RowGuard

MESSAGE = "Báo cáo đã ban hành không sửa, không xoá."
_PLACE = (
    "kept.id = NEW.id OR (kept.campaign_id = NEW.campaign_id AND kept.span = NEW.span"
    " AND kept.lead_unit_id IS NEW.lead_unit_id{})"
)
_ISSUED = "{row}.signed_on IS NOT NULL"
FIRST_GUARD = RowGuard("reports_periodreport", MESSAGE, same=_PLACE.format(""), only=_ISSUED)
"""Khoá khi mỗi báo cáo chỉ có một lần ban hành, as migration 0004 raises it."""
GUARD = RowGuard(
    "reports_periodreport",
    MESSAGE,
    same=f"{_PLACE.format(' AND kept.edition = NEW.edition')} OR kept.replaces_id = NEW.replaces_id",
    only=_ISSUED,
)
raise_guard, lower_guard = GUARD.raise_guard, GUARD.lower_guard
