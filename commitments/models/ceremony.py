"""Lễ ký cam kết và những người chứng kiến, nhận cam kết."""

from django.db import models

from commitments.models.campaign import Campaign
from units.models import Person, Unit


class Ceremony(models.Model):
    """Lễ ký cam kết của một đợt."""

    campaign = models.OneToOneField(
        Campaign, on_delete=models.CASCADE, related_name="ceremony", verbose_name="đợt cam kết"
    )
    held_on = models.DateField("ngày tổ chức")
    place = models.TextField("địa điểm")
    programme = models.JSONField("chương trình", default=list, blank=True)

    class Meta:
        verbose_name = "lễ ký cam kết"
        verbose_name_plural = "lễ ký cam kết"

    def __str__(self):
        return f"{self.held_on:%d/%m/%Y}, {self.place}"


class CeremonyParty(models.Model):
    """Người dự lễ ký với tư cách nhận cam kết, chứng kiến hoặc chủ trì."""

    class Role(models.TextChoices):
        """Tư cách dự lễ."""

        RECIPIENT = "recipient", "Người nhận cam kết"
        WITNESS = "witness", "Người chứng kiến"
        HOST = "host", "Người chủ trì"

    ceremony = models.ForeignKey(
        Ceremony, on_delete=models.CASCADE, related_name="parties", verbose_name="lễ ký"
    )
    role = models.CharField("tư cách", max_length=10, choices=Role)
    title = models.CharField("chức danh")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị"
    )

    class Meta:
        verbose_name = "người dự lễ ký"
        verbose_name_plural = "người dự lễ ký"
        ordering = ["ceremony", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=["recipient", "witness", "host"]),
                name="party_role_is_known",
                violation_error_message="Tư cách dự lễ không đúng.",
            )
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.title}"
