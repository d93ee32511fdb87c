"""Cho ý kiến của cơ quan chủ trì: the one write path for what a lead unit says; the verdict stays the reviewer's."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from commitments import permissions, standings, workflow
from commitments.conflicts import Overtaken, Refused
from commitments.entries import Verdict
from commitments.models import LeadReview, Report
from commitments.models.lead_review import Opinion
from commitments.models.report import Decision
from indicators import figures
from indicators.figures import EMPTY, BadFigure, Figure
from units import audit

GIVEN = "cho-y-kien"
"""Việc ghi vào nhật ký: what the lead unit said, by indicator."""


@dataclass(frozen=True)
class Said:
    """Điều cơ quan chủ trì nói về một chỉ tiêu: an opinion, another figure, the reason."""

    opinion: str = ""
    figure: Figure = EMPTY
    comment: str = ""


@transaction.atomic
def give(report: Report, said: Mapping[int, Said], *, by, seen: Mapping[int, str]) -> list[LeadReview]:
    """Ghi ý kiến, {nội dung: ý kiến}; `seen` what stood there when the page was opened (`mark_of`).

    Raises Refused (not theirs, or the report is not with the reviewers any more), Overtaken when a colleague gave
    one of these opinions in between, or BadFigure.
    """
    commitment = report.commitment
    standings.lock([commitment.group])
    mine = LeadReview.objects.visible_to(by).filter(report=report, item__in=said)
    rows = {row.item_id: row for row in mine.select_for_update(of=("self",)).for_listing()}
    if rows.keys() != said.keys() or not all(permissions.may_advise(by, row) for row in rows.values()):
        raise Refused("Không cho ý kiến về chỉ tiêu này được.")
    if not is_open(report):
        raise Refused("Báo cáo không còn chờ thẩm định nên không ghi ý kiến được nữa.")
    if any(mark_of(row) != seen.get(item, "") for item, row in rows.items()):
        raise Overtaken("Người khác của cơ quan vừa cho ý kiến.")
    for item, words in said.items():
        _check(words, rows[item].item.indicator.value_type)
        _write(rows[item], words, by)
    told = {rows[item].item.indicator.number: _told(words) for item, words in said.items()}
    unit = ", ".join(sorted({row.lead_unit.name for row in rows.values()}))
    audit.record(
        commitment.audit_chain, GIVEN, by=by, subject=report.period, data={"unit": unit, "said": told}
    )
    return list(rows.values())


def is_open(report: Report) -> bool:
    """Còn cho ý kiến được, asked of the database: the report lies with the reviewers, its year is not closed."""
    campaign = report.commitment.campaign
    is_waiting = Report.objects.awaiting_review().filter(pk=report.pk).exists()
    return is_waiting and not workflow.is_closed(campaign, report.period)


def mark_of(row: LeadReview) -> str:
    """Dấu của điều đang lưu: which opinion of which round a page showed."""
    return f"{row.pk}/{row.given_at.isoformat() if row.given_at else ''}"


def said_in(row: LeadReview) -> Said:
    """Điều đã nói, đọc từ cơ sở dữ liệu."""
    return Said(row.opinion, figures.from_texts(row.figure), row.comment)


def verdict_from(row: LeadReview) -> Verdict:
    """Kết quả thẩm định theo ý kiến này, which says whose opinion it was; nothing where none was given."""
    if not row.opinion:
        return Verdict()
    said = said_in(row)
    is_returned = said.opinion == Opinion.RETURN
    words = f"{row.lead_unit}: {said.comment}" if said.comment else f"{row.lead_unit} đồng ý."
    return Verdict(
        figure=said.figure, comment=words, decision=Decision.RETURNED if is_returned else Decision.ACCEPTED
    )


def _check(said, value_type):
    if said.opinion not in Opinion.values:
        raise BadFigure("chưa chọn ý kiến", "opinion")
    if said.opinion != Opinion.AGREE and not said.comment:
        raise BadFigure("cần ghi lý do", "comment")
    if said.opinion == Opinion.OTHER:
        figures.check(said.figure, value_type)
    elif not said.figure.is_empty:
        raise BadFigure("chỉ ghi số khi ý kiến là số khác", "opinion")


def _write(row, said, by):
    row.opinion, row.figure, row.comment = said.opinion, figures.as_texts(said.figure), said.comment
    row.given_at, row.given_by = timezone.now(), by
    row.passed_over_at = row.passed_over_by = None
    row.save()


def _told(said):
    told = {"opinion": said.opinion, "figure": figures.as_texts(said.figure), "comment": said.comment}
    return {name: value for name, value in told.items() if value}
