"""Khoá nhật ký trong cơ sở dữ liệu: dòng nhật ký không sửa, không xoá được, on both engines."""

from units.row_guard import RowGuard

MESSAGE = "Nhật ký chỉ ghi thêm, không sửa, không xoá."
GUARD = RowGuard(
    "units_auditevent",
    MESSAGE,
    same="kept.id = NEW.id OR (kept.chain_id = NEW.chain_id AND kept.number = NEW.number)",
)
raise_guard, lower_guard = GUARD.raise_guard, GUARD.lower_guard
