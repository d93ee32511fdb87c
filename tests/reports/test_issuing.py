"""Chốt nội dung: what is frozen, who may, and what happens when the content changes before or meanwhile."""

import errno
import json
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from commitments import documents
from commitments.conflicts import NotReady, Refused
from commitments.models import Document, Target
from reports import issuing
from reports.documents import snapshot
from reports.documents.phrases import date_line
from tests import world
from tests.reports import agreed as papers
from tests.reports.documents.reading import pages, text
from units import vault
from units.models import AuditEvent, Person, Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(request):
    """Chưa ai ký."""
    return papers.build("U1") if "agreed" in request.fixturenames else world.build(signed_on=None)


@pytest.fixture
def first(small):
    return small.commitments["U1"]


@pytest.fixture
def agreed(small):
    return small.documents["U1"]


def change_a_target(unit="U1", value=95):
    Target.objects.filter(item__commitment__unit__code=unit, item__indicator__number="1").update(value=value)


def test_agreeing_freezes_the_content_and_the_file(small, first, agreed):
    assert (agreed.campaign, agreed.commitment, agreed.amendment) == (small.campaign, first, None)
    assert (agreed.agreed_by, agreed.signed_on, agreed.signed_for, agreed.is_made_afterwards) == (
        small.giang,
        None,
        False,
        False,
    )
    assert agreed.snapshot_hash == snapshot.digest(agreed.snapshot)
    assert vault.digest_of(issuing.content(agreed)) == agreed.pdf
    assert agreed.pages == len(pages(issuing.content(agreed)))
    event = AuditEvent.objects.get(verb="chot", chain__key=first.audit_chain)
    assert (event.by, event.data) == (
        small.giang,
        {"code": agreed.code, "sha256": agreed.pdf, "content": agreed.snapshot_hash},
    )


def test_the_agreed_paper_carries_its_code_and_the_day_of_the_ceremony_and_no_draft_mark(agreed):
    sheets = [text(page) for page in pages(issuing.content(agreed))]

    assert all(agreed.shown_code in sheet for sheet in sheets)
    assert "Thử, ngày 05 tháng 01 năm 2022" in sheets[0]
    assert json.loads(agreed.snapshot)["paper"]["signed_on"] == "2022-01-05"


def test_without_a_ceremony_the_day_is_left_blank(small, first):
    small.campaign.ceremony.delete()

    agreed = issuing.agree(first, by=small.giang)

    assert date_line("Thử", None) in text(pages(issuing.content(agreed))[0])


def test_agreeing_twice_on_the_same_content_is_one_document(small, first, agreed):
    assert issuing.agree(first, by=small.giang) == agreed
    assert Document.objects.count() == 1
    assert AuditEvent.objects.filter(verb="chot").count() == 1


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "hoa", "khanh", "quan", "mai", "dung"])
def test_nobody_but_the_officer_agrees_or_withdraws(small, first, agreed, persona):
    with pytest.raises(Refused):
        issuing.withdraw(agreed, by=getattr(small, persona), reason="Sửa")
    change_a_target()
    with pytest.raises(Refused):
        issuing.agree(first, by=getattr(small, persona))

    assert list(Document.objects.values_list("pk", "withdrawn_at")) == [(agreed.pk, None)]


def test_content_that_changes_later_makes_the_document_stale_and_agreeing_anew_replaces_it(
    small, first, agreed
):
    assert not issuing.is_stale(agreed)
    change_a_target()

    assert issuing.is_stale(agreed)
    again = issuing.agree(first, by=small.giang)

    agreed.refresh_from_db()
    assert (agreed.withdrawn_by, agreed.withdrawn_reason) == (small.giang, documents.REPLACED)
    assert issuing.current(first) == again
    assert again.code != agreed.code
    assert AuditEvent.objects.filter(verb="chot").latest("pk").data["replaces"] == agreed.code


