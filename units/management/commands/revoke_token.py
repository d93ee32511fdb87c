"""Thu hồi khoá truy cập của một hệ thống khác."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from units import tokens
from units.models import AccessToken


class Command(BaseCommand):
    """Thu hồi mọi khoá bắt đầu bằng các chữ này; safe to run twice."""

    help = "Thu hồi khoá truy cập, ngay lập tức."

    def add_arguments(self, parser):
        """PREFIX, as the list in the administration shows it."""
        parser.add_argument("prefix", help=f"{tokens.SHOWN} chữ đầu của khoá")

    def handle(self, *args, **options):
        """Print one line with counts."""
        found = list(AccessToken.objects.filter(prefix=options["prefix"]).select_related("province"))
        if not found:
            raise CommandError(f"Không có khoá nào bắt đầu bằng “{options['prefix']}”.")
        revoked = sum(tokens.revoke(each, by=None, now=timezone.now()) for each in found)
        self.stdout.write(f"Đã thu hồi {revoked} khoá, {len(found) - revoked} khoá đã thu hồi từ trước.")
