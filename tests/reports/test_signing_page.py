"""Ghi nhận việc ký: chỉ văn thư của cơ quan nhận cam kết, một lần, với một ngày không thể đọc nhầm."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from commitments.models import Commitment, Document, Standing, Target
from reports import issuing
from tests import world
from units.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    """Chưa ai ký."""
    return world.build(signed_on=None)


def url(small, unit="U1"):
    return reverse("reports:sign", args=[small.commitments[unit].pk])


def now(small, unit="U1"):
    mine = Commitment.objects.get(pk=small.commitments[unit].pk)
    return str(mine.status), mine.signed_on


def post(client, account, address, day="05/01/2022", **more):
    client.force_login(account)
    return client.post(address, {"signed_on": day} | more)


def test_the_officer_records_the_signature(client, small):
    response = post(client, small.giang, url(small), "06/01/2022")

    assert response.headers["Location"] == small.commitments["U1"].get_absolute_url()
    assert now(small) == ("signed", date(2022, 1, 6))
    event = AuditEvent.objects.get(verb="ky")
    document = Document.objects.get()
    about = {"signed_on": "2022-01-06", "document": document.code, "sha256": document.pdf}
    assert (event.by, event.data, document.signed_on) == (small.giang, about, date(2022, 1, 6))
    assert Standing.objects.filter(commitment=small.commitments["U1"]).count() == 8


def test_the_success_is_said_on_the_next_page(client, small):
    client.force_login(small.giang)

    page = client.post(url(small), {"signed_on": "06/01/2022"}, follow=True).content.decode()

    assert "Bản cam kết của Sở Thử U1 ký ngày 06/01/2022." in page


def test_what_has_no_target_yet_is_named_before_signing(client, small):
    client.force_login(small.giang)
    small.commitments["U1"].items.get(indicator__number="1").targets.all().delete()

    assert client.get(url(small)).context["untargeted"] == ["1"]
    assert client.get(url(small, "U2")).context["untargeted"] == []


def test_the_day_of_the_ceremony_is_filled_in(client, small):
    client.force_login(small.giang)

    page = client.get(url(small)).content.decode()

    assert 'value="05/01/2022"' in page
    assert "Dữ liệu thử." in page
    assert now(small) == ("draft", None)


def test_without_a_ceremony_the_day_is_left_open(client, small):
    small.campaign.ceremony.delete()
    client.force_login(small.giang)

    assert client.get(url(small)).context["form"].initial == {"signed_on": None}


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_does_not_find_it(client, small, method):
    client.force_login(small.dung)

    assert getattr(client, method)(url(small), {"signed_on": "05/01/2022"}).status_code == 404
    assert now(small) == ("draft", None)


def test_another_unit_does_not_find_it(client, small):
    assert post(client, small.mai, url(small)).status_code == 404


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "hoa", "khanh", "quan"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_sees_it_without_being_the_officer_may_not_sign(client, small, persona, method):
    client.force_login(getattr(small, persona))

    assert getattr(client, method)(url(small), {"signed_on": "05/01/2022"}).status_code == 403
    assert now(small) == ("draft", None)


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_signed_is_not_signed_again(client, small, method):
    post(client, small.giang, url(small))

    assert getattr(client, method)(url(small), {"signed_on": "07/01/2022"}).status_code == 403
    assert now(small) == ("signed", date(2022, 1, 5))
    assert AuditEvent.objects.filter(verb="ky").count() == 1


MISREADABLE = [
    "05/01/22",
    "5/1/2022",
    "05-01-2022",
    "2022-01-05",
    "05/01/2022 08:00",
    "0501/2022",
    "mai",
    "٠٥/٠١/٢٠٢٢",
]
IMPOSSIBLE = ["31/02/2022", "00/01/2022", "05/13/2022"]


@pytest.mark.parametrize("day", [*MISREADABLE, *IMPOSSIBLE, ""])
def test_a_day_that_can_be_misread_is_refused_and_stays_in_the_field(client, small, day):
    response = post(client, small.giang, url(small), day)

    assert set(response.context["form"].errors) == {"signed_on"}
    assert response.context["form"]["signed_on"].value() == day
    assert now(small) == ("draft", None)


def test_spaces_around_the_day_are_no_fault(client, small):
    post(client, small.giang, url(small), " 05/01/2022 ")

    assert now(small) == ("signed", date(2022, 1, 5))


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("31/12/2020", "Ngày ký phải từ năm 2021 đến năm 2022, theo đợt cam kết."),
        ("01/01/2023", "Ngày ký phải từ năm 2021 đến năm 2022, theo đợt cam kết."),
        ("01/02/2022", "Đơn vị thành lập ngày 01/03/2022, sau ngày này."),
        ("01/12/2022", "Đơn vị đã kết thúc ngày 30/11/2022, trước ngày này."),
    ],
)
def test_the_day_lies_in_the_campaign_and_in_the_life_of_the_unit(client, small, day, message):
    unit = small.units["U1"]
    type(unit).objects.filter(pk=unit.pk).update(valid_from=date(2022, 3, 1), valid_to=date(2022, 11, 30))

    response = post(client, small.giang, url(small), day)

    assert response.context["form"].errors == {"signed_on": [message]}
    assert now(small) == ("draft", None)


def test_a_day_to_come_is_refused_beside_the_field(client, small):
    tomorrow = timezone.localdate() + timedelta(days=1)
    type(small.campaign).objects.update(year_to=tomorrow.year)

    response = post(client, small.giang, url(small), f"{tomorrow:%d/%m/%Y}")

    assert response.context["form"].errors == {"signed_on": ["Ngày ký không được sau hôm nay."]}
    assert now(small) == ("draft", None)


def test_a_commitment_without_content_cannot_be_signed(client, small):
    small.commitments["U1"].items.all().delete()

    response = post(client, small.giang, url(small))

    assert response.context["form"].errors == {"signed_on": ["Bản cam kết chưa có nội dung nào."]}
    assert now(small) == ("draft", None)


def test_the_document_that_was_shown_is_the_one_that_is_signed(client, small):
    shown = issuing.agree(small.commitments["U1"], by=small.giang)

    assert f'value="{shown.code}"' in client_page(client, small)
    post(client, small.giang, url(small), document=shown.code)

    shown.refresh_from_db()
    assert (now(small), shown.signed_on) == (("signed", date(2022, 1, 5)), date(2022, 1, 5))


@pytest.mark.parametrize("change", ["reopened", "agreed anew", "edited"])
def test_what_was_shown_and_is_no_longer_so_is_not_signed(client, small, change):
    shown = issuing.agree(small.commitments["U1"], by=small.giang)
    if change == "reopened":
        issuing.withdraw(shown, by=small.giang, reason="Sửa")
    else:
        Target.objects.filter(item__commitment=small.commitments["U1"]).update(value=1)
    if change == "agreed anew":
        issuing.agree(small.commitments["U1"], by=small.giang)

    response = post(client, small.giang, url(small), document=shown.code)

    assert set(response.context["form"].errors) == {"signed_on"}
    assert now(small) == ("draft", None)


def test_the_page_says_when_the_content_has_changed(client, small):
    issuing.agree(small.commitments["U1"], by=small.giang)
    Target.objects.filter(item__commitment=small.commitments["U1"]).update(value=1)

    assert "Nội dung đã thay đổi sau khi chốt" in client_page(client, small)


def client_page(client, small):
    client.force_login(small.giang)
    return client.get(url(small)).content.decode()


def test_only_get_and_post_are_answered(client, small):
    client.force_login(small.giang)

    assert client.put(url(small)).status_code == 405
