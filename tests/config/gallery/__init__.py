"""Phòng mẫu: every ready-made screen, filled with invented data, for tests and for looking at."""

from tests.config.gallery import commitments, entry, form, frame, ranking, review, scores, work

SCREENS = {
    "viec-cua-toi": work.home,
    "trong": work.nothing_to_do,
    "bao-cao": entry.report,
    "bao-cao-loi": entry.report_with_errors,
    "tham-dinh": review.review,
    "xung-dot": review.conflict,
    "xep-hang": ranking.ranking,
    "phieu-diem": scores.score_card,
    "cam-ket": commitments.listing,
    "ban-cam-ket": commitments.detail,
    "phu-luc": form.amendment,
    "dang-nhap": frame.login,
    "403": frame.error,
    "404": frame.error,
    "500": frame.error,
}


def render(name: str, request=None) -> str:
    """Một màn hình mẫu, cả trang."""
    return frame.page(*SCREENS[name](name), request=request)
