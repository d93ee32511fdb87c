"""Sàn để so: the least any program must do for the same result, in raw SQL and bare loops.

No states, no gaps, no amendments: only read every figure once, compute points in whole numbers for each period on
both bases, rank, and write a row for each card, with the lines that a score card page is drawn from.
"""

import hashlib
import json
from collections import defaultdict

from django.db import connection

ENTRIES = """
    SELECT c.id, c.group_id, r.period, i.number, e.value, e.numerator, e.denominator, e.done,
           e.verified_value, e.verified_numerator, e.verified_denominator, e.verified_done
    FROM commitments_entry e
    JOIN commitments_report r ON r.id = e.report_id
    JOIN commitments_commitment c ON c.id = r.commitment_id
    JOIN commitments_commitmentitem t ON t.id = e.item_id
    JOIN indicators_indicator i ON i.id = t.indicator_id
    WHERE c.group_id = %s AND r.status IN ('submitted', 'approved')
    ORDER BY c.id, r.period
"""
GROUP_PAGE = """
    SELECT s.rank, u.name, s.score, s.grade, s.provisional, s.late, s.card
    FROM commitments_standing s
    JOIN commitments_commitment c ON c.id = s.commitment_id
    JOIN units_unit u ON u.id = c.unit_id
    WHERE s.group_id = %s AND s.period = %s AND s.basis = 'official'
    ORDER BY s.rank
"""
INSERT_ENTRY = """
    INSERT INTO bench_entry (report_id, item_id, value, numerator, denominator, done, none_arose)
    VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
MAX_POINTS = 700
TARGET = 90
FULL = 10_000


def group_page(group, period):
    """Bảng của một khối, as one raw query."""
    with connection.cursor() as cursor:
        cursor.execute(GROUP_PAGE, [group, period])
        return cursor.fetchall()


def recompute(groups, leaves, periods):
    """Tính lại mọi kết quả, kept in a table of its own."""
    kinds = {leaf["number"]: (leaf["value_type"], leaf["accumulate"]) for leaf in leaves}
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_standing")
        cursor.execute(
            "CREATE TABLE bench_standing (commitment_id bigint, period varchar(8), basis varchar(10),"
            " score bigint, rank bigint, card text, input_hash text)"
        )
        for group in groups:
            cursor.execute(ENTRIES, [group])
            entries = cursor.fetchall()
            hashes = _hashes(entries)
            rows = _scores(entries, kinds, periods)
            cursor.executemany(
                "INSERT INTO bench_standing VALUES (%s, %s, %s, %s, %s, %s, %s)", _ranked(rows, hashes)
            )


def _scores(entries, kinds, periods):
    sums = defaultdict(lambda: [0, 0, 0])
    figures = {}
    units = set()
    for unit, _, period, number, value, top, bottom, done, *verified in entries:
        units.add(unit)
        own = (value, top, bottom, done)
        figures[unit, period, number, "self"] = own
        says_more = any(part is not None for part in verified)
        figures[unit, period, number, "official"] = tuple(verified) if says_more else own
    for unit in units:
        for basis in ("official", "self"):
            year = None
            for period in periods:
                if period[:4] != year:
                    year = period[:4]
                    sums.clear()
                total, lines = 0, []
                for number, kind in kinds.items():
                    figure = figures.get((unit, period, number, basis))
                    points, share = _points(sums[number], figure, *kind)
                    total += points
                    lines.append(_line(number, points, share))
                score = (total * 20_000 + 9_800) // (2 * 9_800)
                yield unit, period, basis, score, json.dumps({"score": score, "lines": lines})


def _line(number, points, share):
    """Một dòng của phiếu, as short as a page can be drawn from: value, target, attainment, points."""
    return [
        number,
        "scored",
        f"{share * 90 // 10_000}.{share % 10_000:04d}",
        "90.0000",
        f"{share // 100}.{share % 100:04d}",
        f"{points // 100}.{points % 100:02d}",
        "7.00",
        share >= FULL,
    ]


def _points(so_far, figure, value_type, accumulate):
    """(điểm phần trăm, mức hoàn thành phần vạn)."""
    if figure is None:
        return 0, 0
    share = _share(so_far, figure, value_type, accumulate)
    return (MAX_POINTS * min(share, FULL) * 2 + FULL) // (2 * FULL), share


def _share(so_far, figure, value_type, accumulate):
    value, top, bottom, done = figure
    if value_type == "ratio":
        so_far[0], so_far[1] = int(top), int(bottom)
        return FULL * 100 * so_far[0] // (so_far[1] * TARGET) if so_far[1] else FULL
    if value_type == "number":
        so_far[0] += int(value * 10)
        so_far[2] += 1
        if accumulate == "average":
            mean = so_far[0] // so_far[2]
            return FULL if mean <= TARGET * 10 else FULL * TARGET * 10 // mean
        return FULL * so_far[0] // (TARGET * 10)
    so_far[0] = so_far[0] or bool(done)
    return FULL * int(so_far[0])


def _hashes(entries):
    """{(đơn vị, năm): mã băm} of all figures of that year, which every stored row carries."""
    rows = defaultdict(list)
    for entry in entries:
        rows[entry[0], entry[2][:4]].append(entry)
    return {key: hashlib.sha256(repr(of_year).encode()).hexdigest() for key, of_year in rows.items()}


def _ranked(rows, hashes):
    tables = defaultdict(list)
    for unit, period, basis, score, card in rows:
        tables[period, basis].append((score, unit, card))
    for (period, basis), scores in tables.items():
        scores.sort(reverse=True)
        rank = previous = None
        for position, (score, unit, card) in enumerate(scores, start=1):
            if score != previous:
                rank, previous = position, score
            yield unit, period, basis, score, rank, card, hashes[unit, period[:4]]


def insert_entries(bundle):
    """Ghi cùng từng ấy số liệu, one bare INSERT a figure into a table without keys or checks. Returns how many."""
    rows = [
        (
            report,
            item,
            entry.get("value"),
            entry.get("numerator"),
            entry.get("denominator"),
            entry.get("done"),
            False,
        )
        for report, filed in enumerate(bundle["campaigns"][0]["reports"])
        for item, entry in enumerate(filed["entries"])
    ]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_entry")
        cursor.execute(
            "CREATE TABLE bench_entry (report_id bigint, item_id bigint, value numeric(19, 4),"
            " numerator numeric(19, 4), denominator numeric(19, 4), done boolean, none_arose boolean)"
        )
        cursor.executemany(INSERT_ENTRY, rows)
    return len(rows)
