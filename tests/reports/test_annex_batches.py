"""Chốt và ghi nhận ký nhiều phụ lục: all at once, each by itself."""

import pytest
from django.urls import reverse
from django.utils import timezone

from commitments.models import Amendment, Document
from reports import issuing, signing_batches
from tests import world
from tests.commitments.annexes import drafted
from tests.units.test_jobs import QUEUE
from units import jobs
from units.models import AuditEvent, Job

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

    job = Job.objects.get()
    assert (answer.url, job.kind) == (job.get_absolute_url(), "sign-annexes")
    assert list(job.items.values_list("label", "state")) == [("Phụ lục số 1 – Sở Thử U1 – C2022", "done")]
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


def test_one_that_was_edited_meanwhile_stops_nobody_else(small, drafts, settings):
    chosen = [(each, issuing.agree(each, by=small.giang).code) for each in drafts]
    settings.TASKS = QUEUE
    day = timezone.localdate()
    job = signing_batches.sign_annexes(small.campaign, chosen, by=small.giang, signed_on=day)
    Amendment.objects.filter(pk=drafts[0].pk).update(reason="Lý do khác.")

    jobs.perform(job.pk)

    changed = "Nội dung đã thay đổi sau khi chốt. Chốt lại, in và ký bản mới."
    assert list(job.items.values_list("state", "error")) == [("failed", changed), ("done", "")]


def test_an_annex_that_this_job_signed_before_it_was_killed_is_not_signed_again(small, drafts, settings):
    chosen = [(drafts[0], issuing.agree(drafts[0], by=small.giang).code)]
    settings.TASKS = QUEUE
    day = timezone.localdate()
    job = signing_batches.sign_annexes(small.campaign, chosen, by=small.giang, signed_on=day)
    issuing.sign_amendment(drafts[0], by=small.giang, signed_on=day, today=day, version=drafts[0].version)

    jobs.perform(job.pk)

    assert list(job.items.values_list("state", "error")) == [("done", "")]
    assert AuditEvent.objects.filter(verb="ky-phu-luc").count() == 1


def test_an_annex_that_was_discarded_meanwhile_is_told(small, drafts, settings):
    document = issuing.agree(drafts[0], by=small.giang)
    settings.TASKS = QUEUE
    job = signing_batches.sign_annexes(
        small.campaign, [(drafts[0], document.code)], by=small.giang, signed_on=timezone.localdate()
    )
    document.delete()
    drafts[0].delete()

    jobs.perform(job.pk)

    assert list(job.items.values_list("error", flat=True)) == [signing_batches.GONE]


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
