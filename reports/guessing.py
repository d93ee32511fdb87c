"""Dò mã: wrong codes are counted by address, so that nobody finds documents by trying; right ones cost nothing.

The count lives in each process's cache: with two processes at most twice as many tries, of 3·10¹⁴ codes.
"""

from django.core.cache import cache

MOST_MISSES = 20
MINUTES = 15


def is_locked(address: str | None) -> bool:
    """Địa chỉ này đã dò quá nhiều lần."""
    return cache.get(_key(address), 0) >= MOST_MISSES


def count_miss(address: str | None) -> None:
    """Thêm một lần dò trật; the time runs from the first."""
    cache.add(_key(address), 0, MINUTES * 60)
    try:
        cache.incr(_key(address))
    except ValueError:  # it ran out just now
        cache.set(_key(address), 1, MINUTES * 60)


def _key(address):
    return f"misses:{address or 'unknown'}"
