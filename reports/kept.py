"""Điều đã tính được giữ lại: what leaders read of thousands of units, for all processes here and beyond a restart.

A key is made of all that the thing depends on, so nothing need be thrown away; what is not asked for is forgotten.
"""

import hashlib
from collections.abc import Hashable, Mapping
from contextlib import suppress

from django.core.cache import caches

SHARED = "readings"


def key(kind: str, *depends_on: object) -> str:
    """Khoá của một điều, theo mọi điều mà nó phụ thuộc."""
    return f"{kind}-{hashlib.sha256(repr(depends_on).encode()).hexdigest()}"


def known(keys: Mapping[Hashable, str]) -> dict:
    """{tên: điều đã giữ}, only of the names of which something is kept."""
    found = caches[SHARED].get_many(keys.values())
    return {name: found[each] for name, each in keys.items() if each in found}


def keep(things: Mapping[str, object]) -> None:
    """Giữ lại theo khoá; a full disk keeps nothing, and nobody from reading."""
    with suppress(OSError):
        caches[SHARED].set_many(things)
