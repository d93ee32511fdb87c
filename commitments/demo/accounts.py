"""Tài khoản dùng thử: one for each role in each province of the demo, with a password of this installation."""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from commitments.models import Campaign
from units.models import Account, Assignment, Unit
from units.roles import Role

_NAMES = {
    Role.CLERK: ("nhaplieu", "Cán bộ nhập liệu"),
    Role.HEAD: ("thutruong", "Người đứng đầu"),
    Role.REVIEWER: ("thamdinh", "Cán bộ thẩm định"),
    Role.FOLLOWER: ("dondoc", "Cán bộ đôn đốc"),
    Role.OFFICER: ("vanthu", "Cán bộ văn thư"),
    Role.LEADER: ("lanhdao", "Lãnh đạo"),
    Role.ADMINISTRATOR: ("quantri", "Quản trị"),
}


class _FewRounds(PBKDF2PasswordHasher):
    """Băm nhanh: 50 bits of chance stand in no list of passwords, and the first sign-in hashes them with all rounds."""

    iterations = 20_000


@dataclass(frozen=True)
class Place:
    """Nơi dùng thử trong một tỉnh: where each account works, and which units its role is over."""

    slug: str
    campaigns: tuple[str, ...]
    reporting: str
    reviewing: str
    following: str


PLACES = (
    Place("soctrang", ("ST2017",), "ST-SLDTBXH", "ST-SNV", "ST-STC"),
    Place("dongthap", ("DT2022", "SD2022"), "SD-UBND", "SD-PNV", "SD-PTCKH"),
    Place("dongnai", ("DN2024",), "DN-TP", "DN-SNV2", "DN-STC2"),
)


def password_of(username: str) -> str:
    """Mật khẩu dùng thử: the same on every start, another on every installation."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"demo:{username}".encode(), hashlib.sha256).digest()
    return "camket-" + base64.b32encode(digest)[:10].decode().lower()


def create_accounts() -> list[dict]:
    """Tạo các tài khoản dùng thử còn thiếu; returns what the command prints."""
    return [_account(place, role) for place in PLACES for role in _NAMES]


def _account(place, role):
    campaigns = Campaign.objects.filter(code__in=place.campaigns).select_related("authority", "province")
    first = campaigns.get(code=place.campaigns[0])
    units = {unit.code: unit for unit in Unit.objects.filter(province=first.province)}
    suffix, name = _NAMES[role]
    home = units[_home(place, role) or first.authority.code]
    if role in {Role.CLERK, Role.HEAD}:
        over = [home]
    elif role == Role.ADMINISTRATOR:
        over = [first.authority]
    else:
        over = [campaign.authority for campaign in campaigns.order_by("code")]
    username = f"{place.slug}.{suffix}"
    password = password_of(username)
    account = Account.objects.filter(username=username).first()
    if account is None:
        account = Account(username=username, full_name=f"{name} (minh hoạ)", unit=home)
        account.is_staff = role == Role.ADMINISTRATOR
        quick = _FewRounds()
        account.password = quick.encode(password, quick.salt())
        account.save()
    Assignment.objects.bulk_create(
        [Assignment(account=account, role=role, unit=unit) for unit in dict.fromkeys(over)],
        ignore_conflicts=True,
    )
    return {
        "username": username,
        "password": password,
        "role": str(role),
        "unit": over[0].code,
        "province": first.province.code,
    }


def _home(place, role):
    return {
        Role.CLERK: place.reporting,
        Role.HEAD: place.reporting,
        Role.REVIEWER: place.reviewing,
        Role.FOLLOWER: place.following,
    }.get(role)
