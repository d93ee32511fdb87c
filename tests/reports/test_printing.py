"""In toàn bộ, chốt toàn bộ: what comes out, what fails alone, what a second try completes."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone

from commitments import stages
from commitments.conflicts import NotReady, Refused
from commitments.models import Campaign, Commitment, Document, Target
from reports import issuing, printing
from reports.documents import fonts
from reports.printing import Shape, Which
from tests import world
from tests.reports.documents.reading import pages, text
from units import jobs, vault
from units.models import Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    """Ba đơn vị, chưa ai ký."""
    return world.build(signed_on=None)


def agree(small, *units):
    return [issuing.agree(small.commitments[unit], by=small.giang) for unit in units]


def change_a_target(unit, value=95):
    Target.objects.filter(item__commitment__unit__code=unit, item__indicator__number="1").update(value=value)


def print_all(small, **wish):
    return printing.print_all(small.campaign, by=small.giang, **wish)


def sheets(job):
    return [text(page) for page in pages(vault.read(job.result))]


def is_draft(page):
    """Có chữ DỰ THẢO màu xám nhạt."""
    return any(min(char["non_stroking_color"]) > 0.9 for char in page.chars)


def outcomes(job):
    return list(job.items.values_list("key", "state"))


def test_everything_is_one_file_in_signing_order_agreed_papers_as_they_were_agreed(small):
    Commitment.objects.filter(unit__code="U3", campaign=small.campaign).update(order=0)
    [agreed] = agree(small, "U2")

    job = print_all(small)

    fronts = [sheet for sheet in sheets(job) if "CỘNG HÒA" in sheet]
    assert outcomes(job) == [("U3", "done"), ("U1", "done"), ("U2", "done")]
    assert [next(unit for unit in ("U1", "U2", "U3") if unit in sheet) for sheet in fronts] == [
        "U3",
        "U1",
        "U2",
    ]
    assert job.items.get(key="U2").result == agreed.pdf
    assert [is_draft(page) for page in pages(vault.read(job.result)) if "CỘNG HÒA" in text(page)] == [
        True,
        True,
        False,
    ]
    assert [agreed.shown_code in sheet for sheet in fronts] == [False, False, True]
    assert job.result_name == "BẢN CAM KẾT - C2022.pdf"


def test_each_copy_starts_on_a_right_hand_page(small):
    job = print_all(small, which=Which.CHOSEN, units=["U1"], copies=3)

    fronts = [number for number, sheet in enumerate(sheets(job)) if "CỘNG HÒA" in sheet]
    assert [number % 2 for number in fronts] == [0, 0, 0]


def test_single_files_have_vietnamese_names_and_the_agreed_bytes(small):
    [agreed] = agree(small, "U1")

    job = print_all(small, shape=Shape.ZIP)

    with zipfile.ZipFile(BytesIO(vault.read(job.result))) as archive:
        assert archive.namelist() == [
            f"0{number}. BẢN CAM KẾT - Sở Thử U{number}.pdf" for number in (1, 2, 3)
        ]
        assert archive.read(archive.namelist()[0]) == issuing.content(agreed)


def test_what_was_printed_as_it_was_agreed_is_not_new(small):
    agree(small, "U1", "U2")
    print_all(small)

    job = print_all(small, which=Which.NEW)

    assert [key for key, _ in outcomes(job)] == ["U3"]


def test_what_was_agreed_anew_after_printing_is_new(small):
    agree(small, "U1", "U2", "U3")
    print_all(small)
    change_a_target("U2")
    agree(small, "U2")

    assert [key for key, _ in outcomes(print_all(small, which=Which.NEW))] == ["U2"]


def test_a_paper_that_is_no_longer_as_agreed_is_named_and_the_rest_is_complete(small):
    agree(small, "U1", "U2", "U3")
    change_a_target("U2")

    job = print_all(small)

    assert outcomes(job) == [("U1", "done"), ("U2", "failed"), ("U3", "done")]
    assert job.items.get(key="U2").error == issuing.STALE
    assert len([sheet for sheet in sheets(job) if "CỘNG HÒA" in sheet]) == 2


def test_after_mending_only_that_paper_is_printed_again(small):
    agree(small, "U1", "U2", "U3")
    change_a_target("U2")
    job = print_all(small)
    agree(small, "U2")

    job = jobs.again(job, by=small.giang)

    assert (job.done, job.failed) == (3, 0)
    assert len([sheet for sheet in sheets(job) if "CỘNG HÒA" in sheet]) == 3


def test_a_damaged_file_is_named_and_the_rest_is_complete(small):
    first, *_ = agree(small, "U1", "U2")
    vault.path(first.pdf).write_bytes(b"%PDF")

    job = print_all(small)

    assert outcomes(job) == [("U1", "failed"), ("U2", "done"), ("U3", "done")]


def test_a_joint_campaign_is_one_paper(small):
    Campaign.objects.filter(pk=small.campaign.pk).update(template="joint")
    small.campaign.refresh_from_db()

    assert outcomes(print_all(small)) == [("C2022", "done")]
    assert outcomes(printing.agree_all(small.campaign, by=small.giang)) == [("C2022", "done")]
    assert Document.objects.get().commitment is None


def test_without_the_fonts_the_job_says_what_to_install(small, monkeypatch):
    monkeypatch.setattr(fonts.folder, "__defaults__", ((),))

    job = print_all(small)

    assert job.state == "failed"
    assert fonts.INSTALL in job.message


def test_everything_is_agreed_and_what_was_agreed_stays(small):
    [before] = agree(small, "U2")

    job = printing.agree_all(small.campaign, by=small.giang)

    assert outcomes(job) == [("U1", "done"), ("U2", "done"), ("U3", "done")]
    assert Document.objects.current().count() == 3
    assert Document.objects.current().get(commitment__unit__code="U2") == before


def test_a_commitment_without_content_is_named_and_the_rest_is_agreed(small):
    small.commitments["U2"].items.all().delete()

    job = printing.agree_all(small.campaign, by=small.giang)

    assert outcomes(job) == [("U1", "done"), ("U2", "failed"), ("U3", "done")]
    assert job.items.get(key="U2").error == "Chưa có nội dung cam kết."


def end_terms(unit):
    Term.objects.filter(unit__code=unit).update(ends_on=date(2021, 12, 31))


def test_a_unit_without_a_head_is_named_and_the_drafts_of_the_others_are_printed(small):
    end_terms("U2")

    job = print_all(small)

    assert outcomes(job) == [("U1", "done"), ("U2", "failed"), ("U3", "done")]
    assert job.items.get(key="U2").error == (
        "Chưa có người đứng đầu vào ngày tổ chức. Văn bản chưa có người ký."
    )
    assert len([sheet for sheet in sheets(job) if "CỘNG HÒA" in sheet]) == 2


def test_what_the_checklist_demands_is_demanded_of_each_paper_that_is_agreed_with_all(small):
    end_terms("U2")
    Target.objects.filter(item__commitment__unit__code="U3", item__indicator__number="1").delete()

    job = printing.agree_all(small.campaign, by=small.giang)

    assert outcomes(job) == [("U1", "done"), ("U2", "failed"), ("U3", "failed")]
    assert [each.error for each in job.items.filter(state="failed")] == [
        "Chưa có người đứng đầu vào ngày tổ chức.",
        "Chưa có mức giao: năm 2022: 1.",
    ]


def test_what_was_agreed_alone_in_spite_of_the_checklist_stays_agreed(small):
    end_terms("U2")
    agree(small, "U2")

    assert outcomes(printing.agree_all(small.campaign, by=small.giang)) == [
        ("U1", "done"),
        ("U2", "done"),
        ("U3", "done"),
    ]


def test_the_joint_paper_names_the_units_that_hold_it_up(small):
    Campaign.objects.filter(pk=small.campaign.pk).update(template="joint")
    small.campaign.refresh_from_db()
    end_terms("U2")

    job = printing.agree_all(small.campaign, by=small.giang)

    assert job.items.get().error == "Sở Thử U2: Chưa có người đứng đầu vào ngày tổ chức."


def test_the_ceremony_says_when_the_agreed_paper_was_printed(small):
    agree(small, "U1", "U2")
    print_all(small)
    change_a_target("U2")
    agree(small, "U2")

    mark = stages.marks(small.campaign)

    printed = {code: mark(each.pk)[1] for code, each in small.commitments.items()}
    assert {code: (each.name, each.since) for code, each in printed.items()} == {
        "U1": ("Đã in", timezone.localdate()),
        "U2": ("Đã in", None),
        "U3": ("Đã in", None),
    }


def test_signed_papers_are_not_agreed(small):
    small.campaign.commitments.update(status="signed", signed_on=date(2022, 1, 5))

    with pytest.raises(NotReady):
        printing.agree_all(small.campaign, by=small.giang)


@pytest.mark.parametrize("verb", [printing.print_all, printing.agree_all])
def test_only_the_officer_of_the_authority_may(small, verb):
    with pytest.raises(Refused):
        verb(small.campaign, by=small.hoa)

    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("done", "step"),
    [((), "agree"), (("agree",), "print"), (("agree", "print"), "sign"), (("agree", "sign"), "sign")],
)
def test_the_ceremony_leads_to_the_next_step(client, small, done, step):
    if "agree" in done:
        issuing.agree(small.commitments["U1"], by=small.giang)
    if "print" in done:
        printing.print_all(small.campaign, by=small.giang, which="chosen", units=["U1"])
    if "sign" in done:
        issuing.sign(
            small.commitments["U1"], by=small.giang, signed_on=date(2022, 1, 5), today=date(2022, 1, 6)
        )
    client.force_login(small.giang)

    shown = client.get(reverse("commitments:ceremony", args=[small.campaign.pk]))

    assert shown.context["next"] == step
