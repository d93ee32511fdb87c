"""Bộ tài liệu lễ ký: what the list of signers, the programme, the name cards and the minutes are printed from."""

from dataclasses import dataclass
from datetime import date

from reports.documents.paper import Party


@dataclass(frozen=True, slots=True)
class Attendee:
    """Một người ký cam kết; `deputy_…` where a deputy signs for the head (KT.); `signed_on` None: not signed."""

    unit: str
    name: str
    title: str
    group: str
    deputy_name: str = ""
    deputy_title: str = ""
    signed_on: date | None = None

    @property
    def signer_name(self) -> str:
        """Người đến ký."""
        return self.deputy_name or self.name


@dataclass(frozen=True, slots=True)
class Step:
    """Một mục của chương trình: "08:00", what, who."""

    time: str
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class Kit:
    """Mọi điều các tài liệu của một lễ ký nói tới; names and titles in running form.

    `place` is the địa danh of the head, `venue` where the ceremony is held; without a day its place is dotted.
    """

    issuer: str
    superior: str
    place: str
    subtitle: str
    venue: str = ""
    held_on: date | None = None
    parties: tuple[Party, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    steps: tuple[Step, ...] = ()
    symbol: str = ""
    notice: str = ""
