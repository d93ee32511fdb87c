"""Ghi số liệu: the one write path for an entry from people, the unit's and the reviewer's alike.

A bundle passes the same check of figures (`figures.check`) and fills the same columns (`attributes_of`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from commitments import closures, impartiality, permissions, standings, workflow
from commitments.conflicts import Conflict, Refused
from commitments.models import Appeal, Commitment, Entry, Publication, Report
from commitments.models.appeal import AppealState
from commitments.models.publication import PublicationKind
from commitments.models.report import EDITABLE, Decision, ReportStatus
from indicators import figures
from indicators.figures import EMPTY, BadFigure, Figure
from units import audit

SAVED, VERIFIED, APPEALED = "luu", "tham-dinh", "sua-theo-kien-nghi"
"""Việc ghi vào nhật ký: what the unit saved, what the reviewer wrote, also after an appeal."""

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


def attributes_of(figure: Figure, *, verified: bool = False) -> dict:
    """Các cột của Entry mà một số liệu chiếm: all five, so that a new figure replaces the old one as a whole."""
    prefix = "verified_" if verified else ""
    return {prefix + part: getattr(figure, part) for part in figures.PARTS}


@transaction.atomic
def save(
    commitment,
    period: str,
    drafts: Mapping[str, Draft],
    narrative: Mapping[str, str],
    *,
    by,
    version,
    today,
    touching: Iterable[str] = (),
):
    """Lưu số liệu và lời của đơn vị vào báo cáo của kỳ; the first save makes the report. Returns it.

    `drafts` by indicator number: only those are touched. `touching` are indicators of which something else is about
    to change, such as their evidence: they pass the same guard. Raises Refused, Conflict, or BadFigure.
    """
    # Held until we are done, so that nobody ends it meanwhile and leaves behind a draft that is not owed any more.
    as_it_is_now = Commitment.objects.select_for_update(no_key=True)
    commitment.refresh_from_db(fields=["signed_on", "ended_on"], from_queryset=as_it_is_now)
    owed = workflow.period_of(commitment, period)
    if owed is None or not permissions.may_enter(by, commitment):
        raise Refused("Không nhập được báo cáo này.")
    if today < owed.opens_on or workflow.is_closed(commitment.campaign, period):
        raise Refused("Kỳ báo cáo chưa mở hoặc năm đã khoá.")
    if reason := closures.shut(commitment, period, today):
        raise Refused(reason)
    items = _items(commitment, [*drafts, *touching])
    for number, draft in drafts.items():
        if not draft.figure.is_empty:
            figures.check(draft.figure, items[number].indicator.value_type)
    report = _claim(commitment, period, version, EDITABLE)
    if shut := _shut(report, {number: items[number].pk for number in (*drafts, *touching)}):
        raise Refused(f"Người thẩm định không trả lại chỉ tiêu {', '.join(shut)}, nên không sửa được.")
    changed = _write(report, {items[number].pk: draft.attributes() for number, draft in drafts.items()})
    words = {name: narrative[name] for name in NARRATIVE if name in narrative}
    Report.objects.filter(pk=report.pk).update(**words)
    if drafts or words:
        _log(commitment, SAVED, by, period, items, changed)
    report.refresh_from_db()
    return report


@transaction.atomic
def verify(report, verdicts: Mapping[str, Verdict], *, by, version, appeal=None):
    """Ghi kết quả thẩm định từng chỉ tiêu; self-reported figures stay as they are. Returns the report.

    An approved report is verified only by an accepted `appeal`, and only its indicator. Raises Refused, Conflict, or
    BadFigure (also for points beyond the maximum or without a reason).
    """
    commitment = report.commitment
    standings.lock([commitment.group])
    if not impartiality.may_judge(by, report) or workflow.is_closed(commitment.campaign, report.period):
        raise Refused("Không thẩm định được báo cáo này.")
    items = _items(commitment, verdicts)
    reported = {entry.item_id for entry in report.entries.all() if not entry.reported.is_empty}
    for number, verdict in verdicts.items():
        _check_verdict(verdict, items[number], reported)
    if appeal is not None:
        _check_appeal(appeal, report, verdicts)
    report = _claim(commitment, report.period, version, JUDGED if appeal is None else JUDGED_ON_APPEAL)
    changed = _write(report, {items[number].pk: verdict.attributes() for number, verdict in verdicts.items()})
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


def open_items(report) -> frozenset[int] | None:
    """Những nội dung đơn vị được sửa của báo cáo bị trả lại: those returned one by one; None: all of them."""
    if report is None or report.status != ReportStatus.RETURNED:
        return None
    returned = report.entries.filter(decision=Decision.RETURNED).values_list("item", flat=True)
    return frozenset(returned) or None


def _shut(report, items):
    """Các chỉ tiêu không được sửa trong lần trả lại này."""
    opened = open_items(report)
    return [] if opened is None else [number for number, item in items.items() if item not in opened]


def _items(commitment, numbers):
    items = {item.indicator.number: item for item in commitment.items.select_related("indicator")}
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


def _claim(commitment, period, version, among):
    """Giành quyền ghi: the versioned UPDATE comes first, so that the second of two writers finds nothing to update."""
    mine = Report.objects.filter(commitment=commitment, period=period)
    if version == NEW:
        try:
            with transaction.atomic():
                return Report.objects.create(commitment=commitment, period=period)
        except IntegrityError:
            raise Conflict(mine.get()) from None
    if mine.filter(version=version, status__in=among).update(**_next_version()):
        return mine.select_related("commitment__campaign", "commitment__unit").get()
    return _lost(mine, among)


def _next_version():
    """An UPDATE does not set the moment of the change by itself."""
    return {"version": F("version") + 1, "changed_at": timezone.now()}


def _lost(rows, statuses):
    report = rows.select_related("commitment__unit").first()
    if report is None or report.status not in statuses:
        raise Refused("Báo cáo không còn ở bước này. Hãy tải lại trang.")
    raise Conflict(report)


def _write(report, wanted):
    """Ghi các cột đã đổi; {item: {column: value}} in, the same of what really changed out."""
    rows = {entry.item_id: entry for entry in report.entries.all()}
    fresh, changed, names, differences = [], [], set(), {}
    for item, attributes in wanted.items():
        row = rows.get(item) or Entry(report=report, item_id=item)
        differing = {name: value for name, value in attributes.items() if getattr(row, name) != value}
        if not differing:
            continue
        differences[item] = differing
        for name, value in differing.items():
            setattr(row, name, value)
        if row.pk is None:
            fresh.append(row)
        else:
            changed.append(row)
            names.update(differing)
    Entry.objects.bulk_create(fresh)
    if changed:
        Entry.objects.bulk_update(changed, sorted(names))
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
