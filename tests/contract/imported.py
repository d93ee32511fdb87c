"""Các gói của hợp đồng trong cơ sở dữ liệu: imported by the command once a process, copied row by row after that."""

from functools import partial
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from tests.contract.test_expected_results import CASES, DEMO
from tests.snapshot import restore_or_build


def file_of(name: str) -> Path:
    """Tệp của gói này: a case of its own, or a bundle of the demo."""
    own = CASES / f"{name}.bundle.json"
    return own if own.exists() else DEMO / f"{name}.json"


def bring(name: str) -> None:
    """Nhập gói này; beside another one it is really imported."""
    restore_or_build((__name__, name), partial(_import, name))


def _import(name):
    call_command("import_bundle", file_of(name), stdout=StringIO(), stderr=StringIO())
