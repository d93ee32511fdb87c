"""Ghi số liệu: the one write path for an entry from people, the unit's and the reviewer's alike.

A bundle passes the same check of figures (`figures.check`) and fills the same columns (`attributes_of`).
"""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from commitments import answering, closures, impartiality, permissions, standings, workflow
from commitments.answering import APPEALED, VERIFIED
from commitments.asking import HELD
from commitments.conflicts import Conflict, Refused
from commitments.models import Appeal, Entry, Publication, Report
from commitments.models.appeal import AppealState
from commitments.models.publication import PublicationKind
from commitments.models.report import EDITABLE, Decision, ReportStatus
from indicators import figures
from indicators.figures import EMPTY, BadFigure, Figure
from units import audit

SAVED = "luu"
"""Việc ghi vào nhật ký: what the unit saved. What the reviewer wrote, also after an appeal: see `answering`."""

NEW = 0
"""Phiên bản của báo cáo chưa có dòng nào trong cơ sở dữ liệu."""

JUDGED = frozenset({ReportStatus.SUBMITTED})
JUDGED_ON_APPEAL = JUDGED | {ReportStatus.APPROVED}

NARRATIVE = ("difficulties", "proposals", "next_tasks")


@dataclass(frozen=True)
class Draft:
    """Điều đơn vị ghi cho một chỉ tiêu: figure (may be empty), whether estimated, explanation."""

    figure: Figure = EMPTY
    is_estimated: bool = False
    explanation: str = ""

    def attributes(self):
        """Các cột của Entry."""
        return attributes_of(self.figure) | {
            "is_estimated": self.is_estimated,
            "explanation": self.explanation,
        }


@dataclass(frozen=True)
class Verdict:
    """Điều người thẩm định ghi cho một chỉ tiêu: another figure, points with a reason, a comment, a decision."""

    figure: Figure = EMPTY
    comment: str = ""
    points: Decimal | None = None
    reason: str = ""
    decision: str = ""

    def attributes(self):
        """Các cột của Entry."""
        return attributes_of(self.figure, verified=True) | {
            "comment": self.comment,
            "awarded_points": self.points,
            "awarded_reason": self.reason if self.points is not None else "",
            "decision": self.decision,
        }


@dataclass(frozen=True)
class Saved:
    """Điều đang lưu sau khi ghi: the report and all its entries."""

    report: Report
    entries: tuple[Entry, ...]


def attributes_of(figure: Figure, *, verified: bool = False) -> dict:
    """Các cột của Entry mà một số liệu chiếm: all five, so that a new figure replaces the old one as a whole."""
    prefix = "verified_" if verified else ""
    return {prefix + part: getattr(figure, part) for part in figures.PARTS}


def save(commitment, period: str, drafts, narrative, **options) -> Report:
    """Lưu như `store`; returns the report alone."""
    return store(commitment, period, drafts, narrative, **options).report


@transaction.atomic
def store(
    commitment,
    period: str,
    drafts: Mapping[str, Draft],
    narrative: Mapping[str, str],
    *,
    by,
    version,
    today,
    touching: Iterable[str] = (),
    known: Saved | None = None,
) -> Saved:
    """Lưu số liệu và lời của đơn vị vào báo cáo của kỳ; the first save makes the report. Returns what is stored now.

    `drafts` by indicator number: only those are touched. `touching` are indicators of which something else is about
    to change, such as their evidence: they pass the same guard. `commitment` is asked anew, and left as it is.
    `known` is what was read of this version, the report before its entries: nobody changed it if the version stands.
    Raises Refused, Conflict, or BadFigure.
    """
    _check_time(commitment, period, by, today)
    items = _items(commitment, [*drafts, *touching])
    for number, draft in drafts.items():
        if not draft.figure.is_empty:
            figures.check(draft.figure, items[number].indicator.value_type)
    words = {name: narrative[name] for name in NARRATIVE if name in narrative}
    report = _claim(commitment, period, version, EDITABLE, words=words, known=known and known.report)
    rows = {entry.item_id: entry for entry in known.entries} if known else _rows(report)
    if shut := _shut(report, rows, {number: items[number].pk for number in (*drafts, *touching)}):
        raise Refused(f"Người thẩm định không trả lại chỉ tiêu {', '.join(shut)}, nên không sửa được.")
    changed = _write(report, rows, {items[number].pk: draft.attributes() for number, draft in drafts.items()})
    if drafts or words:
        _log(commitment, SAVED, by, period, items, changed)
    return Saved(report, tuple(rows.values()))


