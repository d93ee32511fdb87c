"""Xuất gói dữ liệu ra tệp hoặc ra màn hình."""

from pathlib import Path

from django.core.management.base import BaseCommand

from commitments.bundle.exporting import export
from commitments.models import Campaign
from units.models import Province


class Command(BaseCommand):
    """Xuất gói dữ liệu của một tỉnh, or of one campaign."""

    help = "Xuất gói dữ liệu: một đợt cam kết, hoặc mọi đợt của tỉnh."

    def add_arguments(self, parser):
        """[--campaign CODE] [--out FILE]."""
        parser.add_argument("--campaign", help="mã đợt cam kết")
        parser.add_argument("--out", type=Path, help="tệp để ghi; mặc định: ra màn hình")

    def handle(self, *args, **options):
        """Write the bundle; exit 1 on an unknown campaign, or without one when there are several provinces."""
        province, campaigns = self._chosen(options["campaign"])
        raw = export(province, campaigns)
        if options["out"] is None:
            self.stdout.write(raw.decode(), ending="")
            return
        try:
            options["out"].write_bytes(raw)
        except OSError as error:
            self._fail(f"Không ghi được tệp {options['out']}: {error.strerror}.")

    def _chosen(self, code):
        if code:
            campaigns = Campaign.objects.filter(code=code)
            if not campaigns:
                self._fail(f"Không có đợt cam kết “{code}”.")
            return campaigns[0].province, campaigns
        provinces = list(Province.objects.order_by("code"))
        if len(provinces) != 1:
            names = (
                ", ".join(Campaign.objects.order_by("code").values_list("code", flat=True))
                or "chưa có đợt nào"
            )
            self._fail(f"Có {len(provinces)} tỉnh trong hệ thống; chọn một đợt bằng --campaign ({names}).")
        return provinces[0], None

    def _fail(self, message):
        self.stderr.write(message)
        raise SystemExit(1)
