"""Loại việc chạy nền: what whoever writes one has to say. Its name stands in the setting JOB_KINDS."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from units.models import Job


class Hopeless(Exception):
    """Cả việc không làm được, whatever the item; the message says why and what to do."""


@dataclass(frozen=True)
class Outcome:
    """Kết quả của một phần: a fault in words, or what came of it (bytes to keep, or the digest of what is kept)."""

    key: str
    fault: str = ""
    content: bytes = b""
    digest: str = ""


@dataclass(frozen=True)
class File:
    """Tệp kết quả của cả việc."""

    name: str
    content: bytes


def _no_file(job: Job, results: dict[str, str]) -> None:
    return None


@dataclass(frozen=True)
class Kind:
    """Loại việc: `work` does the items with the given keys in order; `finish` makes one file of {key: digest}."""

    work: Callable[[Job, list[str]], Iterator[Outcome]]
    finish: Callable[[Job, dict[str, str]], File | None] = _no_file
