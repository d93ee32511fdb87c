"""Chọn mẫu ngẫu nhiên lặp lại được: the same seed picks the same figures, on every machine and database.

Pure. Each figure has a key of texts that never change (campaign, period, unit, indicator); SHA-256 of "seed|key" in
UTF-8 puts the keys in order, and the first ones are the sample. Anybody can check it with a calculator of hashes.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from typing import TypeVar

ALGORITHM = "sha256(seed|campaign|period|unit|indicator), ascending"
BAR = "|"
Subject = TypeVar("Subject")


def key_of(campaign: str, period: str, unit: str, indicator: str) -> str:
    """Khoá của một số liệu: “ST2017|2018-Q2|ST-STP|4”."""
    return BAR.join((campaign, period, unit, indicator))


def digest_of(seed: str, key: str) -> str:
    """Mã băm quyết định thứ tự; the seed in NFC, whatever keyboard typed it."""
    return hashlib.sha256(f"{unicodedata.normalize('NFC', seed)}{BAR}{key}".encode()).hexdigest()


def sample(keyed: Iterable[tuple[str, Subject]], seed: str, size: int) -> list[Subject]:
    """Mẫu: the `size` subjects with the smallest digests, in their order; all where there are fewer."""
    ordered = sorted((digest_of(seed, key), key, subject) for key, subject in keyed)
    return [subject for _, _, subject in ordered[:size]]
