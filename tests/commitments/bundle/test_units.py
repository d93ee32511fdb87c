"""Đơn vị, kế thừa đơn vị, con người và thời gian giữ chức vụ."""

import pytest

from tests.commitments.bundle.sample import at, faults, messages, sample, unit, with_change, without

HEAD = {"person": "P4", "unit": "S1", "title": "Giám đốc", "role": "head"}


@pytest.mark.parametrize(
    ("pointer", "element", "culprit"),
    [
        ("/units/5", unit("S1", 9), "/units/5/code"),
        ("/people/4", {"code": "P1", "name": "An"}, "/people/4/code"),
        ("/fields/1", {"code": "TTHC", "name": "Khác", "order": 2}, "/fields/1/code"),
    ],
)
def test_a_repeated_code_is_a_fault_of_the_second(pointer, element, culprit):
    assert faults(with_change(pointer, element)) == [culprit]


def test_a_code_repeated_after_nfc_is_a_fault():
    bundle = with_change("/people/4", {"code": "K", "name": "An"})
    bundle["people"].append({"code": "\u212a", "name": "Bình"})

    assert messages(bundle) == ["người “K” lặp lại; đã có tại /people/4"]


@pytest.mark.parametrize(
    "pointer",
    [
        "/units/1/parent",
        "/successions/0/from",
        "/successions/0/to",
        "/terms/3/person",
        "/terms/3/unit",
        "/indicator_sets/0/indicators/0/field",
        "/indicator_sets/0/indicators/1/field",
        "/indicator_sets/0/indicators/1/lead_unit",
        "/campaigns/0/groups/1/units/0",
        "/campaigns/0/ceremony/parties/0/person",
        "/campaigns/0/ceremony/parties/0/unit",
        "/campaigns/0/commitments/0/leader",
        "/campaigns/0/adjustments/0/unit",
        "/campaigns/0/reports/2/unit",
    ],
)
def test_an_unknown_code_is_a_fault(pointer):
    assert faults(with_change(pointer, "KHONG-CO")) == [pointer]


def test_an_unknown_code_is_not_reported_while_a_declared_one_is_unreadable():
    bundle = with_change("/units/2/code", None)

    assert faults(bundle) == ["/units/2/code"]


def test_units_whose_parents_form_a_circle_are_reported_once_at_the_first_in_the_file():
    bundle = with_change("/units/1/parent", "X1")
    at(bundle, "/units/4")["parent"] = "S2"
    at(bundle, "/units/2")["parent"] = "S1"

    assert faults(bundle) == ["/units/1/parent"]
    assert messages(bundle) == ["đơn vị cấp trên tạo thành vòng: “S1” → “X1” → “S2” → “S1”"]


def test_a_unit_that_is_its_own_parent_forms_a_circle():
    assert messages(with_change("/units/4/parent", "X1")) == ["đơn vị cấp trên tạo thành vòng: “X1” → “X1”"]


def test_two_circles_are_two_faults_and_who_hangs_below_one_is_none():
    bundle = with_change("/units/0/parent", "UB")
    at(bundle, "/units/4")["parent"] = "X1"

    assert faults(bundle) == ["/units/0/parent", "/units/4/parent"]


def test_a_long_circle_is_named_shortly():
    bundle = sample()
    bundle["units"] += [unit(f"C{number}", number, parent=f"C{(number + 1) % 50}") for number in range(50)]

    assert messages(bundle)[0].endswith("“C0” → “C1” → “C2” → “C3” → “C4” → “C5” → “C6” → … → “C0”")


def test_valid_to_before_valid_from_is_the_only_fault_of_that_unit():
    bundle = with_change("/units/2/valid_to", "2019-12-31")

    assert faults(bundle) == ["/units/2/valid_to"]
    assert messages(bundle) == ["kết thúc ngày 2019-12-31, trước ngày thành lập 2020-01-01"]


