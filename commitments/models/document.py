"""Văn bản đã chốt: what was agreed for one paper, frozen before anybody signs it."""

from django.db import models
from django.db.models import Q

from commitments.markings import CODE_LENGTH, shown
from commitments.models.amendment import Amendment
from commitments.models.campaign import Campaign
from commitments.models.commitment import Commitment
from units.models import Account


class DocumentQuerySet(models.QuerySet):
    """Văn bản đã chốt: những cách lọc thường dùng."""

    def current(self):
        """Đang dùng: not replaced, not reopened."""
        return self.filter(withdrawn_at=None)

    def of_papers(self):
        """Của bản cam kết, not of its amendments."""
        return self.filter(amendment=None)

    def for_listing(self):
        """Kèm đơn vị, đợt và người chốt."""
        return self.select_related(
            "campaign__authority", "commitment__unit", "amendment", "agreed_by", "withdrawn_by"
        )


class Document(models.Model):
    """Văn bản đã chốt: the content as canonical JSON and the PDF, the same bytes from then on.

    Of one commitment; with an amendment, of that annex; without a commitment, the one paper of a joint campaign. Before
    signing it may be withdrawn, to be edited or replaced; afterwards it stands for good.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="documents", verbose_name="đợt cam kết"
    )
    commitment = models.ForeignKey(
        Commitment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="bản cam kết",
    )
    amendment = models.ForeignKey(
        Amendment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="phụ lục điều chỉnh",
    )
    code = models.CharField("mã xác thực", max_length=CODE_LENGTH, unique=True)
    snapshot = models.TextField("bản chụp nội dung")
    snapshot_hash = models.CharField("mã băm bản chụp", max_length=64)
    pdf = models.CharField("mã băm tệp PDF", max_length=64)
    pages = models.PositiveSmallIntegerField("số trang")
    signed_pdf = models.CharField("mã băm bản ký số mới nhất", max_length=64, blank=True, editable=False)
    agreed_at = models.DateTimeField("chốt lúc", auto_now_add=True)
    agreed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người chốt"
    )
    withdrawn_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người thu hồi",
    )
    withdrawn_reason = models.TextField("lý do thu hồi", blank=True)
    signed_on = models.DateField("ký ngày", null=True, blank=True)
    signed_for = models.BooleanField("cấp phó ký thay", default=False)
    is_made_afterwards = models.BooleanField("lập sau khi ký", default=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản đã chốt"
        verbose_name_plural = "văn bản đã chốt"
        ordering = ["campaign", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment"],
                condition=Q(amendment=None, withdrawn_at=None, commitment__isnull=False),
                name="one_current_document_per_commitment",
                violation_error_message="Bản cam kết đã có văn bản chốt.",
            ),
            models.UniqueConstraint(
                fields=["amendment"],
                condition=Q(withdrawn_at=None, amendment__isnull=False),
                name="one_current_document_per_amendment",
                violation_error_message="Phụ lục đã có văn bản chốt.",
            ),
            models.UniqueConstraint(
                fields=["campaign"],
                condition=Q(commitment=None, withdrawn_at=None),
                name="one_current_joint_document_per_campaign",
                violation_error_message="Đợt đã có văn bản chung được chốt.",
            ),
            models.CheckConstraint(
                condition=Q(amendment=None) | Q(commitment__isnull=False),
                name="document_of_an_amendment_has_its_commitment",
                violation_error_message="Văn bản của phụ lục phải ghi bản cam kết.",
            ),
            models.CheckConstraint(
                condition=Q(signed_on=None, signed_pdf="") | Q(withdrawn_at=None),
                name="signed_document_is_never_withdrawn",
                violation_error_message="Văn bản đã ký không thu hồi được.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
                name="withdrawal_has_who_when_and_why",
                violation_error_message="Việc thu hồi phải có người, thời điểm và lý do.",
            ),
            models.CheckConstraint(
                condition=Q(is_made_afterwards=False) | Q(signed_on__isnull=False),
                name="document_made_afterwards_is_signed",
                violation_error_message="Văn bản lập sau khi ký phải có ngày ký.",
            ),
        ]

    def __str__(self):
        return f"{self.shown_code} – {self.subject}"

    @property
    def subject(self):
        """Văn bản của ai: a commitment, an amendment, or a whole campaign."""
        return self.amendment or self.commitment or self.campaign

    @property
    def shown_code(self):
        """Mã xác thực như trên giấy: XXXXX-XXXXX."""
        return shown(self.code)

    @property
    def is_current(self):
        """Đang dùng."""
        return self.withdrawn_at is None

    @property
    def is_signed(self):
        """Đã ký."""
        return self.signed_on is not None

    @property
    def is_final(self):
        """Đã ký trên giấy hoặc đã có chữ ký số: never withdrawn, replaced or printed anew."""
        return self.is_signed or bool(self.signed_pdf)

    @property
    def newest_pdf(self):
        """Tệp đang dùng: with all digital signatures so far."""
        return self.signed_pdf or self.pdf
