"""Bổ sung điều còn thiếu ở đâu: the address for who can do it there, else whom to ask."""

from dataclasses import dataclass

from django.urls import reverse

from commitments import ceremonies, permissions
from commitments.checklist import Gap, Mend

ASK = "Đề nghị quản trị của tỉnh bổ sung, hoặc nhập lại gói dữ liệu của đợt."
_OWN = {
    Mend.DETAILS: ("Ghi ngày, địa điểm", "commitments:ceremony_details"),
    Mend.PARTIES: ("Sửa người dự lễ", "commitments:ceremony_parties"),
    Mend.ORDER: ("Sửa thứ tự ký", "commitments:ceremony_order"),
}
_ADMINISTRATION = {
    Mend.CAMPAIGN: ("Sửa đợt cam kết", "admin:commitments_campaign_change", "pk"),
    Mend.INDICATORS: ("Sửa bộ chỉ tiêu", "admin:indicators_indicatorset_change", "indicator_set_id"),
}


@dataclass(frozen=True)
class Spot:
    """Một đơn vị còn thiếu, with the page where that is seen or mended."""

    name: str
    url: str
    detail: str


@dataclass(frozen=True)
class Row:
    """Một dòng của danh mục soát; `url` "" where the advice is whom to ask, or nothing."""

    text: str
    is_blocking: bool
    advice: str
    url: str
    spots: tuple[Spot, ...]


def row(gap: Gap, campaign, account) -> Row:
    """Một điều còn thiếu, for this account."""
    advice, url = _advice(gap.mend, campaign, account)
    spots = tuple(
        Spot(place.unit.name, _spot_url(gap.mend, place, campaign, account), place.detail)
        for place in gap.places
    )
    return Row(gap.text, gap.is_blocking, advice, url, spots)


def _advice(mend, campaign, account):
    if mend in _OWN:
        words, page = _OWN[mend]
        can = permissions.may_hold(account, campaign) and not ceremonies.is_frozen(campaign)
        return (words, reverse(page, args=[campaign.pk])) if can else ("", "")
    if mend == Mend.AGREEMENT:
        return "", ""
    if not account.is_staff:
        return ASK, ""
    if mend in _ADMINISTRATION:
        words, page, key = _ADMINISTRATION[mend]
        return words, reverse(page, args=[getattr(campaign, key)])
    return "", ""


def _spot_url(mend, place, campaign, account):
    """Trang quản trị của chỗ thiếu cho người quản trị; the page of the commitment for everybody else."""
    if account.is_staff and mend == Mend.UNIT:
        return reverse("admin:units_unit_change", args=[place.unit.pk])
    if account.is_staff and mend == Mend.GROUPS:
        return reverse("admin:commitments_groupmember_add")
    if place.commitment is None:
        return reverse("admin:commitments_commitment_add") if account.is_staff else ""
    if account.is_staff and mend == Mend.COMMITMENT:
        return reverse("admin:commitments_commitment_change", args=[place.commitment.pk])
    return place.commitment.get_absolute_url()
