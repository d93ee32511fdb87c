"""Cho ý kiến về hệ quả được đề xuất, và đặt điều kiện đề nghị khen thưởng: the only writers of both.

A proposal is confirmed, or set aside with a reason; what is not proposed now cannot be ruled on. No official rating.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from commitments import permissions
from commitments.conflicts import NotReady, Overtaken, Refused
from commitments.models import Campaign
from indicators.numbers import written
from reports.consequences import Conclusion, conclusions
from reports.models import ConsequenceRuling, EmulationTerms, Ruling
from units import audit

RULED, TERMS = "y-kien-he-qua", "dieu-kien-khen-thuong"
"""Việc ghi vào nhật ký của đợt."""

Key = tuple[int, str]
"""Một hệ quả được đề xuất trong năm: (bản cam kết, mã hệ quả)."""


@dataclass(frozen=True)
class Wish:
    """Ý kiến muốn ghi; `version`: the save that the page showed, 0 for none."""

    key: Key
    ruling: str
    reason: str
    version: int


def stored(campaign: Campaign, year: int) -> dict[Key, ConsequenceRuling]:
    """Các ý kiến đã ghi của năm."""
    rows = ConsequenceRuling.objects.filter(commitment__campaign=campaign, year=year)
    return {(each.commitment_id, each.rule.code): each for each in rows.select_related("rule", "ruled_by")}


def facts_of(conclusion: Conclusion) -> dict:
    """Số liệu mà đề xuất dựa vào, as they are kept with a ruling and compared later."""
    score = "" if conclusion.score is None else written(conclusion.score, 2)
    return {"score": score, "streak": conclusion.streak, "leader": conclusion.leader or ""}


@transaction.atomic
def rule_on(campaign: Campaign, year: int, wishes: Iterable[Wish], *, by) -> list[ConsequenceRuling]:
    """Ghi các ý kiến, all or none. Raises Refused; NotReady for what is not proposed, or set aside without a reason;
    Overtaken where somebody else ruled meanwhile."""
    campaign = _locked(campaign)
    if not permissions.may_close(by, campaign):
        raise Refused("Chỉ người thẩm định của cơ quan nhận cam kết cho ý kiến về hệ quả.")
    wishes = list(wishes)
    among = campaign.commitments.filter(pk__in={wish.key[0] for wish in wishes})
    proposed = {
        (each.commitment.pk, outcome.code): each
        for each in conclusions(campaign, year, among)
        for outcome in each.outcomes
    }
    rules = {rule.code: rule for rule in campaign.consequences.all()}
    known, done = stored(campaign, year), []
    for wish in wishes:
        if wish.key not in proposed:
            raise NotReady("Có hệ quả không còn được đề xuất. Xem lại danh sách.")
        row = known.get(wish.key) or ConsequenceRuling(
            commitment=proposed[wish.key].commitment, year=year, rule=rules[wish.key[1]], version=0
        )
        if row.version != wish.version:
            raise Overtaken("Người khác vừa cho ý kiến về một hệ quả trong danh sách.")
        if wish.ruling == Ruling.SET_ASIDE and not wish.reason.strip():
            raise NotReady("Không áp dụng thì phải ghi lý do.")
        row.ruling, row.reason = wish.ruling, wish.reason.strip()
        row.facts, row.ruled_by, row.version = facts_of(proposed[wish.key]), by, row.version + 1
        row.save()
        done.append(row)
    audit.record_many([_event(campaign, year, row) for row in done], by=by)
    return done


def _locked(campaign):
    """Đợt, khoá đến hết giao dịch, with its rules as they are now."""
    Campaign.objects.select_for_update(of=("self",), no_key=True).get(pk=campaign.pk)
    return Campaign.objects.with_rules().get(pk=campaign.pk)


def _event(campaign, year, row):
    data = {"rule": row.rule.code, "ruling": row.ruling, "facts": row.facts, "version": row.version}
    return campaign.audit_chain, RULED, f"{year}/{row.commitment.unit.code}", row.reason, data


def terms_of(campaign: Campaign, year: int) -> EmulationTerms | None:
    """Điều kiện đề nghị khen thưởng của năm; None where none are set."""
    return EmulationTerms.objects.filter(campaign=campaign, year=year).select_related("set_by").first()


@transaction.atomic
def set_terms(campaign: Campaign, year: int, *, by, version: int, **terms) -> EmulationTerms:
    """Đặt điều kiện: `places`, `min_score`, `must_be_met`, `never_late`. Raises Refused or Overtaken."""
    campaign = _locked(campaign)
    if not permissions.may_close(by, campaign):
        raise Refused("Chỉ người thẩm định của cơ quan nhận cam kết đặt điều kiện khen thưởng.")
    row = terms_of(campaign, year) or EmulationTerms(campaign=campaign, year=year, version=0)
    if row.version != version:
        raise Overtaken("Người khác vừa đặt điều kiện khen thưởng.")
    for name, value in terms.items():
        setattr(row, name, value)
    row.version, row.set_by = row.version + 1, by
    row.save()
    data = {name: str(value) for name, value in terms.items()}
    audit.record(campaign.audit_chain, TERMS, by=by, subject=str(year), data=data)
    return row
