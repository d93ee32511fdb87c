"""Đôn đốc: who owes a report, whom we reminded of it and when, which mails did not arrive. Reads only."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from commitments import reminding
from commitments.models import Commitment, Reminder
from commitments.models.reminder import ReminderKind
from commitments.worklist import Duty
from indicators import periods
from units.models import Account, Message
from units.models.message import MailState
from units.roles import Role

SIGNS = {
    MailState.NONE: "not_due",
    MailState.WAITING: "waiting",
    MailState.SENT: "done",
    MailState.FAILED: "invalid",
}
"""Dấu của từng tình trạng thư, by the code of a sign in config/signs.py."""

OVERDUE, SOON = "qua-han", "sap-den-han"
LABELS = {OVERDUE: "Quá hạn", SOON: "Chưa đến hạn"}
"""Các mục của trang, by the word in the address."""


@dataclass(frozen=True)
class Told:
    """Một lần đã nhắc."""

    reminder: Reminder
    sign: str
    label: str

    @property
    def period(self) -> str:
        """Tên kỳ."""
        return periods.name_of(self.reminder.period)

    @property
    def how(self) -> str:
        """Bước nhắc nào: “trước hạn 7 ngày”, “sau hạn 3 ngày”, “nhắc ngay”."""
        if self.reminder.kind == ReminderKind.OPINION:
            return f"cho ý kiến, {self._when}"
        return self._when

    @property
    def _when(self):
        step = self.reminder.step
        if step is None:
            return "nhắc ngay"
        if not step:
            return "đúng hạn"
        return f"sau hạn {step} ngày" if step > 0 else f"trước hạn {-step} ngày"


@dataclass(frozen=True)
class Debt:
    """Một báo cáo còn nợ trên trang, with whom was reminded of it, the last first."""

    duty: Duty
    told: tuple[Told, ...] = ()

    @property
    def key(self) -> str:
        """Giá trị của ô chọn."""
        return key_of(self.duty)

    @property
    def period(self) -> str:
        """Tên kỳ."""
        return periods.name_of(self.duty.period.code)


def key_of(duty: Duty) -> str:
    """Báo cáo nào, as the form names it."""
    return f"{duty.commitment.pk}/{duty.period.code}"


def duties(account: Account, today: date) -> list[Duty]:
    """Các báo cáo còn nợ của các đợt mà người này đôn đốc, the earliest due first."""
    over = account.units_as(Role.FOLLOWER, Role.REVIEWER)
    if not over:
        return []
    return reminding.duties_of(Commitment.objects.filter(campaign__authority__in=over), today)


def parted(duties: Sequence[Duty], today: date) -> dict[str, list[Duty]]:
    """{mục của trang: các báo cáo còn nợ}."""
    return {
        OVERDUE: [duty for duty in duties if duty.period.due_on < today],
        SOON: [duty for duty in duties if duty.period.due_on >= today],
    }


def part_shown(asked: str | None, parts: dict[str, list[Duty]]) -> str:
    """Mục được hỏi, else what is overdue where anything is."""
    return asked if asked in parts else OVERDUE if parts[OVERDUE] else SOON


def debts(rows: Sequence[Duty]) -> list[Debt]:
    """Các dòng của một trang; a constant number of queries."""
    of_reports = Reminder.objects.filter(kind=ReminderKind.REPORT)
    reminders = _with_words(of_reports.filter(commitment__in={duty.commitment.pk for duty in rows}))
    found = defaultdict(list)
    for each in reminders:
        found[each.reminder.commitment_id, each.reminder.period].append(each)
    return [Debt(duty, tuple(found[duty.commitment.pk, duty.period.code])) for duty in rows]


def sent_by(account: Account):
    """Các lần nhắc trong những đợt mà người này đôn đốc, the last first."""
    over = account.units_as(Role.FOLLOWER, Role.REVIEWER)
    return Reminder.objects.filter(commitment__campaign__authority__in=over)


def told(reminders) -> list[Told]:
    """Các lần nhắc để đọc."""
    return _with_words(reminders)


def mail_counts(reminders) -> dict[str, int]:
    """Số tin theo tình trạng thư; a letter about several reports is counted once."""
    rows = Message.objects.filter(reminders__in=reminders.values("pk")).order_by("mail_state")
    return dict(rows.values_list("mail_state").annotate(Count("pk", distinct=True)))


def _with_words(reminders):
    rows = reminders.select_related("recipient", "reminded_by", "message", "commitment__unit")
    return [
        Told(row, SIGNS[row.message.mail_state], row.message.get_mail_state_display())
        for row in rows.order_by("-message__written_at", "-pk")
    ]
