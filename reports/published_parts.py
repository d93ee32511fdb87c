"""Kết quả đã công bố, giữ theo khối: a page opens the groups that it shows, not the results of a whole country.

A publication is read whole, checked against its digest, and kept in parts for all processes; by who publishes it, else
by the process beside the server or its first reader. It never changes, and its digest is in the key, so what is kept
holds; after a week it is forgotten, and so read and checked anew.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from commitments import snapshots
from commitments.models import Publication
from reports import kept

FORM = 1
"""Dạng của điều được giữ: another number where it changes."""
OUTLINE = "outline"


class Key(Protocol):
    """Lần công bố nào: a row of the database, or what is known of it elsewhere."""

    pk: int
    digest: str
    published_at: datetime


class Altered(ValueError):
    """Kết quả đang lưu không còn như khi công bố."""


class Rows(Sequence):
    """Các dòng của một khối, read when the first of them is asked for; how many, and whose, is known before."""

    def __init__(self, whose: Iterable[tuple[int, str]], read: Callable[[], list[dict]]):
        self.commitments, self.units = {}, {}
        for place, (commitment, unit) in enumerate(whose):
            self.commitments[commitment] = self.units[unit] = place
        self._read, self._rows = read, None

    def __len__(self):
        return len(self.commitments)

    def __getitem__(self, place):
        if self._rows is None:
            self._rows = self._read()
        return self._rows[place]


def opened(of: Key) -> dict:
    """Kết quả của lần công bố, its snapshot with Rows in the place of rows; Altered where it is not as published."""
    outline = _part(of, OUTLINE)
    groups = [
        {"code": code, "name": name, "rows": Rows(whose, lambda place=place: _part(of, place))}
        for place, (code, name, whose) in enumerate(outline["groups"])
    ]
    return outline | {"groups": groups}


def unchecked(snapshot: dict) -> dict:
    """Bản chụp đọc thẳng từ cơ sở dữ liệu, in the same shape."""
    groups = [
        {
            "code": group["code"],
            "name": group["name"],
            "rows": Rows(_whose(group), lambda rows=group["rows"]: rows),
        }
        for group in snapshot["groups"]
    ]
    return snapshot | {"groups": groups}


def row_of(snapshot: dict, commitment: int) -> tuple[dict, dict] | None:
    """(khối, dòng của bản cam kết này); None where it was not in the table."""
    for group in snapshot["groups"]:
        if (place := group["rows"].commitments.get(commitment)) is not None:
            return group, group["rows"][place]
    return None


def row_of_unit(snapshot: dict, unit: str) -> tuple[dict, dict] | None:
    """(khối, dòng của đơn vị có mã này)."""
    for group in snapshot["groups"]:
        if (place := group["rows"].units.get(unit)) is not None:
            return group, group["rows"][place]
    return None


def _part(of, name):
    key = _key(of, name)
    found = kept.known({name: key})
    return found[name] if name in found else _kept(of)[name]


def _key(of, name):
    return kept.key("publication", FORM, of.pk, of.digest, of.published_at, name)


def _kept(of):
    """{phần: nội dung} of a publication that is read now and found whole, all of it kept."""
    publication = Publication.objects.only("snapshot", "digest").get(pk=of.pk)
    if not (snapshots.digest(publication.snapshot) == publication.digest == of.digest):
        raise Altered(f"publication {of.pk}")
    groups = publication.snapshot["groups"]
    outline = [(group["code"], group["name"], _whose(group)) for group in groups]
    parts = {place: group["rows"] for place, group in enumerate(groups)}
    parts[OUTLINE] = publication.snapshot | {"groups": outline}
    kept.keep({_key(of, name): part for name, part in parts.items()})
    return parts


def _whose(group):
    return [(row["commitment"], row["unit"]) for row in group["rows"]]
