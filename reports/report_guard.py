"""Khoá báo cáo kỳ đã ban hành trong cơ sở dữ liệu: what is issued is neither edited nor deleted; a draft may be."""

from units.row_guard import RowGuard

MESSAGE = "Báo cáo đã ban hành không sửa, không xoá."
GUARD = RowGuard(
    "reports_periodreport",
    MESSAGE,
    same="kept.id = NEW.id OR (kept.campaign_id = NEW.campaign_id AND kept.span = NEW.span"
    " AND kept.lead_unit_id IS NEW.lead_unit_id AND kept.edition = NEW.edition)"
    " OR kept.replaces_id = NEW.replaces_id",
    only="{row}.signed_on IS NOT NULL",
)
raise_guard, lower_guard = GUARD.raise_guard, GUARD.lower_guard
