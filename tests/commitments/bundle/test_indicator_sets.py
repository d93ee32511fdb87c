"""Bộ chỉ tiêu: nhóm và chỉ tiêu, những kết hợp không có, khoảng điểm."""

import pytest

from tests.commitments.bundle.sample import at, faults, leaf, messages, sample, with_change, without

SET = "/indicator_sets/0/indicators"


def changed(place, **keys):
    """Gói mẫu với một chỉ tiêu khác; None takes a key away."""
    bundle = sample()
    indicator = at(bundle, f"{SET}/{place}")
    indicator.update(keys)
    for key in [key for key, value in keys.items() if value is None]:
        del indicator[key]
    return bundle


def test_a_set_repeated_in_code_and_version_is_a_fault():
    again = sample()["indicator_sets"][0]

    assert faults(with_change("/indicator_sets/1", again)) == ["/indicator_sets/1"]
    assert faults(with_change("/indicator_sets/1", again | {"version": "2"})) == []


def test_a_number_repeated_after_nfc_is_a_fault():
    bundle = sample()
    at(bundle, SET)[3]["number"] = "\u1ed9"
    at(bundle, SET)[4]["number"] = "o\u0302\u0323"
    bundle["campaigns"] = []

    assert faults(bundle) == [f"{SET}/4/number"]


def test_a_leaf_whose_parent_is_missing_is_a_fault():
    assert faults(changed(1, parent="7")) == [f"{SET}/1/parent"]


@pytest.mark.parametrize("parent", ["2", "1.1"])
def test_a_leaf_whose_parent_is_a_leaf_is_a_fault(parent):
    bundle = changed(1, parent=parent)

    assert faults(bundle) == [f"{SET}/1/parent"]
    assert messages(bundle) == [f"số “{parent}” là một chỉ tiêu; cần số của một nhóm chỉ tiêu"]


def test_a_group_without_leaves_is_a_fault():
    assert faults(with_change(f"{SET}/5", {"number": "9", "text": "Nhóm trống"})) == [f"{SET}/5"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("parent", "1"), ("value_type", "number"), ("max_points", "5"), ("measure", "%"), ("lead_unit", "S1")],
)
def test_a_group_with_a_leafs_keys_is_a_fault(key, value):
    assert faults(changed(0, **{key: value})) == [f"{SET}/0/{key}"]


def test_a_leaf_that_lacks_keys_is_still_a_leaf():
    bundle = without(f"{SET}/3/value_type")
    del at(bundle, f"{SET}/3")["max_points"]

    assert messages(bundle) == [
        "thiếu khoá bắt buộc “value_type” (chỉ tiêu)",
        "thiếu khoá bắt buộc “max_points” (chỉ tiêu)",
    ]


@pytest.mark.parametrize(
    ("place", "keys", "culprit"),
    [
        (2, {"accumulate": "any"}, "accumulate"),
        (1, {"accumulate": "average"}, "accumulate"),
        (1, {"accumulate": "any"}, "accumulate"),
        (3, {"accumulate": "sum"}, "accumulate"),
        (3, {"compare": "gte"}, "compare"),
        (3, {"compare_to": "target"}, "compare_to"),
        (2, {"compare": "gte"}, "scoring/method"),
        (3, {"scoring": {"method": "deduct", "step": "1"}}, "scoring/method"),
        (1, {"scoring": {"method": "pass_fail", "floor": "50"}}, "scoring/floor"),
        (1, {"scoring": {"method": "proportional", "step": "1"}}, "scoring/step"),
        (4, {"scoring": {"method": "pass_fail", "bands": [{"x": 1}]}}, "scoring/bands"),
    ],
)
def test_a_combination_that_the_format_excludes_is_a_fault(place, keys, culprit):
    assert faults(changed(place, **keys)) == [f"{SET}/{place}/{culprit}"]


@pytest.mark.parametrize(
    ("value_type", "accumulate"),
    [
        ("number", "sum"),
        ("number", "latest"),
        ("number", "average"),
        ("ratio", "sum"),
        ("ratio", "latest"),
        ("yes_no", "any"),
    ],
)
def test_a_combination_that_the_format_allows_is_accepted(value_type, accumulate):
    bundle = with_change(f"{SET}/5", leaf("9", value_type, accumulate=accumulate))
    bundle["campaigns"] = []

    assert faults(bundle) == []


def test_null_for_the_comparison_of_a_yes_no_leaf_says_nothing():
    bundle = sample()
    at(bundle, f"{SET}/3").update(compare=None, compare_to=None)

    assert faults(bundle) == []


def test_repeated_bands_are_a_fault_however_they_are_written():
    assert faults(with_change(f"{SET}/4/scoring/bands/2", {"from": "90.0", "share": "80"})) == [
        f"{SET}/4/scoring/bands/2/from"
    ]


def test_what_an_unknown_method_needs_is_not_judged():
    assert faults(with_change(f"{SET}/4/scoring/method", "steps")) == [f"{SET}/4/scoring/method"]
