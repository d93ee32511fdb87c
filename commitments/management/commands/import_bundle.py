"""Nhập gói dữ liệu từ tệp."""

from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import connection

from commitments.bundle.checking import check
from commitments.bundle.importing import Refused, import_data
from commitments.bundle.reading import MAX_BYTES

MANY = 10_000
"""Từ ngần ấy dòng mới, what the database knows of its tables is wrong enough to make pages slow."""


class Command(BaseCommand):
    """Nhập gói dữ liệu; safe to run twice."""

    help = "Nhập gói dữ liệu: kiểm tra toàn bộ tệp, rồi ghi trong một giao dịch."

    def add_arguments(self, parser):
        """FILE [--replace]."""
        parser.add_argument("file", type=Path, help="tệp gói dữ liệu (JSON)")
        parser.add_argument(
            "--replace", action="store_true", help="thay cả những gì đã ký, đã gửi, đã duyệt, đã khoá"
        )

    def handle(self, *args, **options):
        """Print one line of counts; on faults one line each, and exit 1 with the database as before."""
        checked = check(self._read(options["file"]))
        for finding in [*checked.faults, *checked.warnings]:
            self.stderr.write(finding.line())
        if checked.faults:
            raise SystemExit(1)
        try:
            outcome = import_data(checked.data, replace=options["replace"])
        except Refused as refused:
            for fault in refused.faults:
                self.stderr.write(fault.line())
            raise SystemExit(1) from None
        if sum(outcome.created.values()) >= MANY:
            self._count_anew()
        self.stdout.write(outcome.line())

    @staticmethod
    def _count_anew():
        """PostgreSQL plans by what it last counted; by itself it counts again only some slow minutes later."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def _read(self, file):
        try:
            with file.open("rb") as stream:
                return stream.read(MAX_BYTES + 1)
        except OSError as error:
            self.stderr.write(f"/: không đọc được tệp {file}: {error.strerror}")
            raise SystemExit(1) from None
