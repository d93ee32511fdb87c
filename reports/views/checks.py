"""Trang kiểm tra thực tế: samples drawn, one sample as a list to print, the result of one figure."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from commitments import permissions
from commitments.conflicts import NotReady, Overtaken
from commitments.models import Campaign
from indicators.periods import name_of
from reports.filters import latest_period
from reports.gaps import checking
from reports.gaps.checking import Found
from reports.gaps.forms import DrawForm, FindingForm
from reports.gaps.sampling import digest_of, key_of
from reports.models import CheckedFigure, FieldCheck


@require_http_methods(["GET", "POST"])
def listing(request, campaign):
    """Các mẫu đã chọn của một đợt; a reviewer draws another one here."""
    campaign = get_object_or_404(Campaign.objects.overseen_by(request.user), pk=campaign)
    may_draw = permissions.may_check(request.user, campaign)
    if request.method == "POST" and not may_draw:
        raise PermissionDenied(checking.NOT_YOURS)
    form = _draw_form(request, campaign) if may_draw else None
    if form and form.is_valid():
        try:
            check = checking.draw(campaign, **form.cleaned_data, by=request.user)
        except NotReady as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"Đã chọn {check.figures.count()} số liệu trong {check.population}.")
            return redirect(check)
    rows = FieldCheck.objects.visible_to(request.user).filter(campaign=campaign)
    counts = {"drawn": Count("figures"), "done": Count("figures", filter=~Q(figures__finding=""))}
    counts["wrong"] = Count("figures", filter=Q(figures__finding="wrong"))
    checks = rows.select_related("group", "drawn_by").annotate(**counts)
    context = _frame(campaign) | {"checks": [(name_of(each.period), each) for each in checks], "form": form}
    return render(request, "reports/gaps/checks.html", context)


def _draw_form(request, campaign):
    codes = [period.code for period in campaign.calendar()]
    initial = {"period": latest_period(campaign, timezone.localdate())}
    data = request.POST if request.method == "POST" else None
    return DrawForm(data, codes=codes, groups=list(campaign.groups.order_by("order", "pk")), initial=initial)


@require_safe
def check(request, campaign, pk):
    """Một mẫu, as a list to take along."""
    found = _check(request, campaign, pk)
    figures = found.figures.select_related(
        "entry__item__indicator", "entry__report__commitment__unit", "recorded_by"
    )
    context = _frame(found.campaign) | {
        "check": found,
        "title": f"Kiểm tra thực tế {name_of(found.period)}",
        "rows": [(each, _digest(found, each), _may_record(request.user, found, each)) for each in figures],
    }
    return render(request, "reports/gaps/check.html", context)


def _digest(found, figure):
    report = figure.entry.report
    key = key_of(
        found.campaign.code, found.period, report.commitment.unit.code, figure.entry.item.indicator.number
    )
    return digest_of(found.seed, key)


def _may_record(account, found, figure):
    commitment = figure.entry.report.commitment
    commitment.campaign = found.campaign
    return permissions.may_review(account, commitment)


@require_http_methods(["GET", "POST"])
def figure(request, campaign, pk, place):
    """Ghi kết quả kiểm tra một số liệu."""
    found = _check(request, campaign, pk)
    rows = CheckedFigure.objects.select_related("entry__item__indicator", "entry__report__commitment__unit")
    chosen = get_object_or_404(rows, check_of=found, place=place)
    if not _may_record(request.user, found, chosen):
        raise PermissionDenied("Không ghi được kết quả kiểm tra của đơn vị này.")
    form = FindingForm(request.POST if request.method == "POST" else None, initial=_initial(chosen))
    status = 200
    if form.is_valid():
        try:
            _record(request, chosen, form.cleaned_data)
        except NotReady as problem:
            form.add_error(None, str(problem))
        except Overtaken:
            form.add_error(None, "Người khác vừa ghi kết quả của số liệu này. Tải lại trang rồi ghi lại.")
            status = 409
        else:
            messages.success(request, f"Đã ghi kết quả số {chosen.place}.")
            return redirect(found)
    context = _frame(found.campaign) | {"check": found, "figure": chosen, "form": form}
    return render(request, "reports/gaps/figure.html", context, status=status)


def _record(request, chosen, told):
    version = told.pop("version")
    checking.record(chosen, Found(**told), by=request.user, version=version, today=timezone.localdate())


def _initial(figure):
    names = ("version", "finding", "found", "checked_on", "note")
    return {name: getattr(figure, name) for name in names}


def _check(request, campaign, pk):
    rows = FieldCheck.objects.visible_to(request.user).select_related("campaign", "group", "drawn_by")
    found = get_object_or_404(rows, pk=pk)
    if found.campaign_id != campaign:
        raise Http404
    return found


def _frame(campaign):
    bar = {"campaign": campaign.title, "campaigns": [], "period": "", "periods": [], "due_on": None}
    gaps_url = f"{reverse('reports:gaps')}?campaign={campaign.code}"
    return {"campaign": campaign, "gaps_url": gaps_url, "notice": campaign.notice, "context_bar": bar}
