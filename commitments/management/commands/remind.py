"""Nhắc việc theo lịch của từng đợt; cho cron, mỗi ngày một lần, chạy lại không nhắc lần nữa."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from commitments import lead_reminding, reminding


class Command(BaseCommand):
    """Viết tin nhắc cho những người đến lượt hôm nay; `send_messages` gửi thư."""

    help = "Nhắc những đơn vị còn nợ báo cáo, theo lịch nhắc việc của từng đợt."

    def add_arguments(self, parser):
        """[--today YYYY-MM-DD] [--dry-run]."""
        parser.add_argument("--today", metavar="YYYY-MM-DD", help="coi ngày này là hôm nay")
        parser.add_argument("--dry-run", action="store_true", help="chỉ đếm, không viết gì")

    def handle(self, *args, **options):
        """Print one line with counts."""
        try:
            today = date.fromisoformat(options["today"]) if options["today"] else timezone.localdate()
        except ValueError as fault:
            raise CommandError(
                f"Ngày “{options['today']}” không đúng dạng YYYY-MM-DD.", returncode=2
            ) from fault
        is_dry = options["dry_run"]
        now = timezone.now()
        told = reminding.remind(today=today, now=now, is_dry=is_dry)
        leads = lead_reminding.remind(today=today, now=now, is_dry=is_dry)
        verb = "Sẽ nhắc" if is_dry else "Đã nhắc"
        self.stdout.write(
            f"{verb} {told.people} người về {told.reports} báo cáo, {told.digests} bản tóm tắt thẩm định,"
            f" {leads} người về ý kiến chuyên ngành; {told.nobody} báo cáo không có ai để nhắc."
        )
