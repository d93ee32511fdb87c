"""Mọi phiếu chấm điểm của một bản cam kết, và đợt cam kết báo cáo theo tháng."""

from decimal import Decimal

from indicators.periods import calendar
from indicators.rules import Filing, Policy
from indicators.scoring import cards
from tests.indicators.build import CALENDAR, POLICY, card_of, record, rule, undertaking, value

ALL_YEAR = [value("90")] * 4


def test_all_cards_of_a_commitment_come_by_period_and_basis():
    made = list(cards(undertaking(ALL_YEAR), [rule()], POLICY))

    assert [(code, basis) for code, basis, _ in made] == [
        (period.code, basis) for period in CALENDAR for basis in ("official", "self")
    ]


def test_the_cards_of_one_year_alone_are_the_same():
    commitment = undertaking(ALL_YEAR)

    everything = list(cards(commitment, [rule()], POLICY))

    assert list(cards(commitment, [rule()], POLICY, 2023)) == [
        each for each in everything if each[0][:4] == "2023"
    ]


def test_months_add_up_as_quarters_do():
    monthly = Policy(calendar("month", 2022, 2022), late_penalty=Decimal("0.1"))
    filings = {
        period.code: Filing("approved", period.due_on, {"1": record(value("5"))})
        for period in monthly.calendar[:9]
    }

    commitment = undertaking(filings=filings)
    made = [
        card_of(commitment, rule(accumulate="sum"), at=code, policy=monthly)
        for code in ("2022-M09", "2022-M12")
    ]

    assert [(card.lines[0].value, card.late, str(card.score)) for card in made] == [
        (45, 0, "45.00"),
        (45, 3, "44.70"),
    ]


def test_a_yearly_indicator_is_due_in_december_where_reports_are_monthly():
    monthly = Policy(calendar("month", 2022, 2022))

    made = [
        card_of(undertaking(), rule(frequency="year"), at=f"2022-M{n}", policy=monthly) for n in ("11", "12")
    ]

    assert [card.lines[0].state for card in made] == ["not_due", "missing"]
