"""Các trang bảng xếp hạng, phiếu điểm, kết luận năm và văn bản."""
