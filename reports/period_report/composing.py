"""Dàn báo cáo kỳ: from facts, and what a person wrote, to its parts and annexes. Pure: nothing else is read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from indicators.numbers import written
from reports.period_report import annexes, by_field, voices
from reports.period_report.content import Change, Column, Content, Grid, Part
from reports.period_report.facts import Edit, Facts, Kind
from reports.period_report.phrases import and_others, listed

GENERAL, OTHER = "chung", "khac"
KEYS = {Kind.DIFFICULTY: "kho-khan", Kind.PROPOSAL: "de-xuat", Kind.TASK: "nhiem-vu"}
FIELD = "linh-vuc-"
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


def compose(facts: Facts, edits: Mapping[str, Edit]) -> Content:
    """Dàn báo cáo; an edit takes the place of the composed words of its part, and the figures under it stay current."""
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
        opening=_opening(facts, about),
        parts=parts,
        annexes=annexes.annexes(facts, _in_full(parts)),
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


def _opening(facts, about):
    basis = f"số liệu chính thức, luỹ kế từ đầu năm, tính đến ngày {facts.as_of:%d/%m/%Y}"
    return f"{facts.frame.issuer} báo cáo {about} ({facts.frame.campaign}; {basis}) như sau:"


def _parts(facts):
    yield _general(facts)
    yield Part("", "II. KẾT QUẢ THEO LĨNH VỰC CẢI CÁCH HÀNH CHÍNH", 1)
    yield from _fields(facts)
    headings = {
        Kind.DIFFICULTY: "III. KHÓ KHĂN, VƯỚNG MẮC",
        Kind.PROPOSAL: "IV. ĐỀ XUẤT, KIẾN NGHỊ",
        Kind.TASK: f"V. NHIỆM VỤ TRỌNG TÂM {facts.span.following.upper()}",
    }
    for kind, heading in headings.items():
        yield _voices(facts, kind, heading)


def _general(facts):
    """Mục I: who reported, how the results spread."""
    owed = len(facts.filings)
    sent = [each for each in facts.filings if each.is_sent]
    approved, late = sum(each.is_approved for each in sent), sum(each.is_late for each in sent)
    missing = [each for each in facts.filings if not each.is_sent]
    figures = [
        ("Đơn vị trong bảng kết quả", written(len(facts.units))),
        ("Báo cáo phải gửi", written(owed)),
        ("Báo cáo đã gửi", written(len(sent))),
        ("Báo cáo đã duyệt", written(approved)),
        ("Báo cáo gửi sau hạn", written(late)),
    ]
    words = [
        f"Có {len(facts.units)} đơn vị trong bảng kết quả, thuộc {len(facts.groups)} khối. Trong {facts.span.name},"
        f" các đơn vị phải gửi {owed} báo cáo; đã gửi {len(sent)} báo cáo ({by_field.percent(len(sent), owed)}),"
        f" trong đó {approved} báo cáo đã được duyệt, {late} báo cáo gửi sau hạn."
    ]
    words += _owing(facts.groups, missing)
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
    grades = Counter(each.grade for each in facts.units if each.grade)
    figures = [(f"Mức {grade}", written(count)) for grade, count in grades.items()]
    said = []
    if grades:
        counted = "; ".join(f"{grade}: {count} đơn vị" for grade, count in grades.items())
        said.append(f"Mức kết quả thực hiện cam kết: {counted}.")
    for group in facts.groups:
        ranked = [each for each in facts.units if each.group == group and each.rank]
        if not ranked:
            continue
        first, last = min(each.rank for each in ranked), max(each.rank for each in ranked)
        best = [each.name for each in ranked if each.rank == first]
        worst = [each.name for each in ranked if each.rank == last]
        high, low = max(each.score for each in ranked), min(each.score for each in ranked)
        figures += [
            (f"{group}: điểm cao nhất", written(high, 2)),
            (f"{group}: điểm thấp nhất", written(low, 2)),
        ]
        words = f"{group}: cao nhất {written(high, 2)} điểm ({listed(best)})"
        said.append(
            f"{words}; thấp nhất {written(low, 2)} điểm ({listed(worst)})." if high != low else f"{words}."
        )
    return said, figures


def _fields(facts):
    """Các mục của phần II; indicators without a field come last."""
    lines = by_field.lines_by_number(facts.units)
    known = {code for code, _ in facts.fields}
    found = [
        (FIELD + code, name, [each for each in facts.indicators if each.field == code])
        for code, name in facts.fields
    ]
    rest = [each for each in facts.indicators if each.field not in known]
    found.append(
        (OTHER, "Nội dung khác" if len(rest) < len(facts.indicators) else "Các chỉ tiêu cam kết", rest)
    )
    present = [each for each in found if each[2]]
    for number, (key, name, indicators) in enumerate(present, start=1):
        yield _field(facts, key, f"{number}. {name}", indicators, lines)


def _field(facts, key, heading, indicators, lines):
    tallies = [by_field.tally(each, lines[each.number]) for each in indicators]
    counted, met = sum(each.counted for each in tallies), sum(each.met for each in tallies)
    standings = by_field.standings(facts.units, frozenset(each.number for each in indicators))
    words = [
        f"Có {len(indicators)} chỉ tiêu. Tính chung các đơn vị, {met}/{counted} kết quả đạt mức cam kết"
        f" ({by_field.percent(met, counted)})."
    ]
    leaders, others = by_field.ahead(standings)
    if leaders:
        named = (
            listed([each.unit for each in leaders])
            if not others
            else ", ".join(each.unit for each in leaders)
        )
        words.append(f"Đạt toàn bộ chỉ tiêu được tính: {named}{and_others(others)}.")
    laggards, others = by_field.behind(standings)
    if laggards:
        named = "; ".join(_lagging(each) for each in laggards)
        words.append(f"Cần tập trung: {named}{and_others(others)}.")
    rows = tuple(_row(each) for each in tallies)
    return Part(key, heading, 2, tuple(words), Grid(_COLUMNS, rows), _figures(tallies))


def _lagging(each):
    return f"{each.unit} (chưa đạt chỉ tiêu {', '.join(each.failing)})"


def _row(each):
    about = each.indicator
    measure = f" ({about.measure})" if about.measure and not about.is_yes_no else ""
    not_met = f"{each.not_met}" + (f" (thiếu {each.missing})" if each.missing else "")
    return (
        about.number,
        about.text + measure,
        each.promised,
        each.reached,
        str(each.met),
        not_met,
        str(each.pending),
    )


def _figures(tallies):
    said = []
    for each in tallies:
        label = f"Chỉ tiêu {each.indicator.number}"
        said += [(f"{label}: đơn vị đạt", f"{each.met}/{each.counted}"), (f"{label}: kết quả", each.reached)]
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
