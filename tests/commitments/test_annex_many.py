"""Một thay đổi cho nhiều đơn vị: each its own annex, one that cannot does not stop the others."""

import pytest
from django.urls import reverse

from commitments import annexing
from commitments.models import Amendment
from tests import world
from tests.commitments.annexes import drafted, proposal, typed
from tests.commitments.test_agreement_page import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return world.build()


def address(small, act="draw_up_many"):
    return reverse(f"commitments:annex_{act}", args=[small.campaign.pk])


def asked(small, *units, **changes):
    return typed(small, **changes) | {"commitments": [str(small.commitments[unit].pk) for unit in units]}


def test_each_unit_gets_its_own_and_who_cannot_is_told_why(client, small):
    drafted(small, unit="U2")
    client.force_login(small.giang)

    response = client.post(address(small), asked(small, "U1", "U2", "U3"), follow=True)

    text = text_of(response)
    assert "Đã lập dự thảo phụ lục cho 2 đơn vị." in text
    assert "Sở Thử U2: Đã có dự thảo Phụ lục số 01. Sửa, ký hoặc huỷ dự thảo đó trước." in text
    found = {each.commitment.unit.code: annexing.proposal_of(each) for each in Amendment.objects.all()}
    assert found == {"U1": proposal(n1="95.5"), "U2": proposal(n1="100"), "U3": proposal(n1="95.5")}


def test_the_preview_says_for_each_what_would_change_and_stores_nothing(client, small):
    drafted(small, unit="U2")
    client.force_login(small.giang)

    text = text_of(client.post(address(small), asked(small, "U1", "U2", next="xem-truoc")))

    assert "Sở Thử U1: Phụ lục số 01" in text
    assert "Sở Thử U2 Không lập được: Đã có dự thảo Phụ lục số 01." in text
    assert "Năm 2022 ≥ 90 ≥ 95,5" in text
    assert Amendment.objects.count() == 1


def test_without_a_unit_nothing_is_drawn_up(client, small):
    client.force_login(small.giang)

    response = client.post(address(small), typed(small))

    assert response.context["form"].errors == {"commitments": ["Chọn ít nhất một đơn vị."]}
    assert not Amendment.objects.exists()


@pytest.mark.parametrize(("persona", "status"), [("dung", 404), ("an", 403), ("chi", 403), ("quan", 403)])
def test_others_do_none_of_it(client, small, persona, status):
    client.force_login(getattr(small, persona))

    assert client.get(address(small, "drafts")).status_code == status
    assert client.post(address(small), asked(small, "U1")).status_code == status
    assert not Amendment.objects.exists()


def test_applying_again_is_offered_where_some_unit_was_left_out(client, small):
    client.force_login(small.giang)
    assert "Áp dụng trở lại" not in client.get(address(small)).content.decode()
    small.commitments["U3"].items.filter(indicator__number="1").update(not_applicable="không có thủ tục")

    page = text_of(client.get(address(small)))

    assert page.count("Áp dụng trở lại") == 1
    assert "Giữ nguyên:" not in page
