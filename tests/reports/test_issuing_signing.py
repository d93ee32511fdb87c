"""Ký văn bản đã chốt: each of its own, all on one, a deputy for the head."""

from datetime import date

import pytest

from commitments import documents
from commitments.conflicts import NotReady, Refused
from commitments.models import Commitment, Document, Target
from reports import issuing, papers
from tests import world
from units.models import AuditEvent, Person, Term

pytestmark = pytest.mark.django_db
DAY, TODAY = date(2022, 1, 5), date(2022, 2, 1)


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


def sign(small, commitment, day=date(2022, 1, 6)):
    return issuing.sign(commitment, by=small.giang, signed_on=day, today=TODAY)


def test_document_and_commitment_are_signed_together(small, first, agreed):
    sign(small, first)

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


def test_without_a_document_one_is_agreed_first(small, first):
    sign(small, first)

    document = issuing.current(first)
    assert (document.signed_on, document.is_made_afterwards) == (date(2022, 1, 6), False)


def test_what_was_changed_since_is_not_signed(small, first, agreed):
    change_a_target()

    with pytest.raises(NotReady, match="Chốt lại"):
        sign(small, first)
    first.refresh_from_db()
    assert (first.status, issuing.current(first).signed_on) == ("draft", None)


def test_a_day_that_is_refused_leaves_the_document_unsigned(small, first, agreed):
    with pytest.raises(NotReady, match="không được sau hôm nay"):
        sign(small, first, date(2022, 2, 2))

    agreed.refresh_from_db()
    assert agreed.signed_on is None


def test_a_signed_document_is_neither_withdrawn_nor_replaced_nor_stale(small, first, agreed):
    sign(small, first)
    change_a_target()

    with pytest.raises(Refused, match="không mở lại được"):
        issuing.withdraw(agreed, by=small.giang, reason="Sửa")
    with pytest.raises(Refused, match="đã ký"):
        issuing.agree(first, by=small.giang)
    assert not issuing.is_stale(issuing.current(first))


def test_a_document_made_after_signing_says_so(small, first):
    Commitment.objects.filter(pk=first.pk).update(status="signed", signed_on=date(2022, 1, 7))

    document = issuing.agree(first, by=small.giang)

    assert (document.signed_on, document.is_made_afterwards) == (date(2022, 1, 7), True)


def test_all_share_one_document_and_sign_it_on_days_of_their_own(small):
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


def test_what_changes_after_the_first_signature_is_not_signed_by_the_others(small):
    first = joint(small)
    second = Commitment.objects.for_listing().get(pk=small.commitments["U2"].pk)
    issuing.sign(first, by=small.giang, signed_on=date(2022, 1, 8), today=date(2022, 2, 1))
    change_a_target("U2")

    with pytest.raises(NotReady):
        issuing.sign(second, by=small.giang, signed_on=date(2022, 1, 8), today=date(2022, 2, 1))


@pytest.fixture
def deputy(small, first):
    person = Person.objects.create(province=first.unit.province, code="PHO", name="Trần Thị Phó")
    Term.objects.create(person=person, unit=first.unit, title="Phó Giám đốc", role="deputy")
    return person


def choose(small, first, person, by=None):
    return issuing.choose_deputy(first, person, by=by or small.giang, day=DAY)


def test_a_deputy_of_the_unit_signs_for_the_head(small, first, deputy):
    chosen = choose(small, first, deputy)

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


def test_what_was_agreed_is_agreed_anew_in_one_step(small, first, deputy, agreed):
    choose(small, first, deputy)

    agreed.refresh_from_db()
    assert agreed.withdrawn_reason == documents.OTHER_SIGNER
    now = issuing.current(first)
    assert (now.signed_for, issuing.is_stale(now)) == (True, False)


def test_choosing_the_same_again_changes_nothing(small, first, deputy):
    choose(small, first, deputy)
    choose(small, first, deputy)

    assert AuditEvent.objects.filter(verb="ky-thay").count() == 1


def test_who_is_no_deputy_there_on_that_day_is_not_taken(small, first, deputy):
    Term.objects.filter(person=deputy).update(ends_on=date(2022, 1, 4))

    with pytest.raises(NotReady, match="không phải cấp phó"):
        choose(small, first, deputy)
    with pytest.raises(NotReady):
        choose(small, first, Person.objects.get(code="P-U2", province=deputy.province))


def test_only_the_officer_and_only_before_signing(small, first, deputy):
    with pytest.raises(Refused):
        choose(small, first, deputy, by=small.binh)
    issuing.sign(first, by=small.giang, signed_on=DAY, today=date(2022, 2, 1))
    with pytest.raises(Refused):
        choose(small, first, deputy)

    first.refresh_from_db()
    assert first.deputy is None
