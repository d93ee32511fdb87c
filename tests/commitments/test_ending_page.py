"""Trang kết thúc bản cam kết: chỉ văn thư của cơ quan nhận cam kết, khi bản cam kết đang có hiệu lực."""

from datetime import date

import pytest
from django.urls import reverse

from commitments.models import Commitment
from tests import world
from units.models import AuditEvent, Unit

pytestmark = pytest.mark.django_db
SAID = {"ended_on": "30/06/2022", "reason": "Sắp xếp theo Nghị quyết số 1"}


@pytest.fixture
def small():
    return world.build()


def url(small, unit="U1"):
    return reverse("commitments:end", args=[small.commitments[unit].pk])


def now(small, unit="U1"):
    mine = Commitment.objects.get(pk=small.commitments[unit].pk)
    return str(mine.status), mine.ended_on, mine.ended_reason


def post(client, account, address, **changes):
    client.force_login(account)
    return client.post(address, SAID | changes)


def test_the_officer_ends_a_commitment(client, small):
    response = post(client, small.giang, url(small))

    assert response.headers["Location"] == small.commitments["U1"].get_absolute_url()
    assert now(small) == ("ended", date(2022, 6, 30), "Sắp xếp theo Nghị quyết số 1")


def test_the_commitment_tells_its_end_and_its_history(client, small):
    client.force_login(small.giang)

    page = client.post(url(small), SAID, follow=True).content.decode()

    assert "Bản cam kết của Sở Thử U1 kết thúc ngày 30/06/2022." in page
    assert "Kết thúc bản cam kết: Sắp xếp theo Nghị quyết số 1" in page
    assert url(small) not in page


@pytest.mark.parametrize(("persona", "is_offered"), [("giang", True), ("chi", False), ("binh", False)])
def test_the_way_there_is_offered_to_the_officer_only(client, small, persona, is_offered):
    client.force_login(getattr(small, persona))

    page = client.get(small.commitments["U1"].get_absolute_url()).content.decode()

    assert (url(small) in page) == is_offered


def test_the_end_of_the_unit_is_filled_in(client, small):
    Unit.objects.filter(pk=small.units["U1"].pk).update(valid_to=date(2022, 6, 30))
    client.force_login(small.giang)

    page = client.get(url(small)).content.decode()

    assert 'value="30/06/2022"' in page
    assert "Kết thúc do sắp xếp đơn vị." in page
    assert now(small) == ("signed", None, "")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("persona", ["dung", "mai"])
def test_a_stranger_and_another_unit_do_not_find_it(client, small, persona, method):
    client.force_login(getattr(small, persona))

    assert getattr(client, method)(url(small), SAID).status_code == 404
    assert now(small) == ("signed", None, "")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("persona", ["an", "binh", "chi", "hoa", "khanh", "quan"])
def test_who_sees_it_without_being_the_officer_may_not_end_it(client, small, persona, method):
    client.force_login(getattr(small, persona))

    assert getattr(client, method)(url(small), SAID).status_code == 403
    assert now(small) == ("signed", None, "")


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_has_ended_does_not_end_again(client, small, method):
    post(client, small.giang, url(small))

    assert getattr(client, method)(url(small), SAID | {"ended_on": "31/07/2022"}).status_code == 403
    assert now(small)[1] == date(2022, 6, 30)
    assert AuditEvent.objects.filter(verb="ket-thuc").count() == 1


def test_a_draft_of_a_commitment_does_not_end(client):
    small = world.build(signed_on=None)

    assert post(client, small.giang, url(small)).status_code == 403
    assert now(small) == ("draft", None, "")


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"reason": " "}, {"reason": ["Ghi lý do kết thúc bản cam kết."]}),
        ({"ended_on": ""}, {"ended_on": ["Nhập ngày."]}),
        (
            {"ended_on": "04/01/2022"},
            {"ended_on": ["Ngày kết thúc phải từ ngày ký (05/01/2022) đến hôm nay."]},
        ),
    ],
)
def test_a_fault_stands_beside_its_field_and_nothing_changes(client, small, changes, errors):
    response = post(client, small.giang, url(small), **changes)

    assert response.context["form"].errors == errors
    assert now(small) == ("signed", None, "")


def test_only_get_and_post_are_answered(client, small):
    client.force_login(small.giang)

    assert client.put(url(small)).status_code == 405
