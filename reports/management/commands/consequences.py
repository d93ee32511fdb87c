"""In kết luận năm và hệ quả được đề xuất."""

import json

from django.core.management.base import BaseCommand

from indicators.numbers import written
from reports import consequences, ranking

VERDICTS = {"met": "Đạt", "not_met": "Không đạt", "open": "Chưa kết luận"}


class Command(BaseCommand):
    """Kết luận năm, as JSON or as a table to read."""

    help = "In kết luận năm của mọi bản cam kết trong một đợt, cùng hệ quả được đề xuất."

    def add_arguments(self, parser):
        """CAMPAIGN YEAR [--format]."""
        parser.add_argument("campaign", help="mã đợt cam kết")
        parser.add_argument("year", type=int, help="năm")
        parser.add_argument("--format", choices=["json", "table"], default="table")

    def handle(self, *args, **options):
        """Print the verdicts; exit 1 on an unknown campaign or year."""
        try:
            campaign = ranking.campaign_called(options["campaign"])
            rows = consequences.conclusions(campaign, options["year"])
        except ranking.UnknownName as error:
            self.stderr.write(str(error))
            raise SystemExit(1) from None
        if options["format"] == "json":
            data = consequences.as_json(campaign, options["year"], rows)
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
            return
        for row in rows:
            score = "–" if row.score is None else written(row.score, 2)
            codes = ", ".join(outcome.code for outcome in row.outcomes) or "–"
            self.stdout.write(f"{VERDICTS[row.verdict]:<14} {score:>7}  {row.commitment.unit.name}: {codes}")
