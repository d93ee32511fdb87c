"""Khối xếp hạng và đơn vị trong khối."""

from django.db import models

from commitments.models.campaign import Campaign
from units.codes import CODE_LENGTH, check_code
from units.models import Unit


class RankingGroup(models.Model):
    """Khối xếp hạng: units are ranked inside their group only. Its row is locked while the group is re-ranked."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="groups", verbose_name="đợt cam kết"
    )
    code = models.CharField("mã", max_length=CODE_LENGTH, validators=[check_code])
    name = models.CharField("tên")
    order = models.PositiveIntegerField("thứ tự")

    class Meta:
        verbose_name = "khối xếp hạng"
        verbose_name_plural = "khối xếp hạng"
        ordering = ["campaign", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "code"],
                name="one_group_per_code_and_campaign",
                violation_error_message="Mã khối đã có trong đợt.",
            )
        ]

    def __str__(self):
        return self.name


class GroupMember(models.Model):
    """Đơn vị trong khối; a unit stands in exactly one group of a campaign, signed or not yet."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="members", verbose_name="đợt cam kết"
    )
    group = models.ForeignKey(
        RankingGroup, on_delete=models.CASCADE, related_name="members", verbose_name="khối"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="group_memberships", verbose_name="đơn vị"
    )

    class Meta:
        verbose_name = "đơn vị trong khối"
        verbose_name_plural = "đơn vị trong khối"
        ordering = ["group", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "unit"],
                name="one_group_per_unit_and_campaign",
                violation_error_message="Đơn vị đã ở một khối khác của đợt.",
            )
        ]

    def __str__(self):
        return f"{self.unit} – {self.group}"
