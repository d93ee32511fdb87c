"""Việc của tôi: ba danh sách, hoặc không có việc nào."""

from datetime import date

from tests.config.gallery.frame import frame

DUE = [
    {
        "title": "Giải trình 2 chỉ tiêu bị trả lại – Quý II/2018",
        "url": "#",
        "meta": "Sở Nội vụ trả lại ngày 08/10: “Thiếu văn bản xin lỗi của 3 hồ sơ trễ hạn”.",
        "due_on": date(2018, 10, 10),
        "state": "returned",
        "action_label": "Sửa và gửi lại",
        "action_url": "#",
        "is_urgent": True,
    },
    {
        "title": "Báo cáo Quý III/2018",
        "url": "#",
        "meta": "12/14 chỉ tiêu đã nhập; lưu lần cuối lúc 16:54 hôm qua.",
        "due_on": date(2018, 10, 15),
        "state": "draft",
        "action_label": "Nhập tiếp",
        "action_url": "#",
    },
    {
        "title": "Bổ sung bản quét bản cam kết đã ký",
        "url": "#",
        "meta": "Bản cam kết của Giám đốc Lê Hữu C, ký ngày 10/05/2017.",
        "due_on": date(2018, 10, 31),
        "action_label": "Tải bản quét lên",
        "action_url": "#",
    },
]
WAITING = [
    {"title": "Báo cáo tháng 9", "url": "#", "meta": "Chờ Giám đốc Lê Hữu C duyệt", "when": "từ 10/10/2018"},
    {
        "title": "Đề nghị điều chỉnh chỉ tiêu 8",
        "url": "#",
        "meta": "Chờ Sở Nội vụ trả lời",
        "when": "từ 28/09/2018",
        "state": "submitted",
    },
]
NEWS = [
    {
        "title": "Báo cáo Quý I/2018",
        "url": "#",
        "meta": "Sở Nội vụ duyệt 14 chỉ tiêu",
        "when": "09/10/2018",
        "state": "approved",
    },
    {
        "title": "Bảng xếp hạng Quý II/2018",
        "url": "#",
        "meta": "Sở Tư pháp xếp hạng 5 trong 19 sở, ban, ngành",
        "when": "05/10/2018",
        "state": "official",
    },
]


def home(name: str) -> tuple[str, dict]:
    return "gallery/home.html", frame("Việc của tôi") | {"due": DUE, "waiting": WAITING, "news": NEWS}


def nothing_to_do(name: str) -> tuple[str, dict]:
    return "gallery/nothing.html", frame("Việc của tôi")
