"""Các chặng của một bản cam kết trước và trong lễ ký: which of them each commitment of a campaign has reached."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from commitments.models import Campaign


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


def _signed(campaign):
    rows = campaign.commitments.exclude(signed_on=None)
    return dict(rows.values_list("pk", "signed_on"))


STAGES = (Stage("Đã ký", "Chưa ký", _signed),)


def marks(campaign: Campaign) -> Callable[[int], list[Mark]]:
    """Dấu của từng bản, one query a stage: call what is returned with the key of a commitment."""
    read = [(stage, stage.reached(campaign)) for stage in STAGES]
    return lambda key: [Mark(stage.name, stage.lacking, reached.get(key)) for stage, reached in read]
