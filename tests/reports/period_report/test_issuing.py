"""Ban hành báo cáo kỳ: số, ngày, người ký; đóng băng; ai được làm; số liệu đổi thì phải xem lại."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from commitments import conflicts
from commitments.models import Campaign, Report
from reports.models import PeriodReport
from reports.period_report import editing, finding, issuing
from reports.period_report.printed import Issue
from tests import world
from tests.reports.documents.reading import pages, text
from tests.reports.period_report.test_editing import write
from tests.reports.period_report.test_pages import LIST, address, lead, opened
from units import vault
from units.models import AuditEvent

pytestmark = pytest.mark.django_db
SAID = {"number": "7", "symbol": "BC-SNV", "signer_name": "Trần Thị B", "signer_title": "GIÁM ĐỐC"}


def approved():
    """Ba đơn vị, hai quý đã duyệt."""
    said = {"difficulties": "Thiếu máy quét"}
    return world.build(
        reports=[world.report(period=each, status="approved", **said) for each in ("2022-Q1", "2022-Q2")]
    )


@pytest.fixture
def small():
    return approved()


def place(small):
    return reverse("reports:period_report_issue", args=[small.campaign.pk, "2022-H1", "chung"])


def issue(client, small, account=None, **changes):
    client.force_login(account or small.chi)
    form = client.get(place(small)).context["form"]
    shown = {"seen": form["seen"].value(), "signed_on": f"{form['signed_on'].value():%d/%m/%Y}"}
    return client.post(place(small), SAID | shown | changes)


def file(client, account, ending):
    client.force_login(account)
    keys = [Campaign.objects.get(code="C2022").pk, "2022-H1", "chung", ending]
    return client.get(reverse("reports:period_report_file", args=keys))


def test_an_issued_report_has_its_number_and_is_kept_with_its_files(client, small):
    write(client, small, "Tóm tắt của Sở.")

    response = issue(client, small)

    assert response.url == address(small)
    report = PeriodReport.objects.get()
    assert (report.shown_number, report.signer_name, report.issued_by) == (
        "07/BC-SNV",
        "Trần Thị B",
        small.chi,
    )
    first = text(pages(vault.read(report.pdf))[0])
    assert "Số: 07/BC-SNV" in first
    assert "Tóm tắt của Sở." in " ".join(text(page) for page in pages(vault.read(report.pdf)))
    assert file(client, small.hoa, "docx").content == vault.read(report.word)


def test_nothing_that_happens_later_changes_it(client, small):
    issue(client, small)
    before = [file(client, small.hoa, ending).content for ending in ("pdf", "docx")]
    page = opened(client, small.hoa, address(small)).context["content"]

    Report.objects.filter(period="2022-Q2").update(
        difficulties="Mạng chậm", status="draft", submitted_on=None
    )

    assert opened(client, small.hoa, address(small)).context["content"] == page
    assert [file(client, small.hoa, ending).content for ending in ("pdf", "docx")] == before


def test_the_page_of_an_issued_report_shows_what_the_draft_showed(client, small):
    draft = opened(client, small.chi, address(small)).context["content"]

    issue(client, small)

    assert opened(client, small.chi, address(small)).context["content"] == draft


def test_units_of_the_campaign_read_it_from_then_on_and_strangers_do_not(client, small):
    assert opened(client, small.an, address(small)).status_code == 404

    issue(client, small)

    assert opened(client, small.an, address(small)).status_code == 200
    assert file(client, small.mai, "pdf").status_code == 200
    assert [row.name for row in opened(client, small.an, LIST).context["tables"][0].rows] == [
        "6 tháng đầu năm 2022"
    ]
    assert opened(client, small.dung, address(small)).status_code == 404


def test_words_of_an_issued_report_are_closed_and_what_was_typed_stays_on_the_page(client, small):
    url = reverse("reports:period_report_part", args=[small.campaign.pk, "2022-H1", "chung", "kho-khan"])
    form = opened(client, small.chi, url).context["form"]
    data = {name: form[name].value() for name in ("version", "seen")} | {"text": "Viết muộn."}
    issue(client, small)

    response = client.post(url, data)

    assert response.status_code == 409
    assert "Viết muộn.</textarea>" in response.content.decode()
    assert not PeriodReport.objects.get().parts.exists()


def test_a_second_issue_leads_back_and_changes_nothing(client, small):
    form = opened(client, small.chi, place(small)).context["form"]
    issue(client, small)

    response = client.post(
        place(small), SAID | {"number": "9", "seen": form["seen"].value(), "signed_on": "01/07/2022"}
    )

    assert response.url == address(small)
    assert PeriodReport.objects.get().number == "7"


def test_figures_that_moved_since_the_page_was_opened_are_not_signed_unseen(client, small):
    seen = opened(client, small.chi, place(small)).context["form"]["seen"].value()
    Report.objects.filter(period="2022-Q2").update(difficulties="Mạng chậm")

    response = issue(client, small, seen=seen)

    assert response.status_code == 409
    assert issuing.CHANGED in response.content.decode()
    assert 'value="Trần Thị B"' in response.content.decode()
    assert not PeriodReport.objects.exists()


def test_a_part_whose_figures_moved_under_its_words_must_be_looked_at_first(client, small):
    write(client, small, "Tóm tắt.")
    Report.objects.filter(period="2022-Q2").update(difficulties="Mạng chậm")

    response = issue(client, small)

    assert response.status_code == 409
    assert "Còn 1 mục có số liệu đã khác từ khi viết." in response.content.decode()
    assert not PeriodReport.objects.get().is_issued


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("number", ""),
        ("number", "số 7"),
        ("symbol", "BC-"),
        ("symbol", "SNV"),
        ("signer_name", " "),
        ("signer_title", ""),
        ("signed_on", "1/7/2022"),
        ("signed_on", f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(client, small, name, value):
    response = issue(client, small, **{name: value})

    assert set(response.context["form"].errors) == {name}
    assert not PeriodReport.objects.exists()


@pytest.mark.parametrize(("persona", "status"), [("hoa", 403), ("giang", 403), ("an", 404), ("dung", 404)])
def test_who_may_not_issue_gets_no_further(client, small, persona, status):
    client.force_login(getattr(small, persona))

    assert client.post(place(small), SAID).status_code == status
    assert not PeriodReport.objects.exists()


def drawn(small, **changes):
    subject = finding.subject(Campaign.objects.with_rules().get(code="C2022"), "2022-H1", "chung")
    today = timezone.localdate()
    said = {
        "number": "7",
        "symbol": "BC-SNV",
        "signed_on": today,
        "signer_name": "B",
        "signer_title": ("GIÁM ĐỐC",),
    }
    return subject, today, issuing.draw(issuing.now(subject, today), Issue(**said | changes))


def test_the_verb_refuses_others_a_day_ahead_and_what_changed_since_it_was_drawn(small):
    subject, today, ready = drawn(small)
    _, _, ahead = drawn(small, signed_on=today + timedelta(days=1))

    with pytest.raises(conflicts.Refused):
        issuing.issue(subject, ready, by=small.hoa, today=today)
    with pytest.raises(conflicts.NotReady):
        issuing.issue(subject, ahead, by=small.chi, today=today)
    Report.objects.filter(period="2022-Q2").update(difficulties="Mạng chậm")
    with pytest.raises(conflicts.Overtaken):
        issuing.issue(subject, ready, by=small.chi, today=today)

    assert not PeriodReport.objects.issued().exists()


def test_a_thematic_report_is_written_before_it_is_issued(client, small):
    lan = lead(small)
    url = reverse("reports:period_report_issue", args=[small.campaign.pk, "2022-H1", "SNV"])

    response = opened(client, lan, url)

    assert "Chưa có lời ở mục IV. ĐỀ XUẤT, KIẾN NGHỊ." in response.content.decode()
    assert client.post(url, SAID | {"signed_on": "01/07/2022", "seen": "x"}).status_code == 409
    assert not PeriodReport.objects.exists()


def test_issuing_stands_in_the_record_with_the_digests_of_both_files(small):
    subject, today, ready = drawn(small)

    issuing.issue(subject, ready, by=small.chi, today=today)

    event = AuditEvent.objects.get(verb=issuing.ISSUED)
    assert (event.data["pdf"], event.data["word"], event.by) == (ready.pdf, ready.word, small.chi)
    with pytest.raises(conflicts.NotReady):
        issuing.issue(subject, ready, by=small.chi, today=today)


def test_the_database_refuses_half_an_issue(small):
    with transaction.atomic():
        editing.locked(finding.subject(small.campaign, "2022-H1", "chung"))

    with pytest.raises(IntegrityError), transaction.atomic():
        PeriodReport.objects.update(number="7")

    assert PeriodReport.objects.get().number == ""


def test_a_file_that_was_changed_in_the_vault_is_not_served(client, small):
    issue(client, small)
    vault.path(PeriodReport.objects.get().pdf).write_bytes(b"%PDF-false")

    response = file(client, small.hoa, "pdf")

    assert response.status_code == 503
    assert vault.CHANGED in response.content.decode()
