"""Chuẩn bị trước khi phục vụ: the files to serve, the tables, the demo; in one process, as most of it is starting.

python -m config.prepare             # brings the database up to date, loads the demo into an empty one
python -m config.prepare --collect   # also collects the style sheets and scripts anew
"""

import os
import sys

import django
from django.core.management import call_command

from config.demo import show_demo


def prepare(collects: bool) -> None:
    """Tệp tĩnh nếu cần thu thập lại, rồi cơ sở dữ liệu, rồi dữ liệu mẫu nếu được phép."""
    if collects:
        call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", interactive=False, verbosity=0)
    show_demo()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    prepare(collects="--collect" in sys.argv)
