"""Bản giải thích điểm: how a score came about, from the figures to the rank, with the rule of each step."""
