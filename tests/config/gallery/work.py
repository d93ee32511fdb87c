"""Việc của tôi: ba danh sách, hoặc không có việc nào."""

from datetime import date

from tests.config.gallery.frame import frame

HOME = """
{% block content %}
  {% page_header "Việc của tôi" lead="Sở Tư pháp: 3 việc cần làm ngay, 2 việc đang chờ người khác." %}{% endpage_header %}
  {% card "Cần làm ngay" note="Gần hạn nhất ở trên" %}
    {% include "components/work_list.html" with rows=due today=today only %}
  {% endcard %}
  {% card "Đang chờ người khác" %}{% include "components/work_list.html" with rows=waiting today=today only %}{% endcard %}
  {% card "Mới có" %}{% include "components/work_list.html" with rows=news today=today only %}{% endcard %}
{% endblock content %}
"""

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
NOTHING = """
{% block content %}
  {% page_header "Việc của tôi" %}{% endpage_header %}
  {% empty "Không có việc nào cần làm lúc này" %}
    <p>Báo cáo Quý III/2018 đã được duyệt. Kỳ sau mở nhập từ ngày 01/12/2018.</p>
    <p><a href="#">Xem phiếu điểm của đơn vị</a></p>
  {% endempty %}
{% endblock content %}
"""


def home(name: str) -> tuple[str, dict]:
    return HOME, frame("Việc của tôi") | {"due": DUE, "waiting": WAITING, "news": NEWS}


def nothing_to_do(name: str) -> tuple[str, dict]:
    return NOTHING, frame("Việc của tôi")
