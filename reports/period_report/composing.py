"""Dàn báo cáo kỳ: from facts, and what a person wrote, to its parts and annexes. Pure: nothing else is read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from indicators.numbers import written
from reports.period_report import annexes, by_field, by_group, voices
from reports.period_report.content import Change, Column, Content, Grid, Part
from reports.period_report.facts import Edit, Facts, Kind, Replaced
from reports.period_report.phrases import and_others, listed, percent

GENERAL = "chung"
KEYS = {Kind.DIFFICULTY: "kho-khan", Kind.PROPOSAL: "de-xuat", Kind.TASK: "nhiem-vu"}
NAMED, NAMED_OF_GROUP = 10, 3
"""Nhiều nhất mấy đơn vị chưa có báo cáo được nêu tên; where there are more, of each group."""
_NONE = {
    Kind.DIFFICULTY: "Các đơn vị không nêu khó khăn, vướng mắc.",
    Kind.PROPOSAL: "Các đơn vị không có đề xuất, kiến nghị.",
    Kind.TASK: "Các đơn vị không nêu nhiệm vụ cho kỳ tới.",
}
_NO_EXPLANATION = "Các đơn vị không có giải trình về các chỉ tiêu này."
_COLUMNS = (
    Column("Số", 11),
    Column("Chỉ tiêu", 52, True),
    Column("Mức giao", 28),
    Column("Kết quả", 30),
    Column("Đạt", 11),
    Column("Không đạt", 16),
    Column("Chờ", 12),
)


def compose(facts: Facts, edits: Mapping[str, Edit], replaced: Replaced | None = None) -> Content:
    """Dàn báo cáo; an edit takes the place of the composed words of its part, and the figures under it stay current.

    A later edition says which report it replaces, why, and in an annex which figures differ.
    """
    parts = tuple(_with_edit(part, edits.get(part.key)) for part in _parts(facts))
    frame, span = facts.frame, facts.span
    about = f"kết quả thực hiện các nội dung cam kết cải cách hành chính {span.name}"
    if frame.lead:
        about = f"kết quả thực hiện các chỉ tiêu cam kết do {frame.lead} chủ trì {span.name}"
    return Content(
        frame=frame,
        title="BÁO CÁO",
        subject=about[0].upper() + about[1:],
        span=span.code,
        as_of=facts.as_of,
        opening=_opening(facts, about, replaced),
        parts=parts,
        annexes=annexes.annexes(facts, _in_full(parts), _corrected(parts, replaced)),
        closing=f"Trên đây là báo cáo {about} của {frame.issuer}./.",
        recipients=("- Như trên;", "- Các đơn vị tham gia cam kết;", "- Lưu: VT, CCHC."),
    )


def _with_edit(part, edit):
    if edit is None or not part.key:
        return part
    return replace(
        part,
        paragraphs=tuple(filter(None, (line.strip() for line in edit.text.splitlines()))),
        is_edited=True,
        changes=changes(edit.figures, part.figures),
    )


def changes(before: tuple[tuple[str, str], ...], now: tuple[tuple[str, str], ...]) -> tuple[Change, ...]:
    """Số liệu nào khác đi, in the order of now, then what is no more."""
    old, new = dict(before), dict(now)
    labels = [*new, *(label for label in old if label not in new)]
    return tuple(
        Change(label, old.get(label, ""), new.get(label, ""))
        for label in labels
        if old.get(label) != new.get(label)
    )


def _in_full(parts):
    """Loại ý kiến mà lời của mục không còn là nguyên văn: the annex has them."""
    edited = {part.key for part in parts if part.is_edited}
    return tuple(kind for kind, key in KEYS.items() if key in edited)


def _opening(facts, about, replaced):
    basis = f"số liệu chính thức, luỹ kế từ đầu năm, tính đến ngày {facts.as_of:%d/%m/%Y}"
    instead = f", thay {replaced.document} (lý do: {replaced.reason.rstrip('.')})," if replaced else ""
    return f"{facts.frame.issuer} báo cáo {about} ({facts.frame.campaign}; {basis}){instead} như sau:"


def _corrected(parts, replaced):
    """[(mục, số liệu khác báo cáo bị thay)], of the parts that have such; a part that is no more counts too."""
    if replaced is None:
        return []
    now = {part.heading: part.figures for part in parts if part.figures}
    headings = [*now, *(each for each in replaced.figures if each not in now)]
    return [
        (heading, moved)
        for heading in headings
        if (moved := changes(replaced.figures.get(heading, ()), now.get(heading, ())))
    ]


def _parts(facts):
    yield _general(facts)
    yield Part("", "II. KẾT QUẢ THEO LĨNH VỰC CẢI CÁCH HÀNH CHÍNH", 1)
    for number, field in enumerate(facts.fields, start=1):
        yield _field(facts, number, field)
    headings = {
        Kind.DIFFICULTY: "III. KHÓ KHĂN, VƯỚNG MẮC",
        Kind.PROPOSAL: "IV. ĐỀ XUẤT, KIẾN NGHỊ",
        Kind.TASK: f"V. NHIỆM VỤ TRỌNG TÂM {facts.span.following.upper()}",
    }
    for kind, heading in headings.items():
        yield _voices(facts, kind, heading)


def _general(facts):
    """Mục I: who reported, how the results spread."""
    filed = facts.filings
    figures = [
        ("Đơn vị trong bảng kết quả", written(facts.units)),
        ("Báo cáo phải gửi", written(filed.owed)),
        ("Báo cáo đã gửi", written(filed.sent)),
        ("Báo cáo đã duyệt", written(filed.approved)),
        ("Báo cáo gửi sau hạn", written(filed.late)),
    ]
    words = [
        f"Có {facts.units} đơn vị trong bảng kết quả, thuộc {len(facts.groups)} khối. Trong {facts.span.name},"
        f" các đơn vị phải gửi {filed.owed} báo cáo; đã gửi {filed.sent} báo cáo"
        f" ({percent(filed.sent, filed.owed)}),"
        f" trong đó {filed.approved} báo cáo đã được duyệt, {filed.late} báo cáo gửi sau hạn."
    ]
    words += _owing(facts.groups, filed.missing)
    if not facts.frame.lead:
        said, counts = _grades(facts)
        words, figures = words + said, figures + counts
    return Part(GENERAL, "I. TÌNH HÌNH CHUNG", 1, tuple(words), figures=tuple(figures))


def _owing(groups, missing):
    """Ai chưa có báo cáo: by name while these are few, else how many and of which groups, a line each."""
    by_unit = {}
    for each in missing:
        by_unit.setdefault((each.group, each.unit), []).append(each.period)
    if not missing:
        return []
    if len(by_unit) <= NAMED:
        named = [f"{unit} ({', '.join(of_unit)})" for (_, unit), of_unit in by_unit.items()]
        return [f"Chưa có báo cáo được tính: {listed(named)}."]
    counts = Counter(group for group, _ in by_unit)
    ordered = [
        *(group for group in groups if group in counts),
        *(each for each in counts if each not in groups),
    ]
    whole = f"Còn {len(missing)} báo cáo chưa được tính, của {len(by_unit)} đơn vị:"
    return [whole, *(f"- {group}: {counts[group]} đơn vị{_few(group, by_unit)}." for group in ordered)]


def _few(group, by_unit):
    """Tên các đơn vị của một khối, the first of them."""
    names = [unit for of_group, unit in by_unit if of_group == group]
    return f" ({', '.join(names[:NAMED_OF_GROUP])}{and_others(max(0, len(names) - NAMED_OF_GROUP))})"


def _grades(facts):
    """Xếp mức và dẫn đầu từng khối; the band is that of the commitment's result."""
    having = sum((Counter(each.grades) for each in facts.results), Counter())
    grades = [(grade, having[grade]) for grade in dict.fromkeys((*facts.grades, *having)) if having[grade]]
    figures = [(f"Mức {grade}", written(count)) for grade, count in grades]
    said = []
    if grades:
        counted = "; ".join(f"{grade}: {count} đơn vị" for grade, count in grades)
        said.append(f"Mức kết quả thực hiện cam kết: {counted}.")
    for group, result in zip(facts.groups, facts.results, strict=True):
        if result.highest is None:
            continue
        high, low = result.highest.score, result.lowest.score
        best, worst = (
            listed([facts.names[unit] for unit in each.units]) for each in (result.highest, result.lowest)
        )
        figures += [
            (f"{group}: điểm cao nhất", written(high, 2)),
            (f"{group}: điểm thấp nhất", written(low, 2)),
        ]
        words = f"{group}: cao nhất {written(high, 2)} điểm ({best})"
        said.append(f"{words}; thấp nhất {written(low, 2)} điểm ({worst})." if high != low else f"{words}.")
    return said, figures


