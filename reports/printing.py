"""In toàn bộ, chốt toàn bộ: every paper of a ceremony as one job; a unit that fails is named and the rest is complete.

What was agreed comes from the vault, byte for byte; what was not is printed now, as a draft.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from django.conf import settings
from django.db.models import F, TextChoices

from commitments import checklist, permissions, stages
from commitments.conflicts import NotReady, Refused
from commitments.models import Campaign, Document
from commitments.models.campaign import Template
from commitments.models.commitment import Status
from commitments.preparation import prepare
from commitments.stages import PRINT
from reports import issuing
from reports.documents import fonts, press
from reports.documents.batch import expect, render_many
from reports.documents.composition import document_title
from units import jobs, vault
from units.job_kinds import File, Hopeless, Kind, Outcome
from units.models import Job
from units.roles import Role

AGREE = "agree"
MOST_COPIES = 20
SLICE = 100
"""Từng ấy bản được đọc từ cơ sở dữ liệu một lần, so that a whole nation does not stand in memory."""

GONE = "Bản cam kết không còn trong đợt này."
NOT_YOURS = "Việc in và chốt cả đợt không thuộc vai trò của tài khoản này."
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


class Which(TextChoices):
    """In những bản nào."""

    ALL = "all", "Toàn bộ"
    NEW = "new", "Những bản đã chốt mà chưa in, và những bản chưa chốt"
    CHOSEN = "chosen", "Những đơn vị chọn bên dưới"


class Shape(TextChoices):
    """Kết quả thành tệp thế nào."""

    MERGED = "merged", "Một tệp để in hai mặt, mỗi bản bắt đầu ở mặt trước"
    ZIP = "zip", "Tệp nén, mỗi bản một tệp PDF"


# --- Asking ----------------------------------------------------------------------------------------------------


def print_all(campaign: Campaign, *, by, which=Which.ALL, units=(), copies=1, shape=Shape.MERGED, origin=""):
    """Giao việc in. Raises Refused, or NotReady where there is nothing to print."""
    rows = subjects(campaign)
    if which == Which.CHOSEN:
        rows = [row for row in rows if row[0] in units]
    elif which == Which.NEW:
        printed = _printed(campaign)
        rows = [row for row in rows if row[0] not in printed]
    options = {"copies": copies, "shape": shape}
    return _start(PRINT, "In", campaign, rows, options, by=by, origin=origin)


def agree_all(campaign: Campaign, *, by, origin=""):
    """Giao việc chốt những bản chưa ký; one that is agreed already stays as it is. Raises Refused or NotReady."""
    return _start(
        AGREE, "Chốt nội dung", campaign, subjects(campaign, is_unsigned=True), {}, by=by, origin=origin
    )


@dataclass(frozen=True)
class Foreseen:
    """Việc chốt toàn bộ sẽ làm gì: how many papers, how many of them are agreed already, who is left out and why."""

    total: int
    agreed: int
    left_out: list[tuple[str, str]]


def foreseen(campaign: Campaign) -> Foreseen:
    """Xem trước việc chốt toàn bộ."""
    names, prepared = dict(subjects(campaign, is_unsigned=True)), prepare(campaign)
    documents = Document.objects.current().of_papers().filter(campaign=campaign)
    agreed = {
        each.commitment.unit.code if each.commitment else campaign.code
        for each in documents.select_related("commitment__unit")
    } & set(names)
    lacking = {each.unit.code: each.unit.name for each in prepared.drafts}
    found = checklist.obstacles(prepared)
    is_held = campaign.template != Template.JOINT or not agreed
    left_out = [
        (lacking[code], " ".join(found[code])) for code in lacking if code in found and code not in agreed
    ]
    return Foreseen(len(names), len(agreed), left_out if is_held else [])


def subjects(campaign: Campaign, *, is_unsigned=False) -> list[tuple[str, str]]:
    """Các văn bản của đợt theo thứ tự ký: (code, name of the unit); one of the campaign itself where it is joint."""
    rows = campaign.commitments.order_by(F("order").asc(nulls_last=True), "unit__order", "unit__code")
    if is_unsigned:
        rows = rows.filter(status=Status.DRAFT)
    found = list(rows.values_list("unit__code", "unit__name"))
    if campaign.template == Template.JOINT:
        return [(campaign.code, "Bản cam kết chung")] if found else []
    return found


def usual_copies(campaign: Campaign) -> int:
    """Số bản điền sẵn khi in: as many as the campaign says are made, at most MOST_COPIES; one where it says nothing."""
    return min(campaign.copies or 1, MOST_COPIES)


def _printed(campaign):
    """Mã của những văn bản mà bản đang dùng đã nằm trong một lần in xong."""
    files = stages.printed_files(campaign)
    found = (
        Document.objects.current().of_papers().filter(campaign=campaign).select_related("commitment__unit")
    )
    printed = [document.commitment for document in found if document.newest_pdf in files]
    return {each.unit.code if each else campaign.code for each in printed}


def _start(kind, verb, campaign, rows, options, *, by, origin):
    if not permissions.may_hold(by, campaign):
        raise Refused(NOT_YOURS)
    if not rows:
        raise NotReady("Không có bản nào cần làm.")
    return jobs.start(
        kind,
        by=by,
        title=f"{verb} {len(rows)} bản: {campaign.title}",
        items=rows,
        role=Role.OFFICER,
        unit=campaign.authority,
        options=options | {"campaign": campaign.pk},
        origin=origin,
    )


def recent(campaign: Campaign) -> list[Job]:
    """Những lần in, chốt gần đây của đợt."""
    return list(Job.objects.filter(kind__in=[PRINT, AGREE], options__campaign=campaign.pk)[:5])


# --- Printing --------------------------------------------------------------------------------------------------


def _print(job: Job, keys: list[str]) -> Iterator[Outcome]:
    campaign = campaign_of(job)
    look_for_fonts()
    lacking = checklist.obstacles(prepare(campaign))
    for start in range(0, len(keys), SLICE):
        asked = keys[start : start + SLICE]
        found = {copy.paper.unit_code: copy for copy in issuing.copies(campaign, asked)}
        yield from (Outcome(key, fault=GONE) for key in asked if key not in found)
        copies = [found[key] for key in asked if key in found]
        yield from (_stored(copy) for copy in copies if copy.document)
        headless = {code for code in lacking if checklist.NO_HEAD in lacking[code]}
        drafts = [copy.paper for copy in copies if not copy.document and copy.paper.unit_code not in headless]
        yield from (
            Outcome(copy.paper.unit_code, fault=f"{checklist.NO_HEAD} Văn bản chưa có người ký.")
            for copy in copies
            if not copy.document and copy.paper.unit_code in headless
        )
        for paper, printed in render_many(drafts, settings.PRINT_PROCESSES):
            yield _printed_now(paper, printed)


def _stored(copy):
    """Bản đã chốt, looked at once more: whole, and still what the database says."""
    try:
        copy.stored()
    except (NotReady, vault.Missing, vault.Damaged) as reason:
        return Outcome(copy.paper.unit_code, fault=str(reason))
    return Outcome(copy.paper.unit_code, digest=copy.document.newest_pdf)


def _printed_now(paper, printed):
    if isinstance(printed, bytes):
        return Outcome(paper.unit_code, content=printed)
    return Outcome(paper.unit_code, fault=f"Không in được ({type(printed).__name__}: {printed}).")


def _bind(job: Job, results: dict[str, str]) -> File:
    """Ghép thành một tệp, hoặc nén các tệp, theo thứ tự ký."""
    campaign = campaign_of(job)
    found = [copy for copy in issuing.copies(campaign, list(results)) if copy.paper.unit_code in results]
    pairs = [(_as_printed(copy), results[copy.paper.unit_code]) for copy in found]
    name = f"{campaign.document_title} - {campaign.code}".translate(_NOT_IN_A_NAME)
    if job.options["shape"] == Shape.ZIP:
        return File(f"{name}.zip", _zipped(pairs))
    return File(f"{name}.pdf", press.merge(_stacked(pairs, job.options["copies"])))


def _stacked(pairs, copies):
    """Từng bản, mỗi bản mấy lần liền nhau."""
    for paper, digest in pairs:
        content = vault.read(digest)
        for _ in range(copies):
            yield paper, content


def _as_printed(copy):
    return replace(copy.paper, is_draft=False) if copy.document else copy.paper


def _zipped(pairs):
    """Tệp nén với tên tiếng Việt; PDF is compressed already, and the same papers give the same bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for paper, digest in pairs:
            name = f"{paper.order:02d}. {document_title(paper)}.pdf".translate(_NOT_IN_A_NAME)
            archive.writestr(zipfile.ZipInfo(name), vault.read(digest))
    return target.getvalue()


def campaign_of(job: Job) -> Campaign:
    """Đợt cam kết của một việc in hay chốt. Raises Hopeless where it is gone."""
    found = Campaign.objects.select_related("province", "authority__parent").filter(
        pk=job.options["campaign"]
    )
    if campaign := found.first():
        return campaign
    raise Hopeless("Đợt cam kết không còn nữa.")


def look_for_fonts() -> None:
    """Máy phải có phông chữ; then printing is got ready meanwhile. Raises Hopeless."""
    try:
        fonts.folder()
    except fonts.FontMissing as missing:
        raise Hopeless(str(missing)) from missing
    expect(settings.PRINT_PROCESSES)


PRINTING = Kind(_print, _bind)
