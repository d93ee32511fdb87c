"""Ai xem được gì: campaigns, commitments and reports, for everybody, in two provinces and down a cascade.

In the cascade U3 is a city: its head promises upward in C2022 and receives, in CTP, the promises of its wards X1, X2.
"""

import copy

import pytest

from commitments.models import Campaign, Commitment, Report
from tests import world
from tests.snapshot import kept
from units.models import Account, Assignment, Unit
from units.roles import Role

pytestmark = pytest.mark.django_db
STATUSES = {
    "2022-Q1": "approved",
    "2022-Q2": "submitted",
    "2022-Q3": "returned",
    "2022-Q4": "draft",
}
SENT = ["2022-Q1", "2022-Q2", "2022-Q3"]
ALL = [*SENT, "2022-Q4"]
OVERSEERS = ["chi", "giang", "hoa", "khanh", "quan"]


def reports_of(unit):
    days = {"submitted_on": "2022-12-31"}
    return [
        world.report(unit, period, status, **({} if status == "draft" else days))
        for period, status in STATUSES.items()
    ]


def cascade():
    """Tỉnh nhỏ with a city that receives promises itself, everyone in it, and a stranger's province."""
    data = world.bundle(3, reports=reports_of("U1") + reports_of("U3"))
    wards = [
        {**copy.deepcopy(data["units"][2]), "code": code, "name": f"Phường {code}", "parent": "U3"}
        for code in ("X1", "X2")
    ]
    data["units"] += wards
    data["people"] += [{"code": f"P-{ward['code']}", "name": "Trần Thị Phường"} for ward in wards]
    data["campaigns"].append(city_campaign(data["campaigns"][0]))
    place = world.settle(data)
    place.accounts = {name: person for name, person in vars(place).items() if isinstance(person, Account)}
    place.accounts |= {
        "lan": world.account("lan", Role.HEAD, place.units["U3"], place.units["U3"]),
        "tam": world.account("tam", Role.REVIEWER, place.units["U3"], place.units["U3"]),
        "xuan": world.account("xuan", Role.CLERK, place.units["X1"], place.units["X1"]),
        "idle": Account.objects.create_user("idle", unit=place.units["U1"]),
    }
    return place


def city_campaign(provincial):
    campaign = copy.deepcopy(provincial) | {"code": "CTP"}
    campaign["groups"] = [{"code": "PHUONG", "name": "Các phường", "units": ["X1", "X2"]}]
    campaign["ceremony"]["parties"][0]["unit"] = "U3"
    for commitment, code in zip(campaign["commitments"], ["X1", "X2"], strict=False):
        commitment |= {"unit": code, "leader": f"P-{code}"}
    campaign["commitments"] = campaign["commitments"][:2]
    campaign["reports"] = reports_of("X1")
    return campaign


@pytest.fixture
@kept
def place():
    return cascade()


CAMPAIGNS = (
    dict.fromkeys(OVERSEERS, ["C2022", "CTP"])
    | dict.fromkeys(["an", "binh", "mai"], ["C2022"])
    | {"lan": ["C2022"], "tam": ["CTP"], "xuan": ["CTP"], "dung": ["KHAC"], "idle": []}
)


@pytest.mark.parametrize("persona", CAMPAIGNS)
def test_campaigns_seen(place, persona):
    seen = Campaign.objects.visible_to(place.accounts[persona])

    assert sorted(seen.values_list("code", flat=True)) == CAMPAIGNS[persona]


COMMITMENTS = (
    dict.fromkeys(OVERSEERS, ["C2022/U1", "C2022/U2", "C2022/U3", "CTP/X1", "CTP/X2"])
    | dict.fromkeys(["an", "binh"], ["C2022/U1"])
    | {"mai": ["C2022/U2"], "lan": ["C2022/U3"], "tam": ["CTP/X1", "CTP/X2"]}
    | {"xuan": ["CTP/X1"], "dung": ["KHAC/U1"], "idle": []}
)


@pytest.mark.parametrize("persona", COMMITMENTS)
def test_commitments_seen(place, persona):
    seen = Commitment.objects.visible_to(place.accounts[persona]).values_list("campaign__code", "unit__code")

    assert sorted("/".join(names) for names in seen) == COMMITMENTS[persona]


REPORTS = (
    dict.fromkeys(OVERSEERS, {"U1": SENT, "U3": SENT, "X1": SENT})
    | dict.fromkeys(["an", "binh"], {"U1": ALL})
    | {"lan": {"U3": ALL}, "tam": {"X1": SENT}, "xuan": {"X1": ALL}}
    | dict.fromkeys(["mai", "dung", "idle"], {})
)


@pytest.mark.parametrize("persona", REPORTS)
def test_reports_seen(place, persona):
    seen = {}
    rows = Report.objects.visible_to(place.accounts[persona]).order_by("period")
    for unit, period in rows.values_list("commitment__unit__code", "period"):
        seen.setdefault(unit, []).append(period)

    assert seen == REPORTS[persona]


@pytest.mark.parametrize("model", [Campaign, Commitment, Report])
@pytest.mark.parametrize("persona", CAMPAIGNS)
def test_nothing_is_seen_twice(place, persona, model):
    account = place.accounts[persona]
    Assignment.objects.get_or_create(account=account, role=Role.LEADER, unit=place.units["UB"])
    Assignment.objects.get_or_create(account=account, role=Role.CLERK, unit=place.units["U1"])

    seen = list(model.objects.visible_to(account).values_list("pk", flat=True))

    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("model", [Campaign, Commitment, Report])
def test_stranger_with_every_role_at_home_sees_nothing_here(place, model):
    stranger = place.accounts["dung"]
    for role in Role:
        Assignment.objects.get_or_create(account=stranger, role=role, unit=stranger.unit)

    seen = model.objects.visible_to(Account.objects.get(pk=stranger.pk))

    path = {"Campaign": "", "Commitment": "campaign__", "Report": "commitment__campaign__"}[model.__name__]
    assert not seen.filter(**{f"{path}province__code": "90"}).exists()


def test_what_a_ward_receives_is_seen_in_the_province(place):
    Campaign.objects.filter(code="CTP").update(authority=place.units["X1"])

    seen = Campaign.objects.visible_to(place.accounts["hoa"]).values_list("code", flat=True)

    assert sorted(seen) == ["C2022", "CTP"]


def test_what_a_division_of_a_ward_receives_is_no_matter_of_the_province(place):
    ward = place.units["X1"]
    division = Unit.objects.create(
        province=ward.province, code="D1", name="Phòng", kind="phong", level="xa", parent=ward, order=9
    )
    campaign = Campaign.objects.get(code="CTP")
    campaign.authority = division
    campaign.save()

    seen = Campaign.objects.visible_to(place.accounts["hoa"]).values_list("code", flat=True)

    assert sorted(seen) == ["C2022"]
    assert "CTP" in Campaign.objects.visible_to(place.accounts["quan"]).values_list("code", flat=True)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.FOLLOWER, Role.OFFICER, Role.LEADER])
def test_role_over_a_unit_says_nothing_about_what_that_unit_promised(place, role):
    account = world.account("moi", role, place.units["U1"], place.units["U1"])

    assert not Commitment.objects.visible_to(account).exists()


def test_role_that_is_taken_away_takes_its_sight_along(place):
    Assignment.objects.filter(account=place.accounts["an"]).delete()

    account = Account.objects.get(username="an")

    assert not Report.objects.visible_to(account).exists()
