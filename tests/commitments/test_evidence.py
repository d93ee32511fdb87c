"""Minh chứng: attached once, used again, replaced, taken off; by whom and when."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from commitments.conflicts import Refused
from commitments.evidence import attaching
from commitments.models import EvidenceFile, EvidenceUse
from tests import world
from tests.commitments.proofs import DAY, attach, office, page, png, send, standing, submit, unreadable_office
from units import vault

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs


@pytest.fixture(autouse=True)
def today(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(timezone, "localdate", lambda: DAY)


@pytest.fixture
def place():
    return world.build(2)


@pytest.fixture
def u1(place):
    return place.commitments["U1"]


def test_files_are_attached_with_what_the_document_is(client, place, u1):
    facts = {
        "document_number": "12/BB-STP",
        "issuer": "Sở Thử",
        "issued_on": "10/03/2022",
        "place": "trang 2",
    }

    response = send(client, place.an, u1, ("Bie\u0302n ba\u0309n.png", png()), ("ảnh.PNG", png(99)), **facts)

    first, second = EvidenceFile.objects.all()
    assert response.status_code == 302
    assert (first.name, second.name) == ("Biên bản.png", "ảnh.png")
    assert (first.document_number, first.issued_on, first.uploaded_by) == (
        "12/BB-STP",
        date(2022, 3, 10),
        place.an,
    )
    assert vault.read(first.file) == png()
    assert [use.place for use in EvidenceUse.objects.all()] == ["trang 2", "trang 2"]


def test_same_file_sent_twice_is_attached_once(client, place, u1):
    for _ in range(2):
        send(client, place.an, u1, ("a.png", png()))

    assert standing() == [("a.png", "2")]
    assert EvidenceFile.objects.count() == 1


def test_one_file_serves_several_indicators(client, place, u1):
    use = attach(place)

    send(client, place.an, u1, number="1", again=use.file_id)

    assert standing() == [("Biên bản.png", "2"), ("Biên bản.png", "1")]
    assert EvidenceFile.objects.count() == 1


def test_script_that_uploads_is_answered_in_json(client, place, u1):
    client.force_login(place.an)
    good = {"files": [SimpleUploadedFile("a.png", png())]}
    bad = {"files": [SimpleUploadedFile("a.pdf", b"khong phai pdf")]}

    answers = [client.post(page(u1), each, headers={"accept": "application/json"}) for each in (good, bad)]

    assert [answer.status_code for answer in answers] == [200, 422]
    assert answers[1].json()["problem"].startswith("“a.pdf”: Tệp không phải PDF")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.png", b"", "rỗng"),
        ("a.docx", office("word/document.xml", "word/vbaProject.bin"), "macro"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "kiểu cũ"),
        ("a.zip", office("readme.txt"), "không phải PDF"),
        ("a.xlsx", office("xl/workbook.xml")[:-30], "hỏng"),
        ("a.docx", unreadable_office(), "hỏng"),
        ("a.html", b"<script>alert(1)</script>", "không phải PDF"),
        ("a.png", png()[:-20], "cắt cụt"),
    ],
)
def test_unfit_files_are_refused_with_a_reason_and_nothing_is_kept(client, place, u1, name, content, reason):
    response = send(client, place.an, u1, ("tốt.png", png()), (name, content))

    told = " ".join(response.context["form"].errors["files"])
    assert reason in told.lower().replace("trống", "rỗng") or reason in told
    assert (EvidenceFile.objects.count(), EvidenceUse.objects.count()) == (0, 0)


@pytest.mark.parametrize("part", ["word/document.xml", "xl/workbook.xml"])
def test_word_and_excel_are_taken(client, place, u1, part):
    send(client, place.an, u1, ("Báo cáo.bin", office(part)))

    assert EvidenceFile.objects.get().name in {"Báo cáo.docx", "Báo cáo.xlsx"}


def test_full_disk_is_told_and_leaves_nothing(client, place, u1, monkeypatch):
    def full(path):
        raise vault.NoRoom("Máy chủ đã hết chỗ lưu tệp.")

    monkeypatch.setattr(vault, "keep_file", full)

    response = send(client, place.an, u1, ("a.png", png()))

    assert response.context["form"].errors["files"] == ["Máy chủ đã hết chỗ lưu tệp."]
    assert EvidenceUse.objects.count() == 0


def test_removed_evidence_stays_on_record(client, place, u1):
    use = attach(place)
    client.force_login(place.an)

    client.post(reverse("commitments:evidence_remove", args=[use.pk]))

    use.refresh_from_db()
    assert (standing(), use.removed_by, use.file.name) == ([], place.an, "Biên bản.png")


def test_replaced_file_stays_as_a_revision_at_every_indicator(client, place, u1):
    use = attach(place)
    attaching.use_again(use.file, "2022-Q1", "1", by=place.an, today=DAY)
    client.force_login(place.an)

    sent = {"files": [SimpleUploadedFile("Bản mới.png", png(200))]}
    client.post(reverse("commitments:evidence_replace", args=[use.pk]), sent)

    use.file.refresh_from_db()
    assert standing() == [("Bản mới.png", "2"), ("Bản mới.png", "1")]
    assert (use.file.replaced_by.name, EvidenceFile.objects.count()) == ("Bản mới.png", 2)


def test_facts_are_mended(client, place, u1):
    use = attach(place)
    client.force_login(place.an)

    typed = {"document_number": "5/BC", "issuer": "Sở", "issued_on": "01/02/2022", "place": "mục 3"}
    client.post(reverse("commitments:evidence_describe", args=[use.pk]), typed)

    use.refresh_from_db()
    assert (use.file.document_number, use.file.issued_on, use.place) == ("5/BC", date(2022, 2, 1), "mục 3")


ACTIONS = ["attach", "remove", "replace", "describe"]


def act(client, action, use, commitment):
    if action == "attach":
        return client.post(page(commitment), {"files": [SimpleUploadedFile("x.png", png(50))]})
    sent = {"files": [SimpleUploadedFile("x.png", png(50))]} if action == "replace" else {"place": "khác"}
    return client.post(reverse(f"commitments:evidence_{action}", args=[use.pk]), sent)


def everything():
    return list(EvidenceUse.objects.values()), list(EvidenceFile.objects.values())


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(("persona", "status"), [("dung", 404), ("chi", 403)])
def test_others_change_nothing(client, place, u1, action, persona, status):
    use = attach(place)
    submit(place)
    before = everything()
    client.force_login(getattr(place, persona))

    assert act(client, action, use, u1).status_code == status
    assert everything() == before


@pytest.mark.parametrize("action", ACTIONS)
def test_sent_report_takes_no_evidence(client, place, u1, action):
    use = attach(place)
    submit(place)
    before = everything()
    client.force_login(place.an)

    act(client, action, use, u1)

    assert everything() == before


def test_report_returned_for_one_indicator_takes_evidence_for_that_one_only():
    place = world.build(1, reports=[world.report(status="returned")])
    world.filed().entries.filter(item__indicator__number="2").update(decision="returned", comment="Thiếu")

    attach(place, "2")
    with pytest.raises(Refused):
        attach(place, "1")

    assert standing() == [("Biên bản.png", "2")]
