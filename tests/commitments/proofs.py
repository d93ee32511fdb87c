"""Điều mà các bài kiểm thử minh chứng dùng chung: files made here, and the ways in which they are attached."""

import io
import zipfile
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from commitments import workflow
from commitments.entries import Draft, save
from commitments.evidence import attaching
from commitments.evidence.attaching import Facts, Kept
from commitments.models import EvidenceUse
from indicators.figures import Figure
from tests import world
from units import vault

DAY = date(2022, 3, 14)


def png(shade=10):
    picture = io.BytesIO()
    Image.new("L", (8, 8), shade).save(picture, "PNG")
    return picture.getvalue()


def office(part="word/document.xml", *more):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in ("[Content_Types].xml", part, *more):
            archive.writestr(name, "<x/>")
    return content.getvalue()


def unreadable_office():
    """Tệp Word mà phần nén bên trong đã hỏng."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "word/document.xml"):
            archive.writestr(name, "<x/>" * 99)
    data = bytearray(content.getvalue())
    start = 30 + len("[Content_Types].xml")
    data[start : start + 6] = b"\xff" * 6
    return bytes(data)


def page(commitment, number="2"):
    return reverse("commitments:evidence", args=[commitment.pk, "2022-Q1", number])


def send(client, account, commitment, *files, number="2", **facts):
    """Gửi biểu mẫu đính kèm; files are (name, content)."""
    client.force_login(account)
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(page(commitment, number), {"files": sent} | facts)


def kept(content=None, name="Biên bản.png"):
    content = content or png()
    return Kept(vault.keep(content), name, "image/png", len(content), 1)


def attach(place, number="2", facts=None, content=None):
    where = place.commitments["U1"], "2022-Q1", number
    [use] = attaching.attach(*where, [kept(content)], facts or Facts(), by=place.an, today=DAY)
    return use


def submit(place, unit="U1", by=None):
    """Nhập một số rồi gửi báo cáo."""
    report, head = world.filed(unit), by or place.binh
    draft = {"2": Draft(Figure(value=3))}
    report = save(report.commitment, "2022-Q1", draft, {}, by=head, version=report.version, today=DAY)
    workflow.perform(workflow.SUBMIT, report, by=head, version=report.version, today=DAY)


def standing():
    return list(EvidenceUse.objects.standing().values_list("file__name", "entry__item__indicator__number"))
