"""Bản cam kết đem in: from the database to the values that a document is printed from, many commitments at a time.

A document says what was agreed at signing; what an amendment changed later is said by its own paper. Everything here
comes from what a bundle holds, so that a campaign moved to another installation prints the same documents.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from commitments.authority import reviewing_body
from commitments.models import Baseline, Campaign, Ceremony, Commitment, CommitmentItem, Target
from commitments.models.campaign import Side, Template
from indicators import numbers, periods
from indicators.models import Indicator
from indicators.models.indicator import CompareTo
from reports.documents import paper
from reports.localities import locality
from units.models import Term
from units.models.person import TermRole

BY_UNIT = "Theo mức giao cho từng đơn vị"
DEPUTY = "Cấp phó"  # where no term says which office the deputy holds


@dataclass(frozen=True)
class _Shared:
    """Những gì mọi bản cam kết của đợt cùng có."""

    campaign: Campaign
    leaves: tuple[tuple[Indicator | None, Indicator], ...]  # (group or None, leaf), as on paper
    ceremony: Ceremony | None
    parties: tuple[paper.Party, ...]
    reviewer: str
    places: dict[int, tuple]  # {commitment: its number in the signing order, then what settles equal numbers}

    @property
    def held_on(self) -> date | None:
        """Ngày của lễ ký, the day on the paper until another is recorded."""
        return self.ceremony.held_on if self.ceremony else None

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(range(self.campaign.year_from, self.campaign.year_to + 1))


def papers(campaign: Campaign, units: list[str] | None = None) -> list[paper.CommitmentPaper]:
    """Các bản cam kết của đợt, of all units or of those with the given codes, in signing order; one if joint."""
    shared = _shared(campaign)
    rows = campaign.commitments.select_related("unit__parent", "leader", "deputy")
    if units is not None and campaign.template != Template.JOINT:
        rows = rows.filter(unit__code__in=units)
    commitments = sorted(rows, key=lambda each: shared.places[each.pk])
    if campaign.template == Template.JOINT:
        return [_joint(shared, commitments)]
    lines, titles = _lines(shared, commitments), titles_of(commitments, shared.held_on)
    return [_single(shared, each, lines[each.pk], titles[each.pk]) for each in commitments]


def paper_of(commitment: Commitment) -> paper.CommitmentPaper:
    """Văn bản của một bản cam kết; of a joint campaign, the document that all sign."""
    campaign = Campaign.objects.select_related("province", "authority__parent").get(pk=commitment.campaign_id)
    [found] = papers(campaign, [commitment.unit.code])
    return found


def own_paper_of(commitment: Commitment) -> paper.CommitmentPaper:
    """Văn bản riêng của đơn vị, also of a joint campaign: what a later paper of this unit alone begins from."""
    campaign = Campaign.objects.select_related("province", "authority__parent").get(pk=commitment.campaign_id)
    shared = _shared(campaign)
    titles = titles_of([commitment], shared.held_on)[commitment.pk]
    return _single(shared, commitment, _lines(shared, [commitment])[commitment.pk], titles)


def _shared(campaign):
    ceremony = Ceremony.objects.filter(campaign=campaign).first()
    rows = list(Indicator.objects.filter(indicator_set=campaign.indicator_set_id).order_by("order", "pk"))
    groups = {row.pk: row for row in rows if row.is_group}
    return _Shared(
        campaign=campaign,
        leaves=tuple((groups.get(row.parent_id), row) for row in rows if not row.is_group),
        ceremony=ceremony,
        parties=parties_of(ceremony),
        reviewer=reviewing_body(campaign, ceremony.held_on if ceremony else None),
        places=_places(campaign),
    )


def _places(campaign):
    """Thứ tự ký; those without a number are numbered on after the last. Codes by code points on every engine."""
    rows = campaign.commitments.values_list("pk", "order", "unit__order", "unit__code")
    last = max((order for _, order, *_ in rows if order is not None), default=0)
    without = sorted((row for row in rows if row[1] is None), key=lambda row: row[2:])
    numbered = {pk: last + place for place, (pk, *_) in enumerate(without, start=1)}
    return {pk: (numbered.get(pk, order), *unit) for pk, order, *unit in rows}


def parties_of(ceremony: Ceremony | None) -> tuple[paper.Party, ...]:
    """Những người dự lễ, theo thứ tự chữ ký."""
    if ceremony is None:
        return ()
    return tuple(
        paper.Party(
            role=paper.Role(party.role),
            title=party.title,
            name=party.person.name if party.person else "",
            unit=party.unit.name if party.unit else "",
        )
        for party in ceremony.parties.order_by("pk").select_related("person", "unit")
    )


def _single(shared, commitment, lines, titles):
    unit, campaign = commitment.unit, shared.campaign
    superior = unit.parent
    return paper.CommitmentPaper(
        order=shared.places[commitment.pk][0],
        unit_code=unit.code,
        unit_name=unit.name,
        place=locality(unit, campaign.province),
        issuer=unit.upper_name,
        superior=(superior.upper_name or superior.name) if superior else "",
        signed_on=commitment.signed_on or shared.held_on,
        groups=_grouped(shared, lines),
        leader_name=commitment.leader.name,
        leader_title=titles.leader,
        deputy_name=commitment.deputy.name if commitment.deputy else "",
        deputy_title=titles.deputy,
        is_draft=not commitment.is_signed,
        **_words(shared, campaign),
    )


def _joint(shared, commitments):
    """Một bản chung: signed by all, in signing order; where they promise different figures the line says so."""
    campaign, authority = shared.campaign, shared.campaign.authority
    lines, titles = _lines(shared, commitments), titles_of(commitments, shared.held_on)
    superior = authority.parent if authority else None
    days = {each.signed_on for each in commitments if each.is_signed} or {shared.held_on}
    return paper.CommitmentPaper(
        order=0,
        unit_code=campaign.code,
        unit_name=authority.name if authority else campaign.title,
        place=locality(authority, campaign.province),
        issuer=authority.upper_name if authority else "",
        superior=(superior.upper_name or superior.name) if superior else "",
        signed_on=days.pop() if len(days) == 1 else None,
        groups=_grouped(shared, [_common(versions) for versions in zip(*lines.values(), strict=True)]),
        signers=tuple(_signer(each, titles[each.pk]) for each in commitments),
        is_draft=not all(each.is_signed for each in commitments),
        **_words(shared, campaign),
    )


def _signer(commitment, titles):
    """Một dòng của bảng người ký; a deputy signs under both offices (KT.)."""
    if commitment.deputy is None:
        return paper.Signer(commitment.unit.name, commitment.leader.name, titles.leader)
    return paper.Signer(commitment.unit.name, commitment.deputy.name, f"KT. {titles.leader}, {titles.deputy}")


def _common(versions):
    """Dòng chung của các đơn vị: as it stands where all to whom it applies promise the same."""
    applying = [line for line in versions if not line.not_applicable]
    if not applying:
        return versions[0]
    first = applying[0]
    if all(line == first for line in applying):
        return first
    return paper.Line(first.number, first.text, first.measure, first.value_type, wording=BY_UNIT)


def _words(shared, campaign):
    """Lời của đợt, in every document of it."""
    return {
        "title": campaign.document_title,
        "subtitle": campaign.subtitle,
        "template": paper.Template(campaign.template),
        "years": shared.years,
        "legal_bases": tuple(campaign.legal_bases),
        "opening": campaign.opening,
        "duties": campaign.duties,
        "sanctions": campaign.sanctions,
        "copies": campaign.copies,
        "parties": shared.parties,
        "reviewer": shared.reviewer,
        "symbol": campaign.symbol,
        "recipients": tuple(line for line in campaign.recipients.splitlines() if line.strip()),
        "committer_left": campaign.committer_side == Side.LEFT,
        "has_annex": campaign.annex_from is not None and len(shared.leaves) > campaign.annex_from,
        "notice": campaign.notice,
    }


def _grouped(shared, lines):
    """Các nhóm theo thứ tự trên văn bản; neighbours without a group stand together."""
    groups, gathered, current = [], [], None
    for (group, _), line in zip(shared.leaves, lines, strict=True):
        if gathered and group is not current:
            groups.append(_group(current, gathered))
            gathered = []
        current = group
        gathered.append(line)
    return (*groups, _group(current, gathered)) if gathered else tuple(groups)


def _group(group, lines):
    if group is None:
        return paper.Group(tuple(lines))
    return paper.Group(tuple(lines), group.number, group.text)


def _lines(shared, commitments):
    """{commitment: its lines in the order of the indicator set}."""
    keys = [each.pk for each in commitments]
    targets, baselines = defaultdict(dict), defaultdict(dict)
    rows = Target.objects.filter(item__commitment__in=keys).order_by("pk")
    for item, span, value in rows.values_list("item", "span", "value"):
        targets[item][span] = numbers.written(value)
    rows = Baseline.objects.filter(item__commitment__in=keys).order_by("pk")
    for item, year, value in rows.values_list("item", "year", "value"):
        baselines[item][year] = numbers.written(value)
    items = {
        (row.commitment_id, row.indicator_id): row
        for row in CommitmentItem.objects.filter(commitment__in=keys)
    }
    return {
        key: [
            _line(leaf, shared.years, items.get((key, leaf.pk)), targets, baselines)
            for _, leaf in shared.leaves
        ]
        for key in keys
    }


def _line(leaf, years, item, targets, baselines):
    promised = ()
    if item is not None and leaf.compare_to == CompareTo.BASELINE:
        promised = tuple(paper.Target(year, baselines[item.pk].get(year)) for year in years)
    elif item is not None and leaf.compare_to == CompareTo.TARGET:
        promised = tuple(_target(year, targets[item.pk]) for year in years)
    return paper.Line(
        number=leaf.number,
        text=leaf.text,
        measure=leaf.measure,
        value_type=leaf.value_type,
        compare=leaf.compare or None,
        compare_to=leaf.compare_to or None,
        targets=promised,
        not_applicable=item.not_applicable if item else "",
    )


def _target(year, spans):
    """Mức giao của năm, và lộ trình của từng kỳ trong năm."""
    of_periods = sorted(span for span in spans if span.startswith(f"{year}-"))
    milestones = tuple((periods.name_of(span).partition("/")[0], spans[span]) for span in of_periods)
    return paper.Target(year, spans.get(str(year)), milestones)


class Titles(NamedTuple):
    """Chức danh của người cam kết, và của người ký thay nếu có."""

    leader: str
    deputy: str = ""


def titles_of(commitments, held_on: date | None) -> dict[int, Titles]:
    """{commitment: chức danh vào ngày ký}; the unit's own word for its head where no term says."""
    terms = defaultdict(list)
    rows = Term.objects.filter(unit__in=[each.unit_id for each in commitments]).select_related("unit")
    for term in sorted(rows, key=lambda term: (term.role == TermRole.DEPUTY, term.pk)):
        terms[term.unit_id, term.person_id].append(term)
    return {
        each.pk: Titles(
            _title(each, terms[each.unit_id, each.leader_id], held_on) or each.unit.head_title,
            (_title(each, terms[each.unit_id, each.deputy_id][::-1], held_on) or DEPUTY)
            if each.deputy_id
            else "",
        )
        for each in commitments
    }


def _title(commitment, terms, held_on):
    """Chức danh đầu tiên còn giữ vào ngày ký; "" where no term says."""
    day = commitment.signed_on or held_on
    return next((term.title for term in terms if day is None or term.covers(day)), "")
