"""Căn cứ giữ sẵn: while nothing else happens, a report is read and saved without reading what lies around it again.

Kept in the memory of the process. Whether it still holds is asked of the audit trail, in which every verb and every
change of reference data leaves an event: of the commitment (but for typing into this very report and for its
evidence), of its campaign, and of its province. The sheet itself holds as long as the version of the report: each
save of its figures raises it.
"""

from collections import OrderedDict
from datetime import date
from threading import Lock

from django.db.models import CharField, prefetch_related_objects
from django.db.models.expressions import RawSQL

from commitments import basis, permissions, sheet
from commitments.basis import Basis
from commitments.entries import SAVED
from commitments.evidence import attaching
from commitments.models import Campaign, Commitment, Report
from commitments.policies import Ruling, ruling_of
from commitments.sheet import Sheet
from indicators.periods import Period
from units.composed import Composed
from units.models import Account, AuditChain, AuditEvent

MOST = 300
"""Số căn cứ, và số đợt, giữ trong một tiến trình: the latest used."""

OF_THE_REPORT = (SAVED, attaching.ATTACHED, attaching.REMOVED, attaching.REPLACED, attaching.DESCRIBED)
"""Việc làm trong chính báo cáo này, which leave alone what lies around it."""

Mark = tuple[int | None, int | None, int | None]
"""Dấu: how far the trails have come, of the commitment, its campaign and its province."""


class Shelf:
    """Ngăn giữ: what was made under which mark, for as long as the mark stands and others are not used more."""

    def __init__(self):
        self._kept, self._lock = OrderedDict(), Lock()

    def get(self, key):
        """(dấu, điều giữ); (None, None) without any."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key, (None, None))

    def put(self, key, mark, what):
        """Giữ; what was kept under the same key gives way."""
        with self._lock:
            self._kept[key] = mark, what
            self._kept.move_to_end(key)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)

    def clear(self):
        """Bỏ hết."""
        with self._lock:
            self._kept.clear()


_bases, _rules, _sheets = Shelf(), Shelf(), Shelf()


def recall(commitment: int, period: str, *, by: Account, today: date) -> Sheet | None:
    """Tờ báo cáo như đang lưu, for who enters this report today; many may hold it at once: never change it.

    None where no basis is kept, something happened since, or this account does not enter it.
    """
    mark, kept = _bases.get((commitment, period, today))
    if kept is None or not permissions.may_enter(by, kept.commitment):
        return None
    report, mark_now = report_and_mark(kept.commitment, period)
    if mark_now != mark:
        return None
    version, last = _sheets.get((commitment, period))
    if last is None or last.basis is not kept or report is None or report.version != version:
        last = sheet.with_report(kept, report)
        keep(last)
    return last


def keep(read: Sheet) -> None:
    """Giữ tờ báo cáo vừa đọc hay vừa lưu, until the next version."""
    _sheets.put((read.commitment.pk, read.period.code), read.version, read)


def read(
    commitment: Commitment, period: Period, ruling: Ruling, mark: Mark, *, by: Account, today: date
) -> Basis:
    """Đọc căn cứ, and keep it for those who enter the report: they all see the same.

    `mark` was read before, so that what happens meanwhile makes it stale.
    """
    found = basis.read(commitment, period, by=by, today=today, ruling=ruling)
    if permissions.may_enter(by, commitment):
        _bases.put((commitment.pk, period.code, today), mark, found)
    return found


def rules_of(campaign: Campaign, mark: Mark) -> tuple[Campaign, Ruling]:
    """(đợt có sẵn lịch và quy tắc, luật của đợt), the same for all its units."""
    mark_then, kept = _rules.get(campaign.pk)
    if kept is None or mark_then != mark[1:]:
        prefetch_related_objects([campaign], *basis.RULES)
        kept = campaign, ruling_of(campaign)
        _rules.put(campaign.pk, mark[1:], kept)
    return kept


def forget() -> None:
    """Bỏ mọi điều đang giữ."""
    for shelf in (_bases, _rules, _sheets):
        shelf.clear()


def report_and_mark(commitment: Commitment, period: str) -> tuple[Report | None, Mark]:
    """(báo cáo kỳ này, dấu như lúc này)."""
    campaign = commitment.campaign
    asked = {
        "commitment": commitment.pk,
        "period": period,
        "own": commitment.audit_chain,
        "campaign": campaign.audit_chain,
        "province": f"province:{campaign.province.code}",
    }
    report = _REPORT.first(**asked)
    marked = report or _WITHOUT_REPORT.first(**asked)
    return report, tuple(getattr(marked, name) for name in _MARKS)


# Asked with every figure that is typed: written by hand it takes a tenth of the time that the ORM needs to compose it.
# What stands in the texts are names of our own tables.
_LENGTH = f"SELECT length FROM {AuditChain._meta.db_table} WHERE key = %s"  # noqa: S608
_LAST = f"""
    SELECT event.number FROM {AuditEvent._meta.db_table} event
    JOIN {AuditChain._meta.db_table} chain ON chain.id = event.chain_id
    WHERE chain.key = %s AND NOT (event.verb IN ({", ".join("%s" for _ in OF_THE_REPORT)}) AND event.subject = %s)
    ORDER BY event.number DESC LIMIT 1
"""  # noqa: S608


_MARKS = ("commitment_events", "campaign_events", "province_events")


def _marks(own, period, campaign, province):
    return {
        "commitment_events": RawSQL(_LAST, (own, *OF_THE_REPORT, period)),  # noqa: S611
        "campaign_events": RawSQL(_LENGTH, (campaign,)),  # noqa: S611
        "province_events": RawSQL(_LENGTH, (province,)),  # noqa: S611
    }


def _report(commitment, period, **chains):
    rows = Report.objects.filter(commitment=commitment, period=period).order_by()
    return rows.annotate(**_marks(period=period, **chains))


def _without_report(commitment, period, **chains):
    rows = Commitment.objects.filter(pk=commitment).order_by()
    return rows.annotate(**_marks(period=period, **chains))


_ASKED = {"commitment": Commitment._meta.pk} | dict.fromkeys(
    ("period", "own", "campaign", "province"), CharField()
)
_REPORT, _WITHOUT_REPORT = Composed(_report, **_ASKED), Composed(_without_report, **_ASKED)
