"""Nạp chỉ số do cơ quan khác công bố, cho mọi đơn vị một lần: what would move is shown before it is recorded."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commitments import external
from commitments.conflicts import NotReady, Refused
from commitments.forms.external import IndexForm
from reports import period_state
from reports.views import period as period_page

SAVE = "nap"


@dataclass(frozen=True)
class RowErrors:
    """Lỗi ở các dòng, listed like a formset's."""

    forms: list

    def non_form_errors(self):
        """Không có lỗi nào ngoài các ô."""
        return []


@require_http_methods(["GET", "POST"])
def load(request, campaign, period, number):
    """Một chỉ số của một kỳ; POST previews, and records when the button says so."""
    campaign, of_calendar = period_page.found(request, campaign, period)
    indices = external.indices(campaign)
    indicator = next((each for each in indices if each.number == number), None)
    if indicator is None:
        raise Http404
    places = external.places(campaign, of_calendar, indicator, by=request.user)
    form, moves = IndexForm(places, indicator, request.POST or None), None
    if request.method == "POST" and form.is_sound():
        verb = external.load if request.POST.get("then") == SAVE else external.preview
        moves = _done(verb, campaign, period, number, form, request.user)
        if moves is not None and verb is external.load:
            messages.success(request, _said(len(form.loaded), moves))
            return redirect(reverse("reports:period", args=[campaign.pk, period]))
    state = period_state.read(campaign, of_calendar, by=request.user, today=timezone.localdate())
    context = {
        "form": form,
        "row_errors": RowErrors(form.row_forms),
        "indicator": indicator,
        "moves": moves,
        "tabs": _tabs(campaign, period, indices, number),
    }
    return render(request, "reports/external.html", period_page.frame(state) | context)


def _done(verb, campaign, period, number, form, by):
    """Điều đã đổi; None when it could not be done, which the form then says."""
    try:
        return verb(campaign, period, number, form.loaded, form.cleaned_data["source"], by=by)
    except (NotReady, Refused) as reason:
        form.add_error(None, str(reason))
        return None


def _said(count, moves):
    finals = sum(move.becomes_final for move in moves)
    ranks = sum(move.rank[0] != move.rank[1] for move in moves)
    return f"Đã nạp chỉ số cho {count} đơn vị: {finals} dòng thành chính thức, {ranks} đơn vị đổi hạng."


def _tabs(campaign, period, indices, number):
    return [
        {
            "label": f"{each.number}. {each.text}",
            "url": reverse("reports:external", args=[campaign.pk, period, each.number]),
            "current": each.number == number,
        }
        for each in indices
    ]
