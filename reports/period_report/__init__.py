"""Báo cáo kỳ của đợt: quarter, six months, nine months, year; one composition for page, PDF and Word."""
