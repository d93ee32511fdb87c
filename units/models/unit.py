"""Đơn vị và việc sắp xếp đơn vị."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from units.codes import CODE_LENGTH, check_code
from units.models.province import Province


class UnitKind(models.TextChoices):
    """Loại đơn vị, as the groups of signers name them."""

    DEPARTMENT = "so", "Sở, ban, ngành"
    PUBLIC_SERVICE = "dvsn", "Đơn vị sự nghiệp công lập"
    CENTRAL = "tw", "Cơ quan trung ương đóng tại địa phương"
    DISTRICT = "huyen", "UBND huyện, thị xã, thành phố"
    COMMUNE = "xa", "UBND xã, phường, thị trấn, đặc khu"
    DIVISION = "phong", "Phòng chuyên môn"
    COMMITTEE = "ubnd", "Ủy ban nhân dân tỉnh"


class UnitLevel(models.TextChoices):
    """Cấp hành chính of a unit; the district level ended on 1/7/2025."""

    PROVINCE = "tinh", "Cấp tỉnh"
    DISTRICT = "huyen", "Cấp huyện (đến 30/6/2025)"
    COMMUNE = "xa", "Cấp xã"


class UnitQuerySet(models.QuerySet):
    """Đơn vị: những cách lọc thường dùng."""

    def existing_on(self, day):
        """Còn hoạt động vào ngày này."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
        )


class Unit(models.Model):
    """Đơn vị: a reorganised unit is a new one, linked to the old by a succession; the old keeps its name."""

    province = models.ForeignKey(
        Province, on_delete=models.PROTECT, related_name="units", verbose_name="tỉnh"
    )
    code = models.CharField("mã", max_length=CODE_LENGTH, validators=[check_code])
    name = models.CharField("tên")
    upper_name = models.CharField("tên in hoa trên văn bản", blank=True)
    short_name = models.CharField("tên gọi tắt", blank=True)
    kind = models.CharField("loại", max_length=10, choices=UnitKind)
    level = models.CharField("cấp", max_length=10, choices=UnitLevel)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinates",
        verbose_name="đơn vị cấp trên",
    )
    order = models.IntegerField("thứ tự")
    valid_from = models.DateField("thành lập ngày", null=True, blank=True)
    valid_to = models.DateField("kết thúc ngày", null=True, blank=True)
    head_title = models.CharField("chức danh người đứng đầu")

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["province", "order", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "code"],
                name="one_unit_per_code_and_province",
                violation_error_message="Mã đơn vị đã có trong tỉnh.",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="unit_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải sau ngày thành lập.",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="unit_is_not_its_own_parent",
                violation_error_message="Đơn vị không thể là cấp trên của chính mình.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=UnitKind.values) & Q(level__in=UnitLevel.values),
                name="unit_kind_and_level_are_known",
                violation_error_message="Loại hoặc cấp của đơn vị không đúng.",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """Không để các đơn vị cấp trên tạo thành vòng; the parent stays inside the province."""
        from_here = self.parent
        while from_here is not None:
            if from_here.pk == self.pk:
                raise ValidationError({"parent": "Đơn vị cấp trên tạo thành vòng lặp."})
            from_here = from_here.parent
        if self.parent and self.parent.province_id != self.province_id:
            raise ValidationError({"parent": "Đơn vị cấp trên phải cùng tỉnh."})


class Succession(models.Model):
    """Kế thừa đơn vị: who took over from whom, when, and on what basis. No score or streak passes along it."""

    class Kind(models.TextChoices):
        """Hình thức sắp xếp."""

        MERGE = "merge", "Hợp nhất"
        SPLIT = "split", "Chia tách"
        ABSORB = "absorb", "Sáp nhập"
        RENAME = "rename", "Đổi tên"
        DISSOLVE = "dissolve", "Giải thể"
        RELEVEL = "relevel", "Chuyển cấp"

    predecessor = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="successions", verbose_name="đơn vị cũ"
    )
    successor = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="preceded_by",
        verbose_name="đơn vị mới",
    )
    kind = models.CharField("hình thức", max_length=10, choices=Kind)
    effective_on = models.DateField("hiệu lực từ ngày")
    legal_basis = models.TextField("căn cứ", blank=True)

    class Meta:
        verbose_name = "kế thừa đơn vị"
        verbose_name_plural = "kế thừa đơn vị"
        ordering = ["effective_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "effective_on"],
                name="one_succession_per_pair_and_day",
                violation_error_message="Quan hệ kế thừa này đã có.",
            ),
            models.CheckConstraint(
                condition=(Q(kind="dissolve") & Q(successor=None))
                | (~Q(kind="dissolve") & Q(successor__isnull=False)),
                name="successor_exactly_unless_dissolved",
                violation_error_message="Giải thể thì không có đơn vị mới; hình thức khác phải có.",
            ),
        ]

    def __str__(self):
        return f"{self.predecessor} → {self.successor or 'giải thể'}"
