"""Kho mã nguồn tự giữ nếp nhà: kích thước tệp, chỗ của mọi thứ, không lộ địa chỉ, thiếu di trú là lỗi."""

import importlib.metadata
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
APPS = ("config", "units", "indicators", "commitments", "reports")
TOP_LEVEL = {
    *APPS,
    *("templates", "static", "tests", "docs", "requirements", ".ci"),
    *("manage.py", "pyproject.toml", "Makefile", "README.md", "CHANGELOG.md", ".env.example", ".gitignore"),
}
# What git would hold: tracked, or new and not ignored.
LISTED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
).stdout.splitlines()
FILES = sorted(name for name in set(LISTED) if (ROOT / name).is_file())
SOURCES = [name for name in FILES if name.endswith(".py") and "/migrations/" not in name]
TEMPLATES = [name for name in FILES if name.startswith("templates/") and name.endswith(".html")]
MIGRATIONS = [name for name in FILES if re.search(r"/migrations/\d{4}_\w+\.py$", name)]
DECISIONS = [name for name in FILES if name.startswith("docs/decisions/")]
PINS = [name for name in FILES if re.match(r"requirements/.*\.txt$", name)]
MODELS = [model for model in apps.get_models() if model.__module__.partition(".")[0] in APPS]
# Written so that this file is not a find of its own.
REGISTRIES = re.compile(rb"pypi[.]org|python[h]osted|registry[.]npmjs|deb[.]debian")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SOURCES)
def test_file_fits_in_one_sitting(name):
    assert len(read(name).splitlines()) <= 300


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_model_has_a_docstring_of_its_own(model):
    djangos_own_docstring = f"{model.__name__}("

    assert not model.__doc__.startswith(djangos_own_docstring)


def test_top_level_holds_only_what_it_should():
    assert {name.partition("/")[0] for name in FILES} <= TOP_LEVEL


def test_no_file_names_a_package_registry():
    assert [name for name in FILES if REGISTRIES.search((ROOT / name).read_bytes())] == []


@pytest.mark.parametrize("name", PINS)
def test_every_pinned_package_has_a_hash_and_no_address(name):
    packages = re.split(r"\n(?=[a-z0-9])", read(name))

    assert [package for package in packages if "==" not in package or "--hash=sha256:" not in package] == []
    assert "://" not in read(name)
    assert "index" not in read(name)


def test_every_dependency_has_one_line_of_reason():
    lines = re.findall(r"^    (\"[\w-]+.*)$", read("pyproject.toml").partition("[tool.")[0], re.MULTILINE)

    assert lines
    assert [line for line in lines if not re.search(r"\",\s+# \w.{5,}$", line)] == []


def test_the_other_driver_is_not_installed():
    # Django would prefer it silently to psycopg2, which is the one that real installations use.
    installed = {distribution.name.lower() for distribution in importlib.metadata.distributions()}

    assert installed & {"psycopg", "psycopg-binary", "psycopg-c", "psycopg-pool"} == set()


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_has_no_style_or_script_inside(name):
    inside = re.findall(
        r"<style\b|\sstyle=|\son[a-z]+=[\"']|<script(?![^>]*\ssrc=)[^>]*>|javascript:", read(name)
    )

    assert inside == []


@pytest.mark.parametrize("name", MIGRATIONS)
def test_migration_is_named(name):
    assert "_auto_" not in name


def test_no_two_decisions_share_a_number_and_each_says_its_own():
    numbers = [re.fullmatch(r"docs/decisions/(\d{4})-[a-z0-9-]+\.md", name)[1] for name in DECISIONS]
    headings = [re.match(r"# (\d+)\. \S", read(name))[1] for name in DECISIONS]

    assert [number for number in numbers if numbers.count(number) > 1] == []
    assert headings == [str(int(number)) for number in numbers]


@pytest.mark.django_db
def test_migrations_are_complete():
    said = StringIO()

    call_command("makemigrations", check=True, dry_run=True, stdout=said)

    assert said.getvalue() == "No changes detected\n"


def test_imports_point_down_only():
    outcome = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0, outcome.stdout


def test_continuous_integration_runs_the_test_target():
    assert "make test" in read(".ci/run").splitlines()
