"""Liên kết tải bảng về: a tag that every template has without {% load %}, beside those of `config.ui`."""

from django.http import HttpRequest
from django.template import Library
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

register = Library()
FILES = (("Excel", "xlsx"), ("CSV", "csv"))


@register.simple_tag
def downloads(name: str, request: HttpRequest, what: str) -> SafeString:
    """Tải bảng về, under the same filter as the page shows: all of its rows, not only those of this page of it.

    `name` of an address that takes the ending of the file; `what` is told to who hears the link alone.
    """
    asked = request.GET.copy()
    asked.pop("page", None)
    query = f"?{asked.urlencode()}" if asked else ""
    files = [(label, reverse(name, args=[ending]) + query) for label, ending in FILES]
    return render_to_string("components/downloads.html", {"files": files, "what": what})
