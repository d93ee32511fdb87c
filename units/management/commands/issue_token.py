"""Cấp khoá truy cập cho một hệ thống khác."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from units import tokens
from units.models import AccessToken, Province, Unit
from units.models.access_token import PER_MINUTE


class Command(BaseCommand):
    """Cấp khoá; the key is printed once, and nobody can read it again. It reads rankings unless told otherwise."""

    help = "Cấp khoá truy cập dữ liệu cho một hệ thống khác; khoá chỉ hiện một lần."

    def add_arguments(self, parser):
        """PROVINCE NAME [--unit] [--cards] [--conclusions] [--no-rankings] [--unpublished] [--per-minute] [--days]."""
        parser.add_argument("province", help="mã tỉnh")
        parser.add_argument("name", help="tên hệ thống sử dụng")
        parser.add_argument("--unit", help="chỉ của đơn vị có mã này")
        parser.add_argument("--no-rankings", action="store_true", help="không đọc bảng xếp hạng")
        parser.add_argument("--cards", action="store_true", help="đọc phiếu điểm")
        parser.add_argument("--conclusions", action="store_true", help="đọc kết luận năm")
        parser.add_argument("--unpublished", action="store_true", help="đọc cả số liệu chưa công bố")
        parser.add_argument("--per-minute", type=int, default=PER_MINUTE, help="số lượt mỗi phút")
        parser.add_argument("--days", type=int, default=365, help="dùng được trong bao nhiêu ngày")

    def handle(self, *args, **options):
        """Print the key on standard output, and what it may do on standard error."""
        today = timezone.localdate()
        token = AccessToken(
            province=_found(Province.objects, options["province"], "tỉnh"),
            name=options["name"],
            reads_rankings=not options["no_rankings"],
            reads_cards=options["cards"],
            reads_conclusions=options["conclusions"],
            reads_unpublished=options["unpublished"],
            per_minute=options["per_minute"],
            expires_on=today + timedelta(days=options["days"]),
        )
        if options["unit"]:
            token.unit = _found(Unit.objects.filter(province=token.province), options["unit"], "đơn vị")
        try:
            token.clean_fields(exclude=["prefix", "digest"])
            key = tokens.issue(token, by=None, today=today)
        except (ValidationError, tokens.BadScope) as fault:
            raise CommandError(" ".join(getattr(fault, "messages", [str(fault)]))) from None
        self.stdout.write(key)
        self.stderr.write(f"Đã cấp khoá {token}, dùng đến hết ngày {token.expires_on:%d/%m/%Y}.")


def _found(rows, code, what):
    found = rows.filter(code=code).first()
    if found is None:
        raise CommandError(f"Không có {what} mã “{code}”.")
    return found
