"""Các trường hợp của hợp đồng: every published table, compared as a JSON value."""

import json
from functools import cache
from pathlib import Path

import pytest

from tests.contract.tables import Tables

CASES = Path(__file__).parent / "cases"
DEMO = Path(__file__).parents[2] / "commitments" / "demo"
NAMES = sorted(path.name.removesuffix(".expected.json") for path in CASES.glob("*.expected.json"))


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def expected(name: str) -> dict:
    return read(CASES / f"{name}.expected.json")


@cache
def tables_of(name: str) -> dict[str, Tables]:
    own = CASES / f"{name}.bundle.json"
    bundle = read(own if own.exists() else DEMO / f"{name}.json")
    return {campaign["code"]: Tables(bundle, campaign) for campaign in bundle["campaigns"]}


RANKINGS = [
    pytest.param(name, wanted, id=f"{name}-{wanted['campaign']}-{wanted['period']}-{wanted['basis']}")
    for name in NAMES
    for wanted in expected(name)["rankings"]
]
CONSEQUENCES = [
    pytest.param(name, wanted, id=f"{name}-{wanted['campaign']}-{wanted['year']}")
    for name in NAMES
    for wanted in expected(name)["consequences"]
]


def test_the_published_cases_are_all_there():
    assert (len(NAMES), len(RANKINGS), len(CONSEQUENCES)) == (9, 80, 23)


@pytest.mark.parametrize(("name", "wanted"), RANKINGS)
def test_ranking_is_the_published_one(name, wanted):
    assert tables_of(name)[wanted["campaign"]].ranking(wanted["period"], wanted["basis"]) == wanted


@pytest.mark.parametrize(("name", "wanted"), CONSEQUENCES)
def test_consequences_are_the_published_ones(name, wanted):
    assert tables_of(name)[wanted["campaign"]].consequences(wanted["year"]) == wanted