def test_a_unit_may_live_one_day():
    assert faults(with_change("/units/3/valid_to", "2024-07-01")) == []


def test_a_dissolved_unit_has_no_successor():
    assert faults(with_change("/successions/0/kind", "dissolve")) == ["/successions/0/to"]


def test_a_unit_that_was_not_dissolved_has_a_successor():
    assert faults(without("/successions/0/to")) == ["/successions/0"]


def test_a_unit_does_not_succeed_itself():
    assert messages(with_change("/successions/0/to", "S2")) == ["đơn vị không thể kế thừa chính nó"]


def test_a_repeated_succession_is_a_fault():
    assert faults(with_change("/successions/1", sample()["successions"][0])) == ["/successions/1"]


@pytest.mark.parametrize(
    ("pointer", "day"), [("/units/3/valid_to", "2024-07-01"), ("/successions/0/effective_on", "2019-12-31")]
)
def test_a_succession_that_a_unit_does_not_live_to_see_is_a_fault(pointer, day):
    bundle = with_change(pointer, day)
    bundle["successions"][0]["effective_on"] = "2024-07-02" if "units" in pointer else day

    assert faults(bundle) == ["/successions/0/effective_on"]


def test_two_heads_of_one_unit_on_one_day_are_a_fault_at_the_later():
    bundle = with_change("/terms/1/to", "2023-07-01")

    assert faults(bundle) == ["/terms/2"]
    assert messages(bundle) == ["đơn vị “S1” có hai người đứng đầu vào ngày 2023-07-01: trùng với /terms/1"]


def test_two_acting_heads_of_one_unit_on_one_day_are_a_fault():
    term = {"person": "P4", "unit": "S2", "title": "Quyền Giám đốc", "role": "acting", "from": "2024-06-30"}

    assert faults(with_change("/terms/4", term)) == ["/terms/4"]


def test_a_term_without_an_end_ends_with_its_unit_and_one_without_a_start_begins_with_it():
    bundle = with_change("/terms/4", HEAD | {"unit": "S3"})

    assert faults(bundle) == []


@pytest.mark.parametrize("role", ["acting", "deputy"])
def test_a_head_may_have_others_beside_him(role):
    assert faults(with_change("/terms/4", HEAD | {"role": role})) == []


def test_two_deputies_on_one_day_are_no_fault():
    bundle = sample()
    bundle["terms"] += [HEAD | {"role": "deputy"}, HEAD | {"role": "deputy", "person": "P3"}]

    assert faults(bundle) == []


def test_a_third_overlapping_head_is_a_fault_of_its_own():
    bundle = with_change("/terms/4", HEAD | {"to": "2023-12-31"})
    bundle["terms"].append(HEAD | {"person": "P3", "from": "2024-01-01"})

    assert faults(bundle) == ["/terms/4", "/terms/5"]


def test_a_term_repeated_with_the_same_identity_is_one_fault():
    repeated = sample()["terms"][2] | {"to": "2023-12-31"}

    assert faults(with_change("/terms/4", repeated)) == ["/terms/4"]


def test_a_term_that_ends_before_it_begins_is_a_fault():
    assert faults(with_change("/terms/2/to", "2023-06-30")) == ["/terms/2/to"]


@pytest.mark.parametrize(
    ("keys", "culprits"),
    [
        ({"from": "2019-12-31"}, ["/terms/3/from"]),
        ({"to": "2024-07-01"}, ["/terms/3/to"]),
        ({"from": "2024-07-01"}, ["/terms/3/from"]),
        ({"from": "2018-01-01", "to": "2019-01-01"}, ["/terms/3/from", "/terms/3/to"]),
        ({"from": "2020-01-01", "to": "2024-06-30"}, []),
    ],
)
def test_a_term_whose_stated_dates_lie_outside_the_units_life_is_a_fault(keys, culprits):
    bundle = sample()
    bundle["terms"][3] |= keys

    assert faults(bundle) == culprits