def test_content_that_changes_while_the_paper_is_printed_is_not_agreed(small, first, monkeypatch):
    printing = issuing.press.render

    def change_meanwhile(paper):
        change_a_target()
        return printing(paper)

    monkeypatch.setattr(issuing.press, "render", change_meanwhile)

    with pytest.raises(NotReady, match="Nội dung vừa được sửa"):
        issuing.agree(first, by=small.giang)
    assert not Document.objects.exists()


def test_a_full_disk_changes_nothing_and_a_second_try_works(small, first, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def full(*places):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(vault.os, "replace", full)
        with pytest.raises(vault.NoRoom):
            issuing.agree(first, by=small.giang)

    assert not Document.objects.exists()
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
    assert issuing.content(issuing.agree(first, by=small.giang))


def test_a_commitment_without_content_is_not_agreed(small, first):
    first.items.all().delete()

    with pytest.raises(NotReady, match="chưa có nội dung nào"):
        issuing.agree(first, by=small.giang)


def test_withdrawing_needs_a_reason_and_happens_once(small, first, agreed):
    with pytest.raises(NotReady, match="Cần ghi lý do"):
        issuing.withdraw(agreed, by=small.giang, reason=" ")

    issuing.withdraw(agreed, by=small.giang, reason="Sai mức giao ")

    agreed.refresh_from_db()
    assert (agreed.withdrawn_by, agreed.withdrawn_reason) == (small.giang, "Sai mức giao")
    assert issuing.current(first) is None
    assert AuditEvent.objects.get(verb="mo-lai-van-ban").note == "Sai mức giao"
    with pytest.raises(Refused):
        issuing.withdraw(agreed, by=small.giang, reason="Lần nữa")


def test_later_changes_of_names_heads_and_units_do_not_change_the_stored_document(small, first, agreed):
    before = issuing.content(agreed), agreed.snapshot
    Person.objects.update(name="Người khác")
    Term.objects.update(title="Quyền Giám đốc")
    type(first.unit).objects.update(name="Sở Mới", upper_name="SỞ MỚI")

    agreed.refresh_from_db()
    assert (issuing.content(agreed), agreed.snapshot) == before


def test_a_damaged_file_is_told_and_never_served(agreed):
    vault.path(agreed.pdf).write_bytes(b"%PDF")

    with pytest.raises(vault.Damaged):
        issuing.content(agreed)
    vault.path(agreed.pdf).unlink()


def test_the_database_keeps_one_current_document_and_never_loses_a_signed_one(small, first, agreed):
    double = {
        "campaign": small.campaign,
        "commitment": first,
        "snapshot": "",
        "snapshot_hash": "",
        "pdf": "",
        "pages": 1,
        "agreed_by": small.giang,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.create(code="AAAAAAAAAA", **double)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=agreed.pk).update(withdrawn_at=agreed.agreed_at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=agreed.pk).update(
            signed_on=date(2022, 1, 5),
            withdrawn_at=agreed.agreed_at,
            withdrawn_by=small.giang,
            withdrawn_reason="Sửa",
        )


def test_another_place_in_the_signing_order_changes_no_agreed_paper(small, first, agreed):
    first.order = 9
    first.save()

    assert not issuing.is_stale(agreed)
    assert not issuing.copy_of(first).is_stale
    assert issuing.agree(first, by=small.giang) == agreed


def test_a_paper_agreed_while_its_place_was_part_of_the_snapshot_still_stands(small, first, agreed):
    before = agreed.snapshot.replace('"paper":{', '"paper":{"order":1,', 1)
    Document.objects.update(snapshot=before)
    agreed.refresh_from_db()

    assert not issuing.is_stale(agreed)
    assert issuing.agree(first, by=small.giang) == agreed
    signed = issuing.sign(first, by=small.giang, signed_on=date(2022, 1, 5), today=date(2022, 1, 6))
    assert signed.signed_on == date(2022, 1, 5)
