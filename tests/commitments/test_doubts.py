"""Số liệu khác thường: asked about in words, and never an obstacle."""

from datetime import date

import pytest

from commitments import doubts, workflow
from commitments.entries import NEW, Draft, save
from commitments.sheet import read
from indicators.figures import Figure
from indicators.models import Indicator
from tests import world

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 14)


@pytest.fixture
def province():
    return world.build(1, reports=[world.report()])


def texts(province, number, figure, *, explanation="", is_estimated=False):
    """Điều được hỏi khi đơn vị nhập số này cho quý II."""
    u1 = province.commitments["U1"]
    draft = Draft(figure, is_estimated, explanation)
    save(u1, "2022-Q2", {number: draft}, {}, by=province.an, version=NEW, today=DAY)
    sheet = read(u1, workflow.period_of(u1, "2022-Q2"), by=province.an, today=DAY)
    row = next(row for row in sheet.rows if row.indicator.number == number)
    return [doubt.text for doubt in doubts.of_row(sheet, row)], doubts.is_unexplained(sheet, row)


def test_ten_times_the_last_period_asks_for_a_word(province):
    assert texts(province, "2", Figure(value=12)) == (["Số liệu 12 gấp 12 lần kỳ trước (1)."], True)


def test_nine_times_the_last_period_asks_nothing(province):
    assert texts(province, "2", Figure(value=9)) == ([], False)


def test_a_word_of_explanation_settles_it(province):
    _, is_unexplained = texts(province, "2", Figure(value=12), explanation="Chiến dịch cao điểm.")

    assert is_unexplained is False


def test_both_parts_of_a_ratio_are_compared(province):
    told, _ = texts(province, "1", Figure(numerator=950, denominator=1000))

    assert told == [
        "Tử số 950 gấp 10 lần kỳ trước (90).",
        "Mẫu số 1.000 gấp 10 lần kỳ trước (100).",
    ]


def test_the_same_figure_again_asks_for_a_word(province):
    told, _ = texts(province, "1", Figure(numerator=90, denominator=100))

    assert told == ["Giống hệt kỳ trước: 90% (90/100)."]


@pytest.mark.parametrize(("measure", "is_asked"), [("cuộc", True), ("%", False)])
def test_count_since_the_year_began_does_not_fall_but_a_rate_may(province, measure, is_asked):
    Indicator.objects.filter(number="2").update(accumulate="latest", measure=measure)

    told, _ = texts(province, "2", Figure(value="0.5"))

    expected = ["Số liệu 0,5 thấp hơn kỳ trước (1), mà đây là số luỹ kế."]
    assert told == (expected if is_asked else [])


def test_estimate_of_the_last_period_asks_for_its_correction():
    q1 = world.report()
    q1["entries"][1]["estimated"] = True
    province = world.build(1, reports=[q1])

    told, is_unexplained = texts(province, "2", Figure(value=2))

    assert told == ["Kỳ trước là số ước thực hiện (1); kỳ này cần đưa phần chênh lệch vào, nếu có."]
    assert is_unexplained is False


def test_zero_and_none_arose_are_not_unusual(province):
    assert texts(province, "2", Figure(none_arose=True)) == ([], False)
    assert doubts.JUMP == 10


def test_all_ratios_at_exactly_one_hundred_percent_are_pointed_out(province):
    u1 = province.commitments["U1"]
    Indicator.objects.filter(number__in=["2", "3"]).update(
        value_type="ratio", accumulate="sum", compare="gte", compare_to="target"
    )
    full = Draft(Figure(numerator=5, denominator=5))
    save(u1, "2022-Q2", dict.fromkeys("123", full), {}, by=province.an, version=NEW, today=DAY)
    period = workflow.period_of(u1, "2022-Q2")

    sheet = read(u1, period, by=province.an, today=DAY)

    assert [row.indicator.number for row in doubts.all_at_full(sheet)] == ["1", "2", "3"]
