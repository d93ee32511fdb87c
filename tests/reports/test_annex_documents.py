"""Văn bản của phụ lục: printed as a draft, agreed with a code, reopened, signed together with what it changes."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from commitments import amending
from commitments.annexing import Alteration
from commitments.conflicts import NotReady, Refused
from commitments.models import Amendment, Document
from reports import amendment_papers, issuing
from reports.documents import press, snapshot
from tests import world
from tests.commitments.annexes import TODAY, drafted, proposal, signed
from tests.commitments.test_agreement_page import text_of
from units.models import AuditEvent, Person, Term

pytestmark = pytest.mark.django_db
ACTS = ["agree", "reopen", "sign"]


@pytest.fixture
def small():
    return world.build()


@pytest.fixture
def draft(small):
    return drafted(small, n1="95.5", n3=Alteration(not_applicable="đã chuyển việc"))


def address(small, act, number=1):
    return reverse(f"reports:annex_{act}", args=[small.commitments["U1"].pk, number])


def words(pdf):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_the_paper_says_what_changes_why_and_from_when(small, draft):
    paper = amendment_papers.paper_of(draft)

    assert (paper.number, paper.agreed_on, paper.effective_on) == (1, date(2022, 1, 5), date(2022, 7, 1))
    assert [
        (line.number, [(part.span, part.before, part.after) for part in line.parts]) for line in paper.lines
    ] == [
        ("1", [("Năm 2022", "≥\u00a090", "≥\u00a095,5")]),
        ("3", [("", "có áp dụng", "không áp dụng (đã chuyển việc)")]),
    ]
    text = words(press.render(paper))
    for said in (
        "PHỤ LỤC ĐIỀU CHỈNH BẢN CAM KẾT Số 01",
        "Căn cứ Bản cam kết cải cách hành chính ký ngày 05 tháng 01 năm 2022;",
        "Căn cứ Quyết định số 9.",
        "Tôi là: Nguyễn Văn U1",
        "Năm 2022: ≥ 95,5",
        "Không áp dụng (đã",
        "Phụ lục này có hiệu lực từ ngày 01 tháng 7 năm 2022",
        "DỰ THẢO",
        "NGƯỜI CAM KẾT",
    ):
        assert said in text


def test_the_snapshot_of_an_annex_reads_back(draft):
    text = snapshot.taken(amendment_papers.paper_of(draft))

    assert snapshot.taken(snapshot.read(text)) == text
    assert '"kind":"amendment/1"' in text


def test_whoever_heads_the_unit_on_the_day_of_effect_signs(small, draft):
    successor = Person.objects.create(province=small.campaign.province, code="MOI", name="Lê Thị Mới")
    unit = small.units["U1"]
    Term.objects.filter(unit=unit).update(ends_on=date(2022, 5, 31))
    Term.objects.create(
        unit=unit, person=successor, title="Quyền Giám đốc", role="acting", starts_on=date(2022, 6, 1)
    )

    base = amendment_papers.paper_of(draft).base

    assert (base.leader_name, base.leader_title) == ("Lê Thị Mới", "Quyền Giám đốc")


def test_in_a_joint_campaign_the_unit_signs_with_the_recipient(small, draft):
    type(small.campaign).objects.update(template="joint")

    paper = amendment_papers.paper_of(Amendment.objects.get())

    assert (paper.base.template, paper.base.unit_code) == ("recipient", "U1")


def test_agreed_it_is_the_same_file_with_a_code(client, small, draft):
    client.force_login(small.giang)

    response = client.post(address(small, "agree"), follow=True)

    document = Document.objects.get(amendment=draft)
    assert (document.commitment, document.signed_on) == (small.commitments["U1"], None)
    assert f"mã xác thực {document.shown_code}" in text_of(response)
    pdf = client.get(address(small, "document"))
    assert (pdf.headers["Content-Type"], pdf.content) == ("application/pdf", issuing.content(document))
    assert "DỰ THẢO" not in words(pdf.content)
    assert document.shown_code in words(pdf.content)
    assert client.post(address(small, "agree"), follow=True).status_code == 200
    assert Document.objects.count() == 1


def test_what_is_agreed_is_reopened_before_it_is_changed(client, small, draft):
    document = issuing.agree(draft, by=small.giang)
    for act in (
        lambda: amending.revise(draft, proposal(n1="80"), by=small.giang, version=1),
        lambda: amending.discard(draft, by=small.giang, version=1),
    ):
        with pytest.raises(NotReady, match="đã chốt"):
            act()
    client.force_login(small.giang)

    client.post(address(small, "reopen"), {"reason": "Sai số"})

    document.refresh_from_db()
    assert (document.withdrawn_by, document.withdrawn_reason) == (small.giang, "Sai số")
    amending.revise(draft, proposal(n1="80"), by=small.giang, version=1)
    with pytest.raises(NotReady, match="không huỷ được"):
        amending.discard(draft, by=small.giang, version=2)


def test_document_and_amendment_are_signed_together(client, small, draft):
    document = issuing.agree(draft, by=small.giang)
    client.force_login(small.giang)

    client.post(address(small, "sign"), {"signed_on": "02/07/2022", "version": "1"})

    draft.refresh_from_db()
    document.refresh_from_db()
    assert draft.signed_on == document.signed_on == date(2022, 7, 2)
    assert AuditEvent.objects.get(verb="ky-phu-luc").data == {
        "signed_on": "2022-07-02",
        "document": document.code,
        "sha256": document.pdf,
    }
    assert not issuing.is_stale(document)
    with pytest.raises(Refused):
        issuing.withdraw(document, by=small.giang, reason="Muộn")


def test_signing_agrees_on_the_content_where_nobody_has(small, draft):
    issuing.sign_amendment(draft, by=small.giang, signed_on=date(2022, 7, 2), today=TODAY, version=1)

    assert Document.objects.get().signed_on == Amendment.objects.get().signed_on == date(2022, 7, 2)


def test_what_changed_after_it_was_agreed_is_neither_printed_nor_signed(client, small, draft):
    issuing.agree(draft, by=small.giang)
    Person.objects.filter(code="P-U1").update(name="Tên Khác")
    client.force_login(small.giang)

    printed = client.get(address(small, "document"), follow=True)
    refused = client.post(address(small, "sign"), {"signed_on": "02/07/2022", "version": "1"})

    assert issuing.STALE in text_of(printed)
    assert "Nội dung đã thay đổi sau khi chốt" in refused.context["form"].errors["signed_on"][0]
    assert Amendment.objects.get().signed_on is None


def test_a_draft_that_cannot_be_signed_is_not_agreed(client, small, draft):
    small.campaign.closed_years.create(year=2022)
    client.force_login(small.giang)

    assert "Năm 2022 đã khoá" in client.post(address(small, "agree")).context["fault"]
    assert not Document.objects.exists()


def test_one_that_was_signed_before_gets_its_file_from_the_data(client, small, draft):
    signed(small, draft)
    client.force_login(small.giang)

    client.post(address(small, "agree"))

    document = Document.objects.get()
    assert (document.is_made_afterwards, document.signed_on) == (True, date(2022, 7, 2))
    assert client.post(address(small, "agree")).status_code == 403


def test_a_signed_annex_is_printed_by_who_sees_the_commitment_a_draft_by_the_officer(client, small, draft):
    client.force_login(small.an)
    assert client.get(address(small, "document")).status_code == 403
    signed(small, draft)

    assert client.get(address(small, "document")).headers["Content-Type"] == "application/pdf"
    client.force_login(small.dung)
    assert client.get(address(small, "document")).status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_others_do_none_of_it(client, small, draft, act):
    for persona, status in [("dung", 404), ("mai", 404), ("an", 403), ("chi", 403), ("quan", 403)]:
        client.force_login(getattr(small, persona))
        for method in (client.get, client.post):
            answer = method(address(small, act), {"signed_on": "02/07/2022", "version": "1", "reason": "x"})
            assert answer.status_code == status
    assert not Document.objects.exists()
    assert Amendment.objects.get().signed_on is None


def test_what_is_not_agreed_is_not_reopened(client, small, draft):
    client.force_login(small.giang)

    assert client.get(address(small, "reopen")).status_code == 403
