"""Kiểm tra một tệp gói dữ liệu: every fault and every warning in it, before anything is written.

Pure: no Django. No bytes make it raise.
"""

from dataclasses import dataclass

from commitments.bundle.checks import check_content
from commitments.bundle.faults import Fault, Findings
from commitments.bundle.reading import Unreadable, read
from commitments.bundle.shape import BUNDLE
from commitments.bundle.shape_checks import check_shape


@dataclass(frozen=True, slots=True)
class Checked:
    """Kết quả kiểm tra: `data` only when there is no fault.

    In `data` all text is NFC, no key is null, and decimals and days are still text.
    """

    data: dict | None
    faults: list[Fault]
    warnings: list[Fault]


def check(raw: bytes) -> Checked:
    """Kiểm tra nội dung của một tệp; faults and warnings in document order."""
    try:
        data = read(raw)
    except Unreadable as error:
        return Checked(None, [Fault("", str(error))], [])
    found = Findings()
    data = check_shape(BUNDLE, data, (), found)
    if isinstance(data, dict):
        check_content(data, found)
    listed = found.listed(data)
    faults = [fault for fault in listed if not fault.is_warning]
    warnings = [fault for fault in listed if fault.is_warning]
    return Checked(None if faults else data, faults, warnings)
