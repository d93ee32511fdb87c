"""Hình dạng: khoá lạ, khoá thiếu, kiểu sai, và thứ tự khoá của bản xuất."""

import pytest

from commitments.bundle import shape
from tests.commitments.bundle.sample import faults, messages, sample, with_change, without

ENTRY = "/campaigns/0/reports/0/entries/1"


@pytest.mark.parametrize(
    "pointer",
    [
        "/version",
        "/province/mayor",
        "/units/2/upperName",
        "/indicator_sets/0/indicators/1/unit",
        "/indicator_sets/0/indicators/1/scoring/ceiling",
        "/campaigns/0/indicator_set/title",
        "/campaigns/0/met_rule/level",
        f"{ENTRY}/note",
        f"{ENTRY}/",
    ],
)
def test_an_unknown_key_is_a_fault(pointer):
    assert faults(with_change(pointer, "1")) == [pointer]


def test_an_unknown_key_with_slash_and_tilde_is_escaped_in_its_pointer():
    bundle = sample()
    bundle["province"]["a/b~c"] = 1

    assert faults(bundle) == ["/province/a~1b~0c"]


def test_an_unknown_key_is_told_with_the_keys_that_are_known():
    assert messages(with_change("/people/0/age", 50)) == ["khoá lạ; người chỉ có các khoá: code, name"]


@pytest.mark.parametrize(
    ("pointer", "holder"),
    [
        ("/format", ""),
        ("/province/place", "/province"),
        ("/units/4/head_title", "/units/4"),
        ("/indicator_sets/0/indicators/2/max_points", "/indicator_sets/0/indicators/2"),
        ("/indicator_sets/0/indicators/2/value_type", "/indicator_sets/0/indicators/2"),
        ("/indicator_sets/0/indicators/2/compare", "/indicator_sets/0/indicators/2"),
        ("/indicator_sets/0/indicators/2/scoring/step", "/indicator_sets/0/indicators/2/scoring"),
        ("/campaigns/0/legal_bases", "/campaigns/0"),
        ("/campaigns/0/met_rule/type", "/campaigns/0/met_rule"),
        ("/campaigns/0/met_rule/value", "/campaigns/0/met_rule"),
        ("/campaigns/0/consequences/0/level", "/campaigns/0/consequences/0"),
        ("/campaigns/0/consequences/2/years", "/campaigns/0/consequences/2"),
        ("/campaigns/0/reports/0/entries/0/awarded/reason", "/campaigns/0/reports/0/entries/0/awarded"),
        ("/campaigns/0/reports/0/entries", "/campaigns/0/reports/0"),
    ],
)
def test_a_missing_key_is_a_fault_of_the_object_that_lacks_it(pointer, holder):
    bundle = without(pointer)

    assert faults(bundle) == [holder]
    assert f"thiếu khoá bắt buộc “{pointer.rpartition('/')[2]}”" in messages(bundle)[0]


@pytest.mark.parametrize("pointer", ["/units/1/name", "/campaigns/0/commitments", "/campaigns/0/year_to"])
def test_null_for_a_required_key_is_a_fault(pointer):
    bundle = with_change(pointer, None)

    assert faults(bundle) == [pointer]
    assert messages(bundle)[0].endswith("nhưng nhận null")


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/units", {}),
        ("/units/4", "X1"),
        ("/province", []),
        ("/units/4/order", "4"),
        ("/units/4/order", True),
        ("/units/4/order", 2**31),
        ("/campaigns/0/year_from", "2023"),
        ("/campaigns/0/year_from", False),
        ("/campaigns/0/closed_years/0", "2023"),
        ("/campaigns/0/consequences/2/years", True),
        ("/campaigns/0/document/copies", "2"),
        ("/campaigns/0/commitments/0/amendments/0/number", "1"),
        (f"{ENTRY}/estimated", 1),
        (f"{ENTRY}/estimated", "true"),
        (f"{ENTRY}/value", 3),
        ("/campaigns/0/reports/0/entries/2/done", "true"),
        ("/campaigns/0/reports/0/entries/2/done", 1),
        ("/campaigns/0/reports/0/entries/3/none_arose", 1),
        ("/campaigns/0/legal_bases/0", 5),
        ("/campaigns/0/commitments/0/items/0/targets", ["95"]),
        ("/campaigns/0/commitments/0/items/0/targets/2023", None),
        ("/terms/0/person", 1),
        ("/units/4/valid_from", 20230101),
    ],
)
def test_a_wrong_type_is_a_fault(pointer, value):
    assert faults(with_change(pointer, value)) == [pointer]


@pytest.mark.parametrize("flag", ["none_arose", "estimated"])
def test_a_flag_that_is_false_says_nothing(flag):
    assert faults(with_change(f"{ENTRY}/{flag}", False)) == []


