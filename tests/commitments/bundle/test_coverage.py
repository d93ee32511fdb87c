"""Cảnh báo: nội dung không có gì để so sánh trong một năm còn hiệu lực."""

import pytest

from commitments.bundle.checking import check
from tests.commitments.bundle.sample import at, raw, sample, warnings, with_change, without

C = "/campaigns/0/commitments"


def warned(place, number, what, years):
    return [f"{C}/{place}: cảnh báo: chỉ tiêu số {number} chưa có {what} cho {years}"]


def test_an_applicable_item_without_target_for_a_year_is_a_warning():
    assert warnings(without(f"{C}/0/items/0/targets/2023")) == warned(
        "0/items/0", "1.1", "mức giao", "năm 2023"
    )


def test_all_years_of_an_item_are_one_warning():
    assert warnings(without(f"{C}/1/items/1/targets")) == warned(
        "1/items/1", "1.2", "mức giao", "năm 2023, năm 2024"
    )


def test_periods_without_target_are_named_where_others_of_the_year_have_one():
    bundle = with_change(f"{C}/0/items/0/targets", {"2023": "95", "2024-Q1": "1", "2024-Q4": "2"})

    assert warnings(bundle) == warned("0/items/0", "1.1", "mức giao", "kỳ 2024-Q2, kỳ 2024-Q3")


def test_a_units_own_baseline_indicator_without_baseline_is_a_warning():
    assert warnings(without(f"{C}/0/items/3/baseline/2023")) == warned(
        "0/items/3", "3", "số liệu gốc", "năm 2023"
    )


def test_a_baseline_that_someone_else_publishes_may_come_later():
    bundle = without(f"{C}/0/items/3/baseline")
    at(bundle, "/indicator_sets/0/indicators/4")["source"] = "external"

    assert warnings(bundle) == []


@pytest.mark.parametrize("reason", ["Không có thủ tục", "Chuyển cơ quan khác"])
def test_an_item_that_is_not_applicable_needs_no_target(reason):
    bundle = with_change(f"{C}/1/items/1", {"indicator": "1.2", "not_applicable": reason})

    assert warnings(bundle) == []


def test_an_item_made_applicable_again_needs_a_target_from_then_on():
    bundle = with_change(f"{C}/0/items/1", {"indicator": "1.2", "not_applicable": "Chưa giao"})
    at(bundle, f"{C}/0/amendments/0/changes/0")["targets"] = {}

    assert warnings(bundle) == warned("0/items/1", "1.2", "mức giao", "kỳ 2023-Q3, kỳ 2023-Q4, năm 2024")


def test_a_target_that_an_amendment_brings_counts_from_then_on():
    bundle = without(f"{C}/0/items/1/targets/2024")

    assert warnings(bundle) == []


def test_a_year_after_the_end_needs_no_target():
    bundle = without(f"{C}/1/items/0/targets/2024")
    del at(bundle, f"{C}/1/items/0/targets")["2024-Q1"]
    at(bundle, f"{C}/1")["ended_on"] = "2024-03-30"

    assert warnings(bundle) == []


def test_a_year_before_the_signing_needs_no_target():
    bundle = without(f"{C}/1/items/0/targets/2023")
    at(bundle, f"{C}/1")["signed_on"] = "2023-12-15"
    del at(bundle, "/campaigns/0/reports")[2]

    assert warnings(bundle) == []


def test_a_yearly_item_that_ends_before_the_years_last_period_needs_no_baseline():
    assert warnings(without(f"{C}/1/items/3/baseline/2024")) == []


def test_an_unsigned_commitment_needs_no_targets_yet():
    bundle = sample()
    made = at(bundle, f"{C}/1")
    for key in ("signed_on", "ended_on", "ended_reason"):
        del made[key]
    made["items"] = [{"indicator": number} for number in ("1.1", "1.2", "2", "3")]
    del at(bundle, "/campaigns/0/reports")[2]

    assert warnings(bundle) == []


def test_an_unreadable_target_is_no_missing_target():
    bundle = without(f"{C}/0/items/1/targets/2024")
    at(bundle, f"{C}/0/items/1/targets")["2023"] = "8,5"

    checked = check(raw(bundle))

    assert [fault.pointer for fault in checked.faults] == [f"{C}/0/items/1/targets/2023"]
    assert checked.warnings == []


@pytest.mark.parametrize("pointer", [f"{C}/0/amendments", f"{C}/0/amendments/0/changes/0/targets"])
def test_an_unreadable_amendment_leaves_targets_unjudged(pointer):
    bundle = without(f"{C}/0/items/1/targets/2023")
    holder, _, key = pointer.rpartition("/")
    at(bundle, holder)[key] = "x"

    assert check(raw(bundle)).warnings == []
