"""Phân bố của một chỉ tiêu: số đúng tuyệt đối, ngưỡng phân biệt đúng chỗ."""

from fractions import Fraction

import pytest

from reports.profiles.spread import spread, steps

pytestmark = pytest.mark.once


def of(*shares):
    return spread([Fraction(share) for share in shares])


def test_quartiles_are_by_nearest_rank():
    found = of(*range(10, 110, 10))

    assert (found.lower_quartile, found.median, found.upper_quartile) == (30, 50, 80)
    assert (found.lowest, found.highest, found.mean, found.middle_half) == (10, 100, 55, 50)


def test_one_unit_is_all_of_its_quartiles():
    found = of("33.5")

    assert found.lower_quartile == found.median == found.upper_quartile == Fraction("33.5")


def test_full_and_no_points_are_counted():
    found = of(100, 100, 50, 0)

    assert (found.full, found.nothing, found.full_share) == (2, 1, 50)


@pytest.mark.parametrize(("alike", "discriminates"), [(17, True), (18, False), (20, False)])
def test_an_indicator_does_not_discriminate_from_nine_in_ten_alike(alike, discriminates):
    found = of(*[100] * alike, *range(20 - alike))

    assert found.discriminates is discriminates
    assert (found.alike, found.commonest) == (alike, 100)


def test_all_alike_at_nothing_does_not_discriminate_either():
    assert not of(0, 0, 0).discriminates


def test_steps_count_every_unit_once_and_keep_full_points_apart():
    found = dict(steps([Fraction(share) for share in ("100", "99.99", "90", "89.99", "10", "9.99", "0")]))

    assert sum(found.values()) == 7
    assert (found["đủ điểm (100%)"], found["từ 90% đến dưới 100%"], found["từ 80% đến dưới 90%"]) == (1, 2, 1)
    assert (found["từ 10% đến dưới 20%"], found["từ 0% đến dưới 10%"]) == (1, 2)


def test_of_nothing_there_is_no_spread():
    assert spread([]) is None
