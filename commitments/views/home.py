"""Việc của tôi: the first page of every role."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commitments import appeal_desk, oversight, worklist
from units import job_progress
from units.roles import OF_THE_UNIT_ITSELF, Role


@require_safe
def home(request):
    """Cần làm ngay, đang chờ người khác, mới có; then what an overseer follows. `?tat-ca` shows every row."""
    account, today = request.user, timezone.localdate()
    is_all = "tat-ca" in request.GET
    debtors = oversight.debtors(account, today)
    context = {
        "today": today,
        "has_role": bool(account.rights),
        "backlog": worklist.backlog(account, today, limit=None if is_all else worklist.SHOWN),
        "desk": oversight.desk(account),
        "requests": oversight.requests(account),
        "windows": appeal_desk.windows(account, today),
        "appeals": appeal_desk.to_settle(account),
        "signing": oversight.signing(account),
        "waiting": worklist.waiting(account),
        "jobs": job_progress.of_today(account, timezone.now()),
        "news": worklist.news(account),
        "debtors": debtors if is_all else debtors[: worklist.SHOWN],
        "debtor_count": len(debtors),
        "progress": oversight.progress(account, today),
        "holdings": oversight.holdings(account),
    }
    return render(request, "commitments/home.html", context | {"idle": list(_idle(account, context))})


def _idle(account, found):
    """Vì sao không có việc: one sentence for each role that has nothing to do now."""
    if account.units_as(*OF_THE_UNIT_ITSELF) and not found["backlog"].rows:
        yield "Đơn vị không còn nợ báo cáo nào của các kỳ đã mở."
    if account.units_as(Role.REVIEWER) and not found["desk"]:
        yield "Không có báo cáo nào chờ thẩm định."
    if account.units_as(Role.REVIEWER, Role.FOLLOWER) and not found["debtors"]:
        yield "Không có đơn vị nào quá hạn báo cáo."
