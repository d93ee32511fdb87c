"""Kết quả xếp hạng đã lưu luôn khớp với số liệu."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from commitments import outcomes, standings
from commitments.models import Entry, Standing
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    """U1 and U2 with figures, U3 without; all in force."""
    better = world.report("U2", entries=[{"indicator": "1", "numerator": "100", "denominator": "100"}])
    return world.build(reports=[world.report("U1", status="approved"), better])


def of(unit, period="2022-Q1", basis="official"):
    return Standing.objects.get(
        commitment__unit__code=unit, commitment__unit__province__code="90", period=period, basis=basis
    )


def differences(campaign):
    return [(each.unit, each.period, each.what) for each in standings.discrepancies(campaign)]


def test_every_signed_commitment_has_a_standing_for_each_period_and_basis(three):
    assert Standing.objects.filter(campaign=three.campaign).count() == 3 * 4 * 2


def test_what_is_computed_fills_every_column():
    columns = {field.column for field in Standing._meta.concrete_fields}

    assert columns - set(outcomes.COLUMNS) == {"id", "computed_at"}


def test_units_are_ranked_inside_their_group(three):
    ranks = {unit: of(unit).rank for unit in ("U1", "U2", "U3")}

    assert ranks == {"U1": 1, "U2": 2, "U3": 1}


def test_a_unit_with_too_few_indicators_counted_has_a_score_and_no_rank():
    data = world.bundle(reports=[world.report("U1")])
    data["campaigns"][0]["min_coverage"] = "100"  # indicator 4 stays unpublished to the end of the year

    world.import_data(data)

    found = of("U1", "2022-Q4")
    assert (found.is_covered, found.score is None, found.rank, found.grade) == (False, False, None, "")


def test_what_was_stored_is_what_a_recomputation_gives(three):
    assert differences(three.campaign) == []


def test_a_figure_changed_behind_the_back_is_found_and_repaired(three):
    entry = Entry.objects.get(report__commitment=three.commitments["U1"], item__indicator__number="1")
    Entry.objects.filter(pk=entry.pk).update(numerator=Decimal(45))

    assert ("U1", "2022-Q1") in [(unit, period) for unit, period, _ in differences(three.campaign)]

    call_command("check_standings", "--repair", stdout=StringIO(), stderr=StringIO())
    assert differences(three.campaign) == []


def test_a_missing_and_a_needless_standing_are_found(three):
    of("U1").delete()
    signed_off = three.commitments["U3"]
    type(signed_off).objects.filter(pk=signed_off.pk).update(status="draft", signed_on=None)

    found = differences(three.campaign)

    assert ("U1", "2022-Q1", "thiếu") in found
    assert ("U3", "2022-Q1", "thừa") in found


def test_the_command_says_how_many_it_compared(three):
    printed = StringIO()

    call_command("check_standings", campaign="C2022", stdout=printed)

    assert printed.getvalue() == "Đã so 24 kết quả, 0 chỗ khác.\n"


def test_the_command_fails_on_a_difference(three):
    Standing.objects.filter(pk=of("U1").pk).update(score=Decimal(1))
    complaint = StringIO()

    with pytest.raises(SystemExit, match="1"):
        call_command("check_standings", stdout=StringIO(), stderr=complaint)

    assert complaint.getvalue().startswith("C2022 U1 2022-Q1 official: khác: điểm")


def test_the_command_does_not_know_every_campaign(three):
    with pytest.raises(SystemExit, match="1"):
        call_command("check_standings", campaign="KHONG", stdout=StringIO(), stderr=StringIO())


def test_refreshing_one_unit_moves_the_others_in_its_group(three):
    entries = Entry.objects.filter(report__commitment=three.commitments["U1"])
    entries.update(numerator=None, denominator=None, value=None, done=None, none_arose=False)

    standings.refresh(three.commitments["U1"], years=[2022])

    assert {unit: of(unit).rank for unit in ("U1", "U2")} == {"U1": 2, "U2": 1}
    assert differences(three.campaign) == []


def test_a_year_outside_the_campaign_refreshes_nothing(three):
    before = of("U1").computed_at

    standings.refresh(three.commitments["U1"], years=[1999])

    assert of("U1").computed_at == before


def test_equal_scores_share_a_rank_and_the_next_is_skipped():
    same = [world.report(unit, status="approved") for unit in ("U1", "U2")]
    worse = world.report("U3", entries=[{"indicator": "2", "value": "0"}])
    place = world.bundle(4, reports=[*same, worse])
    place["campaigns"][0]["groups"] = [{"code": "SO", "name": "Các sở", "units": ["U1", "U2", "U3", "U4"]}]

    world.import_data(place)

    assert [of(unit).rank for unit in ("U1", "U2", "U3", "U4")] == [1, 1, 3, 3]
