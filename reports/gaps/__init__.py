"""Tự chấm và thẩm định: gaps by unit, indicator and reviewer; random samples for a check on the spot."""
