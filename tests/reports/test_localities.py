"""Địa danh trên văn bản: nơi cơ quan lập văn bản đóng trụ sở, theo cấp và tên của đơn vị."""

import pytest

from reports import papers
from reports.kits import kit_of
from reports.localities import locality
from tests import world
from units.models import Province, Unit

TINH = Province(place="Đồng Tháp")
TOP = Unit(name="Ủy ban nhân dân tỉnh Đồng Tháp", level="tinh")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("UBND thành phố Sa Đéc", "Sa Đéc"),
        ("Ủy ban nhân dân huyện Cao Lãnh", "Cao Lãnh"),
        ("Ủy ban nhân dân thị xã Hồng Ngự", "Hồng Ngự"),
        ("UBND phường An Hòa", "An Hòa"),
        ("UBND Phường 1", "Phường 1"),
        ("UBND quận 3", "Quận 3"),
        ("UBND thị trấn Lấp Vò", "Lấp Vò"),
        ("UBND đặc khu Phú Quốc", "Phú Quốc"),
        ("UBND xã Tân Khánh Đông", "Tân Khánh Đông"),
        ("Phòng Nội vụ", "Đồng Tháp"),
    ],
)
def test_a_committee_names_its_own_place(name, place):
    assert locality(Unit(name=name, level="huyen", parent=TOP), TINH) == place


def test_a_division_names_the_place_of_its_district():
    district = Unit(name="UBND thành phố Sa Đéc", level="huyen", parent=TOP)

    assert locality(Unit(name="Phòng Nội vụ", level="huyen", parent=district), TINH) == "Sa Đéc"


@pytest.mark.parametrize("unit", [TOP, Unit(name="Sở Nội vụ", level="tinh", parent=TOP), None])
def test_what_is_of_the_province_names_the_place_of_the_province(unit):
    assert locality(unit, TINH) == "Đồng Tháp"


@pytest.mark.django_db
def test_the_paper_has_the_place_of_its_issuer_and_the_kit_that_of_the_authority():
    small = world.build(1)
    Unit.objects.filter(pk=small.units["U1"].pk).update(name="UBND xã Thử Một", kind="xa", level="xa")

    [paper] = papers.papers(small.campaign)

    assert (paper.place, kit_of(small.campaign).place) == ("Thử Một", "Thử")
