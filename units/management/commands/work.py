"""Tiến trình nền: làm những việc lâu, như in hàng loạt, bên cạnh máy chủ."""

import os
import socket
import sys

from django.core.management.base import BaseCommand
from django.db import connections

from units import jobs, worker


class Command(BaseCommand):
    """Làm việc chạy nền cho đến khi được bảo dừng (SIGTERM); several may run at a time."""

    help = "Tiến trình nền: làm các việc trong hàng đợi, giao lại việc bị bỏ dở; dừng bằng SIGTERM."

    def add_arguments(self, parser):
        """[--once] [--beside PID]."""
        parser.add_argument("--once", action="store_true", help="hết việc thì dừng")
        parser.add_argument("--beside", type=int, metavar="PID", help="dừng khi tiến trình này không còn")

    def handle(self, *args, **options):
        """Work; start anew in the same process when its share is done."""
        if jobs.is_inline():
            self.stderr.write("JOBS=inline: việc được làm ngay khi yêu cầu, không cần tiến trình nền.")
            return
        name = f"{socket.gethostname()[:40]}-{os.getpid()}"
        if worker.work(name, is_once=options["once"], parent=options["beside"]):
            connections.close_all()
            os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - ourselves once more, with the arguments we were given