def _field(facts, number, field):
    """Một mục của phần II."""
    tallies = [by_field.tally(each, facts.results) for each in field.indicators]
    counted, met = sum(each.sum.counted for each in tallies), sum(each.sum.met for each in tallies)
    words = [
        f"Có {len(tallies)} chỉ tiêu. Tính chung các đơn vị, {met}/{counted} kết quả đạt mức cam kết"
        f" ({percent(met, counted)})."
    ]
    ends = by_group.joined(each.ends[field.key] for each in facts.results)
    if ends.ahead:
        names, others = [facts.names[each.unit] for each in ends.ahead], ends.ahead_count - len(ends.ahead)
        named = ", ".join(names) if others else listed(names)
        words.append(f"Đạt toàn bộ chỉ tiêu được tính: {named}{and_others(others)}.")
    if ends.behind:
        named = "; ".join(_lagging(facts.names[each.unit], each.failing) for each in ends.behind)
        words.append(f"Cần tập trung: {named}{and_others(ends.behind_count - len(ends.behind))}.")
    grid = Grid(_COLUMNS, tuple(_row(each) for each in tallies))
    return Part(field.key, f"{number}. {field.name}", 2, tuple(words), grid, _figures(tallies))


def _lagging(name, failing):
    return f"{name} (chưa đạt chỉ tiêu {', '.join(failing)})"


