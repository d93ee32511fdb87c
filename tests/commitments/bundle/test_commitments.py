"""Bản cam kết, nội dung và phụ lục."""

import pytest

from tests.commitments.bundle.sample import (
    at,
    commitment,
    faults,
    messages,
    sample,
    warnings,
    with_change,
    without,
)

C = "/campaigns/0/commitments"
AMENDMENT = f"{C}/0/amendments/0"


def test_two_commitments_of_a_unit_are_a_fault():
    assert faults(with_change(f"{C}/2", commitment("S1", "P2"))) == [f"{C}/2/unit"]


def test_ended_on_without_signed_on_is_a_fault():
    bundle = without(f"{C}/1/signed_on")
    del at(bundle, "/campaigns/0/reports")[2]

    assert faults(bundle) == [f"{C}/1/ended_on"]


def test_a_reason_for_an_end_that_is_not_there_is_a_fault():
    assert faults(without(f"{C}/1/ended_on")) == [f"{C}/1/ended_reason"]


def test_an_end_before_the_signing_is_a_fault_and_nothing_follows_from_it():
    assert faults(with_change(f"{C}/1/ended_on", "2023-01-09")) == [f"{C}/1/ended_on"]


@pytest.mark.parametrize(("key", "day"), [("signed_on", "2019-12-31"), ("ended_on", "2024-07-01")])
def test_a_commitment_whose_stated_dates_lie_outside_the_units_life_is_a_fault(key, day):
    assert faults(with_change(f"{C}/1/{key}", day)) == [f"{C}/1/{key}"]


def test_an_unsigned_commitment_is_accepted_without_reports():
    unsigned = commitment("X1", "P4")
    del unsigned["signed_on"]

    assert warnings(with_change(f"{C}/2", unsigned)) == []


def test_an_item_missing_for_a_leaf_is_a_fault_for_each_leaf():
    bundle = sample()
    del at(bundle, f"{C}/1/items")[1:3]

    assert faults(bundle) == [f"{C}/1/items", f"{C}/1/items"]
    assert messages(bundle) == [
        "thiếu nội dung cho chỉ tiêu số “1.2”; mỗi chỉ tiêu cần một",
        "thiếu nội dung cho chỉ tiêu số “2”; mỗi chỉ tiêu cần một",
    ]


def test_an_item_that_cannot_be_read_leaves_missing_items_unjudged():
    assert faults(with_change(f"{C}/1/items/1/indicator", 1.2)) == [f"{C}/1/items/1/indicator"]


@pytest.mark.parametrize("number", ["1", "9"])
def test_an_item_of_a_group_or_of_no_indicator_is_a_fault(number):
    assert faults(with_change(f"{C}/1/items/4", {"indicator": number})) == [f"{C}/1/items/4/indicator"]


def test_a_repeated_item_is_a_fault():
    assert faults(with_change(f"{C}/1/items/4", {"indicator": "2"})) == [f"{C}/1/items/4/indicator"]


@pytest.mark.parametrize("place", [2, 3])
def test_targets_on_a_yes_no_or_baseline_item_are_a_fault(place):
    assert faults(with_change(f"{C}/1/items/{place}/targets", {"2023": "1"})) == [
        f"{C}/1/items/{place}/targets"
    ]


def test_targets_on_a_baseline_item_in_an_amendment_are_a_fault():
    bundle = with_change(f"{AMENDMENT}/changes/1", {"indicator": "3", "targets": {"2024": "1"}})

    assert faults(bundle) == [f"{AMENDMENT}/changes/1/targets"]


def test_no_targets_at_all_on_a_yes_no_item_are_no_fault():
    assert faults(with_change(f"{C}/1/items/2/targets", {})) == []


@pytest.mark.parametrize(
    "key", ["2022", "2025", "2025-Q1", "2023-M01", "2023-Q0", "23", "năm", "", "٢٠٢٣", "2023 "]
)
def test_a_target_for_what_is_no_year_or_period_of_the_campaign_is_a_fault(key):
    pointer = f"{C}/0/items/0/targets/{key}"

    assert faults(with_change(pointer, "1")) == [pointer]


