"""Ban hành lại: lời giữ nguyên, số liệu khác được nêu, bản cũ vẫn đọc được và nói đã bị thay; ai được làm."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from commitments import conflicts
from commitments.models import Campaign, Report
from reports.models import PeriodReport
from reports.period_report import editions, finding
from tests.reports.documents.reading import pages, text
from tests.reports.period_report.test_editing import write
from tests.reports.period_report.test_guard import refused, run
from tests.reports.period_report.test_issuing import approved, issue, small  # noqa: F401 - the fixture
from tests.reports.period_report.test_pages import LIST, address, opened
from tests.snapshot import kept
from units import vault
from units.models import AuditEvent

pytestmark = pytest.mark.django_db
REASON = "đính chính theo kết quả công bố lần 3"


def url(place, name="period_report_again", *more):
    return reverse(f"reports:{name}", args=[place.campaign.pk, "2022-H1", "chung", *more])


def subject():
    return finding.subject(Campaign.objects.with_rules().get(code="C2022"), "2022-H1", "chung")


def begin(client, place, account=None, reason=REASON):
    client.force_login(account or place.chi)
    return client.post(url(place), {"reason": reason})


def moved():
    """Một đơn vị nói khác đi."""
    Report.objects.filter(period="2022-Q2").update(difficulties="Mạng chậm")


@pytest.fixture
@kept
def issued():
    client, place = Client(), approved()
    write(client, place, "Tóm tắt của Sở.")
    issue(client, place)
    return place


def reissue(client, place, number="9"):
    return issue(client, place, number=number)


def test_a_later_edition_begins_with_the_words_and_marks_what_moved_under_them(client, issued):
    moved()

    response = begin(client, issued)

    assert response.url == address(issued)
    page = opened(client, issued.chi, address(issued))
    part = next(part for part in page.context["content"].parts if part.key == "kho-khan")
    assert part.paragraphs == ("Tóm tắt của Sở.",)
    assert [(each.label, each.before, each.now) for each in part.changes] == [
        ("Sở Thử U1, Quý II/2022", "Thiếu máy quét", "Mạng chậm")
    ]
    assert "Đang soạn lần ban hành 2, thay" in page.content.decode()


def test_it_says_which_report_it_replaces_why_and_which_figures_differ(client, issued):
    first = PeriodReport.objects.get()
    moved()
    begin(client, issued)
    write(client, issued, "Mạng chậm là khó khăn chung.")

    reissue(client, issued)

    second = PeriodReport.objects.get(edition=2)
    assert (second.shown_number, second.replaces, second.reason) == ("09/BC-SNV", first, REASON)
    printed = " ".join(text(page) for page in pages(vault.read(second.pdf)))
    assert f"thay Báo cáo số 07/BC-SNV ngày {first.signed_on:%d/%m/%Y} (lý do: {REASON})" in printed
    assert "SỐ LIỆU KHÁC BÁO CÁO ĐƯỢC THAY" in printed
    [grid] = opened(client, issued.an, address(issued)).context["content"].annexes[-1].grids
    assert (grid.caption, grid.rows) == (
        "III. KHÓ KHĂN, VƯỚNG MẮC",
        (("Sở Thử U1, Quý II/2022", "Thiếu máy quét", "Mạng chậm"),),
    )


def test_units_read_the_old_one_until_the_new_one_is_issued(client, issued):
    begin(client, issued)

    page = opened(client, issued.an, address(issued))

    assert page.context["report"].edition == 1
    assert "đã được thay" not in page.content.decode()
    assert [row.report.edition for row in opened(client, issued.an, LIST).context["tables"][0].rows] == [1]
    file = client.get(reverse("reports:period_report_file", args=[*subject().keys, "pdf"]))
    assert file.content == vault.read(PeriodReport.objects.get(edition=1).pdf)


def test_the_old_one_stays_and_says_by_which_it_was_replaced(client, issued):
    before = opened(client, issued.an, address(issued)).context["content"]
    begin(client, issued)
    reissue(client, issued)

    old = opened(client, issued.an, url(issued, "period_report_edition", 1))

    assert old.context["content"] == before
    assert "đã được thay bằng lần ban hành 2" in old.content.decode()
    assert "Báo cáo số 09/BC-SNV" in old.content.decode()
    file = client.get(url(issued, "period_report_edition_file", 1, "docx"))
    assert file.content == vault.read(PeriodReport.objects.get(edition=1).word)
    assert opened(client, issued.an, address(issued)).context["report"].edition == 2


def test_an_edition_that_is_not_issued_or_not_one_s_own_is_not_found(client, issued):
    begin(client, issued)

    assert opened(client, issued.chi, url(issued, "period_report_edition", 2)).status_code == 404
    assert client.get(url(issued, "period_report_edition_file", 2, "pdf")).status_code == 404
    assert opened(client, issued.dung, url(issued, "period_report_edition", 1)).status_code == 404


@pytest.mark.parametrize("name", ["period_report_again", "period_report_drop"])
@pytest.mark.parametrize(("persona", "status"), [("hoa", 403), ("giang", 403), ("an", 403), ("dung", 404)])
def test_who_does_not_compose_gets_no_further(client, issued, name, persona, status):
    if name == "period_report_drop":
        begin(client, issued)
    before = PeriodReport.objects.count()
    client.force_login(getattr(issued, persona))

    assert client.post(url(issued, name), {"reason": REASON}).status_code == status
    assert PeriodReport.objects.count() == before


def test_a_report_that_is_not_issued_is_not_begun_again(client, small):  # noqa: F811
    write(client, small, "Tóm tắt.")

    page = opened(client, small.chi, url(small))
    response = begin(client, small)

    assert (page.url, response.url) == (address(small), address(small))
    assert [each.edition for each in PeriodReport.objects.all()] == [1]


def test_two_later_editions_are_not_begun_at_once(client, issued):
    begin(client, issued)

    with pytest.raises(conflicts.NotReady):
        editions.begin(subject(), REASON, by=issued.chi)

    assert PeriodReport.objects.count() == 2


def test_a_later_edition_needs_a_reason(client, issued):
    page = begin(client, issued, reason=" ")

    assert page.context["form"].errors["reason"] == ["Ghi lý do ban hành lại."]
    with pytest.raises(conflicts.NotReady):
        editions.begin(subject(), " ", by=issued.chi)
    assert PeriodReport.objects.count() == 1


def test_a_later_edition_needs_a_number_of_its_own(client, issued):
    begin(client, issued)

    response = reissue(client, issued, number="07")

    assert response.status_code == 409
    assert "Số 07/BC-SNV là của báo cáo được thay." in response.content.decode()
    assert not PeriodReport.objects.get(edition=2).is_issued


def test_what_is_being_written_can_be_dropped_and_the_issued_one_stands(client, issued):
    begin(client, issued)

    client.post(url(issued, "period_report_drop"))

    report = PeriodReport.objects.get()
    assert (report.edition, report.parts.count()) == (1, 1)
    event = AuditEvent.objects.get(verb=editions.DROPPED)
    assert event.data == {"edition": 2, "replaces": "07/BC-SNV", "kho-khan": "Tóm tắt của Sở."}


def test_neither_an_issued_report_nor_a_first_draft_can_be_dropped(client, issued):
    client.force_login(issued.chi)

    client.post(url(issued, "period_report_drop"))

    assert PeriodReport.objects.get().is_issued
    with pytest.raises(conflicts.NotReady):
        editions.drop(subject(), by=issued.chi)
    with pytest.raises(conflicts.Refused):
        editions.drop(subject(), by=issued.hoa)


def test_beginning_and_issuing_again_stand_in_the_record(client, issued):
    begin(client, issued)
    reissue(client, issued)

    begun = AuditEvent.objects.get(verb=editions.BEGUN)
    assert (begun.by, begun.note, begun.data["replaces"]) == (issued.chi, REASON, "07/BC-SNV")
    assert AuditEvent.objects.filter(verb="ban-hanh-bao-cao-ky").latest("pk").data["edition"] == 2


def test_the_database_guards_every_edition_that_is_issued(client, issued):
    begin(client, issued)
    reissue(client, issued)

    for edition in (1, 2):
        report = PeriodReport.objects.get(edition=edition)
        assert refused(lambda report=report: PeriodReport.objects.filter(pk=report.pk).update(number="8"))
        assert refused(lambda report=report: run(f"DELETE FROM reports_periodreport WHERE id = {report.pk}"))


def test_the_database_refuses_a_later_edition_without_what_it_replaces(issued):
    with pytest.raises(IntegrityError), transaction.atomic():
        PeriodReport.objects.create(campaign=issued.campaign, span="2022-H1", edition=2)

    assert PeriodReport.objects.count() == 1


def test_a_third_edition_follows_the_second(client, issued):
    begin(client, issued)
    reissue(client, issued)
    begin(client, issued)
    reissue(client, issued, number="11")

    found = [
        (each.edition, each.replaces_id and each.replaces.edition)
        for each in PeriodReport.objects.order_by("edition")
    ]
    assert found == [(1, None), (2, 1), (3, 2)]
    assert (
        "lần ban hành 3"
        in opened(client, issued.an, url(issued, "period_report_edition", 2)).content.decode()
    )
