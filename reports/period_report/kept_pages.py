"""Trang của báo cáo kỳ đang soạn được giữ: composed once, until anything that it says may have changed.

Whatever counts is reckoned anew when it changes, figures, words and the state of a report alike, so that the state of
the stored standings tells of all three (`reports.summaries`); names, dates and the frame are in the key themselves.
What is written or issued is composed anew.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import astuple
from datetime import date
from typing import TypeVar

from django.db import connection

from commitments.models import Campaign, Commitment
from commitments.models.standing import Basis
from reports import kept, summaries
from reports.group_pages import ALL
from reports.models import PeriodReport, PeriodReportPart
from reports.period_report import reading
from reports.period_report.finding import Subject
from units.models import Unit

FORM = 1
"""Dạng của điều được giữ: another number where it changes, or what is composed."""
PAGE, PART = "page", "part"
LONGEST = 5
Thing = TypeVar("Thing")


def of(
    subject: Subject,
    report: PeriodReport | None,
    parts: Mapping[str, PeriodReportPart],
    what: tuple[str, str | None],
    build: Callable[[], Thing],
    *,
    as_of: date,
) -> Thing:
    """Điều đã giữ của báo cáo này (`what`: a page, a part), else what `build` makes of the figures of now."""
    kind, name = what
    if name == ALL:
        return build()
    written = report and (report.pk, report.edition, report.replaces_id, report.reason)
    words = sorted((part.key, part.version, part.text) for part in parts.values())
    name = _number(name) if kind == PAGE else name
    key = kept.key("report", FORM, kind, name, written, words, state(subject, as_of=as_of))
    return _kept(key, build)


def of_issued(report: PeriodReport, asked: str | None, build: Callable[[], Thing]) -> Thing:
    """Trang đã giữ của một báo cáo đã ban hành, which never changes; else what `build` makes."""
    if asked == ALL:
        return build()
    whole = report.pk, report.issued_at, report.pdf, report.word
    return _kept(kept.key("issued", FORM, whole, _number(asked)), build)


def _kept(key, build):
    found = kept.known({key: key})
    if key not in found:
        found[key] = build()
        kept.keep(found)
    return found[key]


def _number(asked):
    """Trang được hỏi, so that no address fills the disk; what is no number is the first page."""
    return asked if asked and asked.isascii() and asked.isdigit() and len(asked) < LONGEST else None


def state(subject: Subject, *, as_of: date) -> tuple:
    """Mọi điều mà nội dung báo cáo tuỳ vào, but for what was written."""
    campaign, span = subject.campaign, subject.span
    calendar = [(each.code, each.due_on) for each in campaign.calendar() if each.code in span.periods]
    return (
        subject.keys,
        as_of,
        astuple(reading.frame_of(campaign, subject.lead, as_of)),
        [astuple(each) for each in reading.indicators_of(campaign, subject.lead)],
        list(reading.fields_of(campaign)),
        sorted((each.lower, each.name) for each in campaign.grades.all()),
        list(campaign.groups.order_by("order", "pk").values_list("pk", "name", "order")),
        calendar,
        _members(campaign),
        summaries.states_of([(campaign.pk, span.last)], Basis.OFFICIAL),
    )


def _members(campaign: Campaign) -> str:
    """Dấu của danh sách đơn vị: names, places in lists, dates. One text, put together by the database."""
    joined = {"sqlite": "group_concat(said, '|')", "postgresql": "string_agg(said, '|')"}[connection.vendor]
    columns = ("c.id", "c.unit_id", "c.group_id", "c.signed_on", "c.ended_on", "u.valid_to", 'u."order"')
    said = " || ',' || ".join(
        f"COALESCE(CAST({each} AS TEXT), '')" for each in (*columns, "u.code", "u.name")
    )
    commitments, units = (each._meta.db_table for each in (Commitment, Unit))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {joined} FROM (SELECT {said} AS said FROM {commitments} c JOIN {units} u ON u.id = c.unit_id"  # noqa: S608 - names of our own
            " WHERE c.campaign_id = %s ORDER BY c.id) listed",
            [campaign.pk],
        )
        return hashlib.sha256((cursor.fetchone()[0] or "").encode()).hexdigest()
