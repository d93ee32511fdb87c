"""Bản chụp nội dung: a paper as canonical JSON, so that what was agreed can be kept, hashed and compared.

Sorted keys, no spaces, NFC, nothing escaped that need not be. What has its usual value is left out: a place that papers
get later does not change the snapshots of before. How a copy is marked (draft, code) is not part of what it says, nor
is its place in the signing order, which is not printed; snapshots of before that have it say the same.
"""

import hashlib
import json
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

from reports.documents.amendment_paper import AmendmentPaper
from reports.documents.paper import CommitmentPaper, cleaned

KINDS = {"commitment/1": CommitmentPaper, "amendment/1": AmendmentPaper}
"""Các loại văn bản, by the name that stands in the snapshot."""
MARKS = {"is_draft": False, "mark": None, "order": 0}
"""Những gì không thuộc nội dung văn bản, each with the value that is left out."""


def taken(paper) -> str:
    """Chụp nội dung một văn bản."""
    [kind] = [name for name, of in KINDS.items() if isinstance(paper, of)]
    content = {"kind": kind, "paper": plain(unmarked(cleaned(paper)))}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(snapshot: str):
    """Văn bản từ bản chụp, without marks."""
    content = json.loads(snapshot)
    return built(KINDS[content["kind"]], content["paper"])


def same(one: str, other: str) -> bool:
    """Hai bản chụp nói cùng một nội dung."""
    return one == other or _said(json.loads(one)) == _said(json.loads(other))


def digest(snapshot: str) -> str:
    """Mã băm SHA-256 của bản chụp."""
    return hashlib.sha256(snapshot.encode()).hexdigest()


def unmarked(paper):
    """Văn bản không kèm dấu của từng bản in."""
    kept = {field.name: getattr(paper, field.name) for field in fields(paper)}
    bare = {
        name: MARKS.get(name, unmarked(value) if is_dataclass(value) else value)
        for name, value in kept.items()
    }
    return replace(paper, **bare)


def _said(value):
    """Nội dung không kèm thứ tự ký."""
    if isinstance(value, dict):
        return {name: _said(part) for name, part in value.items() if name not in MARKS}
    return [_said(part) for part in value] if isinstance(value, list) else value


def plain(value):
    """Giá trị thành JSON; fields that have their default are left out."""
    if is_dataclass(value):
        return {
            field.name: plain(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def built(kind, value):
    """Giá trị đúng kiểu từ JSON, by the annotations of the dataclasses."""
    if get_origin(kind) is UnionType:
        others = [each for each in get_args(kind) if each is not NoneType]
        return None if value is None else built(others[0], value)
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        parts = [kinds[0]] * len(value) if kinds[-1] is Ellipsis else kinds
        return tuple(built(part, each) for part, each in zip(parts, value, strict=True))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: built(hints[name], part) for name, part in value.items()})
    if kind is date:
        return date.fromisoformat(value)
    return kind(value) if issubclass(kind, StrEnum) else value
