"""Danh mục soát trước lễ ký: what is still missing, told apart by whether the ceremony can be held without it.

Pure over what `preparation` has read. Only what is not signed yet is looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from commitments.models import CeremonyParty, Commitment
from commitments.models.campaign import Template
from commitments.preparation import Preparation
from indicators.models.indicator import CompareTo
from units.models import Unit
from units.models.person import TermRole

NO_HEAD = "Chưa có người đứng đầu vào ngày tổ chức."


class Mend(StrEnum):
    """Nơi bổ sung: where the missing thing is put right."""

    DETAILS = "details"
    PARTIES = "parties"
    ORDER = "order"
    COMMITMENT = "commitment"
    UNIT = "unit"
    GROUPS = "groups"
    CAMPAIGN = "campaign"
    INDICATORS = "indicators"
    AGREEMENT = "agreement"


@dataclass(frozen=True)
class Place:
    """Một chỗ còn thiếu: the unit, with its commitment where it has one, and what exactly."""

    unit: Unit
    commitment: Commitment | None = None
    detail: str = ""


@dataclass(frozen=True)
class Gap:
    """Một điều còn thiếu, with all the units that lack it; without places it is the campaign's own."""

    text: str
    mend: Mend
    is_blocking: bool = False
    places: tuple[Place, ...] = ()


def gaps(prepared: Preparation, *, stale: Collection[int] = ()) -> list[Gap]:
    """Mọi điều còn thiếu, what blocks first; `stale`: commitments whose content changed after it was agreed."""
    if not prepared.drafts:
        return []
    found = [*_of_campaign(prepared), *_of_units(prepared, frozenset(stale))]
    return sorted(found, key=lambda gap: not gap.is_blocking)


def obstacles(prepared: Preparation) -> dict[str, list[str]]:
    """{unit: what must be put right before its paper is signed}, of the units that lack something."""
    found = defaultdict(list)
    for gap in gaps(prepared):
        for place in gap.places if gap.is_blocking else ():
            found[place.unit.code].append(f"{gap.text[:-1]}: {place.detail}." if place.detail else gap.text)
    return found


# --- The campaign ------------------------------------------------------------------------------------------------


def _of_campaign(prepared) -> Iterator[Gap]:
    if prepared.ceremony is None:
        yield Gap("Chưa có ngày và địa điểm tổ chức.", Mend.DETAILS, is_blocking=True)
    if lacking := _missing_role(prepared):
        yield Gap(lacking, Mend.PARTIES if prepared.ceremony else Mend.DETAILS, is_blocking=True)
    if nameless := [party.title for party in prepared.parties if party.person is None]:
        yield Gap(f"Chưa có họ tên: {'; '.join(nameless)}. Văn bản sẽ để trống chỗ ghi tên.", Mend.PARTIES)
    if twice := _repeated(each.order for each in prepared.commitments if each.order is not None):
        yield Gap(f"Thứ tự ký trùng nhau: số {_listed(twice)}.", Mend.ORDER)
    if not prepared.campaign.copies:
        yield Gap("Chưa ghi số bản. Văn bản sẽ không nêu số bản được lập.", Mend.CAMPAIGN)
    yield from _of_lines(prepared)


_NEEDED = {
    Template.RECIPIENT: ({CeremonyParty.Role.RECIPIENT}, "Chưa có người nhận cam kết."),
    Template.WITNESS: ({CeremonyParty.Role.WITNESS}, "Chưa có người chứng kiến."),
    Template.JOINT: (set(CeremonyParty.Role), "Chưa có người nhận cam kết, chứng kiến hoặc chủ trì."),
}


def _missing_role(prepared):
    """Người mà mẫu văn bản cần có mặt."""
    roles, words = _NEEDED.get(prepared.campaign.template, (set(), ""))
    return "" if roles & {party.role for party in prepared.parties} else words


def _of_lines(prepared):
    """Các dòng nội dung: each must be somebody's, and led by somebody where the others are."""
    done = {
        promise.indicator.pk
        for commitment in prepared.commitments
        for promise in prepared.promises.get(commitment.pk, ())
        if promise.applies
    }
    if orphans := [leaf.number for leaf in prepared.leaves if leaf.pk not in done]:
        yield Gap(f"Nội dung không có đơn vị nào thực hiện: {_listed(orphans)}.", Mend.COMMITMENT)
    led = [leaf for leaf in prepared.leaves if leaf.lead_unit_id]
    if led and (unled := [leaf.number for leaf in prepared.leaves if not leaf.lead_unit_id]):
        yield Gap(f"Nội dung chưa có cơ quan chủ trì: {_listed(unled)}.", Mend.INDICATORS)


def _repeated(numbers):
    return sorted(number for number, count in Counter(numbers).items() if count > 1)


def _listed(numbers):
    return ", ".join(map(str, numbers))


# --- Each unit ---------------------------------------------------------------------------------------------------


def _of_units(prepared, stale):
    for text, mend, is_blocking, lacks in _CHECKS:
        places = [
            Place(each.unit, each, detail)
            for each in prepared.drafts
            if (detail := lacks(prepared, each)) is not None
        ]
        if places:
            yield Gap(text, mend, is_blocking, tuple(places))
    changed = [Place(each.unit, each) for each in prepared.drafts if each.pk in stale]
    if changed:
        yield Gap("Nội dung đã thay đổi sau khi chốt, phải chốt lại.", Mend.AGREEMENT, True, tuple(changed))
    yield from _without_commitment(prepared)


