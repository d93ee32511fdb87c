"""Nhập đè lên điều đã đóng: ký rồi, gửi rồi, duyệt rồi, khoá rồi, chốt rồi thì không đổi, trừ khi cho phép thay thế."""

import pytest

from tests import world
from tests.commitments.bundle.database import contents, load, loaded, run

pytestmark = pytest.mark.django_db


def campaign_of(bundle):
    return bundle["campaigns"][0]


def full(status="submitted"):
    """Gói của tỉnh nhỏ with one report of U1."""
    return world.bundle(reports=[world.report("U1", status=status)])


def signed_target(bundle):
    campaign_of(bundle)["commitments"][0]["items"][0]["targets"]["2022"] = "95"


def signed_baseline(bundle):
    campaign_of(bundle)["commitments"][0]["items"][3]["baseline"]["2022"] = "71"


def new_target(bundle):
    campaign_of(bundle)["commitments"][0]["items"][0]["targets"]["2022-Q2"] = "50"


def signing_day(bundle):
    campaign_of(bundle)["commitments"][0]["signed_on"] = "2022-01-06"


def words_of_a_submitted_report(bundle):
    campaign_of(bundle)["reports"][0]["difficulties"] = "Thiếu người"


def submitted_figure(bundle):
    campaign_of(bundle)["reports"][0]["entries"][0]["numerator"] = "77"


def new_figure(bundle):
    campaign_of(bundle)["reports"][0]["entries"].append({"indicator": "4", "value": "71"})


def back_to_draft(bundle):
    campaign_of(bundle)["reports"][0]["status"] = "draft"
    del campaign_of(bundle)["reports"][0]["submitted_on"]


def frozen_text(bundle):
    bundle["indicator_sets"][0]["indicators"][1]["text"] = "Khác"


def frozen_points(bundle):
    bundle["indicator_sets"][0]["indicators"][1]["max_points"] = "30"


def rule_of_a_signed_campaign(bundle):
    campaign_of(bundle)["late_penalty"] = "1"


def grade_of_a_signed_campaign(bundle):
    campaign_of(bundle)["grades"][0]["name"] = "Giỏi"


ITEM = "/campaigns/0/commitments/0/items"
REPORT = "/campaigns/0/reports/0"
LEAF = "/indicator_sets/0/indicators/1"
CLOSED = [
    (
        signed_target,
        f"{ITEM}/0/targets/2022: khác với dữ liệu đã ký (mức giao: đang là 90, gói ghi 95)",
    ),
    (
        signed_baseline,
        f"{ITEM}/3/baseline/2022: khác với dữ liệu đã ký (số liệu năm trước: đang là 70, gói ghi 71)",
    ),
    (new_target, f"{ITEM}/0/targets/2022-Q2: dòng mới, không thêm được vào bản cam kết đã ký"),
    (
        signing_day,
        "/campaigns/0/commitments/0: khác với dữ liệu đã ký (ký ngày: đang là 05/01/2022, gói ghi 06/01/2022)",
    ),
    (
        words_of_a_submitted_report,
        f"{REPORT}: khác với dữ liệu đã gửi (khó khăn, vướng mắc: đang là “”, gói ghi “Thiếu người”)",
    ),
    (
        submitted_figure,
        f"{REPORT}/entries/0: khác với dữ liệu đã gửi (tử số: đang là 90, gói ghi 77)",
    ),
    (new_figure, f"{REPORT}/entries/3: số liệu mới trong báo cáo đã gửi"),
    (
        back_to_draft,
        f"{REPORT}: khác với dữ liệu đã gửi (tình trạng: đang là “submitted”, gói ghi “draft”;"
        " gửi lần đầu ngày: đang là 14/03/2022, gói ghi chưa có)",
    ),
    (
        frozen_text,
        f"{LEAF}: khác với dữ liệu của bộ chỉ tiêu đã chốt (nội dung: đang là “Chỉ tiêu 1”, gói ghi “Khác”)",
    ),
    (
        frozen_points,
        f"{LEAF}: khác với dữ liệu của bộ chỉ tiêu đã chốt (điểm tối đa: đang là 25, gói ghi 30)",
    ),
    (
        rule_of_a_signed_campaign,
        "/campaigns/0: khác với dữ liệu của đợt đã ký cam kết"
        " (điểm trừ mỗi báo cáo trễ: đang là 0.5, gói ghi 1)",
    ),
    (
        grade_of_a_signed_campaign,
        "/campaigns/0/grades/0: khác với dữ liệu của đợt đã ký cam kết (mức: đang là “Tốt”, gói ghi “Giỏi”)",
    ),
]


