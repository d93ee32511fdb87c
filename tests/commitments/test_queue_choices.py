"""Lựa chọn nhanh và dấu của hàng chờ: new, sent again, late, waiting for a lead unit, mine."""

from datetime import date
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments import assigning, impartiality, workflow
from commitments.assigning import Charge, charges_of, mark_of
from commitments.models import Abstention, Report, ReviewAssignment, Takeover
from commitments.models.reviewing import assigned_to, in_charge
from tests import world
from tests.commitments import leading
from tests.snapshot import kept
from units.roles import Role

pytestmark = pytest.mark.django_db
QUEUE = "/tham-dinh/"


@pytest.fixture
@kept
def place():
    """U1 vừa gửi và chờ U2 cho ý kiến; U2 gửi lại lượt 2; U3 gửi trễ; U4 đã duyệt."""
    reports = [
        world.report("U1", status="draft"),
        world.report("U2", submitted_on="2022-03-10"),
        world.report("U3", submitted_on="2022-03-17"),
        world.report("U4", status="approved", submitted_on="2022-03-10"),
    ]
    place = leading.build(4, reports=reports)
    leading.send(place, today=date(2022, 3, 14))
    day = {"today": date(2022, 3, 20)}
    workflow.perform(workflow.RETURN, world.filed("U2"), by=place.chi, version=1, note="Sai", **day)
    workflow.perform(workflow.SUBMIT, world.filed("U2"), by=place.mai, version=2, **day)
    place.tu = world.account("tu", Role.REVIEWER, place.units["UB"], place.units["SNV"])
    return place


def shown(client, query=""):
    rows = client.get(QUEUE + query).context["rows"]
    return [row.report.commitment.unit.code for row in rows]


def assign(place, *charges):
    stored = mark_of(charges_of(place.campaign))
    return assigning.assign(place.campaign, charges, by=place.chi, seen=stored)


def group(place, code):
    return place.campaign.groups.get(code=code).pk


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["U2", "U1", "U3"]),
        ("?only=moi", ["U1", "U3"]),
        ("?only=gui-lai", ["U2"]),
        ("?only=tre-han", ["U3"]),
        ("?only=cho-chu-tri", ["U1"]),
        ("?only=tre-han&unit=u1", []),
        ("?only=la", ["U2", "U1", "U3"]),
        ("?status=approved&only=moi", ["U4"]),
        ("?whose=cua-toi", ["U2", "U1", "U3"]),
    ],
)
def test_a_choice_shows_what_it_says(client, place, query, codes):
    client.force_login(place.chi)

    assert shown(client, query) == codes


def test_every_choice_says_how_many(client, place):
    client.force_login(place.chi)

    choices = client.get(QUEUE).context["choices"]

    assert [(each["label"], each["count"]) for each in choices] == [
        ("Tất cả", 3),
        ("Mới", 2),
        ("Gửi lại", 1),
        ("Trễ hạn", 1),
        ("Chờ cơ quan chủ trì", 1),
        ("Của tôi", 3),
    ]


def test_what_was_decided_has_no_choices(client, place):
    client.force_login(place.chi)

    assert client.get(f"{QUEUE}?status=approved").context["choices"] == []


def test_the_rows_carry_their_signs(client, place):
    client.force_login(place.chi)

    rows = client.get(QUEUE).context["rows"]

    signs = {r.report.commitment.unit.code: (r.is_new, r.number, r.days_late, r.waits_for) for r in rows}
    assert signs == {"U1": (True, 1, 0, ("Sở Thử U2",)), "U2": (False, 2, 0, ()), "U3": (True, 1, 2, ())}


def test_the_choice_is_kept_on_the_way_to_the_next_report(client, place):
    client.force_login(place.chi)

    page = client.get(f"/tham-dinh/{world.filed('U1').pk}/?only=moi")

    assert page.context["next_url"] == f"/tham-dinh/{world.filed('U3').pk}/?only=moi"


