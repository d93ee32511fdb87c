"""Lễ ký: the campaigns with a ceremony held or to hold, and one ceremony with what is missing on top."""

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from commitments import ceremonies, checklist, history, permissions, staleness
from commitments.models import Campaign
from commitments.preparation import prepare
from commitments.stages import STAGES, marks
from commitments.views import mending
from units.models import AuditEvent

EVENTS = 20
_PARTS = (ceremonies.DETAILS, ceremonies.PARTIES, ceremonies.ORDER, ceremonies.PROGRAMME)


@require_safe
def listing(request):
    """Các lễ ký của những đợt người này giữ văn bản hoặc theo dõi."""
    signed = Count("commitments", filter=Q(commitments__signed_on__isnull=False))
    rows = Campaign.objects.overseen_by(request.user).select_related("ceremony", "authority")
    rows = rows.annotate(total=Count("commitments"), signed=signed).order_by("-year_from", "code")
    return render(request, "commitments/ceremonies.html", {"rows": rows})


@require_safe
def ceremony(request, pk):
    """Một lễ ký: what is missing, day, place, parties, then the list in signing order."""
    campaign = overseen(request, pk)
    prepared, mark = prepare(campaign), marks(campaign)
    holds = permissions.may_hold(request.user, campaign)
    found = checklist.gaps(prepared, stale=staleness.stale(campaign))
    context = frame(campaign) | {
        "prepared": prepared,
        "gaps": [mending.row(gap, campaign, request.user) for gap in found],
        "blocking": sum(gap.is_blocking for gap in found),
        "rows": [(each, mark(each.pk)) for each in prepared.commitments],
        "stages": STAGES,
        "next": _next_step([mark(each.pk) for each in prepared.commitments]),
        "signed": (signed := sum(each.is_signed for each in prepared.commitments)),
        "signed_words": f"{signed}/{len(prepared.commitments)} bản cam kết",
        "may_hold": holds,
        "may_edit": holds and not ceremonies.is_frozen(campaign),
        "frozen": ceremonies.FROZEN if holds and ceremonies.is_frozen(campaign) else "",
        "events": _events(campaign),
    }
    return render(request, "commitments/ceremony.html", context)


_STEPS = ("agree", "print", "sign", "scan")  # one for each of STAGES


def _next_step(marked):
    """Việc kế tiếp của cả lễ: what follows the furthest stage that somebody has reached; none is skipped at signing."""
    stages = [[mark.since is not None for mark in of_stage] for of_stage in zip(*marked, strict=True)]
    furthest = max((place for place, reached in enumerate(stages) if any(reached)), default=-1)
    if _STEPS[furthest] == "sign" and not all(stages[furthest]):
        return "sign"
    return _STEPS[min(furthest + 1, len(_STEPS) - 1)]


def overseen(request, pk):
    """Đợt mà người này giữ văn bản hoặc theo dõi; else 404."""
    rows = Campaign.objects.overseen_by(request.user).select_related("authority", "province", "ceremony")
    return get_object_or_404(rows, pk=pk)


def frame(campaign):
    """Khung của các trang lễ ký."""
    bar = {"campaign": campaign.title, "campaigns": [], "period": "", "periods": [], "due_on": None}
    return {"campaign": campaign, "notice": campaign.notice, "context_bar": bar}


def _events(campaign):
    """Lịch sử của lễ ký, mới nhất trước."""
    rows = AuditEvent.objects.filter(chain__key=campaign.audit_chain, verb__in=_PARTS).select_related("by")
    return history.lines(rows.order_by("-number")[:EVENTS])
