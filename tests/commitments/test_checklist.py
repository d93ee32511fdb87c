"""Danh mục soát trước lễ ký: each thing that can be missing is found, and nothing else."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments import checklist
from commitments.models import Baseline, Campaign, Commitment, GroupMember, Target
from commitments.preparation import prepare
from indicators.models import Indicator
from tests import world
from units.models import Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    """Chưa ai ký, không thiếu gì."""
    small = world.build(signed_on=None)
    Campaign.objects.filter(pk=small.campaign.pk).update(copies=2)
    small.campaign.ceremony.parties.update(person=small.commitments["U1"].leader)
    return small


def found(small, **more):
    """[(điều thiếu, có ngăn không, {đơn vị: chi tiết})]."""
    prepared = prepare(Campaign.objects.get(pk=small.campaign.pk))
    return [
        (gap.text, gap.is_blocking, {place.unit.code: place.detail for place in gap.places})
        for gap in checklist.gaps(prepared, **more)
    ]


def change(row, **values):
    type(row).objects.filter(pk=row.pk).update(**values)


def of_u1(small, model, **more):
    return model.objects.filter(item__commitment=small.commitments["U1"], **more)


def test_nothing_is_missing_where_everything_is_there(small):
    assert found(small) == []


def test_a_signed_campaign_is_not_looked_at(small):
    small.campaign.ceremony.parties.all().delete()
    Commitment.objects.update(status="signed", signed_on="2022-01-05")

    assert found(small) == []


def end_the_term(small):
    change(Term.objects.get(unit__code="U1", unit__province__code="90"), ends_on=date(2022, 1, 4))


def succeed(small):
    end_the_term(small)
    person, unit = small.commitments["U2"].leader, small.units["U1"]
    Term.objects.create(person=person, unit=unit, title="Giám đốc", role="head", starts_on=date(2022, 1, 5))


CASES = {
    "no head": (end_the_term, ("Chưa có người đứng đầu vào ngày tổ chức.", True, {"U1": ""})),
    "another head": (
        succeed,
        (
            "Người ký không phải người đứng đầu vào ngày tổ chức.",
            True,
            {"U1": "trên văn bản Nguyễn Văn U1, đương chức Nguyễn Văn U2"},
        ),
    ),
    "a deputy without the office": (
        lambda small: change(small.commitments["U1"], deputy=small.commitments["U2"].leader),
        ("Người ký thay không phải cấp phó vào ngày tổ chức.", True, {"U1": "Nguyễn Văn U2"}),
    ),
    "not yet founded": (
        lambda small: change(small.units["U1"], valid_from=date(2022, 2, 1)),
        ("Đơn vị không hoạt động vào ngày tổ chức.", True, {"U1": "thành lập ngày 01/02/2022"}),
    ),
    "ends within": (
        lambda small: change(small.units["U1"], valid_to=date(2022, 6, 30)),
        ("Đơn vị kết thúc trước khi hết đợt.", False, {"U1": "đến ngày 30/06/2022"}),
    ),
    "no content": (
        lambda small: small.commitments["U1"].items.all().delete(),
        ("Chưa có nội dung cam kết.", True, {"U1": ""}),
    ),
    "no target": (
        lambda small: of_u1(small, Target, item__indicator__number="2").delete(),
        ("Chưa có mức giao.", True, {"U1": "năm 2022: 2"}),
    ),
    "no baseline": (
        lambda small: of_u1(small, Baseline).delete(),
        ("Chưa có số liệu năm trước để so sánh.", False, {"U1": "4"}),
    ),
    "no group": (
        lambda small: GroupMember.objects.filter(unit=small.units["U1"]).delete(),
        ("Đơn vị chưa ở khối xếp hạng nào.", True, {"U1": ""}),
    ),
    "no number": (
        lambda small: change(small.commitments["U1"], order=None),
        ("Chưa có thứ tự ký; sẽ ký sau các đơn vị có số.", False, {"U1": ""}),
    ),
    "no commitment": (
        lambda small: small.commitments["U1"].delete(),
        ("Đơn vị trong khối chưa có bản cam kết.", False, {"U1": ""}),
    ),
    "a number twice": (
        lambda small: change(small.commitments["U1"], order=2),
        ("Thứ tự ký trùng nhau: số 2.", False, {}),
    ),
    "no copies": (
        lambda small: change(small.campaign, copies=None),
        ("Chưa ghi số bản. Văn bản sẽ không nêu số bản được lập.", False, {}),
    ),
    "no recipient": (
        lambda small: small.campaign.ceremony.parties.all().delete(),
        ("Chưa có người nhận cam kết.", True, {}),
    ),
    "no witness": (
        lambda small: change(small.campaign, template="witness"),
        ("Chưa có người chứng kiến.", True, {}),
    ),
    "no name": (
        lambda small: small.campaign.ceremony.parties.update(person=None),
        ("Chưa có họ tên: Chủ tịch. Văn bản sẽ để trống chỗ ghi tên.", False, {}),
    ),
    "a line that is nobody's": (
        lambda small: _nobody_does(small, "3"),
        ("Nội dung không có đơn vị nào thực hiện: 3.", False, {}),
    ),
    "a line that nobody leads": (
        lambda small: _leads(small, small.units["SNV"], "1", "2", "3"),
        ("Nội dung chưa có cơ quan chủ trì: 4.", False, {}),
    ),
}


def _nobody_does(small, number):
    for commitment in small.commitments.values():
        commitment.items.filter(indicator__number=number).update(not_applicable="Không có việc này")


def _leads(small, unit, *numbers):
    own = Indicator.objects.filter(indicator_set=small.campaign.indicator_set, number__in=numbers)
    own.update(lead_unit=unit)


@pytest.mark.parametrize("case", CASES)
def test_each_thing_that_is_missing_is_found_alone(small, case):
    deed, gap = CASES[case]

    deed(small)

    assert found(small) == [gap]


def test_a_unit_that_has_ended_has_no_head_either(small):
    change(small.units["U1"], valid_to=date(2022, 1, 4))

    assert found(small)[:2] == [
        ("Chưa có người đứng đầu vào ngày tổ chức.", True, {"U1": ""}),
        ("Đơn vị không hoạt động vào ngày tổ chức.", True, {"U1": "kết thúc ngày 04/01/2022"}),
    ]


def test_without_a_day_heads_are_not_asked_for(small):
    end_the_term(small)
    small.campaign.ceremony.delete()

    assert [text for text, *_ in found(small)] == [
        "Chưa có ngày và địa điểm tổ chức.",
        "Chưa có người nhận cam kết.",
    ]


def test_a_target_of_a_period_is_a_target_of_the_year(small):
    target = of_u1(small, Target, item__indicator__number="2").get()
    change(target, span="2022-Q4")

    assert found(small) == []


def test_years_after_the_end_of_a_unit_need_no_target(small):
    change(small.campaign, year_to=2023)
    change(small.units["U1"], valid_to=date(2022, 12, 31))

    lacking = {text: places for text, _, places in found(small)}

    assert lacking["Chưa có mức giao."] == {"U2": "năm 2023: 1, 2", "U3": "năm 2023: 1, 2"}


@pytest.mark.parametrize("template", ["one_way", "joint"])
def test_other_templates_need_no_recipient(small, template):
    change(small.campaign, template=template)
    small.campaign.ceremony.parties.update(role="host")

    assert found(small) == []


def test_content_that_changed_after_it_was_agreed_blocks(small):
    stale = {small.commitments["U2"].pk}

    assert found(small, stale=stale) == [
        ("Nội dung đã thay đổi sau khi chốt, phải chốt lại.", True, {"U2": ""})
    ]


def test_what_blocks_comes_first(small):
    change(small.campaign, copies=None)
    end_the_term(small)

    assert [is_blocking for _, is_blocking, _ in found(small)] == [True, False]


@pytest.mark.parametrize("units", [1, 3])
def test_reading_asks_the_database_as_often_for_many_as_for_one(units):
    small = world.build(units, signed_on=None)
    campaign = Campaign.objects.get(pk=small.campaign.pk)

    with CaptureQueriesContext(connection) as asked:
        checklist.gaps(prepare(campaign))

    assert len(asked) == 9
