"""Duyệt hình trang in: `make approve`; what papers are made of is known to Django's applications."""

import os
from importlib import import_module

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    import_module("tests.reports.documents.appearance").approve()
