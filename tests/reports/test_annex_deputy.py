"""Cấp phó ký thay phụ lục (KT.): chosen for each annex, on its paper, agreed anew where it had been agreed."""

import pytest
from django.urls import reverse

from commitments.models import Amendment, Document
from reports import amendment_papers, issuing, verifying
from tests import world
from tests.commitments.annexes import drafted
from tests.commitments.test_agreement_page import text_of
from units.models import AuditEvent, Person, Term

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs


@pytest.fixture
def small():
    return world.build()


@pytest.fixture
def draft(small):
    return drafted(small, n1="95.5")


@pytest.fixture
def deputy(small):
    person = Person.objects.create(province=small.campaign.province, code="P-PHO", name="Trần Thị Phó")
    Term.objects.create(unit=small.units["U1"], person=person, title="Phó Giám đốc", role="deputy")
    return person


def address(small, name="deputy"):
    return reverse(f"reports:annex_{name}", args=[small.commitments["U1"].pk, 1])


def chosen(client, small, who, by="giang"):
    client.force_login(getattr(small, by))
    return client.post(address(small), {"deputy": who}, follow=True)


def test_the_chosen_deputy_signs_for_the_head_on_the_paper_and_the_page(client, small, draft, deputy):
    response = chosen(client, small, str(deputy.pk))

    paper = amendment_papers.paper_of(Amendment.objects.get(pk=draft.pk))
    assert (paper.base.deputy_name, paper.base.deputy_title) == ("Trần Thị Phó", "Phó Giám đốc")
    assert "Ký thay (KT.) Trần Thị Phó" in text_of(response)
    assert AuditEvent.objects.get(verb="ky-thay").note == "Phụ lục số 01: Trần Thị Phó"


def test_what_was_agreed_is_agreed_anew_and_anybody_may_read_that_a_deputy_signs(
    client, small, draft, deputy
):
    before = issuing.agree(draft, by=small.giang)

    chosen(client, small, str(deputy.pk))

    before.refresh_from_db()
    after = Document.objects.current().get(amendment=draft)
    assert (before.withdrawn_reason, after.signed_for) == ("Đổi người ký.", True)
    told = verifying.facts(after)
    assert (told.signed_for, [each.name for each in told.signers]) == (True, ["Trần Thị Phó"])


def test_a_deputy_of_the_commitment_does_not_sign_its_annex_unasked(small, draft, deputy):
    draft.commitment.deputy = deputy
    draft.commitment.save()

    assert amendment_papers.paper_of(Amendment.objects.get(pk=draft.pk)).base.deputy_name == ""


@pytest.mark.parametrize(
    ("persona", "status"), [("chi", 403), ("hoa", 403), ("binh", 403), ("mai", 404), ("dung", 404)]
)
def test_only_the_officer_may_choose(client, small, draft, deputy, persona, status):
    assert chosen(client, small, str(deputy.pk), by=persona).status_code == status
    assert Amendment.objects.get(pk=draft.pk).deputy is None


def test_somebody_who_is_no_deputy_is_refused(client, small, draft, deputy):
    response = chosen(client, small, str(small.commitments["U1"].leader_id))

    assert "không phải cấp phó" in text_of(response)
    assert Amendment.objects.get(pk=draft.pk).deputy is None


def test_of_a_signed_annex_nobody_is_chosen_any_more(client, small, draft, deputy):
    Amendment.objects.filter(pk=draft.pk).update(signed_on="2022-07-01")

    assert chosen(client, small, str(deputy.pk)).status_code == 403
    assert Amendment.objects.get(pk=draft.pk).deputy is None
