"""Niêm điều đã đọc từ tệp giữa lúc xem trước và lúc lưu: a signed text in the page, so that nothing is kept here."""

from dataclasses import asdict

from django.core import signing

from commitments.spreadsheets.findings import Fault, Filled, Reading, Remarked

HOURS = 2
"""Sau bấy nhiêu giờ thì phải nạp lại."""

_SALT = "commitments.spreadsheets"


class Broken(Exception):
    """Điều đã đọc không còn dùng được: too old, of another person or another report; the file is to be sent again."""


def seal(reading: Reading, owner: list) -> str:
    """Niêm; `owner` says who read it for which report."""
    return signing.dumps([owner, asdict(reading)], salt=_SALT, compress=True)


def unseal(text: str, owner: list) -> Reading:
    """Mở niêm; raises Broken."""
    try:
        found, said = signing.loads(text, salt=_SALT, max_age=HOURS * 3600)
    except signing.BadSignature as fault:
        raise Broken from fault
    if found != owner:
        raise Broken
    lines = {number: Filled(**line) for number, line in said["lines"].items()}
    faults = tuple(Fault(**fault) for fault in said["faults"])
    return Reading(lines, faults, Remarked(**said.get("remarks", {})))