@pytest.mark.parametrize("key", ["2022", "2025", "2023-Q1", "abcd", "²³²³"])
def test_a_baseline_for_what_is_no_year_of_the_campaign_is_a_fault(key):
    pointer = f"{C}/0/items/3/baseline/{key}"

    assert faults(with_change(pointer, "1")) == [pointer]


@pytest.mark.parametrize(
    ("compare", "is_fault"), [("gt", False), ("lt", False), ("eq", False), ("gte", True), ("lte", True)]
)
def test_a_negative_baseline_is_accepted_only_where_the_comparison_allows_it(compare, is_fault):
    bundle = with_change("/indicator_sets/0/indicators/4/compare", compare)
    at(bundle, f"{C}/1/items/3")["baseline"] = {"2023": "0", "2024": "0"}

    assert faults(bundle) == [f"{C}/0/items/3/baseline/2024"] * is_fault


def test_a_negative_baseline_of_a_yes_no_item_is_a_fault():
    pointer = f"{C}/0/items/2/baseline"

    assert faults(with_change(pointer, {"2023": "-1"})) == [f"{pointer}/2023"]


def test_a_baseline_is_judged_by_its_number_even_where_its_indicator_is_unknown():
    bundle = with_change(f"{C}/0/items/4", {"indicator": "9", "baseline": {"2023": "-1", "2024": "1,5"}})

    assert faults(bundle) == [f"{C}/0/items/4/indicator", f"{C}/0/items/4/baseline/2024"]


def test_a_repeated_amendment_number_is_a_fault():
    assert faults(with_change(f"{C}/0/amendments/1", at(sample(), AMENDMENT))) == [
        f"{C}/0/amendments/1/number"
    ]


def test_a_repeated_change_is_a_fault():
    assert faults(with_change(f"{AMENDMENT}/changes/1", {"indicator": "1.2"})) == [
        f"{AMENDMENT}/changes/1/indicator"
    ]


@pytest.mark.parametrize("number", ["1", "9"])
def test_a_change_of_a_group_or_of_no_indicator_is_a_fault(number):
    pointer = f"{AMENDMENT}/changes/0/indicator"

    assert faults(with_change(pointer, number)) == [pointer]


def test_a_target_of_an_amendment_outside_the_campaign_is_a_fault():
    pointer = f"{AMENDMENT}/changes/0/targets/2025"

    assert faults(with_change(pointer, "1")) == [pointer]


@pytest.mark.parametrize(
    ("commitment_keys", "day"),
    [
        ({}, "2023-01-09"),
        ({"ended_on": "2023-12-31"}, "2024-01-01"),
        ({"signed_on": None}, "2023-07-01"),
    ],
)
def test_an_amendment_effective_before_signing_or_after_the_end_is_a_fault(commitment_keys, day):
    bundle = with_change(f"{AMENDMENT}/effective_on", day)
    at(bundle, f"{C}/0").update(commitment_keys)
    at(bundle, "/campaigns/0").update(reports=[], adjustments=[])

    assert faults(bundle) == [f"{AMENDMENT}/effective_on"]


def test_an_amendment_effective_after_the_units_end_is_a_fault():
    bundle = with_change(f"{C}/1/amendments", [at(sample(), AMENDMENT) | {"effective_on": "2024-07-01"}])
    del at(bundle, f"{C}/1")["ended_on"], at(bundle, f"{C}/1")["ended_reason"]

    assert faults(bundle) == [f"{C}/1/amendments/0/effective_on"]


@pytest.mark.parametrize("day", ["2023-01-10", "2024-06-30"])
def test_an_amendment_may_take_effect_on_the_first_and_the_last_day(day):
    amendment = at(sample(), AMENDMENT) | {"effective_on": day}

    assert faults(with_change(f"{C}/1/amendments", [amendment])) == []
