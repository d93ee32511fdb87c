"""In bảng xếp hạng của một kỳ."""

import json

from django.core.management.base import BaseCommand

from commitments.models.standing import Basis
from indicators.numbers import written
from reports import ranking


class Command(BaseCommand):
    """Bảng xếp hạng, as JSON or as a table to read."""

    help = "In bảng xếp hạng của một đợt cam kết tại một kỳ."

    def add_arguments(self, parser):
        """CAMPAIGN PERIOD [--basis] [--group] [--format]."""
        parser.add_argument("campaign", help="mã đợt cam kết")
        parser.add_argument("period", help="kỳ: 2022-Q3, 2025-M09, 2018-H1, 2018-9M, 2018-Y")
        parser.add_argument("--basis", choices=Basis.values, default=Basis.OFFICIAL)
        parser.add_argument("--group", help="mã khối")
        parser.add_argument("--format", choices=["json", "table"], default="table")

    def handle(self, *args, **options):
        """Print the ranking; exit 1 on an unknown campaign, period or group."""
        try:
            campaign = ranking.campaign_called(options["campaign"])
            period = ranking.period_called(campaign, options["period"])
            tables = ranking.tables(campaign, period, options["basis"], options["group"])
        except ranking.UnknownName as error:
            self.stderr.write(str(error))
            raise SystemExit(1) from None
        if options["format"] == "json":
            data = ranking.as_json(campaign, period, options["basis"], tables)
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
        else:
            self._print(tables)

    def _print(self, tables):
        for table in tables:
            self.stdout.write(f"{table.group.name} ({table.group.code})")
            for row in table.rows:
                score = "–" if row.score is None else written(row.score, 2)
                marks = " (tạm tính)" if row.provisional else ""
                self.stdout.write(
                    f"{row.rank or '–':>4}  {score:>7}  {row.grade or '–':<12} {row.unit.name}{marks}"
                )
