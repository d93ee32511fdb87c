"""Kiểm tra nhật ký: mọi dòng còn nguyên và nối với nhau."""

from django.core.management.base import BaseCommand

from units import audit
from units.models import AuditEvent


class Command(BaseCommand):
    """Kiểm tra chuỗi nhật ký."""

    help = "Kiểm tra nhật ký có bị sửa, thiếu hoặc thừa dòng không."

    def handle(self, *args, **options):
        """Print one line per breach; exit 1 when there is any."""
        found = 0
        for breach in audit.breaches():
            found += 1
            self.stderr.write(f"{breach.chain} dòng {breach.number}: {breach.what}")
        if found:
            raise SystemExit(1)
        self.stdout.write(f"Nhật ký nguyên vẹn: {AuditEvent.objects.count()} dòng.")
