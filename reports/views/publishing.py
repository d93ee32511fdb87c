"""Công bố một kỳ: provisional, then final; a page that says what would be published, asked once."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from commitments import publishing, snapshots
from commitments.conflicts import NotReady, Refused
from commitments.forms.publishing import FinalForm, ProvisionalForm
from commitments.models import Publication
from reports import period_state, published
from reports.views import period as period_page
from reports.views import public

KINDS = {"tam-tinh": "Công bố tạm tính", "chinh-thuc": "Công bố chính thức"}


@require_http_methods(["GET", "POST"])
def publish(request, campaign, period, kind):
    """Công bố; POST does it, and leads to what was published."""
    campaign, of_calendar = period_page.found(request, campaign, period)
    if kind not in KINDS:
        raise Http404
    last = publishing.latest(campaign, period)
    form = _form(kind, last, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = _publish(kind, campaign, period, form.cleaned_data, request.user)
        except (NotReady, Refused) as reason:
            form.add_error(None, str(reason))
        else:
            published.opened(done)  # kept in parts from now on, so that nobody waits for the whole of it
            if done.is_final:
                public.prepare(campaign.code, period, done.number)
            messages.success(request, f"Đã công bố {done}.")
            return redirect(done)
    today = timezone.localdate()
    state = period_state.read(campaign, of_calendar, by=request.user, today=today)
    gaps = publishing.unready(campaign, period, last, today) if kind == "chinh-thuc" else []
    context = period_page.frame(state) | {"form": form, "kind": kind, "title": KINDS[kind], "gaps": gaps}
    context["unsettled"] = [each for each in state.appeals if each.is_open or each.is_uncorrected]
    return render(request, "reports/publish.html", context | _moved(last, campaign, period))


def _form(kind, last, data):
    if kind == "tam-tinh":
        return ProvisionalForm(data, label_suffix="")
    return FinalForm(data, is_correction=last is not None and last.is_final)


def _publish(kind, campaign, period, said, by):
    today = timezone.localdate()
    if kind == "tam-tinh":
        return publishing.publish_provisional(campaign, period, by=by, today=today, **said)
    return publishing.publish_final(campaign, period, by=by, today=today, **said)


def _moved(last, campaign, period):
    """Điều sẽ khác lần công bố trước, và số dòng còn tạm tính."""
    now = snapshots.take(campaign, period)
    rows = [row for group in now["groups"] for row in group["rows"]]
    differences = snapshots.differences(last.snapshot, now) if last else []
    return {
        "last": last,
        "differences": published.differences(Publication(differences=differences)),
        "rows": len(rows),
        "provisional": sum(row["provisional"] for row in rows),
    }
