"""Tính lại mọi kết quả xếp hạng và so với kết quả đã lưu."""

from django.core.management.base import BaseCommand

from commitments import standings
from commitments.models import Campaign, Standing


class Command(BaseCommand):
    """So kết quả đã lưu với tính lại; with --repair, store what was recomputed."""

    help = "Tính lại mọi kết quả xếp hạng từ số liệu và so với kết quả đã lưu."

    def add_arguments(self, parser):
        """One optional campaign; --repair."""
        parser.add_argument("--campaign", help="mã đợt cam kết; mặc định: mọi đợt")
        parser.add_argument("--repair", action="store_true", help="lưu kết quả tính lại")

    def handle(self, *args, **options):
        """Print one line per difference; exit 1 when there is any that stays."""
        campaigns = Campaign.objects.with_rules().order_by("code")
        if options["campaign"]:
            campaigns = campaigns.filter(code=options["campaign"])
            if not campaigns:
                self.stderr.write(f"Không có đợt cam kết “{options['campaign']}”.")
                raise SystemExit(1)
        found = 0
        for campaign in campaigns:
            differing = list(standings.discrepancies(campaign))
            found += len(differing)
            for each in differing:
                self.stderr.write(f"{each.campaign} {each.unit} {each.period} {each.basis}: {each.what}")
            if differing and options["repair"]:
                standings.rebuild(campaign)
        if found and not options["repair"]:
            raise SystemExit(1)
        self.stdout.write(
            f"Đã so {Standing.objects.filter(campaign__in=campaigns).count()} kết quả, {found} chỗ khác."
        )
