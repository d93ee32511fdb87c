"""Ai được làm gì: every role, held for the unit itself and for the unit that receives the commitments."""

import pytest

from commitments import permissions
from commitments.models import Report
from tests import world
from units.models import Assignment
from units.roles import Role

pytestmark = pytest.mark.django_db
ACTS = ("may_enter", "may_submit", "may_review", "may_sign")
FOR_THE_UNIT_ITSELF = {Role.CLERK: {"may_enter"}, Role.HEAD: {"may_enter", "may_submit"}}
FOR_THE_RECEIVING_UNIT = {Role.REVIEWER: {"may_review"}, Role.OFFICER: {"may_sign"}}


@pytest.fixture
def place():
    return world.build()


def with_role(place, role, over):
    """hoa, who works in the receiving unit, with this role only."""
    Assignment.objects.filter(account=place.hoa).delete()
    Assignment.objects.create(account=place.hoa, role=role, unit=place.units[over])
    return place.hoa


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("over", "allowed"), [("U1", FOR_THE_UNIT_ITSELF), ("UB", FOR_THE_RECEIVING_UNIT), ("U2", {})]
)
def test_a_role_allows_exactly_this(place, role, over, allowed):
    account, commitment = with_role(place, role, over), place.commitments["U1"]

    found = {act for act in ACTS if getattr(permissions, act)(account, commitment)}

    assert found == allowed.get(role, set())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("over", ["U1", "UB"])
def test_a_year_is_closed_by_a_reviewer_of_the_receiving_unit(place, role, over):
    account = with_role(place, role, over)

    assert permissions.may_close(account, place.campaign) is ((role, over) == (Role.REVIEWER, "UB"))


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "giang", "hoa", "khanh", "quan", "dung"])
@pytest.mark.parametrize("home", ["U1", "SNV", None])
def test_the_queue_holds_what_one_may_review(persona, home):
    place = world.build(reports=[world.report("U1"), world.report("U2", status="approved")])
    account = getattr(place, persona)
    account.unit = place.units.get(home)

    queue = {report.commitment.unit.code for report in Report.objects.reviewable_by(account).for_listing()}

    reported = [place.commitments["U1"], place.commitments["U2"]]
    assert queue == {each.unit.code for each in reported if permissions.may_review(account, each)}
