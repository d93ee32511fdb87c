"""Lỗi trả cho hệ thống khác: application/problem+json (RFC 9457), in Vietnamese, saying what to do."""

from dataclasses import asdict, dataclass, field
from http import HTTPStatus

from django.http import JsonResponse

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "Yêu cầu không đúng",
    401: "Chưa có khoá truy cập hợp lệ",
    403: "Khoá truy cập không có quyền này",
    404: "Không có dữ liệu này",
    405: "Chỉ đọc được bằng GET",
    429: "Quá số lượt mỗi phút",
}


@dataclass(frozen=True)
class Problem:
    """Một lỗi; `title` says the kind, `detail` this case."""

    status: int = field(metadata={"says": "Mã trạng thái HTTP"})
    title: str = field(metadata={"says": "Loại lỗi"})
    detail: str = field(metadata={"says": "Lỗi cụ thể và cách xử lý"})
    type: str = field(default="about:blank", metadata={"says": "Luôn là about:blank"})


class Refused(Exception):
    """Yêu cầu không trả lời được: status, words, headers."""

    def __init__(self, status: int, detail: str, **headers: str):
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers


def answer(status: int, detail: str, headers: dict[str, str] | None = None) -> JsonResponse:
    """Câu trả lời lỗi."""
    problem = Problem(status, TITLES.get(status, HTTPStatus(status).phrase), detail)
    options = {"json_dumps_params": {"ensure_ascii": False}, "content_type": MEDIA_TYPE}
    return JsonResponse(asdict(problem), status=status, headers=headers, **options)
