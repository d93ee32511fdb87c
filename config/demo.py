"""Dữ liệu mẫu: nạp vào một cơ sở dữ liệu còn trống, những lần sau chỉ nhắc lại các tài khoản mẫu."""

import hashlib
import io
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command


def show_demo() -> None:
    """Nạp nếu còn trống; in lại danh sách tài khoản đã nạp vào chính cơ sở dữ liệu này."""
    if not settings.DEMO_ALLOWED:
        return
    remembered = _memory()
    if not get_user_model().objects.exists():
        print("Loading the demo, once", flush=True)
        printed = io.StringIO()
        call_command("load_demo", stdout=printed)
        remembered.write_text(printed.getvalue(), encoding="utf-8")
    if remembered.is_file():
        print(remembered.read_text(encoding="utf-8"), end="")


def _memory() -> Path:
    database = [settings.DATABASES["default"].get(key, "") for key in ("NAME", "HOST", "PORT")]
    name = hashlib.sha256(repr(database).encode()).hexdigest()[:12]
    return settings.VAR_DIR / f"demo-accounts-{name}.txt"
