"""Chốt nội dung: what is frozen, who may, and what happens when the content changes before or meanwhile."""

import errno
import json
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from commitments import documents
from commitments.conflicts import NotReady, Refused
from commitments.models import Commitment, Document, Target
from reports import issuing, papers
from reports.documents import snapshot
from reports.documents.phrases import date_line
from tests import world
from tests.reports.documents.reading import pages, text
from units import vault
from units.models import AuditEvent, Person, Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    """Chưa ai ký."""
    return world.build(signed_on=None)


@pytest.fixture
def first(small):
    return small.commitments["U1"]


@pytest.fixture
def agreed(small, first):
    return issuing.agree(first, by=small.giang)


def change_a_target(unit="U1", value=95):
    Target.objects.filter(item__commitment__unit__code=unit, item__indicator__number="1").update(value=value)


def joint(small):
    type(small.campaign).objects.filter(pk=small.campaign.pk).update(template="joint")
    return Commitment.objects.for_listing().get(pk=small.commitments["U1"].pk)


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
    assert AuditEvent.objects.get(verb="mo-lai").note == "Sai mức giao"
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


class TestSigning:
    """Ghi nhận đã ký."""

    TODAY = date(2022, 2, 1)

    def sign(self, small, commitment, day=date(2022, 1, 6)):
        return issuing.sign(commitment, by=small.giang, signed_on=day, today=self.TODAY)

    def test_document_and_commitment_are_signed_together(self, small, first, agreed):
        self.sign(small, first)

        agreed.refresh_from_db()
        first.refresh_from_db()
        assert (first.status, first.signed_on, agreed.signed_on) == (
            "signed",
            date(2022, 1, 6),
            date(2022, 1, 6),
        )
        assert AuditEvent.objects.get(verb="ky").data == {
            "signed_on": "2022-01-06",
            "document": agreed.code,
            "sha256": agreed.pdf,
        }

    def test_without_a_document_one_is_agreed_first(self, small, first):
        self.sign(small, first)

        document = issuing.current(first)
        assert (document.signed_on, document.is_made_afterwards) == (date(2022, 1, 6), False)

    def test_what_was_changed_since_is_not_signed(self, small, first, agreed):
        change_a_target()

        with pytest.raises(NotReady, match="Chốt lại"):
            self.sign(small, first)
        first.refresh_from_db()
        assert (first.status, issuing.current(first).signed_on) == ("draft", None)

    def test_a_day_that_is_refused_leaves_the_document_unsigned(self, small, first, agreed):
        with pytest.raises(NotReady, match="không được sau hôm nay"):
            self.sign(small, first, date(2022, 2, 2))

        agreed.refresh_from_db()
        assert agreed.signed_on is None

    def test_a_signed_document_is_neither_withdrawn_nor_replaced_nor_stale(self, small, first, agreed):
        self.sign(small, first)
        change_a_target()

        with pytest.raises(Refused, match="không mở lại được"):
            issuing.withdraw(agreed, by=small.giang, reason="Sửa")
        with pytest.raises(Refused, match="đã ký"):
            issuing.agree(first, by=small.giang)
        assert not issuing.is_stale(issuing.current(first))

    def test_a_document_made_after_signing_says_so(self, small, first):
        Commitment.objects.filter(pk=first.pk).update(status="signed", signed_on=date(2022, 1, 7))

        document = issuing.agree(first, by=small.giang)

        assert (document.signed_on, document.is_made_afterwards) == (date(2022, 1, 7), True)


class TestJoint:
    """Một bản chung."""

    def test_all_share_one_document_and_sign_it_on_days_of_their_own(self, small):
        first = joint(small)
        second = Commitment.objects.for_listing().get(pk=small.commitments["U2"].pk)

        document = issuing.agree(first, by=small.giang)
        assert (document.commitment, issuing.current(second)) == (None, document)
        assert AuditEvent.objects.get(verb="chot").chain.key == "campaign:C2022"

        today = date(2022, 2, 1)
        issuing.sign(second, by=small.giang, signed_on=date(2022, 1, 9), today=today)
        assert not issuing.is_stale(issuing.current(first))
        issuing.sign(first, by=small.giang, signed_on=date(2022, 1, 8), today=today)

        document.refresh_from_db()
        assert document.signed_on == date(2022, 1, 8)
        assert Document.objects.count() == 1

    def test_what_changes_after_the_first_signature_is_not_signed_by_the_others(self, small):
        first = joint(small)
        second = Commitment.objects.for_listing().get(pk=small.commitments["U2"].pk)
        issuing.sign(first, by=small.giang, signed_on=date(2022, 1, 8), today=date(2022, 2, 1))
        change_a_target("U2")

        with pytest.raises(NotReady):
            issuing.sign(second, by=small.giang, signed_on=date(2022, 1, 8), today=date(2022, 2, 1))


class TestDeputy:
    """Cấp phó ký thay."""

    DAY = date(2022, 1, 5)

    @pytest.fixture
    def deputy(self, small, first):
        person = Person.objects.create(province=first.unit.province, code="PHO", name="Trần Thị Phó")
        Term.objects.create(person=person, unit=first.unit, title="Phó Giám đốc", role="deputy")
        return person

    def choose(self, small, first, person, by=None):
        return issuing.choose_deputy(first, person, by=by or small.giang, day=self.DAY)

    def test_a_deputy_of_the_unit_signs_for_the_head(self, small, first, deputy):
        chosen = self.choose(small, first, deputy)

        assert chosen.deputy == deputy
        paper = papers.paper_of(chosen)
        assert (paper.leader_name, paper.deputy_name, paper.deputy_title) == (
            "Nguyễn Văn U1",
            "Trần Thị Phó",
            "Phó Giám đốc",
        )
        event = AuditEvent.objects.get(verb="ky-thay")
        assert (event.note, event.data) == ("Trần Thị Phó", {"deputy": "PHO", "withdrawn": ""})
        assert issuing.agree(chosen, by=small.giang).signed_for is True

    def test_what_was_agreed_is_agreed_anew_in_one_step(self, small, first, deputy, agreed):
        self.choose(small, first, deputy)

        agreed.refresh_from_db()
        assert agreed.withdrawn_reason == documents.OTHER_SIGNER
        now = issuing.current(first)
        assert (now.signed_for, issuing.is_stale(now)) == (True, False)

    def test_choosing_the_same_again_changes_nothing(self, small, first, deputy):
        self.choose(small, first, deputy)
        self.choose(small, first, deputy)

        assert AuditEvent.objects.filter(verb="ky-thay").count() == 1

    def test_who_is_no_deputy_there_on_that_day_is_not_taken(self, small, first, deputy):
        Term.objects.filter(person=deputy).update(ends_on=date(2022, 1, 4))

        with pytest.raises(NotReady, match="không phải cấp phó"):
            self.choose(small, first, deputy)
        with pytest.raises(NotReady):
            self.choose(small, first, Person.objects.get(code="P-U2", province=deputy.province))

    def test_only_the_officer_and_only_before_signing(self, small, first, deputy):
        with pytest.raises(Refused):
            self.choose(small, first, deputy, by=small.binh)
        issuing.sign(first, by=small.giang, signed_on=self.DAY, today=date(2022, 2, 1))
        with pytest.raises(Refused):
            self.choose(small, first, deputy)

        first.refresh_from_db()
        assert first.deputy is None


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
