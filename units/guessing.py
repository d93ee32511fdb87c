"""Dò mã: wrong codes are counted by address, so that nobody finds documents by trying; right ones cost nothing.

All processes count in one row of the database. What is kept of an address is a hash with the installation's key, and
no longer than the count matters.
"""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.utils.crypto import salted_hmac

from units.models import CodeGuesses

MOST_MISSES = 20
MINUTES = 15
HOUSE = 64
"""Từng ấy bit đầu của địa chỉ IPv6 là một nơi: whoever has one address there has 2⁶⁴."""
_WINDOW = timedelta(minutes=MINUTES)


def is_locked(address: str | None, *, now: datetime) -> bool:
    """Địa chỉ này đã dò quá nhiều lần."""
    running = CodeGuesses.objects.filter(since__gt=now - _WINDOW, misses__gte=MOST_MISSES)
    return running.filter(address=_hashed(address)).exists()


def count_miss(address: str | None, *, now: datetime) -> bool:
    """Thêm một lần dò trật; False when there was none left. The time runs from the first.

    One UPDATE that only succeeds while there is something left, so that two processes cannot both take the last miss.
    """
    key, is_over = _hashed(address), Q(since__lte=now - _WINDOW)
    forget(now=now)
    CodeGuesses.objects.bulk_create([CodeGuesses(address=key, since=now)], ignore_conflicts=True)
    left = CodeGuesses.objects.filter(is_over | Q(misses__lt=MOST_MISSES), address=key)
    anew = When(is_over, then=Value(1)), When(is_over, then=Value(now))
    return bool(
        left.update(misses=Case(anew[0], default=F("misses") + 1), since=Case(anew[1], default=F("since")))
    )


@transaction.atomic
def forget(*, now: datetime) -> None:
    """Xoá những dòng hết hạn; those that another process has in hand are left to it."""
    old = CodeGuesses.objects.filter(since__lte=now - _WINDOW).select_for_update(skip_locked=True)
    CodeGuesses.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()


def _hashed(address):
    return salted_hmac("units.guessing", _place(address), algorithm="sha256").hexdigest()


def _place(address):
    """Nơi mà địa chỉ thuộc về: an IPv4 address itself, of IPv6 the network of one house."""
    found = ip_address(address) if address else None
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, HOUSE), strict=False))
