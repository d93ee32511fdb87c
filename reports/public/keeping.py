"""Trang công khai được giữ sẵn: rendered once for all processes, sent as it is, and not sent again to who has it.

What a page says depends on its publication, which never changes, on how many others there are of the period, and on the
program itself; all three are in the key. So nothing needs to be thrown away, only to be forgotten when room is short.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

SHARED = "public"
SECONDS = 300
"""Trình duyệt và máy chủ trung gian hỏi lại sau từng ấy giây: that late at most a correction is seen."""

_SHOWN_BY = (
    "reports/public",
    "reports/published.py",
    "templates/public",
    "templates/components",
    "static/css",
)


def answer(
    request: HttpRequest, key: tuple, build: Callable[[], bytes], media_type: str = "text/html; charset=utf-8"
) -> HttpResponse:
    """Trang đã giữ, else one that `build` makes now and that is kept from then on."""
    name = hashlib.sha256(repr((_release(), media_type, *key)).encode()).hexdigest()
    kept = caches[SHARED].get(name)
    if kept is None:
        content = build()
        kept = quote_etag(hashlib.sha256(content).hexdigest()), content
        caches[SHARED].set(name, kept)
    etag, content = kept
    headers = {"ETag": etag, "Cache-Control": f"public, max-age={SECONDS}"}
    response = HttpResponse(content, content_type=media_type, headers=headers)
    return get_conditional_response(request, etag=etag, response=response)


@cache
def _release():
    """Dấu của phần mềm đang chạy: another version of a template makes another page."""
    found = hashlib.sha256()
    for place in _SHOWN_BY:
        path = Path(settings.BASE_DIR, place)
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in (".py", ".html", ".css"):
                found.update(file.read_bytes())
    return found.hexdigest()
