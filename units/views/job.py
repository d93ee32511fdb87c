"""Việc chạy nền: how far it is, what went wrong, the file that came of it, and running what is left again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from units import job_progress, jobs, vault
from units.models import Job, JobItem

TYPES = {".pdf": "application/pdf", ".zip": "application/zip"}


@require_safe
def detail(request, pk):
    """Một việc: for the one who asked, and for those with the same right."""
    job = _visible(request, pk)
    may_steer = job.may_be_steered_by(request.user)
    context = {
        "job": job,
        # While it runs the words beside the bar say so; a badge would be older than they are.
        "shown_state": job.state if job.is_finished else "",
        "progress": job_progress.progress(job),
        "progress_url": "" if job.is_finished else reverse("units:progress", args=[pk]),
        "is_orphaned": job_progress.is_orphaned(job, timezone.now()),
        "faults": job.items.filter(state=JobItem.State.FAILED).order_by("order"),
        "may_take_result": may_steer and job.is_finished and bool(job.result),
        "may_run_again": may_steer and job.is_incomplete,
    }
    return render(request, "units/job.html", context)


@require_safe
def progress(request, pk):
    """Tiến độ, for `static/js/progress.js`."""
    job = _visible(request, pk)
    told = job_progress.progress(job)
    state = {"isFinished": job.is_finished, "isOrphaned": job_progress.is_orphaned(job, timezone.now())}
    return JsonResponse({"done": told.passed, "total": told.total, "text": told.text} | state)


@require_safe
def result(request, pk):
    """Tệp kết quả."""
    job = _visible(request, pk)
    if not job.may_be_steered_by(request.user):
        raise PermissionDenied("Tệp này dành cho người giữ vai trò đã yêu cầu việc.")
    if not job.result:
        raise Http404("Việc này chưa có tệp kết quả.")
    try:
        content = vault.read(job.result)
    except (vault.Missing, vault.Damaged) as fault:
        raise Http404(str(fault)) from fault
    kind = TYPES.get(job.result_name[-4:], "application/octet-stream")
    headers = {"Content-Disposition": content_disposition_header(True, job.result_name)}
    return HttpResponse(content, content_type=kind, headers=headers)


@require_POST
def again(request, pk):
    """Chạy lại phần chưa xong."""
    job = jobs.again(_visible(request, pk), by=request.user)
    messages.success(request, "Phần chưa xong được chạy lại.")
    return redirect(job)


def _visible(request, pk):
    return get_object_or_404(Job.objects.visible_to(request.user).select_related("asked_by", "unit"), pk=pk)
