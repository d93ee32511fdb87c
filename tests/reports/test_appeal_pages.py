"""Kiến nghị về kết quả tạm tính trên trang: ai gửi, ai trả lời, điều được chấp nhận thì sửa ở đâu."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from commitments import appealing
from commitments.models import Appeal, Entry
from tests import publishing as by_hand
from tests import world
from tests.commitments.test_evidence import png
from tests.reports.test_conclusions_page import text_of
from tests.reports.test_publication_pages import appeal, card_url, file_url, opened, published, small, today
from units.models import AuditEvent

__all__ = ["appeal", "published", "small", "today"]
pytestmark = pytest.mark.django_db


def test_the_head_appeals_with_a_file(client, small, published):
    sent = {"reason": "Thiếu một cuộc", "files": [SimpleUploadedFile("Biên bản.png", png())]}

    page = opened(client, small.binh, file_url(small, published), sent)

    appeal = Appeal.objects.get()
    assert (appeal.commitment, appeal.reason, appeal.filed_by) == (
        small.commitments["U1"],
        "Thiếu một cuộc",
        small.binh,
    )
    assert [file.name for file in appeal.evidence.all()] == ["Biên bản.png"]
    assert "Đã gửi kiến nghị về chỉ tiêu 2." in text_of(page)


def test_a_second_appeal_about_the_same_indicator_is_refused_with_words(client, small, published, appeal):
    page = opened(client, small.binh, file_url(small, published), {"reason": "Lần nữa"})

    assert "Đơn vị đã kiến nghị về chỉ tiêu này." in text_of(page)
    assert Appeal.objects.count() == 1


@pytest.mark.parametrize("persona", ["an", "chi", "giang", "hoa", "khanh", "quan"])
def test_only_the_head_appeals(client, small, published, persona):
    page = opened(client, getattr(small, persona), file_url(small, published), {"reason": "x"})

    assert page.status_code == 403
    assert not Appeal.objects.exists()


def test_when_the_time_is_over_the_card_offers_no_appeal(client, small):
    published = by_hand.provisional(small)

    page = opened(client, small.binh, card_url(small, published))

    assert not page.context["may_appeal"]
    assert opened(client, small.binh, file_url(small, published), {"reason": "x"}).status_code == 403


def test_the_reviewer_answers(client, small, appeal):
    page = opened(client, small.chi, appeal.get_absolute_url(), {"accepted": "0", "reason": "Không đủ"})

    appeal.refresh_from_db()
    assert (appeal.state, appeal.answer) == ("rejected", "Không đủ")
    assert "Đã trả lời kiến nghị." in text_of(page)
    assert opened(client, small.binh, appeal.get_absolute_url()).context["form"] is None


def test_an_answer_needs_a_reason(client, small, appeal):
    page = opened(client, small.chi, appeal.get_absolute_url(), {"accepted": "1", "reason": ""})

    appeal.refresh_from_db()
    assert "Ghi lý do trả lời." in text_of(page)
    assert appeal.state == "open"


@pytest.mark.parametrize(("persona", "status"), [("mai", 404), ("an", 403), ("binh", 403), ("hoa", 403)])
def test_nobody_else_answers(client, small, appeal, persona, status):
    data = {"accepted": "1", "reason": "x"}

    assert opened(client, getattr(small, persona), appeal.get_absolute_url(), data).status_code == status
    assert Appeal.objects.get().state == "open"


def test_what_was_accepted_is_carried_out_on_its_page(client, small, appeal):
    appealing.answer(appeal, accepted=True, reason="Đúng", by=small.chi)
    item = appeal.item_id
    sent = {
        f"c{item}-value": "4",
        f"c{item}-comment": "Theo kiến nghị",
        f"c{item}-decision": "",
        "version": "1",
    }

    page = opened(client, small.chi, reverse("reports:appeal_correct", args=[appeal.pk]), sent)

    entry = Entry.objects.get(report=world.filed(), item=item)
    assert (entry.value, entry.verified_value, world.filed().status) == (1, 4, "approved")
    assert "điểm và thứ hạng đã tính lại" in text_of(page)
    assert AuditEvent.objects.filter(verb="sua-theo-kien-nghi").count() == 1


def test_what_was_not_accepted_is_not_carried_out(client, small, appeal):
    url = reverse("reports:appeal_correct", args=[appeal.pk])

    assert opened(client, small.chi, url).status_code == 403
    assert opened(client, small.binh, url).status_code == 403
