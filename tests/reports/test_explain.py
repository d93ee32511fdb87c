"""Câu giải thích từng dòng phiếu: mỗi cách chấm, mỗi trạng thái nói đúng điều đã xảy ra."""

from decimal import Decimal

import pytest

from commitments.scorecard import CardLine
from indicators.rules import Rule
from reports.explain import LEFT_OUT, Background, explained, rule_in_short

pytestmark = pytest.mark.once


def background(measure="%", *, reported=(), award_reason="", not_applicable="", **changes):
    given = {
        "number": "1",
        "value_type": "ratio",
        "accumulate": "sum",
        "compare": "gte",
        "compare_to": "target",
        "frequency": "period",
        "source": "unit",
        "max_points": Decimal(12),
        "method": "proportional",
    }
    rule = Rule(**given | changes)
    return Background(rule, measure, tuple(reported), award_reason, not_applicable)


def line(state="scored", **changes):
    given = {
        "number": "1",
        "state": state,
        "value": "97.8500",
        "reference": "98.0000",
        "attainment": "99.8469",
        "points": "11.98",
        "maximum": "12.00",
        "met": False,
        "computed": "11.98",
        "awarded_in": None,
        "amendment": None,
        "gaps": (),
    }
    return CardLine(**given | changes)


MET = {"value": "99.0000", "attainment": "101.0204", "points": "12.00", "computed": "12.00", "met": True}
ZERO = {"points": "0.00", "computed": "0.00"}
NUMBER = {"value_type": "number"}


def test_a_proportional_line_shows_value_target_and_the_multiplication():
    assert explained(line(), background()) == [
        "Kết quả 97,85%: tổng tử số chia cho tổng mẫu số các kỳ từ đầu năm.",
        "Mức giao là không thấp hơn 98%: đạt 99,8469%.",
        "Điểm theo tỷ lệ đạt: 12,00 × 99,8469% = 11,98 điểm, làm tròn 2 chữ số.",
    ]


def test_what_is_exceeded_is_shown_and_earns_no_more_than_the_maximum():
    assert explained(line(**MET), background())[1:] == [
        "Mức giao là không thấp hơn 98%: đạt 101,0204%, tính điểm tối đa 100%.",
        "Đạt từ 100% trở lên nên được điểm tối đa: 12,00 điểm.",
    ]


@pytest.mark.parametrize(
    ("value_type", "accumulate", "sentence"),
    [
        ("number", "sum", "Kết quả 8 cuộc: cộng số liệu các kỳ từ đầu năm."),
        ("number", "latest", "Kết quả 8 cuộc: lấy số liệu của kỳ gần nhất có báo cáo."),
        ("number", "average", "Kết quả 8 cuộc: bình quân số liệu các kỳ từ đầu năm."),
        ("ratio", "latest", "Kết quả 8%: tử số chia cho mẫu số của kỳ gần nhất có báo cáo."),
    ],
)
def test_the_first_sentence_says_how_the_periods_were_gathered(value_type, accumulate, sentence):
    told = explained(line(value="8.0000"), background("cuộc", value_type=value_type, accumulate=accumulate))

    assert told[0] == sentence


@pytest.mark.parametrize(
    ("compare", "met", "sentence"),
    [
        ("gte", False, "Mức giao là không thấp hơn 5 cuộc: đạt 80%."),
        ("lte", False, "Mức giao là không vượt quá 5 cuộc: đạt 80%."),
        ("gt", False, "Mức giao là cao hơn 5 cuộc: không đạt."),
        ("lt", True, "Mức giao là thấp hơn 5 cuộc: đạt."),
        ("eq", True, "Mức giao là đúng bằng 5 cuộc: đạt."),
    ],
)
def test_the_second_sentence_says_which_way_is_good(compare, met, sentence):
    shown = line(value="4.0000", reference="5.0000", attainment="80.0000", met=met)

    assert explained(shown, background("cuộc", compare=compare, **NUMBER))[1] == sentence


def test_a_baseline_is_called_last_years_figure():
    shown = line(value="72.5000", reference="71.2000", attainment="100.0000", met=True)
    told = explained(shown, background("điểm", compare="gt", compare_to="baseline", **NUMBER))

    assert told[1] == "Phải cao hơn 71,2 điểm (số liệu năm trước): đạt."


def test_a_target_changed_by_an_amendment_says_which():
    told = explained(line(amendment=2), background())

    assert told[1] == "Mức giao (theo phụ lục số 2) là không thấp hơn 98%: đạt 99,8469%."


def test_below_the_floor_there_are_no_points():
    shown = line(attainment="49.5000", **ZERO)

    assert (
        explained(shown, background(floor=Decimal(50)))[2] == "Dưới ngưỡng tối thiểu 50% nên không có điểm."
    )


