"""Máy chủ thư để kiểm thử: one that is there, one that nobody listens for, one that refuses."""

import socket
import threading
from datetime import UTC, datetime

NOW = datetime(2022, 3, 8, 1, tzinfo=UTC)
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def closed_port() -> int:
    """Một cổng không ai nghe."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Server(threading.Thread):
    """Máy chủ SMTP nhỏ: keeps what it is given in `mails`; refuses the addresses in `refused` with their code."""

    def __init__(self, refused=None):
        super().__init__(daemon=True)
        self.mails, self.refused = [], refused or {}
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]

    def run(self):
        try:
            while True:
                connection, _ = self.socket.accept()
                with connection, connection.makefile("rwb") as lines:
                    self.serve(lines)
        except OSError:
            return

    def serve(self, lines):
        def say(text):
            lines.write(f"{text}\r\n".encode())
            lines.flush()

        say("220 thu")
        while line := lines.readline().decode().strip():
            verb = line.split(" ")[0].upper()
            if verb == "DATA":
                say("354 go on")
                self.mails.append(b"".join(iter(lines.readline, b".\r\n")))
            code = next((code for address, code in self.refused.items() if f"<{address}>" in line), 250)
            say("221 bye" if verb == "QUIT" else f"{code if verb == 'RCPT' else 250} ok")
            if verb == "QUIT":
                return

    def stop(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