def test_a_group_assigned_to_one_is_not_the_others(client, place):
    assign(place, Charge(place.tu.pk, group=group(place, "SO")))
    client.force_login(place.chi)

    assert shown(client, "?whose=cua-toi") == ["U3"]
    assert shown(client) == ["U2", "U1", "U3"]
    client.force_login(place.tu)
    assert shown(client, "?whose=cua-toi") == ["U2", "U1", "U3"]


def test_a_unit_assigned_by_itself_comes_before_its_group(client, place):
    so = Charge(place.tu.pk, group=group(place, "SO"))
    assign(place, so, Charge(place.chi.pk, unit=place.units["U1"].pk))
    client.force_login(place.chi)

    assert shown(client, "?whose=cua-toi") == ["U1", "U3"]
    client.force_login(place.tu)
    assert shown(client, "?whose=cua-toi") == ["U2", "U3"]


def test_what_one_abstains_from_leaves_the_own_queue_and_shows_who(client, place):
    impartiality.abstain(world.filed("U1"), by=place.chi, reason="Em trai làm ở đó")
    client.force_login(place.chi)

    assert shown(client, "?whose=cua-toi") == ["U2", "U3"]
    rows = client.get(QUEUE).context["rows"]
    assert [row.abstaining for row in rows] == [(), ("Chi",), ()]


def test_when_the_assigned_one_abstains_it_is_everybodys(client, place):
    assign(place, Charge(place.tu.pk, group=group(place, "SO")))
    impartiality.abstain(world.filed("U1"), by=place.tu, reason="Em trai làm ở đó")
    client.force_login(place.chi)

    assert shown(client, "?whose=cua-toi") == ["U1", "U3"]


def test_queries_do_not_grow_with_the_rows(client, place):
    client.force_login(place.chi)
    counts = []

    for unit in ("u1", "u"):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{QUEUE}?unit={unit}&whose=cua-toi")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 36


def reports_of(commitment, cases):
    """Mỗi trường hợp (ai nhận về, ai xin thôi) một báo cáo của đơn vị này: {report: who abstains}."""
    abstaining = {}
    for year, (taker, away) in enumerate(cases, 2023):
        report = Report.objects.create(
            commitment=commitment, period=f"{year}-Q1", status="submitted", submitted_on=date(year, 3, 10)
        )
        if taker:
            Takeover.objects.create(account=taker, report=report)
        if away:
            Abstention.objects.create(report=report, account=away, reason="Người nhà")
        abstaining[report] = away
    return abstaining


def disagreements(abstaining, accounts):
    """Nơi hàng chờ của một người nói khác với ai thẩm định báo cáo."""
    charged = {report: in_charge(report) for report in abstaining}
    for account in accounts:
        mine = set(Report.objects.filter(assigned_to(account), pk__in=[each.pk for each in abstaining]))
        for report, away in abstaining.items():
            expected = account != away and (account in charged[report] or not charged[report])
            if (report in mine) != expected:
                yield account, report


@pytest.mark.once
def test_whose_a_report_is_agrees_with_who_is_charged_with_it(place):
    """Dù được giao theo khối, theo đơn vị, hay không giao; with and without an abstention; the one who left too."""
    left = world.account("da-nghi", Role.REVIEWER, place.units["UB"], place.units["SNV"])
    left.is_active = False
    left.save()
    commitment, holders = world.filed("U2").commitment, (None, place.chi, place.tu, left)
    abstaining = reports_of(commitment, product(holders, holders))
    for does_anybody_abstain in (True, False):
        if not does_anybody_abstain:
            Abstention.objects.all().delete()
            abstaining = {report: away for report, away in abstaining.items() if away is None}
        for of_unit, of_group in product(holders, holders):
            ReviewAssignment.objects.all().delete()
            common = {"campaign": place.campaign}
            if of_unit:
                ReviewAssignment.objects.create(account=of_unit, unit=commitment.unit, **common)
            if of_group:
                ReviewAssignment.objects.create(account=of_group, group=commitment.group, **common)
            assert list(disagreements(abstaining, (place.chi, place.tu))) == [], (of_unit, of_group)
