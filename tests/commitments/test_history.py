"""Lịch sử của báo cáo bằng lời."""

import ast
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from django.conf import settings
from django.db import transaction

from commitments import entries, history, workflow
from commitments.adjustments import adjust
from commitments.entries import Draft, Verdict
from indicators.figures import Figure
from tests import world
from units import audit

pytestmark = pytest.mark.django_db
TODAY = date(2022, 4, 20)
TITLE = "Việc ghi vào nhật ký"


@pytest.fixture
def place():
    return world.build(reports=[world.report("U1"), world.report("U2")])


def texts(report=None):
    return [change.text for change in history.of_report(report or world.filed())]


def told(verb, data=None, note=""):
    with transaction.atomic():
        return history.told(audit.record("thử", verb, by=None, note=note, data=data))


def test_the_newest_change_stands_first_with_who_and_when(place):
    workflow.perform(workflow.APPROVE, world.filed(), by=place.chi, version=1, today=TODAY)

    first, imported = history.of_report(world.filed())

    assert (first.by, first.text) == ("Chi", "Duyệt báo cáo")
    assert (imported.by, imported.text) == ("Hệ thống", "Nhập từ gói dữ liệu")
    assert first.at > imported.at


def test_the_history_tells_of_this_report_only(place):
    other = world.filed("U2")
    workflow.perform(workflow.APPROVE, other, by=place.chi, version=1, today=TODAY)
    adjust(place.commitments["U1"], "2022-Q2", Decimal(1), "Sáng kiến", by=place.chi)

    assert texts() == ["Nhập từ gói dữ liệu"]


def test_the_reason_of_a_return_is_told(place):
    workflow.perform(
        workflow.RETURN, world.filed(), by=place.chi, version=1, today=TODAY, note="Thiếu minh chứng"
    )

    assert texts()[0] == "Trả lại báo cáo: Thiếu minh chứng"


def test_every_verified_figure_is_told_with_its_reason(place):
    figure = Figure(numerator=Decimal("1234.5"), denominator=Decimal(2000))
    entries.verify(world.filed(), {"1": Verdict(figure, "Theo sổ")}, by=place.chi, version=1)

    assert texts()[0] == (
        "Thẩm định – chỉ tiêu 1: tử số thẩm định 1.234,5, mẫu số thẩm định 2.000, ý kiến thẩm định “Theo sổ”"
    )


def test_every_saved_figure_is_told(place):
    drafts = {"2": Draft(Figure(value=Decimal(3))), "3": Draft(Figure(done=True))}
    entries.save(place.commitments["U1"], "2022-Q2", drafts, {}, by=place.an, version=0, today=TODAY)

    assert texts(world.filed(period="2022-Q2"))[0] == (
        "Lưu số liệu – chỉ tiêu 2: giá trị 3; chỉ tiêu 3: đã thực hiện có"
    )


def test_points_beyond_the_indicators_are_told(place):
    adjust(place.commitments["U1"], "2022-Q1", Decimal("-2.5"), "Bị nhắc nhở", by=place.chi)

    assert texts()[0] == "Điểm trừ 2,5 (DC-0001): Bị nhắc nhở"


@pytest.mark.parametrize(
    ("verb", "data", "text"),
    [
        ("luu", {}, "Lưu số liệu, không đổi số liệu nào"),
        ("luu", {"2": {"value": None}}, "Lưu số liệu – chỉ tiêu 2: giá trị để trống"),
        (
            "luu",
            {"10": {"value": "1"}, "9": {"value": "2"}},
            "Lưu số liệu – chỉ tiêu 9: giá trị 2; chỉ tiêu 10: giá trị 1",
        ),
        ("luu", {"2": {"explanation": ""}}, "Lưu số liệu – chỉ tiêu 2: giải trình để trống"),
        ("luu", {"2": {"explanation": "12"}}, "Lưu số liệu – chỉ tiêu 2: giải trình “12”"),
        ("luu", {"2": {"none_arose": False}}, "Lưu số liệu – chỉ tiêu 2: không phát sinh không"),
        ("dieu-chinh", {"code": "DC-0002", "points": "1"}, "Điểm cộng 1 (DC-0002): vì thế"),
        ("gui", {}, "Gửi báo cáo: vì thế"),
        ("ky", {}, "Ký bản cam kết: vì thế"),
        ("viec-moi", {}, "viec-moi: vì thế"),
    ],
)
def test_every_kind_of_line_reads_as_a_sentence(db, verb, data, text):
    note = "" if verb == "luu" else "vì thế"

    assert told(verb, data, note) == text


def verbs():
    """Mọi việc ghi vào nhật ký: the steps of a report, and what modules name as such."""
    yield from (step.name for step in workflow.STEPS)
    for module in sorted((settings.BASE_DIR / "commitments").rglob("*.py")):
        body = ast.parse(module.read_text(encoding="utf-8")).body
        for said, about in pairwise(body):
            if isinstance(said, ast.Assign) and TITLE in ast.unparse(about) and isinstance(about, ast.Expr):
                written = ast.literal_eval(said.value)
                yield from [written] if isinstance(written, str) else written


def test_every_verb_is_told_in_words_of_its_own():
    found = list(verbs())

    assert (len(found) > 30, Counter(found).most_common(1)[0][1]) == (True, 1)
    assert set(found) - history.WORDS.keys() == set()
