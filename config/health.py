"""Tình trạng hoạt động: cho bộ cân tải và người vận hành biết ứng dụng còn trả lời được."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


# Public: a monitor has no account, and the answer says nothing but whether the database answers.
@login_not_required
@never_cache
@require_safe
def health(request) -> HttpResponse:
    """Trả 200 khi cơ sở dữ liệu trả lời, 503 khi không."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return HttpResponse(
            "cơ sở dữ liệu không trả lời", status=503, content_type="text/plain; charset=utf-8"
        )
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
