"""Phông chữ của văn bản."""

import pytest

from reports.documents import fonts


def test_missing_font_names_the_package_to_install(tmp_path):
    with pytest.raises(fonts.FontMissing) as fault:
        fonts.folder((tmp_path,))

    assert str(fault.value) == (
        "Chưa cài phông chữ Tinos để in văn bản. Chạy: "
        "apt-get install -y --no-install-recommends fonts-croscore libharfbuzz-subset0"
    )


def test_state_name_is_as_wide_as_in_times_new_roman():
    assert round(fonts.width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "bold"), 1) == 88.3


def test_a_letter_the_font_lacks_counts_as_an_n():
    assert fonts.width_mm("\U0001f600", 12) == fonts.width_mm("n", 12)
