"""Hồ sơ đơn vị và hồ sơ chỉ tiêu: one unit over all periods, one indicator over all units, from stored results."""
