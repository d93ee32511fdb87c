"""Ý kiến chuyên ngành: what the units that lead an indicator are asked, and their answers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from commitments import appraisal, opinions
from commitments.conflicts import NotReady, Overtaken, Refused
from commitments.forms.lead_review import OpinionsForm
from commitments.models import LeadReview, Report
from commitments.views import lead_rows, review_table
from indicators import periods
from units.roles import Role

ROWS = 25
AGREE_REST = "dong-y"
ANSWERED = "da-co"


@require_safe
def listing(request):
    """Những báo cáo chờ ý kiến của cơ quan mình, soonest due first; `?da-co` those answered, latest first."""
    if not request.user.units_as(Role.REVIEWER):
        raise PermissionDenied
    is_answered = ANSWERED in request.GET
    reports = lead_rows.answered(request.user) if is_answered else lead_rows.waiting(request.user)
    page = Paginator(reports, ROWS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": lead_rows.rows(list(page), request.user),
        "is_answered": is_answered,
        "is_waiting": not is_answered,
        "page_query": f"&{ANSWERED}=1" if is_answered else "",
        "count": page.paginator.count if not is_answered else lead_rows.waiting(request.user).count(),
        "today": timezone.localdate(),
    }
    return render(request, "commitments/lead_reviews.html", context)


@require_http_methods(["GET", "POST"])
def lead_review(request, pk):
    """Những chỉ tiêu của một báo cáo mà cơ quan mình được hỏi; POST records the opinions."""
    page, rows = _asked(request, pk)
    is_open = opinions.is_open(page.report)
    if request.method != "POST":
        return _show(request, page, rows, OpinionsForm(rows) if is_open else None)
    if not is_open:
        raise Refused("Báo cáo không còn chờ thẩm định nên không ghi ý kiến được nữa.")
    form = OpinionsForm(rows, request.POST, agreeing=request.POST.get("then") == AGREE_REST)
    if not form.is_valid():
        return _show(request, page, rows, form)
    try:
        said = form.said
        if said:
            opinions.give(page.report, said, by=request.user, seen=form.seen(said))
    except (NotReady, Overtaken) as problem:
        page, rows = _asked(request, pk)
        return _show(request, page, rows, OpinionsForm(rows, request.POST), str(problem))
    return _go_on(request, page.report, said)


def _asked(request, pk):
    """Hồ sơ và các dòng cơ quan mình được hỏi; 404 for everybody else and for everything else."""
    asked = LeadReview.objects.visible_to(request.user).filter(report=pk)
    items = set(asked.values_list("item", flat=True))
    if not items:
        raise Http404
    report = get_object_or_404(Report.objects.for_listing(), pk=pk)
    page = appraisal.read(report, by=request.user, today=timezone.localdate())
    if page is None:
        raise Http404
    return page, [row for row in page.rows if row.of_sheet.item.pk in items]


def _show(request, page, rows, form, problem=""):
    """Trang ý kiến; without a form it is to be read only."""
    forms = {each.row.number: each for each in form.forms} if form else {}
    name = periods.name_of(page.report.period)
    context = {
        "report": page.report,
        "unit": page.report.commitment.unit,
        "period_name": name,
        "form": form,
        "rows": [(review_table.row_of(row, None), forms.get(row.number), row.lead) for row in rows],
        "agreeable": len(form.agreeable) if form else 0,
        "next_url": lead_rows.following(request.user, page.report),
        "problem": problem,
        "today": timezone.localdate(),
        "notice": page.report.commitment.campaign.notice,
    }
    return render(request, "commitments/lead_review.html", context, status=409 if problem else 200)


def _go_on(request, report, said):
    """Sang báo cáo kế tiếp còn chờ, else back to the list."""
    if said:
        messages.success(request, f"Đã ghi ý kiến về {len(said)} chỉ tiêu: {report}.")
    else:
        messages.info(request, "Không có ý kiến nào mới để ghi.")
        return redirect("commitments:lead_review", report.pk)
    return redirect(lead_rows.following(request.user, report) or reverse("commitments:lead_reviews"))
