"""Con người và thời gian giữ chức vụ."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from units.codes import CODE_LENGTH, check_code
from units.models.province import Province
from units.models.unit import Unit


class Person(models.Model):
    """Người giữ chức vụ: who signs and answers; not an account."""

    province = models.ForeignKey(
        Province, on_delete=models.PROTECT, related_name="people", verbose_name="tỉnh"
    )
    code = models.CharField("mã", max_length=CODE_LENGTH, validators=[check_code])
    name = models.CharField("họ và tên")

    class Meta:
        verbose_name = "người giữ chức vụ"
        verbose_name_plural = "người giữ chức vụ"
        ordering = ["province", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "code"],
                name="one_person_per_code_and_province",
                violation_error_message="Mã người đã có trong tỉnh.",
            )
        ]

    def __str__(self):
        return self.name


class TermRole(models.TextChoices):
    """Tư cách giữ chức vụ."""

    HEAD = "head", "Người đứng đầu"
    ACTING = "acting", "Quyền, phụ trách"
    DEPUTY = "deputy", "Cấp phó"


class Term(models.Model):
    """Thời gian giữ chức vụ của một người tại một đơn vị."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="terms", verbose_name="người giữ chức vụ"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="terms", verbose_name="đơn vị")
    title = models.CharField("chức danh")
    role = models.CharField("tư cách", max_length=10, choices=TermRole)
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    decision = models.CharField("quyết định", blank=True)

    class Meta:
        verbose_name = "thời gian giữ chức vụ"
        verbose_name_plural = "thời gian giữ chức vụ"
        ordering = ["unit", "starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "role", "starts_on"],
                name="one_term_per_person_unit_role_and_start",
                violation_error_message="Thời gian giữ chức vụ này đã có.",
            ),
            models.UniqueConstraint(
                fields=["person", "unit", "role"],
                condition=Q(starts_on=None),
                name="one_term_without_start_per_person_unit_and_role",
                violation_error_message="Thời gian giữ chức vụ này đã có.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=TermRole.values),
                name="term_role_is_known",
                violation_error_message="Tư cách giữ chức vụ không đúng.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="term_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self):
        return f"{self.person} – {self.title}"

    def covers(self, day):
        """Đang giữ chức vào ngày này không; a term without an end ends with its unit."""
        ends = [end for end in (self.ends_on, self.unit.valid_to) if end is not None]
        return (self.starts_on is None or self.starts_on <= day) and all(day <= end for end in ends)

    def clean(self):
        """Mỗi ngày mỗi đơn vị chỉ có một người đứng đầu và một người quyền, phụ trách."""
        if self.role == TermRole.DEPUTY or self.unit_id is None:
            return
        others = Term.objects.filter(unit=self.unit, role=self.role).exclude(pk=self.pk)
        if self.ends_on:
            others = others.filter(Q(starts_on=None) | Q(starts_on__lte=self.ends_on))
        if self.starts_on:
            others = others.filter(Q(ends_on=None) | Q(ends_on__gte=self.starts_on))
        if other := others.first():
            raise ValidationError(f"Trùng thời gian với {other} ({other.get_role_display().lower()}).")