def _without_commitment(prepared):
    """Đơn vị có tên trong khối mà chưa có bản cam kết."""
    committed = {each.unit_id for each in prepared.commitments}
    places = tuple(Place(unit) for pk, unit in prepared.members.items() if pk not in committed)
    if places:
        yield Gap("Đơn vị trong khối chưa có bản cam kết.", Mend.COMMITMENT, places=places)


def _heads(prepared, commitment):
    """Người đứng đầu hoặc quyền, phụ trách vào ngày tổ chức; None when there is no day yet."""
    if prepared.day is None:
        return None
    terms = prepared.terms.get(commitment.unit_id, ())
    return [term for term in terms if term.role != TermRole.DEPUTY and term.covers(prepared.day)]


def _has_no_head(prepared, commitment):
    return "" if _heads(prepared, commitment) == [] else None


def _signs_for_another(prepared, commitment):
    """Người ký không phải người đứng đầu ngày hôm đó: who is, in words."""
    heads = _heads(prepared, commitment)
    if not heads or commitment.leader_id in {term.person_id for term in heads}:
        return None
    return f"trên văn bản {commitment.leader}, đương chức {heads[0].person}"


def _deputises_without_office(prepared, commitment):
    """Người ký thay không phải cấp phó vào ngày tổ chức."""
    if prepared.day is None or commitment.deputy is None:
        return None
    terms = prepared.terms.get(commitment.unit_id, ())
    held = {term.person_id for term in terms if term.role == TermRole.DEPUTY and term.covers(prepared.day)}
    return None if commitment.deputy_id in held else str(commitment.deputy)


def _has_ended(prepared, commitment):
    """Ngày tổ chức ngoài thời gian hoạt động của đơn vị."""
    day, unit = prepared.day, commitment.unit
    if day is None:
        return None
    if unit.valid_to and unit.valid_to < day:
        return f"kết thúc ngày {unit.valid_to:%d/%m/%Y}"
    if unit.valid_from and day < unit.valid_from:
        return f"thành lập ngày {unit.valid_from:%d/%m/%Y}"
    return None


def _ends_within(prepared, commitment):
    """Đơn vị kết thúc trước khi hết đợt."""
    ends, day = commitment.unit.valid_to, prepared.day
    if ends is None or ends.year > prepared.campaign.year_to or (day and ends < day):
        return None
    return f"đến ngày {ends:%d/%m/%Y}"


def _has_no_content(prepared, commitment):
    return None if prepared.promises.get(commitment.pk) else ""


def _applying(prepared, commitment, compare_to):
    return [
        promise
        for promise in prepared.promises.get(commitment.pk, ())
        if promise.applies and promise.indicator.compare_to == compare_to
    ]


def _has_no_target(prepared, commitment):
    """Chỉ tiêu thiếu mức giao, năm nào; only for years in which the unit still exists."""
    campaign, ends = prepared.campaign, commitment.unit.valid_to
    last = min(campaign.year_to, ends.year) if ends else campaign.year_to
    lacking = defaultdict(list)
    for year in range(campaign.year_from, last + 1):
        for promise in _applying(prepared, commitment, CompareTo.TARGET):
            if not promise.has_target(year):
                lacking[year].append(promise.indicator.number)
    return "; ".join(f"năm {year}: {_listed(numbers)}" for year, numbers in lacking.items()) or None


def _has_no_baseline(prepared, commitment):
    """Chỉ tiêu thiếu số liệu gốc của năm đầu; what later years compare with is known only then."""
    first = prepared.campaign.year_from
    lacking = [
        promise.indicator.number
        for promise in _applying(prepared, commitment, CompareTo.BASELINE)
        if first not in promise.baseline_years
    ]
    return _listed(lacking) or None


def _is_in_no_group(prepared, commitment):
    return None if commitment.unit_id in prepared.members else ""


def _has_no_number(prepared, commitment):
    """Chưa có số, where others have one."""
    others = any(each.order is not None for each in prepared.commitments)
    return "" if commitment.order is None and others else None


_Check = Callable[[Preparation, Commitment], str | None]
_CHECKS: tuple[tuple[str, Mend, bool, _Check], ...] = (
    (NO_HEAD, Mend.UNIT, True, _has_no_head),
    ("Người ký không phải người đứng đầu vào ngày tổ chức.", Mend.COMMITMENT, True, _signs_for_another),
    ("Người ký thay không phải cấp phó vào ngày tổ chức.", Mend.AGREEMENT, True, _deputises_without_office),
    ("Đơn vị không hoạt động vào ngày tổ chức.", Mend.UNIT, True, _has_ended),
    ("Chưa có nội dung cam kết.", Mend.COMMITMENT, True, _has_no_content),
    ("Chưa có mức giao.", Mend.COMMITMENT, True, _has_no_target),
    ("Đơn vị chưa ở khối xếp hạng nào.", Mend.GROUPS, True, _is_in_no_group),
    ("Chưa có số liệu năm trước để so sánh.", Mend.COMMITMENT, False, _has_no_baseline),
    ("Đơn vị kết thúc trước khi hết đợt.", Mend.UNIT, False, _ends_within),
    ("Chưa có thứ tự ký; sẽ ký sau các đơn vị có số.", Mend.ORDER, False, _has_no_number),
)
