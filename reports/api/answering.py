"""Trả lời một yêu cầu đọc dữ liệu: the key, the turns of this minute, what the key may read, then the data.

The order of refusals: 405, 401, 429, 403, 400, 404. A signed-in browser gets no further than anybody else.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt

from reports.api import problems
from reports.api.asking import Parameter, asked
from reports.api.problems import Refused
from reports.ranking import UnknownName
from units import tokens
from units.models import AccessToken

BEARER = 'Bearer realm="Camket"'
KINDS = {
    "reads_rankings": "bảng xếp hạng",
    "reads_cards": "phiếu điểm",
    "reads_conclusions": "kết luận năm",
    "reads_unpublished": "số liệu chưa công bố",
}


def reads(kind: str = "", parameters: Mapping[str, Parameter] | None = None) -> Callable:
    """Địa chỉ đọc dữ liệu: `view(token, asked, *keys)` returns what is sent; `kind` is a field of the token."""

    def decorate(view):
        @csrf_exempt
        @login_not_required  # another system has no session: its key is checked here, and nothing else
        @wraps(view)
        def answered(request, **keys):
            try:
                token = _token(request)
                if kind:
                    may(token, kind)
                return kept(request, view(token, asked(request, parameters or {}), **keys))
            except Refused as reason:
                return problems.answer(reason.status, reason.detail, reason.headers)
            except UnknownName as reason:
                return problems.answer(404, str(reason))

        answered.kind, answered.parameters = kind, parameters or {}
        return answered

    return decorate


def may(token: AccessToken, kind: str) -> None:
    """Khoá được đọc loại này; Refused with 403 otherwise."""
    if not getattr(token, kind):
        raise Refused(403, f"Khoá này không được đọc {KINDS[kind]}. Đề nghị người quản trị cấp khoá khác.")


def reading_only(request: HttpRequest) -> None:
    """Chỉ GET và HEAD; Refused with 405 otherwise."""
    if request.method not in ("GET", "HEAD"):
        raise Refused(405, "Giao diện này chỉ để đọc.", Allow="GET, HEAD")


def kept(request: HttpRequest, data: dict) -> HttpResponse:
    """Dữ liệu kèm ETag: who has the same already is told so without sending it again."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    etag = quote_etag(hashlib.sha256(text).hexdigest())
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Authorization"}
    response = HttpResponse(text, content_type="application/json", headers=headers)
    return get_conditional_response(request, etag=etag, response=response)


def _token(request):
    reading_only(request)
    now = timezone.now()
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    token = None
    if scheme.casefold() == "bearer" and key.strip().isascii():
        token = tokens.holder(key.strip(), today=timezone.localdate(now))
    if token is None:
        detail = "Gửi khoá truy cập còn hiệu lực trong dòng đầu “Authorization: Bearer …”."
        raise Refused(401, detail, **{"WWW-Authenticate": BEARER})
    if seconds := tokens.spend(token, now=now):
        detail = f"Khoá này được {token.per_minute} lượt mỗi phút. Gọi lại sau {seconds} giây."
        raise Refused(429, detail, **{"Retry-After": str(seconds)})
    return token