def _check_time(commitment, period, by, today):
    """Người này được nhập, kỳ đang mở, năm và kỳ chưa khoá, as the database has it now.

    The commitment is held until we are done, so that nobody ends it meanwhile and leaves behind a draft that is not
    owed any more.
    """
    [held] = HELD.ask(commitment=commitment.pk)
    commitment = copy(commitment)
    commitment.signed_on, commitment.ended_on = held.signed_on, held.ended_on
    owed = workflow.period_of(commitment, period)
    if owed is None or not permissions.may_enter(by, commitment):
        raise Refused("Không nhập được báo cáo này.")
    if today < owed.opens_on or workflow.is_closed(commitment.campaign, period):
        raise Refused("Kỳ báo cáo chưa mở hoặc năm đã khoá.")
    if reason := closures.shut(commitment, period, today):
        raise Refused(reason)


@transaction.atomic
def verify(report, verdicts: Mapping[str, Verdict], *, by, version, appeal=None):
    """Ghi kết quả thẩm định từng chỉ tiêu; self-reported figures stay as they are. Returns the report.

    An approved report is verified only by an accepted `appeal`, and only its indicator. Raises Refused, Conflict, or
    BadFigure (also for points beyond the maximum or without a reason).
    """
    commitment = report.commitment
    standings.lock([commitment.group])
    may_write = impartiality.may_judge(by, report) if appeal is None else answering.may_settle(by, appeal)
    if not may_write or workflow.is_closed(commitment.campaign, report.period):
        raise Refused("Không thẩm định được báo cáo này.")
    items = _items(commitment, verdicts)
    reported = {entry.item_id for entry in report.entries.all() if not entry.reported.is_empty}
    for number, verdict in verdicts.items():
        _check_verdict(verdict, items[number], reported)
    if appeal is not None:
        _check_appeal(appeal, report, verdicts)
    report = _claim(commitment, report.period, version, JUDGED if appeal is None else JUDGED_ON_APPEAL)
    wanted = {items[number].pk: verdict.attributes() for number, verdict in verdicts.items()}
    changed = _write(report, _rows(report), wanted)
    _log(commitment, VERIFIED if appeal is None else APPEALED, by, report.period, items, changed)
    standings.refresh(commitment, years=[int(report.period[:4])])
    return report


def _check_appeal(appeal, report, verdicts):
    """Kiến nghị đã được chấp nhận, về đúng chỉ tiêu này, trong kỳ chưa công bố chính thức."""
    accepted = Appeal.objects.filter(
        pk=appeal.pk, state=AppealState.ACCEPTED, commitment=report.commitment_id
    )
    accepted = accepted.filter(publication__period=report.period)
    numbers = list(accepted.values_list("item__indicator__number", flat=True))
    published = Publication.objects.of_period(report.commitment.campaign_id, report.period)
    if numbers != list(verdicts) or published.filter(kind=PublicationKind.FINAL).exists():
        raise Refused("Không sửa được theo kiến nghị này.")
    if any(verdict.decision == Decision.RETURNED for verdict in verdicts.values()):
        raise BadFigure("không trả lại chỉ tiêu khi sửa theo kiến nghị", "decision")


def _shut(report, rows, items):
    """Các chỉ tiêu không được sửa trong lần trả lại này: of a report returned for some, all the others."""
    if report.status != ReportStatus.RETURNED:
        return []
    opened = {item for item, row in rows.items() if row.decision == Decision.RETURNED}
    return [number for number, item in items.items() if item not in opened] if opened else []


