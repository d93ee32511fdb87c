"""Trả tệp cho trình duyệt: by the ending that is asked for, under a Vietnamese name."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from reports.exports import csv_file, excel_file
from reports.exports.table import Table

WRITERS = {"csv": csv_file, "xlsx": excel_file}
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


def answer(ending: str, build: Callable[[], Table]) -> HttpResponse:
    """Tệp của bảng, built only when the ending is one of ours; Http404 otherwise."""
    if ending not in WRITERS:
        raise Http404
    table, writer = build(), WRITERS[ending]
    name = f"{table.title}.{ending}".translate(_NOT_IN_A_NAME)
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(writer.write(table), content_type=writer.MEDIA_TYPE, headers=headers)
