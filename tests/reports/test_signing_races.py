"""Hai văn thư cùng chốt, cùng ký một bản một lúc, with real transactions on PostgreSQL."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from commitments import documents
from commitments.conflicts import NotReady, Refused
from commitments.models import Commitment, Document
from reports import issuing
from tests import world
from tests.race import on_postgres, run_together
from units.models import AuditEvent
from units.roles import Role

pytestmark = [pytest.mark.django_db(transaction=True), on_postgres]


@pytest.fixture
def small():
    small = world.build(2, signed_on=None)
    small.lan = world.account("lan", Role.OFFICER, small.units["UB"], small.units["UB"])
    return small


def commitment():
    return Commitment.objects.for_listing().get(unit__code="U1", campaign__code="C2022")


def sign(by, day=5):
    return lambda: (
        issuing.sign(commitment(), by=by, signed_on=date(2022, 1, day), today=date(2022, 2, 1)).signed_on
    )


def test_of_two_officers_who_sign_at_once_one_wins_and_one_is_told(small):
    outcomes = run_together(sign(small.giang, 5), sign(small.lan, 6))

    # Whoever comes second learns of it when signing, or already when agreeing on the content.
    [told] = [each for each in outcomes if isinstance(each, Refused | NotReady)]
    signed = commitment().signed_on
    assert (type(told), str(told)) in [
        (Refused, f"Bản cam kết này đã được ghi nhận ký ngày {signed:%d/%m/%Y}. Hãy tải lại trang."),
        (Refused, "Văn bản này đã ký, không chốt lại được."),
        (NotReady, documents.CHANGED),
    ]
    assert [each for each in outcomes if isinstance(each, date)] == [signed]
    assert AuditEvent.objects.filter(verb="ky").count() == 1
    assert list(Document.objects.current().values_list("signed_on", flat=True)) == [signed]


def test_of_two_pages_sent_at_once_one_is_answered_with_the_reason(small):
    document = issuing.agree(commitment(), by=small.giang)

    def send(account):
        client = Client()
        client.force_login(account)
        address = reverse("reports:sign", args=[commitment().pk])
        sent = {"signed_on": "05/01/2022", "document": document.code}
        return lambda: client.post(address, sent).status_code

    outcomes = run_together(send(small.giang), send(small.lan))

    assert sorted(outcomes) == [302, 403]
    assert AuditEvent.objects.filter(verb="ky").count() == 1


def test_two_officers_who_agree_at_once_have_one_document(small):
    outcomes = run_together(
        lambda: issuing.agree(commitment(), by=small.giang).pk,
        lambda: issuing.agree(commitment(), by=small.lan).pk,
    )

    assert outcomes == [Document.objects.get().pk] * 2
    assert AuditEvent.objects.filter(verb="chot").count() == 1


def test_signing_and_reopening_at_once_never_leave_a_signed_commitment_without_its_document(small):
    document = issuing.agree(commitment(), by=small.giang)

    run_together(
        lambda: issuing.sign(
            commitment(),
            by=small.giang,
            signed_on=date(2022, 1, 5),
            today=date(2022, 2, 1),
            document=document,
        ),
        lambda: issuing.withdraw(document, by=small.lan, reason="Sửa"),
    )

    document.refresh_from_db()
    assert (commitment().signed_on, document.signed_on) in [
        (date(2022, 1, 5), date(2022, 1, 5)),
        (None, None),
    ]
    assert document.is_current == commitment().is_signed
