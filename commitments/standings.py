"""Kết quả xếp hạng đã lưu: tính lại và xếp hạng lại mỗi khi điều được tính thay đổi, trong cùng giao dịch.

Verbs take `lock(groups)` first, change what they change, then call `refresh`. Groups are locked in the
order of their keys, so that no two writers wait for each other.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice

from django.db import transaction
from django.utils import timezone

from commitments import outcomes, scorecard
from commitments.models import Campaign, Commitment, RankingGroup, Standing
from commitments.outcomes import Outcome
from commitments.policies import RULE_VERSION, ruling_of
from commitments.undertakings import load
from indicators.ranking import Entrant, grade, ranked
from indicators.scoring import cards, prepared

AT_A_TIME = 25
BATCH = 200
_COMPARED = [name for name in outcomes.COLUMNS if name not in {*outcomes.KEY, "card"}]
_as_json = json.JSONEncoder(separators=(",", ":")).encode


def lock(groups):
    """Khoá các khối xếp hạng sẽ tính lại; call it first in the transaction of every verb that changes what counts."""
    keys = [group.pk for group in groups]
    list(RankingGroup.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


@transaction.atomic
def refresh(commitment, *, years=None, ruling=None):
    """Tính lại một bản cam kết (from the given years' figures, else all) và xếp hạng lại khối của nó."""
    ruling = ruling or ruling_of(commitment.campaign)
    fresh = list(compute(commitment.campaign, ruling, [commitment.pk], years))
    _rank(commitment.group_id, fresh, ruling, among_stored=True)
    outcomes.store(fresh, at=timezone.now())


@transaction.atomic
def refresh_many(commitments, *, years):
    """Tính lại nhiều bản cam kết của một đợt và xếp hạng lại các khối của chúng, each group once."""
    if not commitments:
        return
    campaign = Campaign.objects.with_rules().get(pk=commitments[0].campaign_id)
    ruling = ruling_of(campaign)
    for group in sorted({each.group_id for each in commitments}):
        members = [each.pk for each in commitments if each.group_id == group]
        fresh = list(compute(campaign, ruling, members, years))
        _rank(group, fresh, ruling, among_stored=True)
        outcomes.store(fresh, at=timezone.now())


def rebuild(campaign, *, groups=None):
    """Tính lại cả đợt, khối nối khối. Returns the number of standings stored.

    A group is consistent in itself, so each has its own transaction (within the caller's, if there is one): memory
    and the database's cache hold one group at a time, however many there are.
    """
    groups = campaign.groups.all() if groups is None else groups
    return sum(_rebuild_group(campaign.pk, group) for group in sorted(groups, key=lambda group: group.pk))


@transaction.atomic
def _rebuild_group(pk, group):
    lock([group])
    campaign = Campaign.objects.with_rules().get(pk=pk)  # the rules may have changed since the group before
    fresh = _compute_group(campaign, ruling_of(campaign), group)
    Standing.objects.filter(group=group).exclude(
        commitment__in={outcome.commitment_id for outcome in fresh}
    ).delete()
    outcomes.store(fresh, at=timezone.now())
    return len(fresh)


def _compute_group(campaign, ruling, group):
    members = campaign.commitments.filter(group=group).exclude(signed_on=None).order_by("pk")
    fresh = list(compute(campaign, ruling, members.values_list("pk", flat=True)))
    _rank(group.pk, fresh, ruling, among_stored=False)
    return fresh


def compute(campaign, ruling, commitments, years=None):
    """Kết quả mới của các bản cam kết, chưa xếp hạng, chưa lưu: `Outcome`s without a rank."""
    all_years = range(campaign.year_from, campaign.year_to + 1)
    years = sorted(set(all_years if years is None else years) & set(all_years))
    keys, plans = iter(commitments), prepared(ruling.rules)
    while batch := list(islice(keys, AT_A_TIME)):
        groups = dict(Commitment.objects.filter(pk__in=batch).values_list("pk", "group"))
        for pk, loaded in load(batch, years).items() if years else ():
            if loaded.undertaking.signed_on is None:
                continue
            for year in years:
                place = {"campaign_id": campaign.pk, "commitment_id": pk, "group_id": groups[pk]}
                inputs = f"{ruling.digest[:32]}{loaded.digests[year][:32]}"
                before = None
                for code, basis, card in cards(loaded.undertaking, plans, ruling.policy, year):
                    text = scorecard.stored(card, before)
                    before = card, text
                    yield _outcome(card, text, inputs, period=code, basis=basis, **place)


def _outcome(card, text, inputs, **place):
    return Outcome(
        **place,
        is_in_force=card.in_force,
        score=card.score,
        is_covered=card.is_covered,
        provisional=card.provisional,
        has_pending=card.has_pending,
        awaits_review=card.awaits_review,
        late=card.late,
        counted=card.counted,
        met=card.met,
        card=_as_json(text),
        rule_version=RULE_VERSION,
        input_hash=inputs,
    )


@dataclass
class _Row:
    """Kết quả đã lưu của đơn vị khác trong khối, chỉ phần cần để xếp hạng."""

    pk: int
    commitment_id: int
    period: str
    basis: str
    is_in_force: bool
    is_covered: bool
    score: object
    rank: int | None


def _rank(group, fresh, ruling, *, among_stored):
    """Xếp hạng lại khối trong các kỳ có kết quả mới; the stored rows of other units are updated where they moved."""
    tables = defaultdict(list)
    for outcome in fresh:
        tables[outcome.period, outcome.basis].append(outcome)
    if among_stored:
        for row in _others(group, fresh, {period for period, _ in tables}):
            tables[row.period, row.basis].append(row)
    places = _places(group)
    moved = []
    for rows in tables.values():
        entrants = [
            Entrant(
                row, row.score if row.is_in_force and row.is_covered else None, *places[row.commitment_id]
            )
            for row in rows
        ]
        for place in ranked(entrants):
            row = place.subject
            if isinstance(row, _Row) and row.rank != place.rank:
                moved.append(Standing(pk=row.pk, rank=place.rank))
            row.rank = place.rank
    for outcome in fresh:
        outcome.grade = (outcome.rank and grade(outcome.score, ruling.grades)) or ""
    Standing.objects.bulk_update(moved, ["rank"], batch_size=BATCH)


def _others(group, fresh, periods):
    columns = ("pk", "commitment", "period", "basis", "is_in_force", "is_covered", "score", "rank")
    rows = Standing.objects.filter(group=group, period__in=periods).exclude(
        commitment__in={outcome.commitment_id for outcome in fresh}
    )
    return [_Row(*row) for row in rows.values_list(*columns)]


def _places(group):
    """{commitment: (order, code)} of the units of a group."""
    rows = Commitment.objects.filter(group=group).values_list("pk", "unit__order", "unit__code")
    return {pk: (order, code) for pk, order, code in rows}


@dataclass(frozen=True)
class Discrepancy:
    """Kết quả đã lưu khác với tính lại."""

    campaign: str
    unit: str
    period: str
    basis: str
    what: str


def discrepancies(campaign):
    """So kết quả đã lưu với tính lại từ số liệu, khối nối khối."""
    ruling = ruling_of(campaign)
    names = dict(campaign.commitments.values_list("pk", "unit__code"))
    for group in campaign.groups.order_by("pk"):
        stored = {
            (row.commitment_id, row.period, row.basis): row
            for row in Standing.objects.filter(group=group).iterator()
        }
        for fresh in _compute_group(campaign, ruling, group):
            key = (fresh.commitment_id, fresh.period, fresh.basis)
            what = _difference(stored.pop(key, None), fresh)
            if what:
                yield Discrepancy(campaign.code, names[key[0]], key[1], key[2], what)
        for key in stored:
            yield Discrepancy(campaign.code, names[key[0]], key[1], key[2], "thừa")


def _difference(stored, fresh):
    if stored is None:
        return "thiếu"
    changed = [
        Standing._meta.get_field(name).verbose_name
        for name in _COMPARED
        if getattr(stored, name) != getattr(fresh, name)
    ]
    if scorecard.read(stored.card) != scorecard.read(json.loads(fresh.card)):
        changed.append("phiếu điểm")
    return "khác: " + ", ".join(changed) if changed else ""