def _items(commitment, numbers):
    commitment = copy(commitment)
    prefetch_related_objects([commitment], "items__indicator")
    items = {item.indicator.number: item for item in commitment.items.all()}
    if unknown := [number for number in numbers if number not in items]:
        raise Refused(f"Bản cam kết không có chỉ tiêu {', '.join(unknown)}.")
    return items


def _check_verdict(verdict, item, reported):
    says_something = not verdict.figure.is_empty or verdict.points is not None
    if says_something and item.pk not in reported:
        raise BadFigure("đơn vị chưa báo cáo chỉ tiêu này, hãy trả lại báo cáo")
    if verdict.decision == Decision.RETURNED and not verdict.comment:
        raise BadFigure("cần ghi lý do khi trả lại chỉ tiêu", "comment")
    if not verdict.figure.is_empty:
        figures.check(verdict.figure, item.indicator.value_type)
        if not verdict.comment:
            raise BadFigure("cần ghi lý do khi thẩm định số khác", "comment")
    if verdict.points is not None:
        if not 0 <= verdict.points <= item.indicator.max_points:
            raise BadFigure("điểm phải từ 0 đến điểm tối đa", "points")
        if verdict.points != round(verdict.points, 2):
            raise BadFigure("điểm có tối đa 2 chữ số sau dấu phẩy", "points")
        if not verdict.reason:
            raise BadFigure("cần ghi lý do khi cho điểm", "reason")


def _claim(commitment, period, version, among, *, words=MappingProxyType({}), known=None):
    """Giành quyền ghi, and write the words: the versioned UPDATE comes first, so that the second of two writers finds
    nothing to update. `known` is the report as it was read in this version."""
    mine = Report.objects.filter(commitment=commitment, period=period)
    if version == NEW:
        try:
            with transaction.atomic():
                return Report.objects.create(commitment=commitment, period=period, **words)
        except IntegrityError:
            raise Conflict(mine.get()) from None
    # An UPDATE does not set the moment of the change by itself.
    changes = {**words, "changed_at": timezone.now(), "version": version + 1}
    if not mine.filter(version=version, status__in=among).update(**changes):
        return _lost(mine, among)
    report = copy(known) if known else mine.get()
    for name, value in changes.items():
        setattr(report, name, value)
    report.commitment = commitment
    return report


def _lost(rows, statuses):
    report = rows.select_related("commitment__unit").first()
    if report is None or report.status not in statuses:
        raise Refused("Báo cáo không còn ở bước này. Hãy tải lại trang.")
    raise Conflict(report)


def _rows(report):
    """{nội dung: dòng số liệu đang lưu}."""
    return {entry.item_id: entry for entry in report.entries.order_by("pk")}


def _write(report, rows, wanted):
    """Ghi các cột đã đổi, and put what was written into `rows`; {item: {column: value}} in, the same of what really
    changed out. The rows that were there may be held by others, and stay as they are."""
    fresh, changed, differences = [], [], {}
    for item, attributes in wanted.items():
        row = copy(rows[item]) if item in rows else Entry(report=report, item_id=item)
        differing = {name: value for name, value in attributes.items() if getattr(row, name) != value}
        if not differing:
            continue
        rows[item], differences[item] = row, differing
        for name, value in differing.items():
            setattr(row, name, value)
        (changed if row.pk else fresh).append(row)
    Entry.objects.bulk_create(fresh)
    if len(changed) == 1:
        changed[0].save(update_fields=differences[changed[0].item_id])
    elif changed:
        Entry.objects.bulk_update(changed, sorted({name for each in differences.values() for name in each}))
    return differences


def _log(commitment, verb, by, period, items, differences):
    numbers = {item.pk: number for number, item in items.items()}
    data = {
        numbers[item]: {name: _told(value) for name, value in differing.items()}
        for item, differing in differences.items()
    }
    audit.record(commitment.audit_chain, verb, by=by, subject=period, data=data)


def _told(value):
    return figures.plain(value) if isinstance(value, Decimal) else value
