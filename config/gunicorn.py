"""Máy chủ ứng dụng: hai tiến trình, sáu mươi tư luồng nhận và trả; `config.turns` lets one work at a time.

Long work is not done here but by `manage.py work`.
"""

import gc
import os

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WORKERS", "2"))
worker_class = "gthread"
threads = 64
timeout = 60
# Longer than one thinks between two figures: a connection that closes just as the next one is sent costs a second try.
keepalive = 75
# Printing PDFs leaves memory behind; a fresh process now and then gives it back.
max_requests = 5000
max_requests_jitter = 500
loglevel = "warning"
control_socket_disable = True


def post_worker_init(worker) -> None:
    """Những gì nạp khi khởi động thì ở lại đến cùng: the collector of garbage need not look through it again."""
    gc.collect()
    gc.freeze()


def when_ready(server) -> None:
    """Báo địa chỉ khi đã thật sự nhận kết nối."""
    print(f"Camket: http://{bind}", flush=True)
