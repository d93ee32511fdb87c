"""Mục tiêu viết ra chữ."""

import pytest

from reports.documents.paper import Group, Target
from reports.documents.targets import Cell, cells, columns
from tests.reports.documents.papers import YEARS, line, targets

FOUR = columns(YEARS, ())
TWO = columns((2024, 2025), ())
ONE = columns((2022,), ())


@pytest.mark.parametrize(
    ("compare", "measure", "value", "printed"),
    [
        ("gte", "%", "95", "≥ 95"),
        ("gte", "%", "97,5", "≥ 97,5"),
        ("gte", "%", "100", "100"),
        ("gte", "sản phẩm", "100", "≥ 100"),
        ("gt", "điểm", "80", "> 80"),
        ("lte", "hồ sơ", "0", "0"),
        ("lte", "%", "2", "≤ 2"),
        ("lt", "%", "5", "< 5"),
        ("eq", "người", "1.250", "1.250"),
        ("gte", "%", None, "………"),
    ],
)
def test_target_carries_its_comparison(compare, measure, value, printed):
    given = line(compare=compare, measure=measure, targets=(Target(2022, value),))

    assert cells(given, ONE) == (Cell((printed,)),)


@pytest.mark.parametrize(
    ("compare", "printed"),
    [
        ("gt", "Cao hơn năm trước (77,67)"),
        ("gte", "Không thấp hơn năm trước (77,67)"),
        ("lt", "Thấp hơn năm trước (77,67)"),
        ("lte", "Không cao hơn năm trước (77,67)"),
        ("eq", "Bằng năm trước (77,67)"),
    ],
)
def test_against_last_year_the_known_figure_stands_in_brackets(compare, printed):
    given = line(compare=compare, compare_to="baseline", targets=(Target(2022, "77,67"),))

    assert [cell.lines for cell in cells(given, ONE)] == [(printed,)]


def test_against_last_year_two_years_have_a_cell_each():
    given = line(compare="gt", compare_to="baseline", targets=(Target(2024, "79,4"), Target(2025)))

    assert [cell.lines for cell in cells(given, TWO)] == [
        ("Cao hơn năm trước (79,4)",),
        ("Cao hơn năm trước",),
    ]


def test_against_last_year_many_years_share_one_cell_that_names_them():
    given = line(compare="gt", compare_to="baseline", targets=targets("71,2", "72", None, None))

    (cell,) = cells(given, FOUR)

    assert (cell.lines, cell.span) == (("Cao hơn năm trước (năm 2016: 71,2; năm 2017: 72)",), 4)


@pytest.mark.parametrize(
    ("text", "printed"),
    [("Ban hành kế hoạch năm", "Thực hiện"), ("Hoàn thành đề án vị trí việc làm", "Hoàn thành")],
)
def test_a_task_is_done_or_completed_in_every_year(text, printed):
    given = line(text=text, value_type="yes_no", compare=None, compare_to=None, targets=())

    assert [(cell.lines, cell.span) for cell in cells(given, FOUR)] == [((printed,), 4)]


def test_not_applicable_says_why_over_all_years():
    (cell,) = cells(line(not_applicable="Không thuộc chức năng của đơn vị"), FOUR)

    assert (cell.lines, cell.span) == (("Không áp dụng", "Không thuộc chức năng của đơn vị"), 4)


def test_a_wording_of_its_own_takes_the_place_of_all_targets():
    (cell,) = cells(line(wording="Theo mức giao của từng đơn vị"), FOUR)

    assert (cell.lines, cell.span) == (("Theo mức giao của từng đơn vị",), 4)


def test_targets_of_single_periods_stand_below_the_year():
    given = line(measure="dự án", targets=(Target(2022, "8", (("Quý III", "5"),)),))

    assert [cell.lines for cell in cells(given, ONE)] == [("≥ 8", "Quý III: ≥ 5")]


def test_figures_too_wide_for_their_columns_share_one_column():
    wide = line(measure="triệu đồng", targets=targets("12.500.000", "12.500.000", "13.000.000", "14.000.000"))

    layout = columns(YEARS, (Group((wide,)),))

    assert (layout.layout, layout.count) == ("together", 1)
    assert [cell.lines for cell in cells(wide, layout)] == [
        ("2017 - 2018: ≥ 12.500.000", "2019: ≥ 13.000.000", "2020: ≥ 14.000.000")
    ]


def test_against_last_year_in_a_shared_column_names_the_years_too():
    given = line(compare="gt", compare_to="baseline", targets=(Target(2021, "79,4"), Target(2022)))

    (cell,) = cells(given, columns(tuple(range(2021, 2031)), ()))

    assert cell.lines == ("Cao hơn năm trước (năm 2020: 79,4)",)


def test_more_than_five_years_share_one_column():
    assert columns(tuple(range(2021, 2031)), ()).layout == "together"


def test_only_figures_decide_whether_the_columns_hold():
    lines = (
        line(not_applicable="Không thuộc chức năng, nhiệm vụ của đơn vị"),
        line(value_type="yes_no", compare=None, compare_to=None, targets=()),
        line(compare="gt", compare_to="baseline", targets=targets("1.234.567", None, None, None)),
    )

    assert columns(YEARS, (Group(lines),)).layout == "years-4"
