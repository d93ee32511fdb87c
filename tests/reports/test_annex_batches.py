"""Chốt và ghi nhận ký nhiều phụ lục: all at once, each by itself."""

import pytest
from django.urls import reverse

from commitments.models import Amendment, Document
from reports import annex_batches, issuing
from tests import world
from tests.commitments.annexes import drafted
from units.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return world.build()


@pytest.fixture
def drafts(small):
    return [drafted(small, unit=unit, n1="95.5") for unit in ("U1", "U2")]


def address(small, name):
    return reverse(f"reports:annexes_{name}", args=[small.campaign.pk])


def send(client, account, small, name, **said):
    client.force_login(account)
    return client.post(address(small, name), said)


def boxes():
    rows = Document.objects.current().exclude(amendment=None).order_by("amendment")
    return [f"{each.amendment_id}-{each.code}" for each in rows]


def test_all_drafts_are_agreed_and_one_that_cannot_be_is_named(client, small, drafts):
    drafts[1].changes.all().delete()

    answer = send(client, small.giang, small, "agree_all")

    job = Job.objects.get()
    assert answer.url == job.get_absolute_url()
    assert list(job.items.values_list("label", "state")) == [
        ("Phụ lục số 1 – Sở Thử U1 – C2022", "done"),
        ("Phụ lục số 1 – Sở Thử U2 – C2022", "failed"),
    ]
    assert [each.amendment for each in Document.objects.all()] == [drafts[0]]


def test_all_that_are_agreed_are_signed_and_the_others_wait(client, small, drafts):
    issuing.agree(drafts[0], by=small.giang)

    answer = send(client, small.giang, small, "sign_many", signed_on="02/07/2022", signed=boxes())

    assert (answer.context["done"], answer.context["form"].left_out) == (1, [drafts[1]])
    assert [each.is_signed for each in Amendment.objects.order_by("pk")] == [True, False]
    assert str(Document.objects.get().signed_on) == "2022-07-02"


def test_what_was_agreed_anew_meanwhile_is_not_signed(client, small, drafts):
    document = issuing.agree(drafts[0], by=small.giang)
    before = boxes()
    issuing.withdraw(document, by=small.giang, reason="Sửa lời.")
    issuing.agree(drafts[0], by=small.giang)

    answer = send(client, small.giang, small, "sign_many", signed_on="02/07/2022", signed=before)

    assert set(answer.context["form"].errors) == {"signed"}
    assert not Amendment.objects.signed().exists()


def test_one_day_that_does_not_fit_stops_nobody_else(small, drafts):
    for draft in drafts:
        issuing.agree(draft, by=small.giang)
    drafts[0].version = 7

    outcomes = annex_batches.sign_many(
        drafts, by=small.giang, signed_on=world.AFTERWARDS, today=world.AFTERWARDS
    )

    assert [each.fault for each in outcomes] == [annex_batches.CHANGED, ""]


@pytest.mark.parametrize("name", ["agree_all", "sign_many"])
@pytest.mark.parametrize(("persona", "status"), [("dung", 404), ("binh", 403), ("hoa", 403), ("chi", 403)])
def test_others_do_nothing(client, small, drafts, name, persona, status):
    issuing.agree(drafts[0], by=small.giang)

    said = {"signed_on": "02/07/2022", "signed": boxes()}
    assert send(client, getattr(small, persona), small, name, **said).status_code == status
    assert not Job.objects.exists()
    assert not Amendment.objects.signed().exists()


def test_without_drafts_nothing_starts(client, small):
    answer = send(client, small.giang, small, "agree_all")

    assert answer.url == reverse("commitments:annex_drafts", args=[small.campaign.pk])
    assert not Job.objects.exists()
