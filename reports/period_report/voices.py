"""Ý kiến của các đơn vị: gathered by group, the same words once, always with who said them. Pure."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from reports.period_report.content import Column, Grid
from reports.period_report.facts import Facts, Kind, Statement

LABELS = {
    Kind.DIFFICULTY: "Khó khăn, vướng mắc",
    Kind.PROPOSAL: "Đề xuất, kiến nghị",
    Kind.TASK: "Nhiệm vụ kỳ tới",
}
_COLUMNS = (Column("Đơn vị", 44, True), Column("Kỳ", 26, True), Column("Nội dung", 90, True))


def gathered(facts: Facts, kind: Kind) -> tuple[str, ...]:
    """Các dòng của một loại ý kiến: under the name of each group, "- text (Sở A; Sở B)."."""
    lines, by_group = [], defaultdict(list)
    for each in facts.statements:
        if each.kind == kind:
            by_group[each.group].append(each)
    for group in facts.groups:
        if said := _merged(by_group[group]):
            lines += [f"{group}:", *(f"- {text} ({'; '.join(units)})." for text, units in said)]
    return tuple(lines)


def figures(facts: Facts, kind: Kind) -> tuple[tuple[str, str], ...]:
    """Ý kiến như số liệu của mục: (who and when, what), so that a later one shows as a change."""
    return tuple(
        (f"{each.unit}, {each.about}", " ".join(each.text.split()))
        for each in facts.statements
        if each.kind == kind
    )


def units_with(facts: Facts, kind: Kind) -> int:
    """Số đơn vị có ý kiến."""
    return len({each.unit for each in facts.statements if each.kind == kind})


def as_grid(facts: Facts, kind: Kind) -> Grid:
    """Bảng ý kiến nguyên văn, for the annex."""
    said = (each for each in facts.statements if each.kind == kind)
    rows = tuple((each.unit, each.about, " ".join(each.text.split())) for each in said)
    return Grid(_COLUMNS, rows, caption=LABELS[kind])


def _merged(said: Iterable[Statement]) -> list[tuple[str, list[str]]]:
    """[(lời, các đơn vị)], in the order in which each was first said."""
    first, by = {}, defaultdict(list)
    for each in said:
        for line in filter(None, map(_bare, each.text.splitlines())):
            key = unicodedata.normalize("NFC", line).casefold()
            first.setdefault(key, line)
            if each.unit not in by[key]:
                by[key].append(each.unit)
    return [(text, by[key]) for key, text in first.items()]


def _bare(line):
    """Một ý, without the dash before it and the mark after it."""
    return " ".join(line.strip().lstrip("-–•+*").split()).rstrip(" .;,")
