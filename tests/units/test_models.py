"""Những điều cơ sở dữ liệu và mô hình tự giữ: đơn vị, nhiệm kỳ, kế thừa."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import world
from units.models import Person, Succession, Term, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return world.build()


def term(place, unit="U1", role="head", person="P-U2", **changes):
    return Term(
        unit=place.units[unit],
        person=Person.objects.get(province__code="90", code=person),
        role=role,
        **changes,
    )


def test_a_unit_is_not_above_itself(place):
    unit = place.units["UB"]
    unit.parent = place.units["U1"]

    with pytest.raises(ValidationError, match="vòng lặp"):
        unit.full_clean()


def test_a_superior_is_in_the_same_province(place):
    unit = place.units["U1"]
    unit.parent = Unit.objects.get(province__code="91", code="UB")

    with pytest.raises(ValidationError, match="cùng tỉnh"):
        unit.full_clean()


def test_the_database_refuses_a_unit_that_ends_before_it_begins(place):
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(code="U1").update(valid_from=date(2022, 2, 1), valid_to=date(2022, 1, 1))


@pytest.mark.parametrize(
    ("role", "starts_on", "ends_on", "clashes"),
    [
        ("head", None, None, True),
        ("head", date(2030, 1, 1), None, True),
        ("acting", None, None, False),
        ("deputy", None, None, False),
    ],
)
def test_one_head_a_day(place, role, starts_on, ends_on, clashes):
    second = term(place, role=role, title="Giám đốc", starts_on=starts_on, ends_on=ends_on)

    if clashes:
        with pytest.raises(ValidationError, match="Trùng thời gian"):
            second.full_clean()
    else:
        second.full_clean()


def test_a_head_may_follow_another(place):
    Term.objects.filter(unit=place.units["U1"]).update(ends_on=date(2022, 6, 30))

    term(place, title="Giám đốc", starts_on=date(2022, 7, 1)).full_clean()


@pytest.mark.parametrize(("day", "covered"), [(date(2022, 1, 1), True), (date(2023, 1, 1), False)])
def test_a_term_without_an_end_ends_with_its_unit(place, day, covered):
    Unit.objects.filter(pk=place.units["U1"].pk).update(valid_to=date(2022, 6, 30))
    held = Term.objects.select_related("unit").get(unit=place.units["U1"])

    assert held.covers(day) is covered


@pytest.mark.parametrize(("kind", "has_successor"), [("dissolve", True), ("merge", False)])
def test_a_succession_has_a_successor_unless_dissolved(place, kind, has_successor):
    succession = Succession(
        predecessor=place.units["U1"],
        successor=place.units["U2"] if has_successor else None,
        kind=kind,
        effective_on=date(2025, 7, 1),
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        succession.save()


def test_units_that_exist_on_a_day(place):
    Unit.objects.filter(pk=place.units["U1"].pk).update(valid_to=date(2022, 6, 30))

    existing = Unit.objects.filter(province__code="90").existing_on(date(2022, 7, 1))

    assert sorted(existing.values_list("code", flat=True)) == ["SNV", "U2", "U3", "UB"]


def test_names_for_people_to_read(place):
    succession = Succession(predecessor=place.units["U1"], kind="dissolve", effective_on=date(2025, 7, 1))

    assert str(succession) == "Sở Thử U1 → giải thể"
    assert str(place.an.assignments.get()) == "Nhập liệu – Sở Thử U1"
    assert str(Term.objects.get(unit=place.units["U1"])) == "Nguyễn Văn U1 – Giám đốc"
