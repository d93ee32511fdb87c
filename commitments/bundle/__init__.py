"""Gói dữ liệu: one JSON file that holds a whole campaign; read, checked, imported, exported, compared."""
