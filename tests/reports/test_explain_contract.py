"""Bản giải thích điểm đúng như hợp đồng: every published row walked through; its formulas come to what is published."""

import re
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from operator import itemgetter

import pytest

from commitments.models import Campaign, Commitment
from indicators.numbers import rounded, written
from reports.reckoning.grounds import Grounds
from reports.reckoning.sheet import reckoning
from tests.contract.imported import bring
from tests.contract.test_expected_results import NAMES, expected

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
]  # of the rows that test_contract_on_database.py reads on both
NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")
FORMULA = re.compile(r"^([\d.,()+−×÷ ]+?)(?:, [^=]*)?= (\d[\d.]*(?:,\d+)?)")


def computed(formula):
    """Tính công thức trên trang bằng phân số."""
    text = NUMBER.sub(lambda found: f"F('{found[0].replace('.', '').replace(',', '.')}')", formula)
    text = text.replace("×", "*").replace("÷", "/").replace("−", "-")
    return eval(text, {"F": Fraction})  # of our own page


def words(steps, label):
    return next((step.words for step in steps if step.label == label), None)


def shown(text, places=None):
    return written(Decimal(text), places)


def faults_of_line(line, wanted):
    """Chỗ khác giữa các bước của một dòng và dòng đã công bố."""
    result, points = words(line.steps, "Kết quả"), words(line.steps, "Điểm")
    if wanted["state"] == "not_applicable":
        return [] if points == "Không tính." else [points]
    said = [result]
    found = []
    if wanted["value"] is not None and not result.split(" (có kỳ")[0].split(" (chưa")[0].endswith(
        shown(wanted["value"])
    ):
        found.append(("value", result, wanted["value"]))
    if wanted["reference"] is not None and shown(wanted["reference"]) not in (
        words(line.steps, "Mức so sánh") or ""
    ):
        found.append(("reference", said, wanted["reference"]))
    if wanted["attainment"] is not None and f"{shown(wanted['attainment'])}%" not in words(
        line.steps, "Tỷ lệ đạt"
    ):
        found.append(("attainment", line.steps, wanted["attainment"]))
    if wanted["met"] is None:
        return found if points == "Không tính." else [*found, points]
    last = words(line.steps, "Người thẩm định cho điểm") or points
    if f"{shown(wanted['points'], 2)} điểm" not in last:
        found.append(("points", last, wanted["points"]))
    formula = result and FORMULA.match(result)
    if formula and rounded(computed(formula[1]), 4) != rounded(Fraction(wanted["value"]), 4):
        found.append(("formula", result, wanted["value"]))
    return found


def faults_of_row(walk, wanted):
    """Chỗ khác giữa bản giải thích và dòng xếp hạng đã công bố."""
    assert walk.agrees
    found = [
        (line.number, fault)
        for line, item in zip(walk.lines, wanted["items"], strict=True)
        for fault in faults_of_line(line, item)
    ]
    if wanted["score"] is None:
        return found
    score = words(walk.totals, "Điểm của kỳ")
    formula = FORMULA.match(score)
    exact = min(max(computed(formula[1]), Fraction(0)), Fraction(100))
    if not formula or rounded(exact, 2) != rounded(Fraction(wanted["score"]), 2):
        found.append(("score", score, wanted["score"]))
    for label, name in (
        ("Tổng điểm", "points"),
        ("Tổng điểm tối đa", "maximum"),
        ("Quy về thang 100", "base"),
    ):
        said = words(walk.totals, label)
        if not said.endswith(f"= {shown(wanted[name], 2)}"):
            found.append((name, said, wanted[name]))
        if rounded(computed(said.partition("=")[0]), 2) != rounded(Fraction(wanted[name]), 2):
            found.append((name, said))
    if sum(each.is_late for each in walk.filed) != wanted["late"]:
        found.append(("late", walk.filed, wanted["late"]))
    rank = words(walk.place, "Hạng")
    if wanted["rank"] and not (
        rank.endswith(f"hạng {wanted['rank']}") and int(rank.split()[0]) + 1 == wanted["rank"]
    ):
        found.append(("rank", rank, wanted["rank"]))
    if wanted["grade"] and not words(walk.place, "Mức").startswith(f"{wanted['grade']} ("):
        found.append(("grade", wanted["grade"]))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_published_row_is_explained_with_the_published_numbers(name):
    bring(name)
    faults, formulas = [], 0

    for code, tables in groupby(expected(name)["rankings"], itemgetter("campaign")):
        found = {
            each.unit.code: each for each in Commitment.objects.filter(campaign__code=code).for_listing()
        }
        campaign = Campaign.objects.get(code=code)
        grounds = Grounds(campaign, [each.pk for each in found.values()])
        periods = {period.code: period for period in grounds.ruling.policy.calendar}
        rows = [(each, row) for each in tables for group in each["groups"] for row in group["rows"]]
        for table, row in rows:
            walk = reckoning(found[row["unit"]], periods[table["period"]], table["basis"], grounds=grounds)
            faults += faults_of_row(walk, row)
            formulas += sum(" = " in (words(line.steps, "Kết quả") or "") for line in walk.lines)

    assert formulas > 0
    assert faults == []
