"""Viết lời báo cáo kỳ, từng mục: what is written stands over the composed words, with the figures it rests on.

The only writer of `PeriodReportPart`.
"""

import hashlib
import json
from collections.abc import Mapping

from django.db import transaction

from commitments import permissions
from commitments.conflicts import NotReady, Overtaken, Refused
from reports.models import PeriodReport, PeriodReportPart
from reports.period_report.content import Part
from reports.period_report.facts import Edit
from reports.period_report.finding import Subject
from units import audit

WRITTEN, RESTORED = "viet-bao-cao-ky", "bo-loi-bao-cao-ky"
"""Việc ghi vào nhật ký của đợt; the record keeps every text, so that none is lost."""


def report_of(subject: Subject) -> PeriodReport | None:
    """Lần ban hành sau cùng, issued or being written; None before the first edit."""
    return editions_of(subject).first()


def editions_of(subject: Subject):
    """Các lần ban hành của báo cáo, the last one first, each with the one it replaces."""
    rows = PeriodReport.objects.about(subject.campaign, subject.span.code, subject.lead)
    return rows.select_related("issued_by", "replaces")


def parts_of(report: PeriodReport | None) -> dict[str, PeriodReportPart]:
    """{mục: lời đã sửa}, also where the composed words stand again."""
    if report is None:
        return {}
    return {part.key: part for part in report.parts.select_related("edited_by")}


def edits(parts: Mapping[str, PeriodReportPart]) -> dict[str, Edit]:
    """Lời đã sửa, as composing takes it."""
    return {key: Edit(part.text, tuple(map(tuple, part.figures))) for key, part in parts.items() if part.text}


def mark_of(figures: tuple[tuple[str, str], ...]) -> str:
    """Dấu của số liệu mà trang đã hiện: differs when they moved in between."""
    return hashlib.sha256(json.dumps(figures, ensure_ascii=False).encode()).hexdigest()[:16]


@transaction.atomic
def write(subject: Subject, part: Part, text: str, *, by, version: int, seen: str) -> PeriodReportPart:
    """Ghi lời của một mục, over the figures of `part` as they are now.

    Raises Refused, NotReady once the report is issued, Overtaken when somebody wrote the part since `version` (0: never
    written) or its figures are not those `seen`.
    """
    stored = _locked(subject, part.key, by, version)
    if mark_of(part.figures) != seen:
        raise Overtaken("Số liệu của mục này vừa thay đổi trong lúc viết.")
    stored.text, stored.figures = text, [list(each) for each in part.figures]
    return _keep(subject, stored, WRITTEN, by)


@transaction.atomic
def restore(subject: Subject, key: str, *, by, version: int) -> PeriodReportPart:
    """Bỏ lời đã sửa: the composed words stand again. Raises as `write`."""
    stored = _locked(subject, key, by, version)
    stored.text, stored.figures = "", []
    return _keep(subject, stored, RESTORED, by)


def locked(subject: Subject) -> PeriodReport:
    """Lần ban hành sau cùng, khoá đến hết giao dịch; the first is made where it is not there yet."""
    place = {"campaign": subject.campaign, "span": subject.span.code, "lead_unit": subject.lead}
    PeriodReport.objects.get_or_create(**place, edition=1)
    return editions_of(subject).select_for_update(of=("self",)).first()


def _locked(subject, key, by, version):
    if not permissions.may_compose(by, subject.campaign, subject.lead):
        raise Refused("Chỉ người thẩm định của cơ quan lập báo cáo viết được báo cáo này.")
    report = locked(subject)
    if report.is_issued:
        raise NotReady("Báo cáo đã ban hành, không sửa được nữa.")
    stored = report.parts.filter(key=key).select_related("edited_by").first()
    if (stored.version if stored else 0) != version:
        raise Overtaken("Người khác vừa viết mục này.")
    return stored or PeriodReportPart(report=report, key=key, version=0)


def _keep(subject, stored, verb, by):
    stored.version, stored.edited_by = stored.version + 1, by
    stored.save()
    about = "/".join(map(str, subject.keys[1:]))
    data = {"part": stored.key, "version": stored.version, "text": stored.text}
    audit.record(subject.campaign.audit_chain, verb, by=by, subject=about, data=data)
    return stored
