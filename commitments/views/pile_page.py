"""Trang kết quả của một tập quét: những gì hiện trên đó."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from commitments.forms.scans import PageForm, ReasonForm
from commitments.models import Campaign, Document, Pile, PilePage, Scan
from commitments.views.scan import subject_name
from units import job_progress

State = PilePage.State


@dataclass(frozen=True)
class Filed:
    """Văn bản đã được xếp từ tập này."""

    name: str
    scan: Scan
    pages: list[PilePage]


@dataclass(frozen=True)
class Taken:
    """Văn bản đã có bản quét từ trước, mà tập lại có trang của nó."""

    name: str
    document: Document
    pages: list[PilePage]
    form: ReasonForm


@dataclass(frozen=True)
class Open:
    """Trang chờ người xếp, with its two forms."""

    page: PilePage
    form: PageForm
    discarding: ReasonForm


@dataclass(frozen=True)
class Row:
    """Một tập trong danh sách, with its state in words."""

    pile: Pile
    state: str
    words: str


def rows(campaign: Campaign) -> list[Row]:
    """Các tập của đợt, mới nhất trước."""
    left = Count("pages", filter=Q(pages__state__in=(State.LEFT, State.WAITING)))
    found = Pile.objects.filter(campaign=campaign).select_related("uploaded_by", "job")
    return [_row(pile) for pile in found.annotate(total=Count("pages"), left=left).order_by("-pk")]


def _row(pile):
    if pile.job and not pile.job.is_finished:
        return Row(pile, "running", "đang tách")
    if pile.left:
        return Row(pile, "submitted", f"{pile.left} trang chờ xếp")
    return Row(pile, "approved", "đã xếp hết")


def frame(campaign):
    """Khung của các trang về tập quét."""
    bar = {"campaign": campaign.title, "campaigns": [], "period": "", "periods": [], "due_on": None}
    return {"campaign": campaign, "notice": campaign.notice, "context_bar": bar}


def context(pile: Pile, bound: dict | None = None) -> dict:
    """Mọi điều trang hiện; `bound` holds the form that was sent and found wrong."""
    bound = bound or {}
    pages = list(pile.pages.defer("trace").select_related("settled_by").order_by("place"))
    documents = {each.pk: each for each in _documents(pile.campaign)}
    shown = {key: subject_name(each) for key, each in documents.items()}
    return (
        frame(pile.campaign)
        | {
            "pile": pile,
            "total": len(pages),
            "filed": (filed := _filed(pages)),
            "taken": _taken(pages, bound),
            "left": _open(pages, State.LEFT, shown, bound, _lacking(filed)),
            "blanks": _open(pages, State.BLANK, shown, bound, _lacking(filed)),
            "discarded": [page for page in pages if page.state == State.DISCARDED],
            "waiting": sum(page.state == State.WAITING for page in pages),
            "open_count": sum(page.state == State.LEFT for page in pages),
            "sent": next(iter(bound.values()), None),
        }
        | _progress(pile.job)
    )


def _progress(job):
    if job is None:
        return {"job": None}
    url = "" if job.is_finished else reverse("units:progress", args=[job.pk])
    is_orphaned = job_progress.is_orphaned(job, timezone.now())
    return {
        "job": job,
        "progress": job_progress.progress(job),
        "progress_url": url,
        "is_orphaned": is_orphaned,
    }


def _documents(campaign):
    rows = Document.objects.current().filter(campaign=campaign).for_listing()
    return rows.order_by("commitment__order", "commitment__unit__name", "pk")


def choices(campaign: Campaign) -> list[tuple[int, str]]:
    """Các văn bản đang dùng của đợt, theo thứ tự ký."""
    return [(each.pk, subject_name(each)) for each in _documents(campaign)]


def form_of(page: PilePage, documents, data=None, guess=None) -> PageForm:
    """Biểu mẫu xếp một trang; the guess is what it belongs to most likely."""
    initial = {"document": guess, "turn": page.turn}
    return PageForm(data, documents=documents, initial=initial, auto_id=f"xep-{page.pk}-%s")


def _filed(pages):
    by_scan = {}
    for page in pages:
        if page.state == State.FILED:
            by_scan.setdefault(page.scan_id, []).append(page)
    scans = Scan.objects.filter(pk__in=by_scan).for_listing().select_related("document__amendment")
    ordered = sorted(scans, key=lambda scan: by_scan[scan.pk][0].place)
    return [Filed(subject_name(scan.document), scan, by_scan[scan.pk]) for scan in ordered]


def _taken(pages, bound):
    by_document = {}
    for page in pages:
        if page.state == State.LEFT and page.document_id:
            by_document.setdefault(page.document_id, []).append(page)
    found = Document.objects.filter(pk__in=by_document).for_listing()
    return [
        Taken(
            subject_name(each),
            each,
            by_document[each.pk],
            bound.get(each.pk) or ReasonForm(auto_id=f"van-ban-{each.pk}-%s"),
        )
        for each in found
    ]


def _lacking(filed):
    """Các văn bản mà bản quét còn thiếu trang: a page that could not be read belongs most likely to one of them."""
    return [each.scan.document_id for each in filed if each.scan.pages < each.scan.document.pages]


def _guess(before, lacking, documents):
    """Văn bản chọn sẵn: one that lacks a page, that of the page before if it can be."""
    likely = before if before in lacking or not lacking else lacking[0]
    return likely if likely in documents else None


def _open(pages, state, documents, bound, lacking):
    found, before = [], None
    for page in pages:
        before = page.document_id or before
        if page.state == state and not page.document_id:
            guess = _guess(before, lacking, documents)
            form = bound.get((page.pk, False)) or form_of(page, list(documents.items()), guess=guess)
            discarding = bound.get((page.pk, True)) or ReasonForm(auto_id=f"bo-{page.pk}-%s")
            found.append(Open(page, form, discarding))
    return found
