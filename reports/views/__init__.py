"""Các trang bảng xếp hạng, phiếu điểm và văn bản."""
