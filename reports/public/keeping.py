"""Trang công khai được giữ sẵn: rendered once for all processes, sent as it is, and not sent again to who has it.

What a page says depends on its publication, which never changes, on how many others there are of the period, and on the
program itself; all three are in the key. So nothing needs to be thrown away, only to be forgotten when room is short.
"""

import gzip
import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

SHARED = "public"
PAGE = "text/html; charset=utf-8"
SECONDS = 300
"""Trình duyệt và máy chủ trung gian hỏi lại sau từng ấy giây: that late at most a correction is seen."""

_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
_SHOWN_BY = (
    "reports/public",
    "reports/published.py",
    "reports/published_parts.py",
    "templates/public",
    "templates/components",
    "static/css",
)


def answer(
    request: HttpRequest, key: tuple, build: Callable[[], bytes], media_type: str = PAGE
) -> HttpResponse:
    """Trang đã giữ, else one that `build` makes now and that is kept from then on."""
    digest, content, small = kept(key, build, media_type)
    headers = {"Cache-Control": f"public, max-age={SECONDS}", "Vary": "Accept-Encoding"}
    if is_small := _GZIP.search(request.headers.get("Accept-Encoding", "")) is not None:
        headers["Content-Encoding"] = "gzip"
    headers["ETag"] = etag = quote_etag(f"{digest}-gzip" if is_small else digest)
    response = HttpResponse(small if is_small else content, content_type=media_type, headers=headers)
    return get_conditional_response(request, etag=etag, response=response)


def kept(key: tuple, build: Callable[[], bytes], media_type: str = PAGE) -> tuple[str, bytes, bytes]:
    """(mã băm, nội dung, nội dung nén) đã giữ, else made now; a full disk keeps nothing, and nobody from reading."""
    name = hashlib.sha256(repr((_release(), media_type, *key)).encode()).hexdigest()
    found = caches[SHARED].get(name)
    if found is None:
        content = build()
        # Nothing on a public page is secret, so that its length may be told.
        found = hashlib.sha256(content).hexdigest(), content, gzip.compress(content, mtime=0)
        with suppress(OSError):
            caches[SHARED].set(name, found)
    return found


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
