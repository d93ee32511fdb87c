"""Lệnh in bảng xếp hạng và kết luận năm: dạng bảng, dạng JSON, mã kết thúc."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests import shell, world

pytestmark = pytest.mark.django_db
BETTER = [{"indicator": "1", "numerator": "100", "denominator": "100"}, {"indicator": "3", "done": True}]


@pytest.fixture
def small():
    """U2 ahead of U1 after the first quarter; nothing from U3."""
    return world.build(reports=[world.report("U1"), world.report("U2", status="approved", entries=BETTER)])


def run(*arguments):
    """Mã kết thúc, điều in ra, điều báo lỗi."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command(*map(str, arguments), stdout=out, stderr=err)
    except SystemExit as exit_:
        code = exit_.code
    return code, out.getvalue(), err.getvalue()


def test_the_ranking_is_a_table_to_read(small):
    code, out, err = run("ranking", "C2022", "2022-Q1")

    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Các sở (SO)",
        "   1    75,00  Yếu          Sở Thử U1 (tạm tính)",
        "   2    66,67  Yếu          Sở Thử U2",
        "Các huyện (HUYEN)",
        "   1     0,00  Yếu          Sở Thử U3 (tạm tính)",
    ]


def test_the_ranking_is_json_for_programs(small):
    _, out, _ = run("ranking", "C2022", "2022-Q1", "--format", "json", "--group", "HUYEN")
    found = json.loads(out)

    [row] = found["groups"][0].pop("rows")
    items = row.pop("items")
    assert found == {
        "campaign": "C2022",
        "period": "2022-Q1",
        "basis": "official",
        "groups": [{"code": "HUYEN", "name": "Các huyện"}],
    }
    assert (row["rank"], row["score"], row["late"], row["lateness_penalty"]) == (1, "0.00", 1, "0.50")
    assert [item["state"] for item in items] == ["missing", "missing", "missing", "not_due"]


def test_the_ranking_takes_both_bases_and_every_name_of_a_period(small):
    _, out, _ = run("ranking", "C2022", "2022-H1", "--basis", "self", "--format", "json")

    assert (json.loads(out)["period"], json.loads(out)["basis"]) == ("2022-Q2", "self")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["KHONG", "2022-Q1"], "Không có đợt cam kết “KHONG”."),
        (["C2022", "2023-Q1"], "Kỳ “2023-Q1” nằm ngoài đợt C2022 (2022–2022)."),
        (["C2022", "2022-M01"], "Mã kỳ “2022-M01” không đúng dạng."),
        (["C2022", "2022-Q1", "--group", "X"], "Đợt C2022 không có khối “X”."),
    ],
)
def test_an_unknown_name_in_a_ranking_is_a_fault_of_the_input(small, arguments, message):
    assert run("ranking", *arguments) == (1, "", message + "\n")


def closed():
    """Tỉnh nhỏ với năm đã khoá và hai hệ quả."""
    bundle = world.bundle(reports=[world.report("U1")])
    bundle["campaigns"][0] |= {
        "closed_years": [2022],
        "consequences": [
            {
                "code": "TRAN",
                "type": "rating_cap",
                "legal_basis": "Kế hoạch",
                "text": "Không xếp loại tốt",
                "level": "Hoàn thành",
            },
            {"code": "KIEM", "type": "self_criticism", "legal_basis": "Kế hoạch", "text": "Kiểm điểm"},
        ],
    }
    bundle["campaigns"][0]["commitments"][2]["items"][3]["not_applicable"] = "Không được xếp hạng"
    world.import_data(bundle)


def test_the_years_conclusions_are_a_table_to_read(small):
    code, out, err = run("consequences", "C2022", 2022)

    assert (code, err) == (0, "")
    assert [line.split()[:2] for line in out.splitlines()] == [["Chưa", "kết"]] * 3


def test_the_years_conclusions_are_json_for_programs():
    closed()
    _, out, _ = run("consequences", "C2022", "2022", "--format", "json")
    found = json.loads(out)

    assert (found["campaign"], found["year"], [row["verdict"] for row in found["rows"]]) == (
        "C2022",
        2022,
        ["open", "open", "not_met"],
    )
    assert found["rows"][2] == {
        "unit": "U3",
        "leader": "P-U3",
        "verdict": "not_met",
        "score": "0.00",
        "streak": 1,
        "outcomes": [
            {"code": "TRAN", "type": "rating_cap", "level": "Hoàn thành"},
            {"code": "KIEM", "type": "self_criticism"},
        ],
    }


def test_outcomes_are_named_in_the_table():
    closed()

    _, out, _ = run("consequences", "C2022", 2022)

    assert out.splitlines()[2] == "Không đạt         0,00  Sở Thử U3: TRAN, KIEM"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["KHONG", 2022], "Không có đợt cam kết “KHONG”."),
        (["C2022", 2021], "Năm 2021 nằm ngoài đợt C2022 (2022–2022)."),
    ],
)
def test_an_unknown_campaign_or_year_is_a_fault_of_the_input(small, arguments, message):
    assert run("consequences", *arguments) == (1, "", message + "\n")


CODES = {
    "ranking KHONG 2022-Q1": 1,
    "consequences KHONG 2022": 1,
    "print_commitments KHONG --out x": 1,
    "ranking KHONG": 2,
    "ranking KHONG 2022-Q1 --basis x": 2,
    "consequences KHONG x": 2,
    "print_commitments KHONG": 2,
    "print_commitments KHONG --out x --jobs 0": 2,
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    return shell.run_each(shell.empty_installation(tmp_path_factory.mktemp("data")), list(CODES))


@pytest.mark.once
@pytest.mark.parametrize("line", CODES)
def test_the_shell_sees_one_for_a_fault_and_two_for_wrong_usage(outcomes, line):
    done = outcomes[line]

    assert (done.code, done.out) == (CODES[line], "")
    assert done.err