def _row(each):
    about = each.indicator
    measure = f" ({about.measure})" if about.measure and not about.is_yes_no else ""
    not_met = f"{each.not_met}" + (f" (thiếu {each.sum.missing})" if each.sum.missing else "")
    return (
        about.number,
        about.text + measure,
        each.promised,
        each.reached,
        str(each.sum.met),
        not_met,
        str(each.sum.pending),
    )


def _figures(tallies):
    said = []
    for each in tallies:
        label = f"Chỉ tiêu {each.indicator.number}"
        said += [
            (f"{label}: đơn vị đạt", f"{each.sum.met}/{each.sum.counted}"),
            (f"{label}: kết quả", each.reached),
        ]
    return tuple(said)


def _voices(facts, kind, heading):
    """Một mục ý kiến; of a thematic report only explanations are gathered, the rest is the lead unit's to write."""
    count = voices.units_with(facts, kind)
    if facts.frame.lead and kind != Kind.DIFFICULTY:
        return Part(KEYS[kind], heading, 1)
    figures = voices.figures(facts, kind)
    if not count:
        none = _NO_EXPLANATION if facts.frame.lead else _NONE[kind]
        return Part(KEYS[kind], heading, 1, (none,), figures=figures)
    whole = {
        Kind.DIFFICULTY: f"Có {count} đơn vị nêu khó khăn, vướng mắc:",
        Kind.PROPOSAL: f"Có {count} đơn vị có đề xuất, kiến nghị:",
        Kind.TASK: f"Nhiệm vụ mà {count} đơn vị đã xác định:",
    }[kind]
    return Part(KEYS[kind], heading, 1, (whole, *voices.gathered(facts, kind)), figures=figures)
