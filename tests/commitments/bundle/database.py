"""Cơ sở dữ liệu trước và sau một lần nhập: every row of ours, and the command as an operator runs it."""

import json
from functools import partial
from io import StringIO

from django.apps import apps
from django.core.management import call_command

from tests.snapshot import restore_or_build

OURS = ("units", "indicators", "commitments")


def contents():
    """Mọi dòng của mọi bảng của ta, so that “nothing changed” can be said of all of them at once."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for app in OURS
        for model in apps.get_app_config(app).get_models()
    }


def counts():
    """Số dòng của mọi bảng."""
    return {label: len(rows) for label, rows in contents().items()}


def run(*arguments):
    """Mã kết thúc, các dòng ra, các dòng lỗi của một lệnh."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command(*map(str, arguments), stdout=out, stderr=err)
    except SystemExit as exit_:
        code = exit_.code
    return code, out.getvalue().splitlines(), err.getvalue().splitlines()


def load(folder, bundle, *options):
    """Nhập một gói bằng lệnh; the bundle is an object or the bytes of a file."""
    file = folder / "bundle.json"
    file.write_bytes(bundle if isinstance(bundle, bytes) else json.dumps(bundle).encode())
    return run("import_bundle", file, *options)


def loaded(folder, bundle):
    """Nhập gói này trước đã; the second time copied row by row."""
    return restore_or_build((__name__, repr(bundle)), partial(load, folder, bundle))
