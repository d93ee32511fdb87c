"""Bản giải thích điểm in ra: no line of a rule ends long before the margin, no table of steps is split."""

from dataclasses import replace
from itertools import pairwise

import pytest

from reports.reckoning import printed
from reports.reckoning.rulebook import SECTIONS
from reports.reckoning.steps import Step
from tests.reports.documents.reading import pages
from tests.reports.documents.reading_papers import EXPLANATION

SHORTEST = 80
"""Ký tự; a full line has about a hundred."""


@pytest.fixture(scope="module")
def sheet():
    """Tờ giải thích có đủ quy tắc, with as many indicators as fill more than a page."""
    part = replace(
        EXPLANATION.parts[0], steps=tuple(Step(f"Bước {each}", "587 / 600", 4) for each in range(6))
    )
    parts = [replace(part, heading=f"Chỉ tiêu {number}") for number in range(1, 13)]
    return pages(printed.render(replace(EXPLANATION, parts=tuple(parts), sections=tuple(SECTIONS.values()))))


def test_only_the_last_line_of_a_rule_is_short(sheet):
    lines = [line for page in sheet for line in page.extract_text().splitlines()]
    start = next(place for place, line in enumerate(lines) if line.startswith("Mục 1."))
    rules = [line for line in lines[start:] if not line.strip().isdecimal()]

    short = [line for line, after in pairwise(rules) if len(line) < SHORTEST and not after.startswith("Mục ")]

    assert short == []


def test_the_steps_of_an_indicator_stand_on_one_page(sheet):
    for page in sheet:
        text = page.extract_text()
        assert text.count("Bước 0") == text.count("Bước 5")

    assert len(sheet) > 2
