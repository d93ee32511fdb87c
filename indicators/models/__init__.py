"""Lĩnh vực, bộ chỉ tiêu, chỉ tiêu."""

from indicators.models.field import ReformField
from indicators.models.indicator import Indicator, ScoreBand
from indicators.models.indicator_set import IndicatorSet

__all__ = ["Indicator", "IndicatorSet", "ReformField", "ScoreBand"]
