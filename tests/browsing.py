"""Đi từ trang này sang trang khác trong trình duyệt: a click that leads to another page is followed to its end.

The page that is left behind has no document for a moment, and the server may still be writing. So a test that clicks
and then looks without waiting (axe, a script, a text, the database) sees sometimes the old page, sometimes none.
"""


def follow(link_or_button):
    """Bấm và đợi trang mới tải xong."""
    with link_or_button.page.expect_navigation():
        link_or_button.click()


def press(page, name):
    """Bấm nút có đúng tên này và đợi trang mới."""
    follow(page.get_by_role("button", name=name, exact=True))
