"""Các chặng của một bản cam kết trước và trong lễ ký: which of them each commitment of a campaign has reached."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from commitments import staleness
from commitments.models import Campaign, Commitment, Document, Scan
from commitments.models.campaign import Template
from commitments.models.commitment import Status
from units.models import JobItem
from units.models.job import JobState

PRINT = "print"
"""Tên của việc in, as it is stored with the job."""
AGREED, STALE = "agreed", "stale"
"""Bản chưa ký mà nội dung đã chốt; đã chốt rồi mà nội dung lại khác."""


@dataclass(frozen=True)
class Stage:
    """Một chặng: its name, what is said of one that is not there yet, and {commitment: since when}."""

    name: str
    lacking: str
    reached: Callable[[Campaign], dict[int, date]]


@dataclass(frozen=True)
class Mark:
    """Dấu của một bản cam kết ở một chặng; `since` None: not reached."""

    name: str
    lacking: str
    since: date | None


def _agreed(campaign):
    """Ngày chốt nội dung; the one document of a joint campaign is everybody's."""
    rows = Document.objects.current().of_papers().filter(campaign=campaign)
    days = {key: timezone.localdate(at) for key, at in rows.values_list("commitment", "agreed_at")}
    if None in days:
        return dict.fromkeys(campaign.commitments.values_list("pk", flat=True), days[None])
    return days


def printed_files(campaign: Campaign) -> dict[str, date]:
    """{file: ngày in xong}: every file that a finished printing of the campaign holds."""
    rows = JobItem.objects.filter(
        job__kind=PRINT,
        job__options__campaign=campaign.pk,
        job__state=JobState.DONE,
        state=JobItem.State.DONE,
    ).order_by("job__finished_at")
    return {digest: timezone.localdate(at) for digest, at in rows.values_list("result", "job__finished_at")}


def _printed(campaign):
    """Ngày in bản đang dùng, by a job; a draft, or an agreed paper that was replaced since, is not it."""
    files, documents = printed_files(campaign), Document.objects.current().of_papers()
    rows = documents.filter(campaign=campaign).values_list("commitment", "pdf", "signed_pdf")
    days = {key: files[signed or pdf] for key, pdf, signed in rows if (signed or pdf) in files}
    joint = days.pop(None, None)
    return days | (dict.fromkeys(campaign.commitments.values_list("pk", flat=True), joint) if joint else {})


def _signed(campaign):
    rows = campaign.commitments.exclude(signed_on=None)
    return dict(rows.values_list("pk", "signed_on"))


def _scanned(campaign):
    """Ngày tải bản quét của từng bản; the scan of a joint paper is that of all who signed it."""
    rows = Scan.objects.current().filter(document__campaign=campaign, document__amendment=None)
    found = {
        key: timezone.localdate(at) for key, at in rows.values_list("document__commitment", "uploaded_at")
    }
    joint = found.pop(None, None)
    return found | (dict.fromkeys(campaign.commitments.values_list("pk", flat=True), joint) if joint else {})


STAGES = (
    Stage("Đã chốt nội dung", "Chưa chốt", _agreed),
    Stage("Đã in", "Chưa in", _printed),
    Stage("Đã ký", "Chưa ký", _signed),
    Stage("Có bản quét", "Chưa có bản quét", _scanned),
)


def marks(campaign: Campaign) -> Callable[[int], list[Mark]]:
    """Dấu của từng bản, one query a stage: call what is returned with the key of a commitment."""
    read = [(stage, stage.reached(campaign)) for stage in STAGES]
    return lambda key: [Mark(stage.name, stage.lacking, reached.get(key)) for stage, reached in read]


def of_drafts(commitments: Collection[Commitment]) -> dict[int, str]:
    """{commitment: AGREED or STALE} of those not signed yet; what is not agreed is not in it."""
    drafts = [each for each in commitments if each.status == Status.DRAFT]
    campaigns = {each.campaign_id: each.campaign for each in drafts}
    rows = Document.objects.current().of_papers().filter(campaign__in=campaigns)
    agreed = set(rows.values_list("campaign", "commitment")) if drafts else set()
    stale = {key for pk in {pk for pk, _ in agreed} for key in staleness.stale(campaigns[pk])}
    found = {}
    for each in drafts:
        place = (each.campaign_id, None if each.campaign.template == Template.JOINT else each.pk)
        if place in agreed:
            found[each.pk] = STALE if each.pk in stale else AGREED
    return found