@pytest.mark.parametrize(("change", "line"), CLOSED)
def test_what_is_closed_refuses_a_difference_and_nothing_is_written(tmp_path, change, line):
    loaded(tmp_path, full())
    before = contents()
    bundle = full()
    change(bundle)

    assert load(tmp_path, bundle) == (1, [], [line])
    assert contents() == before


def another_group(bundle):
    """U1 moves from the group where it leads U2 to the one of U3."""
    groups = campaign_of(bundle)["groups"]
    groups[1]["units"].append(groups[0]["units"].pop(0))


def share_of_a_band(bundle):
    scoring = {"method": "bands", "bands": [{"from": "0", "share": "40"}]}
    bundle["indicator_sets"][0]["indicators"][1]["scoring"] = scoring


REPLACEABLE = [*(each for each, _ in CLOSED), another_group, share_of_a_band]


@pytest.mark.parametrize("change", REPLACEABLE)
def test_an_operator_may_replace_it_and_the_results_follow(tmp_path, change):
    loaded(tmp_path, full())
    bundle = full()
    change(bundle)

    assert load(tmp_path, bundle, "--replace")[0] == 0
    assert run("check_standings") == (0, ["Đã so 24 kết quả, 0 chỗ khác."], [])
    assert load(tmp_path, bundle)[1][0].endswith("sửa 0 dòng; tính 0 kết quả xếp hạng.")


@pytest.mark.parametrize("status", ["submitted", "approved"])
def test_a_figure_that_was_judged_refuses_another(tmp_path, status):
    loaded(tmp_path, full(status))
    bundle = full(status)
    campaign_of(bundle)["reports"][0]["entries"][0]["verified"] = {"numerator": "80", "denominator": "100"}
    word = {"submitted": "đã gửi", "approved": "đã duyệt"}[status]

    code, _, [line] = load(tmp_path, bundle)

    assert (code, line) == (
        1,
        f"{REPORT}/entries/0: khác với dữ liệu {word} (tử số thẩm định: đang là chưa có, gói ghi 80;"
        " mẫu số thẩm định: đang là chưa có, gói ghi 100)",
    )


def closed_year():
    bundle = full("returned")
    campaign_of(bundle)["closed_years"] = [2022]
    return bundle


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            lambda campaign: campaign["reports"].append(world.report("U2")),
            "/campaigns/0/reports/1: dòng mới cho năm 2022 đã khoá",
        ),
        (
            lambda campaign: campaign["reports"][0].update(status="approved"),
            f"{REPORT}: khác với dữ liệu của năm đã khoá"
            " (tình trạng: đang là “returned”, gói ghi “approved”)",
        ),
        (
            lambda campaign: campaign.update(
                adjustments=[
                    {"code": "C", "unit": "U1", "period": "2022-Q1", "points": "1", "reason": "Thưởng"}
                ]
            ),
            "/campaigns/0/adjustments/0: dòng mới cho năm 2022 đã khoá",
        ),
    ],
)
def test_a_closed_year_takes_no_difference(tmp_path, change, line):
    loaded(tmp_path, closed_year())
    before = contents()
    bundle = closed_year()
    change(campaign_of(bundle))

    code, _, errors = load(tmp_path, bundle)

    assert (code, errors[0]) == (1, line)
    assert contents() == before


def test_a_report_that_was_sent_never_becomes_a_draft_again(tmp_path):
    loaded(tmp_path, full("returned"))
    bundle = full("returned")
    back_to_draft(bundle)

    assert load(tmp_path, bundle) == (
        1,
        [],
        [f"{REPORT}: báo cáo đã từng được gửi, không trở lại bản nháp được"],
    )
