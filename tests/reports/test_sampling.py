"""Mẫu ngẫu nhiên lặp lại được: cùng hạt giống, cùng mẫu, không phụ thuộc thứ tự hay cơ sở dữ liệu."""

import random

import pytest

from reports.gaps.sampling import digest_of, key_of, sample

pytestmark = pytest.mark.once
KEYED = [(key_of("C2022", "2022-Q1", f"U{number}", "1"), number) for number in range(100)]


def test_the_digest_is_the_one_anybody_computes():
    # printf 'hạt giống|C2022|2022-Q1|U1|1' | sha256sum
    assert digest_of("hạt giống", "C2022|2022-Q1|U1|1") == (
        "1f2ce1e912b9bc77660be4c6596139daf51ebeb3d8aca29904ee949dcbfbc5aa"
    )


def test_the_order_of_what_is_offered_does_not_matter():
    shuffled = random.Random(1).sample(KEYED, len(KEYED))

    assert sample(shuffled, "2026", 10) == sample(KEYED, "2026", 10)


def test_a_larger_sample_begins_with_the_smaller_one():
    assert sample(KEYED, "2026", 20)[:10] == sample(KEYED, "2026", 10)


def test_another_seed_draws_another_sample():
    assert sample(KEYED, "2026", 10) != sample(KEYED, "2027", 10)


def test_the_keyboard_that_typed_the_seed_does_not_matter():
    assert sample(KEYED, "he\u0323\u0302 so\u0302\u0301", 10) == sample(KEYED, "h\u1ec7 s\u1ed1", 10)


def test_where_there_are_fewer_all_are_drawn():
    assert sorted(sample(KEYED[:3], "2026", 10)) == [0, 1, 2]


def test_every_figure_is_drawn_about_as_often():
    drawn = [each for seed in range(400) for each in sample(KEYED, str(seed), 10)]

    counts = [drawn.count(number) for number in range(100)]
    assert (min(counts) >= 15, max(counts) <= 70) == (True, True)
