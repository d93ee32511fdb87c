"""Nạp dữ liệu minh hoạ và tài khoản dùng thử."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from commitments import demo
from commitments.bundle.checking import check
from commitments.bundle.importing import import_data
from commitments.demo.accounts import create_accounts
from commitments.models import Campaign
from units.roles import Role

FOLDER = Path(demo.__file__).parent


class Command(BaseCommand):
    """Nạp dữ liệu minh hoạ; safe to run twice: what people have changed since stays."""

    help = "Nạp ba đợt cam kết minh hoạ và mỗi tỉnh mỗi vai trò một tài khoản dùng thử."

    def add_arguments(self, parser):
        """[--format text|json] [--force]."""
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument(
            "--force", action="store_true", help="nạp cả khi cài đặt này không dành cho dùng thử"
        )

    def handle(self, *args, **options):
        """Print the accounts; refused on an installation that is not for trying out, unless forced."""
        if not (settings.DEBUG or settings.DEMO_ALLOWED or options["force"]):
            self.stderr.write(
                "Không nạp dữ liệu minh hoạ vào hệ thống đang vận hành (DEBUG và DEMO_ALLOWED đều tắt)."
                " Dùng --force nếu thật cần."
            )
            raise SystemExit(1)
        with transaction.atomic():
            for file in sorted(FOLDER.glob("*.json")):
                self._load(file)
            accounts = create_accounts()
        if options["format"] == "json":
            self.stdout.write(json.dumps({"accounts": accounts}, ensure_ascii=False, indent=1))
            return
        for account in accounts:
            role = Role(account["role"]).label
            self.stdout.write(f"{account['username']:<22} {account['password']}  {role} – {account['unit']}")

    def _load(self, file):
        """Một gói; a campaign that is there already has its own life by now and is left alone."""
        data = check(file.read_bytes()).data
        codes = [campaign["code"] for campaign in data["campaigns"]]
        if Campaign.objects.filter(code__in=codes).count() < len(codes):
            import_data(data)
