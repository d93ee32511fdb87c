"""Bản quét: giấy đã ký được quét lại, kiểm tra, tách theo mã trên từng trang và xếp vào hồ sơ."""
