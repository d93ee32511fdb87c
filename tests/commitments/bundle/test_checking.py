"""Kiểm tra cả tệp: mọi lỗi, mỗi lỗi một lần, theo thứ tự trong tệp; gói mẫu và gói của hợp đồng không có lỗi."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from commitments.bundle.checking import check
from tests.commitments.bundle.sample import at, faults, messages, raw, sample, with_change, without

ROOT = Path(__file__).resolve().parents[3]
DEMOS = sorted((ROOT / "commitments/demo").glob("*.json"))
CASES = sorted((ROOT / "tests/contract/cases").glob("*.bundle.json"))


def test_there_are_bundles_to_check():
    assert (len(DEMOS), len(CASES)) == (3, 6)


@pytest.mark.parametrize("path", DEMOS, ids=lambda path: path.stem)
def test_a_demo_bundle_has_neither_faults_nor_warnings(path):
    content = path.read_bytes()

    checked = check(content)

    assert (checked.faults, checked.warnings) == ([], [])
    assert checked.data == json.loads(content)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_has_no_faults_and_warns_of_missing_baselines_only(path):
    checked = check(path.read_bytes())

    assert checked.faults == []
    assert [warning for warning in checked.warnings if "chưa có số liệu gốc" not in warning.message] == []


def test_the_sample_comes_out_as_it_went_in():
    checked = check(raw(sample()))

    assert (checked.data, checked.faults, checked.warnings) == (sample(), [], [])


def test_every_fault_is_listed_once_in_document_order():
    bundle = with_change("/campaigns/0/reports/0/entries/1/value", "1,5")
    bundle["campaigns"][0]["commitments"][1]["ended_on"] = "2022-12-31"
    at(bundle, "/units/1").update(kind="sở", parent="KHONG-CO", mã="S1")
    bundle["campaigns"][0]["adjustments"][0]["points"] = "0"
    del bundle["province"]["place"]

    assert faults(bundle) == [
        "/province",
        "/units/1/kind",
        "/units/1/parent",
        "/units/1/mã",
        "/campaigns/0/commitments/1/ended_on",
        "/campaigns/0/reports/0/entries/1/value",
        "/campaigns/0/adjustments/0/points",
    ]


def test_faults_stand_in_the_order_of_the_file_not_of_the_format():
    bundle = sample()
    bundle["campaigns"] = bundle["campaigns"] + [5]
    turned = dict(reversed(bundle.items())) | {"province": 7}

    assert faults(turned) == ["/campaigns/1", "/province"]


def test_places_in_a_list_are_ordered_as_numbers():
    bundle = sample()
    bundle["people"] += [{"code": f"Q{number}", "name": "An"} for number in range(10)]
    for place in (2, 12):
        bundle["people"][place]["name"] = ""

    assert faults(bundle) == ["/people/2/name", "/people/12/name"]


def test_a_bundle_with_a_warning_only_is_usable():
    checked = check(raw(without("/campaigns/0/commitments/0/items/0/targets/2023")))

    assert checked.data is not None
    assert [warning.is_warning for warning in checked.warnings] == [True]


def test_warnings_are_listed_beside_faults():
    bundle = without("/campaigns/0/commitments/0/items/0/targets/2023")
    bundle["format"] = "camket-bundle/0"

    checked = check(raw(bundle))

    assert checked.data is None
    assert (len(checked.faults), len(checked.warnings)) == (1, 1)


@pytest.mark.parametrize(
    "key", ["fields", "units", "successions", "people", "terms", "indicator_sets", "campaigns"]
)
def test_an_unreadable_part_is_one_fault_and_nothing_follows_from_it(key):
    assert faults(with_change(f"/{key}", "x")) == [f"/{key}"]


@pytest.mark.parametrize("key", ["units", "people", "terms", "indicator_sets", "campaigns", "province"])
def test_a_missing_part_is_one_fault_and_nothing_follows_from_it(key):
    assert faults(without(f"/{key}")) == [""]
    assert messages(without(f"/{key}")) == [f"thiếu khoá bắt buộc “{key}” (gói dữ liệu)"]


@pytest.mark.parametrize("key", sorted(sample()["campaigns"][0]))
def test_an_unreadable_part_of_a_campaign_is_one_fault_and_nothing_follows_from_it(key):
    assert faults(with_change(f"/campaigns/0/{key}", {"x": 1} if key == "code" else 1.5)) == [
        f"/campaigns/0/{key}"
    ]


@pytest.mark.parametrize("key", ["fields", "successions"])
def test_an_optional_part_may_be_missing(key):
    bundle = without(f"/{key}")
    for indicator in at(bundle, "/indicator_sets/0/indicators"):
        indicator.pop("field", None)

    assert faults(bundle) == []


def test_the_check_knows_nothing_of_django():
    program = "import sys, commitments.bundle.checking; print('django' in sys.modules)"

    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ran.stdout == "False\n"
