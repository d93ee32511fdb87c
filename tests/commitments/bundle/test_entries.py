"""Số liệu: nói đúng một điều, hợp với chỉ tiêu; phần của người thẩm định không có trong bản nháp."""

import pytest

from tests.commitments.bundle.sample import at, faults, messages, sample, warnings, with_change

ENTRIES = "/campaigns/0/reports/0/entries"
RATIO, NUMBER, YES_NO, YEARLY = (f"{ENTRIES}/{place}" for place in range(4))
DRAFT = "/campaigns/0/reports/1/entries/0"


def entry(place, **said):
    """Gói mẫu với một số liệu khác của cùng chỉ tiêu."""
    bundle = sample()
    number = at(bundle, place)["indicator"]
    return with_change(place, {"indicator": number, **said})


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (RATIO, {"numerator": "0", "denominator": "0"}),
        (RATIO, {"numerator": "1.5", "denominator": "1.5"}),
        (RATIO, {"none_arose": True}),
        (NUMBER, {"value": "-3"}),
        (NUMBER, {"none_arose": True}),
        (NUMBER, {"value": "1", "none_arose": False}),
        (YES_NO, {"done": True}),
        (YES_NO, {"none_arose": True}),
        (YEARLY, {"value": "0", "verified": {"none_arose": True}}),
        (RATIO, {"none_arose": True, "verified": {"numerator": "1", "denominator": "2"}}),
        (NUMBER, {"value": "1", "awarded": {"points": "10", "reason": "…"}}),
        (NUMBER, {"value": "1", "awarded": {"points": "0", "reason": "…"}}),
        (NUMBER, {"value": None, "done": None, "none_arose": True}),
    ],
)
def test_an_entry_that_fits_its_indicator_is_accepted(place, said):
    assert warnings(entry(place, **said)) == []


@pytest.mark.parametrize(
    ("place", "said", "culprit"),
    [
        (RATIO, {"value": "90"}, "/value"),
        (RATIO, {"done": True}, "/done"),
        (RATIO, {"numerator": "1"}, ""),
        (RATIO, {"denominator": "1"}, ""),
        (NUMBER, {"numerator": "1", "denominator": "2"}, "/denominator"),
        (NUMBER, {"done": False}, "/done"),
        (YES_NO, {"value": "1"}, "/value"),
        (YES_NO, {"numerator": "1", "denominator": "2"}, "/denominator"),
    ],
)
def test_an_entry_whose_shape_does_not_fit_its_indicator_is_a_fault(place, said, culprit):
    assert faults(entry(place, **said)) == [place + culprit]


@pytest.mark.parametrize(
    ("place", "said", "culprit"),
    [
        (NUMBER, {"value": "1", "none_arose": True}, "/none_arose"),
        (NUMBER, {"value": "1", "done": True}, "/done"),
        (RATIO, {"numerator": "1", "denominator": "2", "value": "50"}, "/value"),
        (YES_NO, {"done": False, "none_arose": True}, "/none_arose"),
        (YEARLY, {"value": "1", "numerator": "1"}, "/numerator"),
    ],
)
def test_an_entry_that_says_two_things_is_a_fault(place, said, culprit):
    assert faults(entry(place, **said)) == [place + culprit]


@pytest.mark.parametrize(
    "said", [{}, {"none_arose": False}, {"value": None}, {"comment": "…"}, {"verified": {"value": "1"}}]
)
def test_an_entry_that_says_nothing_is_a_fault(said):
    assert faults(entry(NUMBER, **said)) == [NUMBER]


def test_an_entry_that_says_nothing_about_an_unknown_indicator_is_two_faults():
    assert faults(with_change(NUMBER, {"indicator": "9"})) == [NUMBER, f"{NUMBER}/indicator"]


@pytest.mark.parametrize("part", ["numerator", "denominator"])
def test_a_negative_numerator_or_denominator_is_a_fault(part):
    assert faults(with_change(f"{RATIO}/{part}", "-1")) == [f"{RATIO}/{part}"]


def test_a_negative_numerator_and_denominator_are_two_faults():
    assert faults(entry(RATIO, numerator="-1", denominator="-1")) == [
        f"{RATIO}/numerator",
        f"{RATIO}/denominator",
    ]


def test_a_numerator_over_denominator_0_is_a_fault():
    bundle = entry(RATIO, numerator="1", denominator="0.0")

    assert faults(bundle) == [f"{RATIO}/denominator"]
    assert messages(bundle) == ["mẫu số bằng 0 trong khi tử số khác 0"]


def test_a_numerator_above_the_denominator_is_a_warning():
    bundle = entry(RATIO, numerator="10.1", denominator="10", verified={"numerator": "9", "denominator": "8"})

    assert warnings(bundle) == [
        f"{RATIO}/numerator: cảnh báo: tử số 10.1 lớn hơn mẫu số 10",
        f"{RATIO}/verified/numerator: cảnh báo: tử số 9 lớn hơn mẫu số 8",
    ]


@pytest.mark.parametrize(
    ("verified", "culprit"),
    [({}, ""), ({"value": "1"}, "/value"), ({"numerator": "1"}, ""), ({"points": "1"}, "/points")],
)
def test_a_verified_figure_that_does_not_fit_is_a_fault(verified, culprit):
    bundle = entry(RATIO, numerator="1", denominator="2", verified=verified)

    assert f"{RATIO}/verified{culprit}" in faults(bundle)


def test_verified_or_awarded_on_a_draft_are_faults():
    bundle = sample()
    at(bundle, DRAFT).update(verified={"value": "1"}, awarded={"points": "1", "reason": "…"})

    assert faults(bundle) == [f"{DRAFT}/verified", f"{DRAFT}/awarded"]


@pytest.mark.parametrize(
    ("place", "points"), [(NUMBER, "10.01"), (NUMBER, "-0.01"), (YEARLY, "12.51"), (YEARLY, "100")]
)
def test_awarded_outside_0_to_max_is_a_fault(place, points):
    bundle = sample()
    at(bundle, place)["awarded"] = {"points": points, "reason": "…"}

    assert faults(bundle) == [f"{place}/awarded/points"]


def test_a_repeated_entry_is_a_fault():
    bundle = with_change(f"{ENTRIES}/4", {"indicator": "1.2", "value": "5"})

    assert faults(bundle) == [f"{ENTRIES}/4/indicator"]
    assert messages(bundle) == [f"số liệu của chỉ tiêu này lặp lại; đã có tại {NUMBER}"]


@pytest.mark.parametrize("number", ["1", "9", ""])
def test_an_entry_of_a_group_or_of_no_indicator_is_a_fault(number):
    assert faults(with_change(f"{NUMBER}/indicator", number)) == [f"{NUMBER}/indicator"]


def test_an_entry_of_an_indicator_whose_type_cannot_be_read_is_not_judged():
    bundle = with_change("/indicator_sets/0/indicators/2/value_type", "int")
    at(bundle, NUMBER)["done"] = True

    assert faults(bundle) == ["/indicator_sets/0/indicators/2/value_type"]


def test_a_figure_with_a_faulty_part_is_not_judged_further():
    assert faults(entry(RATIO, numerator="1,5")) == [f"{RATIO}/numerator"]
