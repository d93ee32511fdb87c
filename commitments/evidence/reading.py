"""Minh chứng của một báo cáo để đọc: the files of each indicator, and what is worth pointing out. Constant queries."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from commitments.models import Entry, EvidenceFile, EvidenceUse, Report
from indicators import periods
from indicators.figures import EMPTY
from units.models import Account

HERE = "Tệp này cũng dùng cho {where}."
ELSEWHERE = "Tệp hoặc số văn bản này cũng có ở đơn vị khác."


@dataclass(frozen=True)
class Shown:
    """Một minh chứng trên trang; `remarks` are what to look at again."""

    use: EvidenceUse
    remarks: tuple[str, ...]

    @property
    def file(self) -> EvidenceFile:
        """Tệp."""
        return self.use.file

    @property
    def facts(self) -> str:
        """“Số 12/BC-SNV ngày 10/03/2022, Sở Nội vụ, trang 3”."""
        file = self.file
        day = f"ngày {file.issued_on:%d/%m/%Y}" if file.issued_on else ""
        number = " ".join(filter(None, [f"số {file.document_number}" if file.document_number else "", day]))
        return ", ".join(filter(None, [number, file.issuer, self.use.place]))


def of_report(report: Report | None, period: periods.Period, *, by: Account) -> dict[int, tuple[Shown, ...]]:
    """{nội dung: các minh chứng}, in the order in which they were attached."""
    if report is None:
        return {}
    uses = list(EvidenceUse.objects.standing().filter(entry__report=report).for_listing().order_by("pk"))
    others = _others(report, uses, by)
    found = defaultdict(tuple)
    for use in uses:
        found[use.entry.item_id] += (Shown(use, tuple(_remarks(use, period, others))),)
    return found


def _remarks(use, period, others):
    file = use.file
    if file.issued_on and not period.starts_on <= file.issued_on <= period.last_day:
        yield f"Văn bản ngày {file.issued_on:%d/%m/%Y}, ngoài kỳ báo cáo."
    places = {
        _place(other)
        for other in others
        if other.file_id != file.pk
        and (other.file.file == file.file or _is_same_document(other.file, file))
        or other.file_id == file.pk
        and other.entry.report_id != use.entry.report_id
    }
    own = sorted(place for place in places if place)
    if own:
        yield HERE.format(where="; ".join(own))
    if None in places:
        yield ELSEWHERE


def _is_same_document(one, other):
    return bool(one.document_number) and (
        one.document_number.casefold() == other.document_number.casefold()
        and one.issuer.casefold() == other.issuer.casefold()
    )


def _others(report, uses, by):
    """Những lần dùng khác của cùng nội dung hoặc cùng số văn bản, in this campaign's province."""
    if not uses:
        return []
    digests = {use.file.file for use in uses}
    numbers = {use.file.document_number for use in uses} - {""}
    # Found first, by their indexes: asked in one question with the province, every figure of the province is looked at.
    same = EvidenceFile.objects.filter(Q(file__in=digests) | Q(document_number__in=numbers))
    rows = (
        EvidenceUse.objects.standing()
        .filter(file__in=list(same.values_list("pk", flat=True)))
        .exclude(entry__report=report)
        .select_related("file", "entry__item__indicator", "entry__report__commitment__unit")
        .filter(file__commitment__campaign__province=report.commitment.campaign.province_id)
    )
    seen = set(
        Report.objects.visible_to(by)
        .filter(pk__in=[row.entry.report_id for row in rows])
        .values_list("pk", flat=True)
    )
    return [_Seen(row.file, row.file_id, row.entry, row.entry.report_id in seen, report) for row in rows]


@dataclass(frozen=True)
class _Seen:
    file: EvidenceFile
    file_id: int
    entry: Entry
    is_visible: bool
    beside: Report


def _place(other):
    """Chỗ khác dùng tệp này; None where this account may not know which."""
    if not other.is_visible:
        return None
    report = other.entry.report
    unit = "" if report.commitment_id == other.beside.commitment_id else f"{report.commitment.unit}, "
    return f"{unit}{periods.name_of(report.period)}, chỉ tiêu {other.entry.item.indicator.number}"


def unproven(report: Report) -> list[str]:
    """Số của các chỉ tiêu cần minh chứng mà chưa có tệp, chưa có giải trình; what none arose needs none."""
    entries = report.entries.exclude(item__indicator__evidence_hint="").filter(explanation="")
    proven = EvidenceUse.objects.standing().filter(entry__report=report).values("entry")
    rows = entries.exclude(pk__in=proven).select_related("item__indicator").order_by("item__indicator__order")
    return [row.item.indicator.number for row in rows if _needs_proof(row.reported)]


def _needs_proof(figure):
    return figure != EMPTY and not figure.says_none_arose and figure.done is not False
