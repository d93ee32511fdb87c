"""Các chặng của một bản cam kết trước và trong lễ ký: which of them each commitment of a campaign has reached."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from commitments.models import Campaign, Document, Scan


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
    days = {key: localdate(at) for key, at in rows.values_list("commitment", "agreed_at")}
    if None in days:
        return dict.fromkeys(campaign.commitments.values_list("pk", flat=True), days[None])
    return days


def _signed(campaign):
    rows = campaign.commitments.exclude(signed_on=None)
    return dict(rows.values_list("pk", "signed_on"))


def _scanned(campaign):
    """Ngày tải bản quét của từng bản; the scan of a joint paper is that of all who signed it."""
    rows = Scan.objects.current().filter(document__campaign=campaign, document__amendment=None)
    found = {key: localdate(at) for key, at in rows.values_list("document__commitment", "uploaded_at")}
    joint = found.pop(None, None)
    return found | (dict.fromkeys(campaign.commitments.values_list("pk", flat=True), joint) if joint else {})


STAGES = (
    Stage("Đã chốt nội dung", "Chưa chốt", _agreed),
    Stage("Đã ký", "Chưa ký", _signed),
    Stage("Có bản quét", "Chưa có bản quét", _scanned),
)


def marks(campaign: Campaign) -> Callable[[int], list[Mark]]:
    """Dấu của từng bản, one query a stage: call what is returned with the key of a commitment."""
    read = [(stage, stage.reached(campaign)) for stage in STAGES]
    return lambda key: [Mark(stage.name, stage.lacking, reached.get(key)) for stage, reached in read]
