"""Căn cứ của một bảng xuất: what it is of, how far one may rely on it, what was filtered, who took it out and when."""

from datetime import datetime

import django_filters

from units.models import Account

NO_FILTER = "Không lọc"


def lines(
    about: list[tuple[str, str]], *, chosen: str, rows: int, by: Account, now: datetime
) -> tuple[tuple[str, str], ...]:
    """Các dòng căn cứ; `about` begins with campaign, period, basis and state, `now` is local time."""
    unit = f" – {by.unit}" if by.unit else ""
    return (
        *about,
        ("Bộ lọc", chosen or NO_FILTER),
        ("Số dòng", str(rows)),
        ("Xuất lúc", f"{now:%H:%M ngày %d/%m/%Y}"),
        ("Người xuất", f"{by}{unit}"),
    )


def chosen_words(found: django_filters.FilterSet) -> str:
    """Các ô lọc đang dùng, thành lời: “Khối: Các sở (C2022); Tình trạng: Đã ký”; what could not be followed too."""
    words = []
    for name, value in found.form.cleaned_data.items():
        if value:
            words.append(f"{found.form.fields[name].label}: {_word(found.form.fields[name], value)}")
    for name in found.form.errors:
        words.append(f"không lọc theo {found.form.fields[name].label}, vì không có giá trị đã chọn")
    return "; ".join(words)


def _word(field, value):
    if hasattr(field, "label_from_instance"):
        return field.label_from_instance(value)
    labels = dict(getattr(field, "choices", ()))
    return str(labels.get(value, value))
