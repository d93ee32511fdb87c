"""Nạp biểu trong trình duyệt, as a person does it: without scripts as well as with them."""

import pytest

from tests import world
from tests.commitments.spreadsheets.workbooks import edited
from tests.commitments.typed import address, stored

pytestmark = pytest.mark.django_db(transaction=True)


def test_workbook_goes_out_and_comes_back(enter, axe, tmp_path):
    province = world.build(1)
    u1 = province.commitments["U1"]
    page = enter(province.an)
    page.goto(address(u1))
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải biểu Excel").click()
    file = tmp_path / download.value.suggested_filename
    file.write_bytes(
        edited(download.value.path().read_bytes(), {"F7": "97,5", "F9": "chín", "I8": "Đã thực hiện"})
    )

    with page.expect_navigation():
        page.get_by_role("link", name="Nạp biểu Excel").click()
    faults = axe(page)
    page.get_by_label("Tệp biểu Excel").set_input_files(file)
    with page.expect_navigation():
        page.get_by_role("button", name="Xem trước").click()
    page.set_viewport_size({"width": 360, "height": 800})
    faults += axe(page)
    is_wide = page.evaluate("document.documentElement.scrollWidth > 360")
    page.get_by_role("checkbox").nth(1).uncheck()
    with page.expect_navigation():
        page.get_by_role("button", name="Lưu các mục đã chọn").click()

    assert file.name == "Biểu báo cáo Quý I-2022 – Sở Thử U1.xlsx"
    assert (faults, is_wide) == ([], False)
    assert (str(stored(u1, "2").value.normalize()), stored(u1, "3"), stored(u1, "4")) == ("97.5", None, None)
