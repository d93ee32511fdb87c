"""Bảng thuật ngữ nói đúng: every name in docs/glossary.md exists, its word is the code's own, no model is missing."""

import re
from importlib import import_module, util
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

pytestmark = pytest.mark.once
APPS = ("units", "indicators", "commitments", "reports")
GLOSSARY = Path(__file__).resolve().parent.parent / "docs" / "glossary.md"
ROWS = re.findall(r"^\| (.+?) \| (.+?) \| `([\w.]+)` \|$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
MODELS = [model for model in apps.get_models() if model.__module__.partition(".")[0] in APPS]


def named(path: str) -> tuple:
    """(chủ, đối tượng, tên): what a dotted path names, and what it is an attribute of."""
    parts = path.split(".")
    split = next(n for n in range(len(parts), 0, -1) if is_module(".".join(parts[:n])))
    owner, found = None, import_module(".".join(parts[:split]))
    for name in parts[split:]:
        owner, found = found, getattr(found, name)
    return owner, found, parts[-1]


def is_module(name: str) -> bool:
    try:
        return util.find_spec(name) is not None
    except (ModuleNotFoundError, AttributeError):
        return False


def own_word(path: str) -> str | None:
    """Từ mà chính mã nguồn dùng: of a model, a field or a choice; None where the code has no word."""
    owner, found, name = named(path)
    if isinstance(found, models.Choices):
        return str(found.label)
    if isinstance(found, type) and issubclass(found, models.Model):
        return str(found._meta.verbose_name)
    if isinstance(owner, type) and issubclass(owner, models.Model):
        try:
            return str(owner._meta.get_field(name).verbose_name)
        except FieldDoesNotExist:
            return None
    return None


@pytest.mark.parametrize(("vietnamese", "english", "path"), ROWS, ids=[path for *_, path in ROWS])
def test_name_exists_and_its_word_is_the_codes_own(vietnamese, english, path):
    word = own_word(path)

    assert word is None or word in vietnamese.split("; ")


def test_every_line_of_the_tables_was_read():
    lines = [
        line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if "`" in line and "|" in line
    ]

    assert len(ROWS) == len(lines) > 100


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_stands_in_the_glossary(model):
    assert model in [named(path)[1] for *_, path in ROWS]
