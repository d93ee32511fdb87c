"""Gửi thư của các tin nhắc đang chờ; chạy bao nhiêu lần cũng được."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from units import mailing


class Command(BaseCommand):
    """Gửi các thư đến lượt; --again takes up what had been given up."""

    help = "Gửi thư điện tử của các tin nhắc đang chờ; máy chủ thư không nhận thì để lần sau."

    def add_arguments(self, parser):
        """[--again]."""
        parser.add_argument("--again", action="store_true", help="thử lại cả những thư đã thôi gửi")

    def handle(self, *args, **options):
        """Print one line with counts."""
        if not mailing.is_set_up():
            self.stderr.write("Chưa đặt EMAIL_URL: tin nhắc chỉ hiện trong hệ thống.")
            return
        if options["again"]:
            mailing.again(timezone.now())
        told = mailing.send_waiting(timezone.now())
        self.stdout.write(f"Đã gửi {told.sent} thư, {told.kept} thư chờ gửi lại, {told.failed} thư thôi gửi.")
