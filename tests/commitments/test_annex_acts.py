"""Sửa, ký, huỷ dự thảo phụ lục trên trang; two officers at once."""

from datetime import date
from decimal import Decimal

import pytest

from commitments import annexing
from commitments.models import Amendment, ClosedYear, Standing
from tests import world
from tests.commitments.annexes import address, drafted, item, proposal, typed
from tests.commitments.test_agreement_page import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return world.build(
        reports=[
            world.report("U1", f"2022-Q{each}", "approved", submitted_on=f"2022-{3 * each:02d}-14")
            for each in (1, 2, 3, 4)
        ]
    )


def test_a_draft_is_revised_from_what_is_stored(client, small):
    drafted(small)
    client.force_login(small.giang)
    form = client.get(address(small, "revise")).context["form"]
    assert form[f"muc-{item(small, '1')}-2022"].value() == "100"

    client.post(address(small, "revise"), typed(small, version="1", reason="Nhiều việc"))

    assert annexing.proposal_of(Amendment.objects.get()) == proposal(n1="95.5", reason="Nhiều việc")


def test_of_two_officers_the_second_sees_what_the_first_saved(client, small):
    drafted(small)
    client.force_login(small.giang)
    client.post(address(small, "revise"), typed(small, version="1"))

    late = client.post(
        address(small, "revise"), typed(small, version="1") | {f"muc-{item(small, '1')}-2022": "80"}
    )

    assert late.status_code == 409
    assert "Dự thảo vừa được người khác sửa" in text_of(late)
    assert "≥ 95,5" in text_of(late)
    assert 'name="version" value="2"' in late.content.decode()
    assert 'value="80"' in late.content.decode()
    assert annexing.proposal_of(Amendment.objects.get()) == proposal(n1="95.5")


def test_the_officer_records_the_signature(client, small):
    drafted(small)
    client.force_login(small.giang)

    response = client.post(address(small, "sign"), {"signed_on": "02/07/2022", "version": "1"}, follow=True)

    assert "Phụ lục số 01 đã ký, có hiệu lực từ ngày 01/07/2022." in text_of(response)
    assert Amendment.objects.get().signed_on == date(2022, 7, 2)
    score = Standing.objects.get(commitment=small.commitments["U1"], period="2022-Q3", basis="official").score
    assert score == Decimal("88.33")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"signed_on": "02/07/2022", "version": "9"}, "Dự thảo phụ lục vừa được người khác sửa"),
        ({"signed_on": "02/07/2022"}, "Dự thảo phụ lục vừa được người khác sửa"),
        (
            {"signed_on": "01/01/2022", "version": "1"},
            "Ngày ký phụ lục phải từ ngày ký bản cam kết (05/01/2022)",
        ),
        ({"signed_on": "", "version": "1"}, "Nhập ngày."),
    ],
)
def test_what_cannot_be_signed_stays_a_draft(client, small, data, message):
    drafted(small)
    client.force_login(small.giang)

    response = client.post(address(small, "sign"), data)

    assert message in response.context["form"].errors["signed_on"][0]
    assert Amendment.objects.get().signed_on is None


def test_a_draft_that_cannot_be_signed_any_more_says_why(client, small):
    drafted(small)
    ClosedYear.objects.create(campaign=small.campaign, year=2022)
    client.force_login(small.giang)

    page = client.get(address(small))

    assert "Chưa ký được: Năm 2022 đã khoá" in text_of(page)
    assert address(small, "sign") not in page.content.decode()


def test_a_draft_is_discarded(client, small):
    drafted(small)
    client.force_login(small.giang)
    assert "số phụ lục dùng lại được" in text_of(client.get(address(small, "discard")))

    response = client.post(address(small, "discard"), {"version": "1"}, follow=True)

    assert "Đã huỷ dự thảo Phụ lục số 01." in text_of(response)
    assert not Amendment.objects.exists()


def test_a_draft_that_changed_meanwhile_is_not_discarded(client, small):
    drafted(small)
    client.force_login(small.giang)

    response = client.post(address(small, "discard"), {"version": "7"}, follow=True)

    assert "vừa được người khác sửa" in text_of(response)
    assert Amendment.objects.count() == 1
