"""Căn cứ chung của các bản giải thích: what those of one campaign have in common, read once for all of them."""

from collections.abc import Iterable

from commitments.models import Campaign
from commitments.policies import ruling_of
from commitments.undertakings import load
from indicators.models import Indicator
from indicators.rules import Undertaking


class Grounds:
    """Căn cứ: the ruling and the indicators of the campaign, and the figures of these commitments."""

    def __init__(self, campaign: Campaign, commitments: Iterable[int]):
        self.ruling = ruling_of(campaign)
        leaves = Indicator.objects.filter(indicator_set=campaign.indicator_set_id).leaves()
        self.indicators = {row.number: row for row in leaves.prefetch_related("bands")}
        self._commitments, self._loaded = list(commitments), {}

    def undertaking(self, commitment: int, year: int) -> Undertaking:
        """Cam kết và số liệu của năm đó; those of a year are read when the first of them is asked for."""
        if year not in self._loaded:
            self._loaded[year] = load(self._commitments, [year])
        return self._loaded[year][commitment].undertaking
