"""Kiểm tra thực tế: the two verbs, drawing a sample and recording what was found."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from commitments import permissions
from commitments.conflicts import NotReady, Overtaken, Refused
from commitments.models import Campaign, Entry
from commitments.models.report import ReportStatus
from commitments.telling import told
from indicators import periods
from reports.gaps.sampling import ALGORITHM, key_of, sample
from reports.models import CheckedFigure, FieldCheck
from reports.models.field_check import MOST, SEED_LENGTH, Finding
from units import audit

DRAWN, RECORDED = "chon-mau-kiem-tra", "ghi-ket-qua-kiem-tra"
"""Việc ghi vào nhật ký."""
SUBJECT = "kiem-tra"
"""Phần của bản cam kết: a result is no event of the report, whose history the unit reads."""
NOT_YOURS = "Chọn mẫu kiểm tra thực tế là việc của người thẩm định ở cơ quan nhận cam kết."


@dataclass(frozen=True, slots=True)
class Found:
    """Điều tìm thấy tại chỗ; `found` is the figure there, needed where it differs."""

    finding: str
    checked_on: date
    found: str = ""
    note: str = ""


@transaction.atomic
def draw(campaign, period: str, seed: str, size: int, *, by, group=None) -> FieldCheck:
    """Chọn mẫu số liệu đã duyệt của một kỳ, ghi nhật ký. Raises Refused (not a reviewer) or NotReady."""
    campaign = Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)
    if not permissions.may_check(by, campaign):
        raise Refused(NOT_YOURS)
    seed = seed.strip()
    if not seed or len(seed) > SEED_LENGTH:
        raise NotReady(f"Cần số hạt giống, không dài quá {SEED_LENGTH} ký tự.")
    if not 1 <= size <= MOST:
        raise NotReady(f"Cỡ mẫu từ 1 đến {MOST}.")
    if FieldCheck.objects.filter(campaign=campaign, period=period, group=group, seed=seed).exists():
        raise NotReady("Kỳ này đã chọn mẫu với số hạt giống đó; chọn lại sẽ ra cùng một mẫu.")
    keyed = _population(campaign, period, group)
    if not keyed:
        raise NotReady(f"{periods.name_of(period)} chưa có số liệu nào trong báo cáo đã duyệt.")
    check = FieldCheck.objects.create(
        campaign=campaign,
        period=period,
        group=group,
        seed=seed,
        size=size,
        population=len(keyed),
        drawn_by=by,
    )
    chosen = sample(keyed, seed, size)
    entries = Entry.objects.in_bulk(chosen)
    figures = [
        CheckedFigure(check_of=check, place=place, entry_id=pk, figure=told(entries[pk].counted))
        for place, pk in enumerate(chosen, start=1)
    ]
    CheckedFigure.objects.bulk_create(figures)
    data = {"seed": seed, "size": len(chosen), "population": len(keyed), "algorithm": ALGORITHM}
    data |= {"group": group.code if group else ""}
    audit.record(campaign.audit_chain, DRAWN, by=by, subject=period, data=data)
    return check


def _population(campaign, period, group):
    """[(khoá, số liệu)]: every figure of the approved reports of the period."""
    rows = Entry.objects.filter(
        report__commitment__campaign=campaign, report__period=period, report__status=ReportStatus.APPROVED
    ).exclude(value=None, numerator=None, done=None, none_arose=False)
    if group:
        rows = rows.filter(report__commitment__group=group)
    columns = ("pk", "report__commitment__unit__code", "item__indicator__number")
    return [
        (key_of(campaign.code, period, unit, number), pk) for pk, unit, number in rows.values_list(*columns)
    ]


@transaction.atomic
def record(figure: CheckedFigure, found: Found, *, by, version: int, today: date) -> CheckedFigure:
    """Ghi kết quả kiểm tra một số liệu; also again, to correct it. Raises Refused, NotReady, or Overtaken."""
    rows = CheckedFigure.objects.select_for_update(of=("self",))
    figure = rows.select_related(
        "check_of__campaign", "entry__report__commitment__campaign", "entry__item__indicator"
    ).get(pk=figure.pk)
    commitment = figure.entry.report.commitment
    if not permissions.may_review(by, commitment):
        raise Refused("Không ghi được kết quả kiểm tra của đơn vị này.")
    if figure.version != version:
        raise Overtaken
    _check(found, today)
    figure.finding, figure.checked_on = found.finding, found.checked_on
    figure.found = found.found.strip() if found.finding == Finding.WRONG else ""
    figure.note, figure.version = found.note.strip(), figure.version + 1
    figure.recorded_at, figure.recorded_by = timezone.now(), by
    figure.save(
        update_fields=["finding", "checked_on", "found", "note", "version", "recorded_at", "recorded_by"]
    )
    data = {"indicator": figure.entry.item.indicator.number, "seed": figure.check_of.seed}
    data |= {"finding": figure.finding, "found": figure.found, "day": figure.checked_on.isoformat()}
    data |= {"period": figure.check_of.period}
    audit.record(commitment.audit_chain, RECORDED, by=by, subject=SUBJECT, note=figure.note, data=data)
    return figure


def _check(found, today):
    if found.finding not in Finding.values:
        raise NotReady("Chọn kết quả kiểm tra.")
    if found.finding == Finding.WRONG and not found.found.strip():
        raise NotReady("Có sai lệch thì phải ghi số liệu thực tế.")
    if found.checked_on > today:
        raise NotReady("Ngày kiểm tra không được sau hôm nay.")
