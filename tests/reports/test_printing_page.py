"""Trang in toàn bộ: what is asked, who may, what a wrong choice says."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Campaign, Document
from reports import issuing
from tests import world
from tests.units.test_jobs import QUEUE
from units.models import Job, Term

pytestmark = pytest.mark.django_db
WISH = {"which": "all", "shape": "merged", "copies": "2"}


@pytest.fixture
def small(settings):
    """Ba đơn vị, chưa ai ký; việc vào hàng đợi."""
    settings.TASKS = QUEUE
    return world.build(signed_on=None)


def address(small, name="batch"):
    return reverse(f"reports:{name}", args=[small.campaign.pk])


def send(client, account, small, name="batch", **wish):
    client.force_login(account)
    return client.post(address(small, name), WISH | wish)


def test_asking_leads_to_the_page_of_the_job(client, small):
    answer = send(client, small.giang, small)

    job = Job.objects.get()
    assert (answer.status_code, answer.url) == (302, job.get_absolute_url())
    assert (job.kind, job.total, job.state) == ("print", 3, "waiting")
    assert job.options == {"campaign": small.campaign.pk, "copies": 2, "shape": "merged"}


@pytest.mark.parametrize(("said", "filled_in"), [(None, 1), (0, 1), (4, 4), (20, 20), (21, 20)])
def test_the_number_of_copies_is_that_of_the_campaign(client, small, said, filled_in):
    Campaign.objects.filter(pk=small.campaign.pk).update(copies=said)
    client.force_login(small.giang)

    page = client.get(address(small))

    assert page.context["form"]["copies"].value() == filled_in
    assert f'name="copies" value="{filled_in}"' in page.content.decode()


def test_asking_twice_leads_to_the_same_job(client, small):
    first, second = send(client, small.giang, small), send(client, small.giang, small)

    assert (first.url, Job.objects.count()) == (second.url, 1)


def test_chosen_units_only(client, small):
    send(client, small.giang, small, which="chosen", units=["U1", "U3"])

    assert list(Job.objects.get().items.values_list("key", flat=True)) == ["U1", "U3"]


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"which": "chosen"}, "units"),
        ({"copies": "0"}, "copies"),
        ({"copies": "21"}, "copies"),
        ({"shape": "x"}, "shape"),
    ],
)
def test_a_wish_that_makes_no_sense_starts_nothing(client, small, wish, field):
    answer = send(client, small.giang, small, **wish)

    assert set(answer.context["form"].errors) == {field}
    assert not Job.objects.exists()


def test_agreeing_on_everything_is_a_job(client, small):
    answer = send(client, small.giang, small, "agree_all")

    assert answer.url == Job.objects.get().get_absolute_url()
    assert Job.objects.get().kind == "agree"


def test_nothing_to_agree_is_said(client, settings):
    settings.TASKS = QUEUE
    signed = world.build()

    answer = send(client, signed.giang, signed, "agree_all")

    assert answer.url == reverse("commitments:ceremony", args=[signed.campaign.pk])
    assert not Job.objects.exists()


@pytest.mark.parametrize("name", ["batch", "agree_all"])
@pytest.mark.parametrize(("persona", "status"), [("dung", 404), ("an", 403), ("hoa", 403), ("quan", 403)])
def test_others_start_nothing(client, small, name, persona, status):
    assert send(client, getattr(small, persona), small, name).status_code == status
    assert not Job.objects.exists()
    assert not Document.objects.exists()


def test_queries_do_not_grow_with_the_units(client, settings):
    settings.TASKS = QUEUE
    counts = []
    for units, campaign in ((1, "C2022"), (3, "C2022")):
        place = world.build(units, campaign=campaign, signed_on=None)
        client.force_login(place.giang)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(place)).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_agreeing_on_everything_asks_once_and_names_who_is_left_out(client, small):
    Term.objects.filter(unit__code="U2").update(ends_on=date(2021, 12, 31))
    issuing.agree(small.commitments["U1"], by=small.giang)
    client.force_login(small.giang)

    foreseen = client.get(reverse("reports:agree_all", args=[small.campaign.pk])).context["foreseen"]

    assert (foreseen.total, foreseen.agreed) == (3, 1)
    assert foreseen.left_out == [("Sở Thử U2", "Chưa có người đứng đầu vào ngày tổ chức.")]
    assert not Job.objects.exists()
