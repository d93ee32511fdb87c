"""Dò mã: what is counted, for how long, and what is kept of whoever guesses."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from units import guessing
from units.models import CodeGuesses

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HERE, THERE = "203.0.113.7", "203.0.113.8"
WINDOW = timedelta(minutes=guessing.MINUTES)


def guess(times, address=HERE, now=NOW):
    return [guessing.count_miss(address, now=now) for _ in range(times)]


def test_so_many_misses_and_no_more():
    assert guess(guessing.MOST_MISSES + 2) == [True] * guessing.MOST_MISSES + [False] * 2
    assert guessing.is_locked(HERE, now=NOW)
    assert not guessing.is_locked(THERE, now=NOW)


def test_one_miss_less_locks_nobody():
    guess(guessing.MOST_MISSES - 1)

    assert not guessing.is_locked(HERE, now=NOW)


def test_a_restart_with_empty_caches_forgets_nothing():
    guess(guessing.MOST_MISSES)
    cache.clear()

    assert guessing.is_locked(HERE, now=NOW)


def test_the_time_runs_from_the_first_miss_and_then_begins_anew():
    guess(1)
    guess(guessing.MOST_MISSES - 1, now=NOW + WINDOW - timedelta(seconds=1))

    assert guessing.is_locked(HERE, now=NOW + WINDOW - timedelta(seconds=1))
    assert not guessing.is_locked(HERE, now=NOW + WINDOW)
    assert guess(1, now=NOW + WINDOW) == [True]
    assert list(CodeGuesses.objects.values_list("misses", "since")) == [(1, NOW + WINDOW)]


def test_a_row_that_nobody_forgot_begins_anew():
    guess(guessing.MOST_MISSES)
    CodeGuesses.objects.update(since=NOW - WINDOW)

    assert not guessing.is_locked(HERE, now=NOW)
    assert guess(guessing.MOST_MISSES + 1) == [True] * guessing.MOST_MISSES + [False]


def test_what_ran_out_is_forgotten_with_the_next_miss_of_anybody():
    guess(3)
    guess(1, THERE, NOW + WINDOW)

    assert CodeGuesses.objects.count() == 1


@pytest.mark.parametrize("address", [HERE, "2001:db8::1", None])
def test_the_address_itself_is_not_kept(address):
    guess(1, address)

    [row] = CodeGuesses.objects.values()
    assert str(address) not in str(row)
    assert len(row["address"]) == 64


def test_the_hash_depends_on_the_key_of_the_installation(settings):
    guess(1)
    settings.SECRET_KEY = "another key of another installation"
    guess(1)

    assert CodeGuesses.objects.count() == 2


@pytest.mark.parametrize(
    ("other", "is_the_same"),
    [
        ("2001:db8:0:1::ffff", True),
        ("2001:db8:0:2::1", False),
        ("::ffff:203.0.113.7", False),
    ],
)
def test_a_house_with_many_addresses_is_one_place(other, is_the_same):
    guess(guessing.MOST_MISSES, "2001:db8:0:1::1")

    assert guessing.is_locked(other, now=NOW) == is_the_same


def test_an_address_is_the_same_place_in_both_notations():
    guess(guessing.MOST_MISSES)

    assert guessing.is_locked(f"::ffff:{HERE}", now=NOW)
