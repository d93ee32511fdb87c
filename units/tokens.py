"""Cấp, thu hồi và nhận ra khoá truy cập của hệ thống khác. A key is 256 random bits: its SHA-256 needs no salt."""

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from units import audit
from units.models import AccessToken, Account

START = "camket_"
SHOWN = 11
"""Từng ấy chữ đầu của khoá được lưu, to tell keys apart; far too few to guess the rest."""

ISSUED, REVOKED = "cap-khoa-truy-cap", "thu-hoi-khoa-truy-cap"
_MINUTE = timedelta(minutes=1)


class BadScope(ValueError):
    """Phạm vi của khoá không đúng: the unit is of another province, or the last day is over."""


@transaction.atomic
def issue(token: AccessToken, *, by: Account | None, today: date) -> str:
    """Cấp khoá cho `token`, not stored yet. Returns the key, which nobody can read again; raises BadScope."""
    if token.unit and token.unit.province_id != token.province_id:
        raise BadScope("Đơn vị phải thuộc tỉnh của khoá.")
    if token.expires_on < today:
        raise BadScope("Ngày hết hạn đã qua.")
    key = START + secrets.token_urlsafe(32)
    token.prefix, token.digest, token.issued_by = key[:SHOWN], _digest(key), by
    token.save(force_insert=True)
    _record(token, ISSUED, by, {"until": token.expires_on.isoformat()})
    return key


@transaction.atomic
def revoke(token: AccessToken, *, by: Account | None, now: datetime) -> bool:
    """Thu hồi khoá; False when it was revoked before, and nothing changes."""
    rows = AccessToken.objects.filter(pk=token.pk, revoked_at=None)
    if not rows.update(revoked_at=now, revoked_by=by):
        return False
    token.refresh_from_db()
    _record(token, REVOKED, by, {})
    return True


def holder(key: str, *, today: date) -> AccessToken | None:
    """Khoá còn dùng được ứng với chữ đã gửi; None where there is none, it is revoked or over."""
    valid = AccessToken.objects.filter(revoked_at=None, expires_on__gte=today)
    return valid.select_related("province", "unit").filter(digest=_digest(key)).first()


def spend(token: AccessToken, *, now: datetime) -> int:
    """Tính một lượt. 0 when it may be answered, else how many seconds until the next minute begins.

    One UPDATE that only succeeds while there is something left, so that two processes cannot both take the last turn.
    """
    minute = now.replace(second=0, microsecond=0)
    is_new = Q(minute=None) | ~Q(minute=minute)
    left = AccessToken.objects.filter(is_new | Q(requests__lt=F("per_minute")), pk=token.pk)
    counted = Case(When(is_new, then=Value(1)), default=F("requests") + 1)
    if left.update(requests=counted, minute=minute, last_used_at=now):
        return 0
    return max(1, round((minute + _MINUTE - now).total_seconds()))


def _digest(key):
    return hashlib.sha256(key.encode()).hexdigest()


def _record(token, verb, by, data):
    audit.record(f"province:{token.province.code}", verb, by=by, subject=str(token)[:200], data=data)
