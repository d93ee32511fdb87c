"""Hai người cùng đưa bản ký số lên, with real transactions on PostgreSQL."""

import pytest
from django.utils import timezone

from commitments.models import Document, Revision
from commitments.revisions import Outdated
from reports import issuing, revising
from tests import world
from tests.race import on_postgres, run_together
from tests.reports.documents.signatures.authority import signer
from tests.reports.documents.signatures.made import signed
from units import audit

pytestmark = [pytest.mark.django_db(transaction=True), on_postgres]


def test_of_two_signed_files_sent_at_once_one_is_told_to_take_the_newest():
    place = world.build(signed_on=None)
    commitment = place.commitments["U1"]
    document = issuing.agree(commitment, by=place.giang)
    agreed = issuing.content(document)
    files = [signed(agreed, "ky-cam-ket"), signed(agreed, "ky-nhan-1", signer("Trần Thị Hai (thử)"))]

    def send(file, by):
        return lambda: revising.accept(document, commitment, file, by=by, at=timezone.now()).number

    outcomes = run_together(send(files[0], place.binh), send(files[1], place.giang))

    assert sorted(type(each) for each in outcomes if each != 1) == [Outdated]
    assert list(Revision.objects.values_list("number", flat=True)) == [1]
    assert issuing.content(Document.objects.get(pk=document.pk)) in files
    assert list(audit.breaches()) == []
