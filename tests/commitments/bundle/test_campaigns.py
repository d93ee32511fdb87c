"""Đợt cam kết: bộ chỉ tiêu, khối, mức, hệ quả, lịch."""

import pytest

from tests.commitments.bundle.sample import at, faults, messages, sample, with_change, without

C = "/campaigns/0"


def override(code, data_from, data_to, due_on, **keys):
    return {"code": code, "data_from": data_from, "data_to": data_to, "due_on": due_on} | keys


def test_a_campaign_code_repeated_in_the_file_is_a_fault():
    assert faults(with_change("/campaigns/1", sample()["campaigns"][0])) == ["/campaigns/1/code"]


@pytest.mark.parametrize("key", ["code", "version"])
def test_an_unknown_indicator_set_is_one_fault_and_nothing_follows_from_it(key):
    bundle = with_change(f"{C}/indicator_set/{key}", "9")

    assert faults(bundle) == [f"{C}/indicator_set"]


def test_year_to_before_year_from_is_one_fault_and_nothing_follows_from_it():
    bundle = with_change(f"{C}/year_to", 2022)

    assert messages(bundle) == ["năm kết thúc 2022 trước năm bắt đầu 2023"]


@pytest.mark.parametrize(
    ("pointer", "element", "culprit"),
    [
        (f"{C}/groups/2", {"code": "SO", "name": "Khác", "units": []}, f"{C}/groups/2/code"),
        (
            f"{C}/consequences/3",
            {"code": "KD", "legal_basis": "KH", "text": "…", "type": "self_criticism"},
            f"{C}/consequences/3/code",
        ),
        (f"{C}/grades/2", {"from": "90.00", "name": "Tốt"}, f"{C}/grades/2/from"),
        (f"{C}/closed_years/1", 2023, f"{C}/closed_years/1"),
        (f"{C}/holidays/1", "2024-01-01", f"{C}/holidays/1"),
    ],
)
def test_what_is_repeated_in_a_campaign_is_a_fault(pointer, element, culprit):
    assert faults(with_change(pointer, element)) == [culprit]


@pytest.mark.parametrize("pointer", [f"{C}/groups/1/units/1", f"{C}/groups/0/units/2"])
def test_a_unit_in_two_groups_is_a_fault(pointer):
    bundle = with_change(pointer, "S1")

    assert faults(bundle) == [pointer]
    assert messages(bundle) == [
        "đơn vị “S1” đã ở trong khối tại /campaigns/0/groups/0/units/0; chỉ được ở một khối"
    ]


def test_a_committed_unit_in_no_group_is_a_fault():
    assert faults(without(f"{C}/groups/0/units/1")) == [f"{C}/commitments/1/unit"]


def test_a_unit_may_stand_in_a_group_without_a_commitment():
    assert faults(with_change(f"{C}/groups/1/units/1", "S3")) == []


def test_a_group_that_cannot_be_read_leaves_membership_unjudged():
    assert faults(with_change(f"{C}/groups/0/units", "S1")) == [f"{C}/groups/0/units"]


@pytest.mark.parametrize("year", [2022, 2025])
def test_a_closed_year_outside_the_campaign_is_a_fault(year):
    bundle = with_change(f"{C}/closed_years/0", year)

    assert messages(bundle) == [f"năm {year} nằm ngoài thời gian của đợt (2023–2024)"]


@pytest.mark.parametrize("code", ["2022-Q4", "2025-Q1", "2023-M09", "2023", "2023-Q5", "2023-q3", "٢٠٢٣-Q3"])
def test_a_listed_period_outside_the_campaign_or_of_the_wrong_cadence_is_a_fault(code):
    assert faults(with_change(f"{C}/periods/0/code", code)) == [f"{C}/periods/0/code"]


def test_the_form_of_a_period_is_told():
    assert messages(with_change(f"{C}/periods/0/code", "2023-M09")) == [
        "mã kỳ “2023-M09” không đúng dạng hoặc không đúng nhịp báo cáo; cần dạng 2022-Q3"
    ]


def test_a_repeated_listed_period_is_a_fault():
    repeated = override("2023-Q3", "2024-01-01", "2024-02-01", "2024-02-01")

    assert faults(with_change(f"{C}/periods/2", repeated)) == [f"{C}/periods/2/code"]


def test_overlap_among_the_listed_periods_is_a_fault():
    bundle = with_change(f"{C}/periods/1/data_from", "2023-09-14")

    assert faults(bundle) == [f"{C}/periods/1"]


@pytest.mark.parametrize(
    ("key", "day"),
    [("data_to", "2023-06-14"), ("due_on", "2023-06-14"), ("opens_on", "2023-09-17")],
)
def test_dates_of_a_listed_period_that_contradict_each_other_are_a_fault(key, day):
    assert faults(with_change(f"{C}/periods/0/{key}", day)) == [f"{C}/periods/0/{key}"]


def test_a_report_may_be_due_before_the_data_close():
    assert faults(with_change(f"{C}/periods/0/due_on", "2023-09-10")) == []


@pytest.mark.parametrize("pointer", [f"{C}/due", f"{C}/holidays/0", f"{C}/periods/0", f"{C}/cadence"])
def test_an_unreadable_calendar_leaves_what_is_owed_unjudged(pointer):
    bundle = with_change(pointer, 5)
    at(bundle, f"{C}/reports/0")["period"] = "2024-Q4"

    assert faults(bundle) == [pointer]


def test_a_monthly_campaign_has_monthly_periods():
    bundle = with_change(f"{C}/cadence", "month")
    bundle["campaigns"][0] |= {"periods": [], "commitments": [], "reports": [], "adjustments": []}
    at(bundle, C)["periods"] = [override("2024-M12", "2024-12-01", "2024-12-31", "2025-01-05")]

    assert faults(bundle) == []


@pytest.mark.parametrize(("first", "last"), [(2199, 2199), (1900, 2199)])
def test_the_longest_and_latest_campaigns_are_checked(first, last):
    bundle = sample()
    bundle["campaigns"][0] |= {"year_from": first, "year_to": last, "due": {"day": 31, "month_offset": 12}}
    if first == last:
        bundle["campaigns"][0] |= {"commitments": [], "reports": [], "adjustments": [], "periods": []}
        bundle["campaigns"][0] |= {"closed_years": [2199]}

    assert faults(bundle) == []
