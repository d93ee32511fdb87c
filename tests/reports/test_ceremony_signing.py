"""Ghi nhận ký cả lễ: đánh dấu ai đã ký, mỗi bản một kết quả, một bản hỏng không cản bản khác."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Campaign, Commitment, Document, Target
from reports import issuing, signing_batches
from tests import world
from tests.reports import agreed
from tests.units.test_jobs import QUEUE
from units import jobs
from units.models import AuditEvent, Job, JobItem
from units.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    """Chưa ai ký; U1 and U2 are agreed, U3 is not."""
    return agreed.build("U1", "U2")


def address(small):
    return reverse("reports:sign_many", args=[small.campaign.pk])


def keys(small, *units):
    return [f"{small.commitments[unit].pk}-{small.documents[unit].code}" for unit in units]


def sent(client, small, signed, day="05/01/2022", account=None):
    client.force_login(account or small.giang)
    return client.post(address(small), {"signed_on": day, "signed": signed})


def states():
    return dict(Commitment.objects.filter(campaign__code="C2022").values_list("unit__code", "status"))


def test_all_agreed_are_ticked_and_those_not_agreed_are_named(client, small):
    client.force_login(small.giang)

    form = client.get(address(small)).context["form"]

    assert form.initial == {"signed_on": date(2022, 1, 5), "signed": keys(small, "U1", "U2")}
    assert [row.unit.code for row in form.left_out] == ["U3"]
    assert set(states().values()) == {"draft"}


def outcomes():
    return list(JobItem.objects.values_list("label", "state", "error"))


def test_those_who_were_there_are_signed_and_the_absent_are_not(client, small):
    response = sent(client, small, keys(small, "U2"), "06/01/2022")

    job = Job.objects.get()
    assert (response.status_code, response.url) == (302, job.get_absolute_url())
    assert job.title == f"Ghi nhận 1 bản ký ngày 06/01/2022: {small.campaign.title}"
    assert job.origin == reverse("commitments:ceremony", args=[small.campaign.pk])
    assert outcomes() == [("Sở Thử U2", "done", "")]
    assert states() == {"U1": "draft", "U2": "signed", "U3": "draft"}
    assert Document.objects.get(commitment__unit__code="U2").signed_on == date(2022, 1, 6)


def test_one_that_fails_does_not_stop_the_rest_and_says_why(client, small):
    Target.objects.filter(item__commitment=small.commitments["U1"]).update(value=1)

    sent(client, small, keys(small, "U1", "U2"))

    stale = "Nội dung đã thay đổi sau khi chốt. Chốt lại, in và ký bản mới."
    assert outcomes() == [("Sở Thử U1", "failed", stale), ("Sở Thử U2", "done", "")]
    assert states() == {"U1": "draft", "U2": "signed", "U3": "draft"}


def test_after_mending_the_rest_is_signed_and_what_was_signed_stays(client, small):
    Target.objects.filter(item__commitment=small.commitments["U1"]).update(value=1)
    sent(client, small, keys(small, "U1", "U2"))
    Target.objects.filter(item__commitment=small.commitments["U1"], span="2022").update(value=90)
    Target.objects.filter(item__indicator__number="2", item__commitment=small.commitments["U1"]).update(
        value=4
    )

    job = jobs.again(Job.objects.get(), by=small.giang)

    assert (job.done, job.failed) == (2, 0)
    assert AuditEvent.objects.filter(verb="ky").count() == 2


@pytest.fixture
def queued(client, small, settings):
    """Việc đã giao, chưa ai làm."""
    settings.TASKS = QUEUE
    sent(client, small, keys(small, "U1", "U2"))
    return Job.objects.get()


def sign(small, by, day=5):
    mine = Commitment.objects.for_listing().get(unit__code="U1", campaign__code="C2022")
    issuing.sign(mine, by=by, signed_on=date(2022, 1, day), today=date(2022, 2, 1))


def test_what_this_job_signed_before_it_was_killed_is_not_signed_again(small, queued):
    sign(small, small.giang)

    jobs.perform(queued.pk)

    assert outcomes() == [("Sở Thử U1", "done", ""), ("Sở Thử U2", "done", "")]
    assert AuditEvent.objects.filter(verb="ky").count() == 2


def test_what_somebody_else_signed_meanwhile_is_told(small, queued):
    lan = world.account("lan", Role.OFFICER, small.units["UB"], small.units["UB"])
    sign(small, lan, 6)

    jobs.perform(queued.pk)

    told = "Bản cam kết này đã được ghi nhận ký ngày 06/01/2022. Hãy tải lại trang."
    assert outcomes() == [("Sở Thử U1", "failed", told), ("Sở Thử U2", "done", "")]


def test_what_was_reopened_or_discarded_meanwhile_is_told(small, queued):
    issuing.withdraw(small.documents["U1"], by=small.giang, reason="Sửa")
    Commitment.objects.filter(pk=small.commitments["U2"].pk).update(campaign=other_campaign(small))

    jobs.perform(queued.pk)

    reopened = "Văn bản vừa được mở lại hoặc chốt lại. Tải lại trang rồi ghi nhận."
    assert outcomes() == [("Sở Thử U1", "failed", reopened), ("Sở Thử U2", "failed", signing_batches.GONE)]
    assert set(states().values()) == {"draft"}


def other_campaign(small):
    return Campaign.objects.exclude(pk=small.campaign.pk).get()


def test_who_is_no_officer_any_more_signs_nothing(small, queued):
    small.giang.assignments.all().delete()

    jobs.perform(queued.pk)

    assert [state for _, state, _ in outcomes()] == ["failed", "failed"]
    assert set(states().values()) == {"draft"}


def test_what_changed_after_agreeing_is_not_ticked_by_itself(client, small):
    Target.objects.filter(item__commitment=small.commitments["U1"]).update(value=1)
    client.force_login(small.giang)

    response = client.get(address(small))

    assert response.context["form"].initial["signed"] == keys(small, "U2")
    assert "cần chốt lại" in response.content.decode()


def test_what_was_agreed_anew_since_the_page_was_opened_is_not_signed(client, small):
    stale = keys(small, "U1", "U2")
    Target.objects.filter(item__commitment=small.commitments["U1"]).update(value=1)
    issuing.agree(small.commitments["U1"], by=small.giang)

    response = sent(client, small, stale)

    assert set(response.context["form"].errors) == {"signed"}
    assert set(states().values()) == {"draft"}


@pytest.mark.parametrize(("day", "field"), [("31/12/2019", "signed_on"), ("5/1/2022", "signed_on")])
def test_a_wrong_day_signs_nothing(client, small, day, field):
    response = sent(client, small, keys(small, "U1"), day)

    assert set(response.context["form"].errors) == {field}
    assert set(states().values()) == {"draft"}


def test_nobody_ticked_signs_nothing(client, small):
    assert set(sent(client, small, []).context["form"].errors) == {"signed"}


@pytest.mark.parametrize(("persona", "status"), [("dung", 404), ("an", 403), ("chi", 403), ("hoa", 403)])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_officer_of_the_campaign(client, small, persona, status, method):
    client.force_login(getattr(small, persona))
    data = {"signed_on": "05/01/2022", "signed": keys(small, "U1")}

    assert getattr(client, method)(address(small), data).status_code == status
    assert set(states().values()) == {"draft"}


def test_all_who_share_one_document_are_signed_one_by_one(client):
    bundle = world.bundle(2, signed_on=None)
    bundle["campaigns"][0]["document"]["template"] = "joint"
    small = world.settle(bundle)
    document = issuing.agree(small.commitments["U1"], by=small.giang)
    signed = [f"{each.pk}-{document.code}" for each in small.commitments.values()]

    sent(client, small, signed)

    assert outcomes() == [("Sở Thử U1", "done", ""), ("Sở Thử U2", "done", "")]
    document.refresh_from_db()
    assert document.signed_on == date(2022, 1, 5)


def test_the_number_of_queries_does_not_depend_on_the_rows(client, small):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(address(small))
        return len(captured)

    client.force_login(small.giang)
    queries()
    before = queries()
    issuing.agree(small.commitments["U3"], by=small.giang)

    assert queries() == before