def test_bands_are_listed_from_the_highest():
    bands = ((Decimal(90), Decimal(50)), (Decimal(100), Decimal(100)))
    told = explained(line(points="6.00", computed="6.00"), background(method="bands", bands=bands))

    assert told[2] == (
        "Thang bậc: từ 100% được 100% điểm tối đa; từ 90% được 50% điểm tối đa; dưới đó không có điểm."
        " Tỷ lệ đạt 99,8469% được 6,00 điểm."
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (MET, "Đạt nên được điểm tối đa: 12,00 điểm."),
        (ZERO, "Không đạt nên được 0,00 điểm."),
    ],
)
def test_pass_or_fail_knows_nothing_between(changes, sentence):
    assert explained(line(**changes), background(method="pass_fail"))[2] == sentence


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (MET, "Không vượt mức cho phép nên không bị trừ: 12,00 điểm."),
        (
            {"points": "8.00", "computed": "8.00"},
            "Mỗi trường hợp vượt mức bị trừ 2 điểm trong 12,00 điểm, không thấp hơn 0: còn 8,00 điểm.",
        ),
    ],
)
def test_each_case_above_the_allowed_number_costs(changes, sentence):
    rule = {"compare": "lte", "method": "deduct", "step": Decimal(2), **NUMBER}

    assert explained(line(**changes), background("hồ sơ", **rule))[2] == sentence


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        (MET | {"value": "1.0000"}, ["Đã báo cáo thực hiện.", "Đạt nên được điểm tối đa: 12,00 điểm."]),
        (
            ZERO | {"value": "0.0000"},
            ["Chưa có kỳ nào báo cáo đã thực hiện.", "Không đạt nên được 0,00 điểm."],
        ),
    ],
)
def test_yes_or_no_needs_no_target(changes, sentences):
    rule = {"value_type": "yes_no", "accumulate": "any", "compare": None, "compare_to": None}

    assert explained(line(reference=None, **changes), background("kế hoạch", **rule)) == sentences


COUNTED = "Tính 0 điểm, vẫn nằm trong điểm tối đa 12,00 điểm."


@pytest.mark.parametrize(
    ("changes", "rule", "why"),
    [
        (
            {"value": None, "gaps": ("2022-Q1", "2022-Q3")},
            {},
            "Thiếu số liệu được tính của Quý I/2022, Quý III/2022"
            " (chưa báo cáo, báo cáo chưa gửi hoặc bị trả lại).",
        ),
        ({"value": None}, {"frequency": "year"}, "Chưa có số liệu của năm."),
        ({"reference": None}, {}, "Có kết quả 97,85% nhưng chưa có mức giao để so sánh."),
        (
            {"reference": None},
            {"compare_to": "baseline"},
            "Có kết quả 97,85% nhưng chưa có số liệu năm trước để so sánh.",
        ),
    ],
)
def test_a_missing_line_says_what_is_missing_and_that_it_counts(changes, rule, why):
    shown = line("missing", attainment=None, **ZERO | changes)

    assert explained(shown, background(**rule)) == [why, COUNTED]


OUT = {
    "value": None,
    "attainment": None,
    "points": "0.00",
    "maximum": "0.00",
    "met": None,
    "computed": "0.00",
}


@pytest.mark.parametrize(
    ("state", "changes", "sentences"),
    [
        ("none_arose", {}, ["Không phát sinh trong các kỳ từ đầu năm.", LEFT_OUT]),
        ("not_due", {}, ["Chỉ tiêu chỉ có số liệu một lần trong năm, chưa đến kỳ cuối năm.", LEFT_OUT]),
        (
            "pending",
            {},
            ["Chờ cơ quan có thẩm quyền công bố kết quả.", f"{LEFT_OUT} Điểm của đơn vị là tạm tính."],
        ),
        (
            "pending",
            {"value": "71.5000"},
            [
                "Đã có kết quả 71,5% nhưng chưa có số liệu năm trước để so sánh.",
                f"{LEFT_OUT} Điểm của đơn vị là tạm tính.",
            ],
        ),
        ("not_applicable", {}, ["Không áp dụng đối với đơn vị: không tiếp dân.", LEFT_OUT]),
        (
            "not_applicable",
            {"amendment": 1},
            ["Không áp dụng đối với đơn vị theo phụ lục số 1: không tiếp dân.", LEFT_OUT],
        ),
    ],
)
def test_a_line_left_out_says_why(state, changes, sentences):
    shown = line(state, **OUT | changes)

    assert explained(shown, background(not_applicable="không tiếp dân.")) == sentences


def test_nothing_arose_may_earn_the_maximum():
    told = explained(line("none_arose", **MET | {"value": None}), background(when_none_arose="full"))

    assert told == [
        "Không phát sinh trong các kỳ từ đầu năm.",
        "Theo quy định của chỉ tiêu, không phát sinh được điểm tối đa: 12,00 điểm.",
    ]


def test_points_set_by_hand_stand_beside_the_computed_ones_with_their_reason():
    shown = line(points="5.00", awarded_in="2022-Q2")

    assert explained(shown, background(award_reason="Thiếu minh chứng."))[-1] == (
        "Người thẩm định cho 5,00 điểm thay cho 11,98 điểm tính được, từ Quý II/2022 đến hết năm."
        " Lý do: Thiếu minh chứng."
    )


def test_the_figures_of_each_period_come_last():
    told = explained(line(), background(reported=["Quý I/2022: 90/92", "Quý II/2022: không phát sinh"]))

    assert told[-1] == "Số liệu từng kỳ: Quý I/2022: 90/92; Quý II/2022: không phát sinh."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Theo tỷ lệ"),
        ({"floor": Decimal(50)}, "Theo tỷ lệ, từ 50%"),
        ({"method": "bands"}, "Theo bậc"),
        ({"method": "pass_fail"}, "Đạt hoặc không đạt"),
        ({"method": "deduct", "step": Decimal("0.25")}, "Trừ 0,25 điểm mỗi trường hợp vượt mức"),
    ],
)
def test_the_way_of_scoring_fits_a_cell(changes, words):
    assert rule_in_short(background(**changes).rule) == words
