"""Ghi nhận ký cả lễ: đánh dấu ai đã ký, mỗi dòng một kết quả, một dòng hỏng không cản dòng khác."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Commitment, Document, Target
from reports import issuing
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    """Chưa ai ký; U1 and U2 are agreed, U3 is not."""
    small = world.build(signed_on=None)
    small.documents = {unit: issuing.agree(small.commitments[unit], by=small.giang) for unit in ("U1", "U2")}
    return small


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


def test_those_who_were_there_are_signed_and_the_absent_are_not(client, small):
    response = sent(client, small, keys(small, "U2"), "06/01/2022")

    assert [(each.commitment.unit.code, each.fault) for each in response.context["outcomes"]] == [("U2", "")]
    assert states() == {"U1": "draft", "U2": "signed", "U3": "draft"}
    assert Document.objects.get(commitment__unit__code="U2").signed_on == date(2022, 1, 6)


def test_one_that_fails_does_not_stop_the_rest_and_says_why(client, small):
    Target.objects.filter(item__commitment=small.commitments["U1"]).update(value=1)

    response = sent(client, small, keys(small, "U1", "U2"))

    first, second = response.context["outcomes"]
    assert (first.is_done, second.is_done) == (False, True)
    assert "Chốt lại" in first.fault
    assert states() == {"U1": "draft", "U2": "signed", "U3": "draft"}


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
    world.import_data(bundle)
    small = world.populate()
    document = issuing.agree(small.commitments["U1"], by=small.giang)
    signed = [f"{each.pk}-{document.code}" for each in small.commitments.values()]

    response = sent(client, small, signed)

    assert [each.fault for each in response.context["outcomes"]] == ["", ""]
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
