"""Máy chưa cài pyHanko: said in words; printing goes on."""

import sys

import pytest

from reports.documents import press, signatures
from tests.reports.documents.signatures.made import base, blank


@pytest.fixture
def without_pyhanko(monkeypatch):
    base()  # printed before, to compare with
    for name in [*sys.modules]:
        if name.partition(".")[0] == "pyhanko" or name.startswith("reports.documents.signatures."):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyhanko", None)


@pytest.mark.usefixtures("without_pyhanko")
def test_missing_engine_says_what_to_install():
    with pytest.raises(signatures.NotInstalled, match="requirements/sign.txt"):
        signatures.engine()


@pytest.mark.usefixtures("without_pyhanko")
def test_places_are_left_all_the_same():
    assert press.render(blank()) == base()
