"""Báo cáo kỳ, điểm cộng và điểm trừ: phải báo cáo mới có, mỗi thứ một lần."""

import pytest

from tests.commitments.bundle.sample import (
    at,
    commitment,
    faults,
    messages,
    report,
    sample,
    with_change,
    without,
)

R = "/campaigns/0/reports"
C = "/campaigns/0/commitments"


def test_a_repeated_report_is_a_fault():
    assert faults(with_change(f"{R}/3", report("S1", "2023-Q2", "draft", None))) == [f"{R}/3"]


@pytest.mark.parametrize("period", ["2022-Q4", "2025-Q1", "2023-M01", "2023", "Q1", "٢٠٢٣-Q1"])
def test_a_report_for_a_period_outside_the_campaign_or_of_the_wrong_cadence_is_a_fault(period):
    assert faults(with_change(f"{R}/1/period", period)) == [f"{R}/1/period"]


@pytest.mark.parametrize(
    ("signed_on", "period"),
    [("2023-04-01", "2023-Q1"), ("2023-03-16", "2023-Q1"), ("2023-12-15", "2023-Q4")],
)
def test_a_report_for_a_period_that_ended_or_was_due_before_the_signing_is_not_owed(signed_on, period):
    bundle = sample()
    at(bundle, "/campaigns/0")["reports"] = [report("X1", period, "draft", None)]
    at(bundle, C).append(commitment("X1", "P4", signed_on=signed_on))

    assert messages(bundle) == [f"đơn vị “X1” không phải báo cáo kỳ {period}"]


def test_a_report_for_a_period_due_on_the_day_of_signing_is_owed():
    bundle = with_change(f"{C}/2", commitment("X1", "P4", signed_on="2023-03-15"))
    at(bundle, R).append(report("X1", "2023-Q1", "draft", None))

    assert faults(bundle) == []


@pytest.mark.parametrize(("period", "culprits"), [("2024-Q2", []), ("2024-Q3", [f"{R}/3"])])
def test_a_report_after_the_end_is_not_owed(period, culprits):
    assert faults(with_change(f"{R}/3", report("S2", period, "draft", None))) == culprits


def test_a_report_after_the_units_end_is_not_owed():
    bundle = with_change(f"{R}/3", report("S2", "2024-Q3", "draft", None))
    del at(bundle, f"{C}/1")["ended_on"], at(bundle, f"{C}/1")["ended_reason"]

    assert faults(bundle) == [f"{R}/3"]


def test_a_report_under_an_unsigned_commitment_is_not_owed():
    bundle = with_change(f"{R}/3", report("X1", "2024-Q1", "draft", None))
    at(bundle, C).append(commitment("X1", "P4", signed_on=None))

    assert faults(bundle) == [f"{R}/3"]


def test_a_report_of_a_unit_without_commitment_is_a_fault():
    bundle = with_change(f"{R}/3", report("X1", "2024-Q1", "draft", None))

    assert faults(bundle) == [f"{R}/3/unit"]
    assert messages(bundle) == ["đơn vị “X1” không có bản cam kết trong đợt"]


@pytest.mark.parametrize("pointer", [f"{C}/0/signed_on", f"{C}/1/unit", "/units/2/valid_to", C])
def test_what_is_owed_is_not_judged_where_the_commitment_cannot_be_read(pointer):
    bundle = with_change(pointer, 7)
    at(bundle, R).extend([report("S1", "2024-Q4", "draft", None), report("S2", "2024-Q1", "draft", None)])

    assert faults(bundle) == [pointer]


@pytest.mark.parametrize("status", ["submitted", "returned", "approved"])
def test_submitted_on_missing_is_a_fault_of_the_report(status):
    assert faults(with_change(f"{R}/1/status", status)) == [f"{R}/1"]


def test_submitted_on_of_a_draft_is_a_fault():
    assert faults(with_change(f"{R}/1/submitted_on", "2023-06-14")) == [f"{R}/1/submitted_on"]


@pytest.mark.parametrize(
    ("period", "first_day", "day_before"),
    [("2023-Q1", "2023-01-01", "2022-12-31"), ("2023-Q4", "2023-09-15", "2023-09-14")],
)
def test_submitted_on_before_the_period_begins_is_a_fault(period, first_day, day_before):
    bundle = with_change(f"{R}/0", report("S1", period, "approved", first_day))
    assert faults(bundle) == []

    at(bundle, f"{R}/0")["submitted_on"] = day_before

    assert faults(bundle) == [f"{R}/0/submitted_on"]


def test_a_report_of_unknown_status_is_not_asked_for_its_day():
    assert faults(with_change(f"{R}/1/status", "open")) == [f"{R}/1/status"]


A = "/campaigns/0/adjustments"


def test_a_repeated_adjustment_code_is_a_fault():
    assert faults(with_change(f"{A}/1", sample()["campaigns"][0]["adjustments"][0])) == [f"{A}/1/code"]


def test_an_adjustment_of_zero_is_a_fault():
    assert faults(with_change(f"{A}/0/points", "0.00")) == [f"{A}/0/points"]


def test_an_adjustment_for_a_unit_without_commitment_is_a_fault():
    assert faults(with_change(f"{A}/0/unit", "X1")) == [f"{A}/0/unit"]


def test_an_adjustment_for_a_period_that_the_unit_does_not_owe_is_a_fault():
    bundle = with_change(f"{A}/0/unit", "S2")
    at(bundle, f"{A}/0")["period"] = "2024-Q4"

    assert faults(bundle) == [f"{A}/0/period"]


@pytest.mark.parametrize("period", ["2022-Q4", "2023-M01", ""])
def test_an_adjustment_for_no_period_of_the_campaign_is_a_fault(period):
    assert faults(with_change(f"{A}/0/period", period)) == [f"{A}/0/period"]


def test_an_adjustment_needs_a_reason():
    assert faults(without(f"{A}/0/reason")) == [f"{A}/0"]
