"""Khung trang mẫu: who is signed in, the navigation, the context bar, the notice."""

from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django.contrib.auth.forms import AuthenticationForm
from django.template import engines

HERE = Path(__file__).parent
TODAY = date(2018, 10, 12)
ENTRIES = ("Việc của tôi", "Báo cáo quý", "Thẩm định", "Xếp hạng", "Phiếu điểm", "Bản cam kết", "Kế hoạch")
QUARTERS = ("Quý IV/2018", "Quý III/2018", "Quý II/2018", "Quý I/2018", "Quý IV/2017")


def moment(day: int, hour: int, minute: int) -> datetime:
    """Một thời điểm trong tháng 10/2018, giờ Việt Nam."""
    return datetime(2018, 10, day, hour, minute, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def frame(current: str, role: str = "Nhập liệu", unit: str = "Sở Tư pháp") -> dict:
    """Những gì bộ xử lý ngữ cảnh đưa cho mọi trang."""
    return {
        "user": SimpleNamespace(is_authenticated=True),
        "identity": {"name": "Nguyễn Thị Lan", "role": role, "unit": unit, "change_url": "/vai-tro/"},
        "province": "tỉnh Sóc Trăng",
        "notice": "Dữ liệu minh hoạ: số liệu kết quả và tên người ký là giả định, không phải đánh giá thực tế.",
        "navigation": [
            {
                "label": label,
                "url": "#",
                "current": label == current,
                "count": 3 if label == "Việc của tôi" else 0,
            }
            for label in ENTRIES
        ],
        "context_bar": {
            "campaign": "Cam kết trách nhiệm người đứng đầu về cải cách thủ tục hành chính 2017 - 2020",
            "campaigns": [
                {"label": "Đợt 2017 - 2020", "url": "#", "current": True},
                {"label": "Đợt 2016", "url": "#"},
            ],
            "period": "Quý III/2018",
            "periods": [
                {"label": label, "url": "#", "current": label == "Quý III/2018"} for label in QUARTERS
            ],
            "due_on": date(2018, 10, 15),
            "today": TODAY,
        },
        "today": TODAY,
    }


def page(template: str, context: dict, request=None) -> str:
    """Cả trang: a screen of this folder, or a page of the product itself."""
    folder, _, name = template.rpartition("/")
    if folder == "gallery":
        return engines["django"].from_string((HERE / name).read_text()).render(context, request)
    return engines["django"].get_template(template).render(context, request)


def login(name: str) -> tuple[str, dict]:
    form = AuthenticationForm(data={"username": "", "password": ""})
    accounts = [
        {"username": "nhaplieu", "role": "Nhập liệu", "unit": "Sở Tư pháp"},
        {"username": "thamdinh", "role": "Thẩm định", "unit": "Sở Nội vụ"},
    ]
    return "units/login.html", {"form": form, "next": "/", "demo_accounts": accounts}


def error(name: str) -> tuple[str, dict]:
    return f"{name}.html", {}
