"""Kỳ của báo cáo tổng hợp: lấy từ những kỳ báo cáo nào của đợt, gọi thế nào, sau đó là gì."""

import pytest

from indicators.periods import UnknownPeriod
from reports.period_report.spans import span, spans_of_year


@pytest.mark.parametrize(
    ("code", "periods", "name", "following"),
    [
        ("2018-Q1", ["2018-Q1"], "quý I năm 2018", "quý II năm 2018"),
        ("2018-Q2", ["2018-Q2"], "quý II năm 2018", "6 tháng cuối năm 2018"),
        ("2018-H1", ["2018-Q1", "2018-Q2"], "6 tháng đầu năm 2018", "6 tháng cuối năm 2018"),
        ("2018-Q3", ["2018-Q3"], "quý III năm 2018", "quý IV năm 2018"),
        ("2018-9M", ["2018-Q1", "2018-Q2", "2018-Q3"], "9 tháng đầu năm 2018", "3 tháng cuối năm 2018"),
        ("2018-Q4", ["2018-Q4"], "quý IV năm 2018", "năm 2019"),
        ("2018-Y", [f"2018-Q{n}" for n in range(1, 5)], "năm 2018", "năm 2019"),
    ],
)
def test_of_a_campaign_by_quarter(code, periods, name, following):
    found = span(code, "quarter")

    assert (list(found.periods), found.name, found.following) == (periods, name, following)


@pytest.mark.parametrize(
    ("code", "first", "last", "count"),
    [
        ("2025-Q2", "2025-M04", "2025-M06", 3),
        ("2025-H1", "2025-M01", "2025-M06", 6),
        ("2025-Y", "2025-M01", "2025-M12", 12),
    ],
)
def test_of_a_campaign_by_month(code, first, last, count):
    found = span(code, "month")

    assert (found.periods[0], found.last, len(found.periods)) == (first, last, count)


@pytest.mark.parametrize("code", ["2018-Q5", "2018-H2", "2018-M01", "18-Q1", "2018", "2018-q1", ""])
def test_another_word_is_no_span(code):
    with pytest.raises(UnknownPeriod):
        span(code, "quarter")


def test_a_year_has_seven_in_the_order_in_which_they_end():
    assert [each.kind for each in spans_of_year(2018, "quarter")] == ["Q1", "Q2", "H1", "Q3", "9M", "Q4", "Y"]
