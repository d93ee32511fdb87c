"""Kiến nghị của đơn vị về kết quả tạm tính: one indicator, its reason and evidence, and the answer with a reason."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from commitments.models.commitment import Commitment, CommitmentItem
from commitments.models.evidence import EvidenceFile
from commitments.models.publication import Publication
from commitments.visibility import of_overseen_campaigns, of_own_units
from units.models import Account
from units.roles import Role


class AppealState(models.TextChoices):
    """Tình trạng kiến nghị."""

    OPEN = "open", "Chờ trả lời"
    ACCEPTED = "accepted", "Chấp nhận"
    REJECTED = "rejected", "Không chấp nhận"


class AppealQuerySet(models.QuerySet):
    """Kiến nghị: những cách lọc thường dùng."""

    def visible_to(self, account):
        """Của đơn vị mình, và của các đợt mình theo dõi."""
        own = of_own_units(account, "commitment__unit")
        return self.filter(own | of_overseen_campaigns(account, "commitment__campaign__"))

    def for_listing(self):
        """Kèm đơn vị, chỉ tiêu, lần công bố (without what it holds), người gửi và người trả lời."""
        rows = self.select_related(
            "commitment__unit",
            "commitment__group",
            "commitment__campaign",
            "item__indicator",
            "publication",
            "filed_by",
            "decided_by",
            "carried_out_by",
        )
        return rows.defer("publication__snapshot", "publication__differences")

    def of_period(self, campaign, period):
        """Của một kỳ, whichever publication they are about."""
        return self.filter(publication__campaign=campaign, publication__period=period)

    def unanswered(self):
        """Chờ trả lời."""
        return self.filter(state=AppealState.OPEN)

    def uncorrected(self):
        """Đã chấp nhận, chưa thực hiện: neither corrected nor said why nothing is to be corrected."""
        return self.filter(state=AppealState.ACCEPTED, carried_out_at=None)

    def received_by(self, account):
        """Gửi đến cơ quan mà người này thẩm định cho; who of it settles one is told by `commitments.answering`."""
        return self.filter(publication__campaign__authority__in=account.units_as(Role.REVIEWER))

    def unsettled(self):
        """Còn việc phải làm trước khi công bố chính thức."""
        return self.unanswered() | self.uncorrected()


class Appeal(models.Model):
    """Kiến nghị về một chỉ tiêu của một bản cam kết trong kết quả tạm tính đã công bố."""

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="appeals", verbose_name="lần công bố"
    )
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="appeals", verbose_name="bản cam kết"
    )
    item = models.ForeignKey(
        CommitmentItem, on_delete=models.PROTECT, related_name="appeals", verbose_name="nội dung"
    )
    reason = models.TextField("lý do kiến nghị")
    evidence = models.ManyToManyField(
        EvidenceFile, blank=True, related_name="appeals", verbose_name="minh chứng kèm theo"
    )
    filed_at = models.DateTimeField("gửi lúc", auto_now_add=True)
    filed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người gửi"
    )
    state = models.CharField(
        "tình trạng kiến nghị", max_length=10, choices=AppealState, default=AppealState.OPEN
    )
    answer = models.TextField("lý do trả lời", blank=True)
    decided_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người trả lời",
    )
    is_answered_by_judge = models.BooleanField("chính người thẩm định trả lời", default=False)
    carried_out_at = models.DateTimeField("thực hiện lúc", null=True, blank=True)
    carried_out_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người thực hiện",
    )
    uncorrected_reason = models.TextField("lý do không phải sửa", blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = "kiến nghị"
        verbose_name_plural = "kiến nghị"
        ordering = ["publication", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "item"],
                name="one_appeal_per_publication_and_item",
                violation_error_message="Đơn vị đã kiến nghị về chỉ tiêu này.",
            ),
            models.CheckConstraint(
                condition=~Q(reason="")
                & (
                    Q(state="open", answer="", decided_at=None, decided_by=None)
                    | (
                        Q(state__in=["accepted", "rejected"])
                        & ~Q(answer="")
                        & Q(decided_at__isnull=False, decided_by__isnull=False)
                    )
                ),
                name="appeal_is_answered_exactly_with_a_reason",
                violation_error_message="Kiến nghị cần lý do; đã trả lời thì phải có lý do, người và thời điểm.",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_at=None, carried_out_by=None, uncorrected_reason="")
                | Q(state="accepted", carried_out_at__isnull=False, carried_out_by__isnull=False),
                name="only_an_accepted_appeal_is_carried_out",
                violation_error_message="Chỉ kiến nghị được chấp nhận mới được thực hiện, có người và thời điểm.",
            ),
        ]

    def __str__(self):
        return f"{self.commitment.unit}, chỉ tiêu {self.item.indicator.number}"

    def get_absolute_url(self):
        """Trang kiến nghị."""
        return reverse("reports:appeal", args=[self.pk])

    @property
    def sign(self):
        """Dấu trên trang."""
        if self.is_open or self.is_uncorrected:
            return "waiting"
        return "done" if self.state == AppealState.ACCEPTED else "not_applicable"

    @property
    def is_open(self):
        """Chờ trả lời."""
        return self.state == AppealState.OPEN

    @property
    def is_uncorrected(self):
        """Đã chấp nhận, chưa thực hiện."""
        return self.state == AppealState.ACCEPTED and self.carried_out_at is None

    @property
    def standing(self):
        """Tình trạng để đọc: the answer and, of one that was accepted, whether it was carried out."""
        if self.state != AppealState.ACCEPTED:
            return self.get_state_display()
        if self.is_uncorrected:
            return "Chấp nhận, chưa thực hiện"
        return "Chấp nhận, không phải sửa" if self.uncorrected_reason else "Chấp nhận, đã sửa"
