"""Chữ ký số: places for it, signing with a PKCS#12 file, verifying every signature, comparing what comes back.

The empty places (`fields`) need nothing more than the printing does. All else needs pyHanko, the optional extra
`sign`; where that is not installed, `engine()` says so in words and the rest of the product works. It is loaded at the
first use, for it weighs as much as the printing does.
"""

from importlib import import_module
from types import ModuleType

INSTALL = "pip install --require-hashes -r requirements/sign.txt"


class NotInstalled(RuntimeError):
    """Máy chủ chưa cài phần ký số; the message says how."""

    def __init__(self):
        super().__init__(
            "Máy chủ chưa cài phần chữ ký số (pyHanko) nên chưa ký và chưa kiểm tra được chữ ký số. "
            f"Quản trị máy chủ cài bằng lệnh: {INSTALL}"
        )


def engine() -> ModuleType:
    """Bộ máy chữ ký số: the module with `sign`, `verify` and `compare`."""
    try:
        return import_module("reports.documents.signatures.with_pyhanko")
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0].startswith("pyhanko"):
            raise NotInstalled from missing
        raise
