"""So từng đối tượng trong gói với dòng đã có: create what is new, update what is open, refuse what is closed.

What a bundle leaves out stays: a wanted row only holds the attributes that the bundle speaks of.
"""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import models

from commitments.bundle.faults import Fault, Path, pointer_to, shown
from indicators.figures import plain

BATCH = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """Dòng mà gói nói tới: `values` are compared and updated, `fixed` only serve a new row."""

    key: Hashable
    values: dict
    path: Path
    fixed: dict = field(default_factory=dict)
    closed_to_new: str = ""


@dataclass
class Merge:
    """Một lần nhập: collects refusals instead of stopping, counts what it did; the caller rolls back on any refusal."""

    replace: bool = False
    faults: list[Fault] = field(default_factory=list)
    created: Counter = field(default_factory=Counter)
    changed: Counter = field(default_factory=Counter)
    touched: dict = field(default_factory=dict)
    """{campaign pk: set of group pks, or None for all of them} whose standings must be computed anew."""
    commitments: set[int] = field(default_factory=set)
    """Khoá của các bản cam kết có thay đổi, để ghi nhật ký."""

    def refuse(self, path: Path, message: str) -> bool:
        """Ghi một lỗi, trừ khi người vận hành cho phép thay thế; True when it is a refusal."""
        if not self.replace:
            self.faults.append(Fault(pointer_to(path), message))
        return not self.replace

    def touch_all(self, campaign: int):
        """Đánh dấu cả đợt phải tính lại."""
        self.touched[campaign] = None

    def touch(self, commitment: models.Model, left: int | None = None):
        """Đánh dấu một bản cam kết đã thay đổi: its group must be ranked anew, and the one it has `left`."""
        self.commitments.add(commitment.pk)
        groups = self.touched.setdefault(commitment.campaign_id, set())
        if groups is not None:
            groups.update({commitment.group_id, left} - {None})

    def rows(
        self,
        model: type[models.Model],
        existing: dict,
        wanted: list[Wanted],
        *,
        closed: Callable[[models.Model], str] = lambda row: "",
    ) -> list[models.Model]:
        """Ghép các dòng của một bảng; `existing` by key is completed. Returns the new and the changed rows."""
        fresh, changed, names = [], [], set()
        for want in wanted:
            row = existing.get(want.key)
            if row is None:
                if want.closed_to_new and self.refuse(want.path, want.closed_to_new):
                    continue
                row = existing[want.key] = model(**want.fixed, **want.values)
                fresh.append(row)
                continue
            differing = [name for name, value in want.values.items() if getattr(row, name) != value]
            if differing and not self._is_refused(want, row, differing, closed(row)):
                for name in differing:
                    setattr(row, name, want.values[name])
                names.update(differing)
                changed.append(row)
        model.objects.bulk_create(fresh, batch_size=BATCH)
        if changed:
            model.objects.bulk_update(changed, sorted(names), batch_size=BATCH)
        self.created[model] += len(fresh)
        self.changed[model] += len(changed)
        return fresh + changed

    def _is_refused(self, want, row, differing, reason):
        if not reason:
            return False
        parts = [
            f"{row._meta.get_field(name).verbose_name}: đang là {_told(getattr(row, name))}, gói ghi"
            f" {_told(want.values[name])}"
            for name in differing
        ]
        return self.refuse(want.path, f"khác với dữ liệu {reason} ({'; '.join(parts)})")


def _told(value) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "chưa có" if value is None else shown(value)


def said(source: dict, /, **names: str) -> dict:
    """Những thuộc tính mà gói có nói: {attribute: value} for `attribute="key"` where the key is not null."""
    return {name: source[key] for name, key in names.items() if source.get(key) is not None}


def day(text: str | None) -> date | None:
    """Ngày từ văn bản YYYY-MM-DD."""
    return None if text is None else date.fromisoformat(text)


def days(source: dict, /, **names: str) -> dict:
    """Như `said`, cho những khoá là ngày."""
    return {name: day(text) for name, text in said(source, **names).items()}


def amounts(source: dict, /, **names: str) -> dict:
    """Như `said`, cho những khoá là số thập phân."""
    return {name: Decimal(text) for name, text in said(source, **names).items()}
