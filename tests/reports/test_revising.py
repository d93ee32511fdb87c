"""Bản ký số của một văn bản: only what continues our file comes in, in order, and nothing is printed anew after."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from commitments import revisions, signed_files
from commitments.conflicts import Refused as NotAllowed
from commitments.models import Document, Revision, Target
from reports import issuing, revising, verifying
from reports.documents.signatures.findings import Reason, Refused
from tests import world
from tests.reports import agreed as papers
from tests.reports.documents.signatures.authority import PASSWORD, root, signer
from tests.reports.documents.signatures.made import other, signed
from units import vault
from units.models import AuditEvent

pytestmark = pytest.mark.django_db
LEADER, RECIPIENT = "ky-cam-ket", "ky-nhan-1"


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


def accept(document, commitment, upload, by):
    return revising.accept(document, commitment, upload, by=by, at=timezone.now())


def by_leader(document):
    return signed(issuing.content(document), LEADER)


def test_a_file_signed_elsewhere_becomes_the_newest_revision(small, first, agreed):
    upload = by_leader(agreed)

    revision = accept(agreed, first, upload, small.binh)

    agreed.refresh_from_db()
    assert (revision.number, revision.pdf, revision.added_by) == (1, vault.digest_of(upload), small.binh)
    assert issuing.content(agreed) == upload
    event = AuditEvent.objects.get(verb="ban-ky-so", chain__key=first.audit_chain)
    assert (event.by, event.note) == (small.binh, "bản số 1")
    assert event.data == {
        "code": agreed.code,
        "number": 1,
        "sha256": revision.pdf,
        "continues": agreed.pdf,
    }


def test_the_second_signer_continues_the_first(small, first, agreed):
    accept(agreed, first, by_leader(agreed), small.binh)
    agreed.refresh_from_db()

    second = signed(issuing.content(agreed), RECIPIENT, signer("Trần Thị Hai (thử)"))
    revision = accept(agreed, first, second, small.giang)

    assert revision.number == 2
    assert [line["signer"] for line in revision.signatures] == ["Nguyễn Văn U1 (thử)", "Trần Thị Hai (thử)"]


def test_what_continues_an_older_file_is_told_to_take_the_newest(small, first, agreed):
    late = signed(issuing.content(agreed), RECIPIENT)
    accept(agreed, first, by_leader(agreed), small.binh)

    with pytest.raises(revisions.Outdated, match="Bản ký số 1 vừa được nhận trước"):
        accept(agreed, first, late, small.giang)

    assert Revision.objects.count() == 1


def test_another_document_is_refused_and_changes_nothing(small, first, agreed):
    with pytest.raises(Refused) as refused:
        accept(agreed, first, signed(other()), small.binh)

    agreed.refresh_from_db()
    assert refused.value.reason == Reason.OTHER_DOCUMENT
    assert (Revision.objects.count(), agreed.signed_pdf) == (0, "")


def test_the_same_file_twice_is_one_revision(small, first, agreed):
    upload = by_leader(agreed)
    accept(agreed, first, upload, small.binh)

    with pytest.raises(Refused) as refused:
        accept(agreed, first, upload, small.binh)

    assert (refused.value.reason, Revision.objects.count()) == (Reason.KNOWN, 1)


@pytest.mark.parametrize("persona", ["an", "chi", "hoa", "khanh", "quan", "mai", "dung"])
def test_only_officer_and_head_of_the_unit_add_signatures(small, first, agreed, persona):
    with pytest.raises(NotAllowed):
        revisions.add(agreed, first, by=getattr(small, persona), base=agreed.pdf, pdf="a" * 64, signatures=[])

    assert Revision.objects.count() == 0


def test_a_document_that_was_reopened_takes_no_signature(small, first, agreed):
    issuing.withdraw(agreed, by=small.giang, reason="Sửa mức giao")

    with pytest.raises(NotAllowed, match="mở lại"):
        revisions.add(agreed, first, by=small.binh, base=agreed.pdf, pdf="a" * 64, signatures=[])

    assert Revision.objects.count() == 0


def test_signing_here_is_recorded_like_any_other(small, first, agreed):
    revision = revising.sign(
        agreed,
        first,
        by=small.binh,
        at=timezone.now(),
        field=LEADER,
        key=signer(),
        password=PASSWORD,
    )

    assert (revision.number, revision.is_made_here) == (1, True)
    assert revising.empty_places(Document.objects.get(pk=agreed.pk)) == [RECIPIENT, "van-thu-dau"]
    assert PASSWORD not in json.dumps(
        list(AuditEvent.objects.values_list("data", "note")), ensure_ascii=False
    )


@pytest.mark.parametrize(
    ("has_roots", "words"),
    [(True, "Toàn vẹn, tổ chức cấp tin cậy"), (False, "Toàn vẹn, chưa kiểm tra được tổ chức cấp")],
)
def test_trust_comes_from_the_folder_of_roots(small, first, agreed, settings, tmp_path, has_roots, words):
    (tmp_path / "thu.pem").write_bytes(root()[1])
    settings.SIGNING_ROOTS = tmp_path if has_roots else None

    accept(agreed, first, by_leader(agreed), small.binh)

    (file,) = signed_files.files(first)
    assert [(line.place, line.words) for line in file.lines] == [("Chữ ký người cam kết", words)]


def test_a_signed_file_is_never_rebuilt(small, first, agreed, tmp_path):
    upload = by_leader(agreed)
    accept(agreed, first, upload, small.binh)
    Target.objects.filter(item__commitment=first, item__indicator__number="1").update(value=95)
    type(first.unit).objects.filter(pk=first.unit_id).update(name="Sở Đã Đổi Tên")

    agreed.refresh_from_db()
    call_command("print_commitments", "C2022", "--unit", "U1", "--out", str(tmp_path), stdout=StringIO())

    assert issuing.content(agreed) == upload
    assert issuing.copy_of(first).stored() == upload
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [upload]
    assert not issuing.is_stale(agreed)
    with pytest.raises(NotAllowed):
        issuing.withdraw(agreed, by=small.giang, reason="Sửa")
    with pytest.raises(NotAllowed):
        issuing.agree(first, by=small.giang)


def test_every_file_that_was_ever_here_is_known(small, first, agreed):
    assert revisions.known(agreed.pdf).is_newest
    revision = accept(agreed, first, by_leader(agreed), small.binh)

    assert (verifying.version(agreed, agreed.pdf), verifying.version(agreed, revision.pdf)) == (0, 1)
    assert verifying.version(agreed, "0" * 64) is None
    older, newer = revisions.known(agreed.pdf), revisions.known(revision.pdf)
    assert (older.document, older.number, older.is_newest) == (agreed, 0, False)
    assert (newer.document, newer.number, newer.is_newest) == (agreed, 1, True)
    assert revisions.known("0" * 64) is None


def test_the_database_never_loses_a_document_with_signatures(small, first, agreed):
    accept(agreed, first, by_leader(agreed), small.binh)

    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=agreed.pk).update(
            withdrawn_at=timezone.now() + timedelta(1), withdrawn_by=small.giang, withdrawn_reason="Sửa"
        )
