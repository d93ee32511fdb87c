"""Biến môi trường: đọc và kiểm tra từng thiết đặt mà người cài đặt đưa vào.

Each reader takes the variable's name and, where the variable may be left out, a default. A missing or invalid value
stops the program with the variable, what is wrong with it and an example that works.
"""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY"
)


def refuse(name: str, fault: str, example: str) -> ImproperlyConfigured:
    """Lỗi cấu hình: nói rõ biến nào sai, sai gì và một ví dụ đúng."""
    return ImproperlyConfigured(
        f"{name} {fault}. HINT: set it in the environment, for example {name}={example}"
    )


def flag(name: str, default: bool) -> bool:
    """Bật hay tắt."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value not in TRUE | FALSE:
        raise refuse(name, f"is {value!r}, neither on nor off", "on")
    return value in TRUE


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Danh sách, cách nhau bằng dấu phẩy."""
    value = os.environ.get(name, "")
    return [word.strip() for word in value.split(",") if word.strip()] or list(default)


def choice(name: str, default: str, options: tuple[str, ...]) -> str:
    """Một trong các giá trị cho trước, không phân biệt hoa thường."""
    value = os.environ.get(name, "").strip().upper() or default
    if value not in options:
        raise refuse(name, f"is {value!r}, not one of {', '.join(options)}", default)
    return value


def number(name: str, default: int) -> int:
    """Một số nguyên từ 1 trở lên."""
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isdecimal() or int(value) < 1:
        raise refuse(name, f"is {value!r}, not a whole number from 1 on", str(default))
    return int(value)


def folder(name: str, default: Path) -> Path:
    """Thư mục, đường dẫn tuyệt đối."""
    value = Path(os.environ.get(name, "").strip() or default)
    if not value.is_absolute():
        raise refuse(name, f"is {str(value)!r}, not an absolute path", "/var/lib/camket")
    return value


def existing(name: str, is_folder: bool = False) -> Path | None:
    """Tệp hoặc thư mục có sẵn, đường dẫn tuyệt đối; None where the variable is left out."""
    value = os.environ.get(name, "").strip()
    if not value:
        return None
    path = Path(value)
    if not path.is_absolute() or not (path.is_dir() if is_folder else path.is_file()):
        kind = "folder" if is_folder else "file"
        raise refuse(name, f"is {value!r}, not an existing {kind}", f"/etc/camket/a-{kind}")
    return path


def origin(name: str, default: str) -> str:
    """Địa chỉ gốc của trang web, không có gạch chéo cuối; without a default it must be set."""
    value = os.environ.get(name, "").strip().rstrip("/") or default
    example = "https://camket.example.vn"
    if not value:
        raise refuse(name, "is not set", example)
    parts = urlsplit(value)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.path
        or parts.query
        or parts.fragment
    ):
        raise refuse(name, f"is {value!r}, not http(s)://host or http(s)://host:port", example)
    return value


def clamd(name: str) -> str:
    """Địa chỉ của máy quét vi-rút; empty: none."""
    value = os.environ.get(name, "").strip()
    parts = urlsplit(value)
    is_socket = parts.scheme == "unix" and parts.path.startswith("/")
    is_host = parts.scheme == "tcp" and parts.hostname and parts.port
    if value and not is_socket and not is_host:
        raise refuse(
            name, f"is {value!r}, neither unix:///path nor tcp://host:port", "unix:///run/clamav/clamd.ctl"
        )
    return value


def mail(name: str) -> dict:
    """Máy chủ thư: smtp:// (with ?tls=starttls for encryption after the greeting) or smtps://; {} where none is set."""
    url = os.environ.get(name, "").strip()
    example = "smtp://user:password@mail.example.vn:587?tls=starttls"
    if not url:
        return {}
    try:
        parts = urlsplit(url)
        port, options = parts.port, dict(parse_qsl(parts.query))
    except ValueError as error:
        raise refuse(name, f"cannot be read ({error})", example) from error
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path.strip("/"):
        raise refuse(name, "is not smtp(s)://user:password@host:port", example)
    if options not in ({}, {"tls": "starttls"}):
        raise refuse(name, "may end in ?tls=starttls and in nothing else", example)
    return {
        "host": parts.hostname,
        "port": port or (465 if parts.scheme == "smtps" else 25),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "ssl": parts.scheme == "smtps",
        "starttls": bool(options),
    }


def secret(name: str, file: Path) -> str:
    """Khoá bí mật: từ biến môi trường, nếu không thì từ tệp mà `make setup` đã tạo trên máy này."""
    value = os.environ.get(name, "").strip()
    if not value and file.is_file():
        return file.read_text(encoding="ascii").strip()
    example = "$(openssl rand -base64 48)"
    if not value:
        raise refuse(name, "is not set", example)
    if len(value) < 50 or len(set(value)) < 5:
        raise refuse(name, "is too short to be safe (50 characters at least)", example)
    return value


def database(name: str, default_file: Path) -> dict:
    """Cơ sở dữ liệu: SQLite theo mặc định, PostgreSQL khi vận hành chính thức."""
    url = os.environ.get(name, "").strip()
    if not url:
        return _sqlite(str(default_file))
    try:
        parts = urlsplit(url)
        if parts.scheme == "sqlite" and not parts.netloc and parts.path.startswith("//"):
            return _sqlite(unquote(parts.path[1:]))
        if parts.scheme in ("postgres", "postgresql") and parts.path.strip("/"):
            return _postgres(parts)
    except ValueError as error:
        raise refuse(
            name, f"cannot be read ({error})", "postgres://user:password@host:5432/camket"
        ) from error
    raise refuse(
        name,
        "is neither sqlite:////absolute/file nor postgres://user:password@host:port/name",
        "postgres://user:password@host:5432/camket",
    )


def _sqlite(file: str) -> dict:
    # IMMEDIATE: with Django's default a transaction that reads first fails at once under load.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }


def _postgres(parts) -> dict:
    options = dict(parse_qsl(parts.query))
    # Compiling a query to machine code takes longer than any query of ours.
    options["options"] = f"-c jit=off {options.get('options', '')}".strip()
    host = options.pop("host", "") or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": options.pop("port", "") or (str(parts.port) if parts.port else ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
