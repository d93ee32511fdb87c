"""Xác thực văn bản: public pages that say whether a paper is one of ours, and whether a file is exactly it."""

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from commitments import markings
from reports import verifying
from reports.forms import CodeForm, FileForm
from units import guessing
from units.views.lockout import client_address


@login_not_required  # whoever holds a printed commitment may check it
@require_safe
def ask(request):
    """Ô gõ mã."""
    form = CodeForm(request.GET if "ma" in request.GET else None)
    if form.is_valid():
        return redirect("reports:verify", form.cleaned_data["ma"])
    return render(request, "reports/verification.html", {"form": form})


@login_not_required  # the QR code of every printed page leads here
@require_http_methods(["GET", "POST"])
def verify(request, code):
    """Một văn bản theo mã; a file sent here is compared and forgotten."""
    address, now = client_address(request), timezone.now()
    if guessing.is_locked(address, now=now):
        return _wait(request)
    wanted = markings.read(code)
    document = verifying.document_with(wanted) if wanted else None
    if document is None and not guessing.count_miss(address, now=now):
        return _wait(request)
    if document is None:
        context = {"form": CodeForm(), "typed": code}
        return render(request, "reports/verification_unknown.html", context, status=404)
    if code != wanted:
        return redirect("reports:verify", wanted)

    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    digest = _digest(form.cleaned_data["file"]) if form.is_bound and form.is_valid() else ""
    context = {
        "facts": (facts := verifying.facts(document)),
        "form": form,
        "digest": digest,
        "version": verifying.version(document, digest) if digest else None,
        "notice": facts.notice,
    }
    return render(request, "reports/verified.html", context)


def _digest(file):
    """Mã băm của tệp gửi lên, read piece by piece."""
    found = hashlib.sha256()
    for piece in file.chunks():
        found.update(piece)
    return found.hexdigest()


def _wait(request):
    page = render(request, "reports/verification_locked.html", {"minutes": guessing.MINUTES}, status=429)
    page["Retry-After"] = str(guessing.MINUTES * 60)
    return page
