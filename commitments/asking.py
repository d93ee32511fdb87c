"""Điều mỗi lần lưu một số liệu đều hỏi, soạn một lần: the commitment, held; whether its year and period are closed."""

from django.db.models import CharField, IntegerField

from commitments.models import Campaign, ClosedPeriod, ClosedYear, Commitment
from units.composed import Composed


def _held(commitment):
    rows = Commitment.objects.select_for_update(no_key=True).only("signed_on", "ended_on")
    return rows.filter(pk=commitment).order_by()


def _closed_year(campaign, year):
    rows = ClosedYear.objects.filter(campaign=campaign, year=year)
    return rows.order_by().values_list("pk", flat=True)


def _closed_at(campaign, period):
    rows = ClosedPeriod.objects.filter(campaign=campaign, period=period)
    return rows.order_by().values_list("closed_at", flat=True)


HELD = Composed(_held, commitment=Commitment._meta.pk)
CLOSED_YEAR = Composed(_closed_year, campaign=Campaign._meta.pk, year=IntegerField())
CLOSED_AT = Composed(_closed_at, campaign=Campaign._meta.pk, period=CharField())
