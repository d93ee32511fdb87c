"""Chốt nội dung, mở lại, ký thay trên trang: chỉ văn thư, hỏi một lần, không đổi gì khi mở xem."""

from datetime import date

import pytest
from django.urls import reverse

from commitments.models import Commitment, Document, Target
from reports import issuing
from tests import world
from units import vault
from units.models import Person, Term

pytestmark = pytest.mark.django_db
PAGES = ["agree", "reopen", "deputy"]


@pytest.fixture
def small():
    """Chưa ai ký; U1 has a deputy."""
    small = world.build(signed_on=None)
    unit = small.units["U1"]
    person = Person.objects.create(province=unit.province, code="PHO", name="Trần Thị Phó")
    Term.objects.create(person=person, unit=unit, title="Phó Giám đốc", role="deputy")
    small.deputy = person
    return small


def url(small, page, unit="U1"):
    return reverse(f"reports:{page}", args=[small.commitments[unit].pk])


def opened(client, account, address):
    client.force_login(account)
    return client.get(address)


def sent(client, account, address, **data):
    client.force_login(account)
    return client.post(address, data)


def agreed(small, unit="U1"):
    return issuing.agree(small.commitments[unit], by=small.giang)


def change_content(unit="U1"):
    Target.objects.filter(item__commitment__unit__code=unit).update(value=1)


def rows():
    return list(Document.objects.order_by("pk").values_list("commitment__unit__code", "withdrawn_reason"))


def test_the_officer_agrees_on_the_content(client, small):
    response = sent(client, small.giang, url(small, "agree"))

    assert response.headers["Location"] == small.commitments["U1"].get_absolute_url()
    assert rows() == [("U1", "")]


def test_opening_the_page_agrees_on_nothing(client, small):
    assert opened(client, small.giang, url(small, "agree")).status_code == 200
    assert rows() == []


def test_what_is_missing_for_this_paper_is_listed(client, small):
    Target.objects.filter(item__commitment=small.commitments["U1"], item__indicator__number="2").delete()
    Term.objects.filter(unit=small.units["U2"], role="head").update(ends_on=date(2021, 12, 31))

    assert gaps(client, small, "U1") - gaps(client, small, "U3") == {"Chưa có mức giao. Năm 2022: 2."}
    assert gaps(client, small, "U2") - gaps(client, small, "U3") == {
        "Chưa có người đứng đầu vào ngày tổ chức."
    }


def gaps(client, small, unit):
    return set(opened(client, small.giang, url(small, "agree", unit)).context["gaps"])


def test_what_has_changed_is_agreed_anew(client, small):
    agreed(small)
    change_content()

    assert "Chốt lại nội dung" in opened(client, small.giang, url(small, "agree")).content.decode()
    sent(client, small.giang, url(small, "agree"))

    assert rows() == [("U1", "Chốt lại sau khi nội dung thay đổi."), ("U1", "")]


def test_a_full_disk_is_told_on_the_page_and_nothing_is_agreed(client, small, monkeypatch):
    def full(content):
        raise vault.NoRoom("Máy chủ đã hết chỗ lưu tệp.")

    monkeypatch.setattr(vault, "keep", full)

    response = sent(client, small.giang, url(small, "agree"))

    assert "Máy chủ đã hết chỗ lưu tệp." in response.content.decode()
    assert rows() == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_none_of_the_pages_and_an_insider_may_not(client, small, page, method):
    before = agreed(small)
    data = {"reason": "Sửa", "deputy": str(small.deputy.pk)}
    for persona, status in [
        ("dung", 404),
        ("mai", 404),
        ("an", 403),
        ("binh", 403),
        ("chi", 403),
        ("hoa", 403),
    ]:
        client.force_login(getattr(small, persona))
        assert getattr(client, method)(url(small, page), data).status_code == status

    assert rows() == [("U1", "")]
    assert issuing.current(small.commitments["U1"]) == before


def test_reopening_needs_a_reason(client, small):
    agreed(small)

    response = sent(client, small.giang, url(small, "reopen"), reason=" ")

    assert response.context["form"].errors == {"reason": ["Ghi lý do mở lại."]}
    assert rows() == [("U1", "")]


def test_what_is_reopened_is_withdrawn_with_its_reason(client, small):
    agreed(small)

    response = sent(client, small.giang, url(small, "reopen"), reason="Sai mức giao")

    assert response.headers["Location"] == small.commitments["U1"].get_absolute_url()
    assert rows() == [("U1", "Sai mức giao")]
    assert opened(client, small.giang, url(small, "reopen")).status_code == 403


def test_a_deputy_is_chosen_and_the_document_agreed_anew(client, small):
    agreed(small)

    sent(client, small.giang, url(small, "deputy"), deputy=str(small.deputy.pk))

    assert Commitment.objects.get(pk=small.commitments["U1"].pk).deputy == small.deputy
    assert rows() == [("U1", "Đổi người ký."), ("U1", "")]
    page = client.get(small.commitments["U1"].get_absolute_url()).content.decode()
    assert "Trần Thị Phó" in page
    assert "Có cấp phó ký thay người đứng đầu (KT.)." in page


def test_the_head_signs_again_when_nobody_is_chosen(client, small):
    sent(client, small.giang, url(small, "deputy"), deputy=str(small.deputy.pk))
    sent(client, small.giang, url(small, "deputy"), deputy="0")

    assert Commitment.objects.get(pk=small.commitments["U1"].pk).deputy is None


def test_only_deputies_of_the_unit_can_be_chosen(client, small):
    response = sent(client, small.giang, url(small, "deputy"), deputy="999999")

    assert set(response.context["form"].errors) == {"deputy"}
    assert "chưa có cấp phó nào" in opened(client, small.giang, url(small, "deputy", "U2")).content.decode()


def test_after_signing_there_is_nothing_left_to_agree_reopen_or_choose(client, small):
    agreed(small)
    issuing.sign(small.commitments["U1"], by=small.giang, signed_on=date(2022, 1, 5), today=date(2022, 2, 1))

    for page in PAGES:
        assert sent(client, small.giang, url(small, page), reason="Sửa").status_code == 403
    assert rows() == [("U1", "")]


def test_what_came_signed_in_a_bundle_gets_a_document_that_says_so(client, small):
    Commitment.objects.filter(pk=small.commitments["U1"].pk).update(
        status="signed", signed_on=date(2022, 1, 6)
    )
    page = opened(client, small.giang, small.commitments["U1"].get_absolute_url()).content.decode()
    assert "Lập bản có mã xác thực" in page

    sent(client, small.giang, url(small, "agree"))

    document = Document.objects.get()
    assert (document.is_made_afterwards, document.signed_on) == (True, date(2022, 1, 6))
    page = client.get(small.commitments["U1"].get_absolute_url()).content.decode()
    assert "Tệp này lập từ dữ liệu sau khi ký" in page