@pytest.mark.parametrize(
    ("pointer", "word"),
    [
        ("/format", "camket-bundle/2"),
        ("/units/1/kind", "sở"),
        ("/units/1/level", "huyện"),
        ("/successions/0/kind", "merger"),
        ("/terms/0/role", "Head"),
        ("/indicator_sets/0/indicators/1/value_type", "percent"),
        ("/indicator_sets/0/indicators/1/frequency", "quarter"),
        ("/indicator_sets/0/indicators/1/source", ""),
        ("/indicator_sets/0/indicators/3/when_none_arose", "zero"),
        ("/indicator_sets/0/indicators/1/scoring/method", "linear"),
        ("/campaigns/0/cadence", "year"),
        ("/campaigns/0/met_rule/type", "score"),
        ("/campaigns/0/consequences/0/type", "cap"),
        ("/campaigns/0/document/template", "two_way"),
        ("/campaigns/0/ceremony/parties/0/role", "guest"),
        ("/campaigns/0/reports/0/status", "closed"),
    ],
)
def test_an_unknown_enum_word_is_a_fault_and_nothing_follows_from_it(pointer, word):
    assert faults(with_change(pointer, word)) == [pointer]


def test_the_words_that_are_known_are_told():
    assert messages(with_change("/terms/0/role", "boss")) == [
        "cần một trong: head, acting, deputy, nhưng nhận “boss”"
    ]


@pytest.mark.parametrize(
    "pointer", ["/campaigns/0/grades", "/campaigns/0/groups", "/indicator_sets/0/indicators"]
)
def test_a_list_that_needs_an_element_is_not_empty(pointer):
    assert faults(with_change(pointer, [])) == [pointer]


def test_bands_are_not_empty():
    pointer = "/indicator_sets/0/indicators/4/scoring/bands"

    assert faults(with_change(pointer, [])) == [pointer]


@pytest.mark.parametrize("name", ["legal_bases", "consequences", "closed_years", "reports", "adjustments"])
def test_other_lists_may_be_empty(name):
    assert faults(with_change(f"/campaigns/0/{name}", [])) == []


@pytest.mark.parametrize(
    ("record", "keys"),
    [
        (shape.BUNDLE, "format province fields units successions people terms indicator_sets campaigns"),
        (shape.PROVINCE, "code name chair_title place"),
        (
            shape.UNIT,
            "code name upper_name short_name kind level parent order valid_from valid_to head_title",
        ),
        (shape.SUCCESSION, "from to kind effective_on legal_basis"),
        (shape.TERM, "person unit title role from to decision"),
        (
            shape.LEAVES["ratio"],
            "number parent text field measure value_type accumulate compare compare_to frequency source "
            "when_none_arose max_points scoring lead_unit evidence_hint numerator_label denominator_label note",
        ),
        (
            shape.CAMPAIGN,
            "code title notice legal_bases cadence year_from year_to indicator_set groups grades met_rule "
            "consequences closed_years late_penalty bonus_cap penalty_cap min_coverage due holidays periods "
            "document ceremony commitments reports adjustments",
        ),
        (shape.PERIOD, "code data_from data_to due_on opens_on"),
        (shape.DOCUMENT, "template title subtitle opening duties sanctions copies"),
        (shape.COMMITMENT, "unit leader order signed_on ended_on ended_reason items amendments"),
        (shape.AMENDMENT, "number decision reason effective_on changes"),
        (shape.REPORT, "unit period status submitted_on entries difficulties proposals next_tasks"),
        (
            shape.ENTRY,
            "indicator value numerator denominator done none_arose verified awarded estimated explanation comment",
        ),
        (shape.ADJUSTMENT, "code unit period points reason"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_keys_of_an_export_have_one_order(record, keys):
    backwards = {key.name: "x" for key in reversed(record.keys)}

    assert " ".join(record.arranged(backwards)) == keys


def test_an_export_leaves_out_what_is_null_or_empty_or_says_nothing():
    entry = {"indicator": "1", "comment": "", "done": False, "estimated": False, "value": None}

    assert shape.ENTRY.arranged(entry) == {"indicator": "1", "done": False}


def test_an_export_keeps_the_empty_reason_that_makes_an_item_applicable_again():
    assert shape.CHANGE.arranged({"not_applicable": "", "targets": {}, "indicator": "1"}) == {
        "indicator": "1",
        "not_applicable": "",
    }


def test_an_export_with_a_name_that_is_no_key_is_refused():
    with pytest.raises(KeyError):
        shape.PERSON.arranged({"code": "P1", "name": "An", "age": 50})


def test_an_export_of_a_leaf_and_of_a_group_know_their_keys():
    leaf = {"scoring": {"method": "pass_fail"}, "value_type": "yes_no", "source": "unit", "number": "1"}
    leaf |= {"text": "Chỉ tiêu", "max_points": "5", "frequency": "year", "accumulate": "any", "field": None}
    group = {"text": "Nhóm", "number": "2", "field": ""}

    assert list(shape.INDICATOR.arranged(leaf)) == (
        "number text value_type accumulate frequency source max_points scoring".split()
    )
    assert shape.INDICATOR.arranged(group) == {"number": "2", "text": "Nhóm"}
