"""Ai được xem gì: the only answer to who may see campaigns, commitments and reports. Everyone else gets 404.

A unit sees its own commitment and its campaign; who oversees a unit sees the campaigns received by it and by the
units below it; an administrator sees the province.
"""

from django.db.models import Q

from units.models import Unit
from units.roles import OF_THE_UNIT_ITSELF, OVER_THE_UNITS_BELOW, Role

_LEVELS = 3
"""Cấp nhận cam kết mà một người theo dõi được xem: the own one (tỉnh), and two below it (huyện, xã)."""


def of_own_units(account, path):
    """Của đơn vị mình; `path` leads from the queryset to the unit."""
    return Q(**{f"{path}__in": account.units_as(*OF_THE_UNIT_ITSELF)})


def of_overseen_campaigns(account, path=""):
    """Của các đợt do đơn vị được giao, hoặc đơn vị cấp dưới của nó, nhận cam kết; `path` leads to the campaign."""
    units = account.units_as(*OVER_THE_UNITS_BELOW)
    administered = Unit.objects.filter(pk__in=account.units_as(Role.ADMINISTRATOR)).values("province")
    found, step = Q(**{f"{path}province__in": administered}), f"{path}authority"
    for _ in range(_LEVELS):
        found |= Q(**{f"{step}__in": units})
        step += "__parent"
    return found
