"""Trang công khai: for everybody, of final publications only; rendered without the request, so the same for all."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from reports.public import keeping, listing, open_data, reading
from reports.public.listing import Published
from reports.published_parts import Altered

PUBLICATION = ("publication",)
"""Trang của cả một lần công bố, trong khoá giữ trang."""


@login_not_required  # what was published is for everybody
@require_safe
def index(request):
    """Mọi tỉnh đã công bố."""
    return keeping.answer(request, ("index", *listing.state()), lambda: _index(None))


@login_not_required  # as above
@require_safe
def province(request, province):
    """Một tỉnh."""
    return keeping.answer(request, ("province", province, *listing.state()), lambda: _index(province))


@login_not_required  # as above
@require_safe
def latest(request, campaign, period):
    """Lần công bố đang có giá trị của kỳ; its own address is the one that stays."""
    found = listing.history(campaign, period)
    if not found:
        raise Http404("Kỳ này chưa công bố kết quả.")
    return redirect(found[-1].url)


@login_not_required  # as above
@require_safe
def publication(request, campaign, period, number):
    """Kết quả như đã công bố lần ấy."""
    one, all_of_them = _one(campaign, period, number)
    return _kept(request, one, all_of_them, PUBLICATION, lambda found: _publication(one, all_of_them, found))


def prepare(campaign, period, number):
    """Lập sẵn trang và dữ liệu mở của một lần công bố, so that its first reader does not wait for a whole country."""
    one, all_of_them = _one(campaign, period, number)
    found = reading.contents(one)
    keeping.kept(_key(one, all_of_them, PUBLICATION), lambda: _publication(one, all_of_them, found))


@login_not_required  # as above
@require_safe
def group(request, campaign, period, number, group):
    """Một khối trong lần công bố."""
    one, all_of_them = _one(campaign, period, number)
    return _kept(
        request, one, all_of_them, ("group", group), lambda found: _group(one, all_of_them, found, group)
    )


@login_not_required  # as above
@require_safe
def unit(request, campaign, period, number, unit):
    """Một đơn vị trong lần công bố."""
    one, all_of_them = _one(campaign, period, number)
    return _kept(
        request, one, all_of_them, ("unit", unit), lambda found: _unit(one, all_of_them, found, unit)
    )


@login_not_required  # as above
@require_safe
def data(request, campaign, period, number, ending):
    """Dữ liệu mở."""
    one, _ = _one(campaign, period, number)
    if ending not in open_data.WRITERS:
        raise Http404
    write, media_type = open_data.WRITERS[ending]
    response = _kept(request, one, [one], _data(ending), lambda found: write(one, found), media_type)
    name = f"ket-qua-{campaign}-{period}-lan-{number}.{ending}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _one(campaign, period, number) -> tuple[Published, list[Published]]:
    found = listing.history(campaign, period)
    one = next((each for each in found if each.number == number), None)
    if one is None:
        raise Http404("Không có lần công bố này.")
    return one, found


def _kept(request, one, all_of_them, what, build: Callable, media_type=keeping.PAGE):
    """Trang của một lần công bố; 503 and nothing of it where it is not as it was published."""
    key = _key(one, all_of_them, what)
    try:
        return keeping.answer(request, key, lambda: build(reading.contents(one)), media_type)
    except Altered:
        return render(request, "public/tampered.html", {"one": one, "notice": ""}, status=503)


def _key(one, all_of_them, what):
    return (*what, *one.keys, *((each.digest, each.notice, each.note) for each in all_of_them))


def _data(ending):
    return ("data", ending)


def _rendered(template, context):
    return render_to_string(template, context).encode()


def _index(code):
    found = listing.provinces(code)
    if code is not None and not found:
        raise Http404("Tỉnh này chưa công bố kết quả.")
    context = {"provinces": found, "place": found[0].name if code else "", "notice": ""}
    return _rendered("public/index.html", context)


def _frame(one, all_of_them):
    return {
        "one": one,
        "history": all_of_them,
        "last": all_of_them[-1],
        "place": one.province_name,
        "notice": one.notice,
    }


def _publication(one, all_of_them, found):
    files = [
        (ending, reverse("reports:public_data", args=[*one.keys, ending]), _file(one, found, ending))
        for ending in open_data.WRITERS
    ]
    context = _frame(one, all_of_them) | {
        "groups": [each for each in found.groups if each["rows"]],
        "is_long": found.is_long,
        "last_day": found.last_day,
        "differences": reading.differences(found),
        "files": [(name.upper(), url, len(text), open_data.checksum(text)) for name, url, text in files],
        "rounding": open_data.ROUNDING,
        "fields": open_data.UNIT_FIELDS | open_data.LINE_FIELDS,
    }
    return _rendered("public/publication.html", context)


def _file(one, found, ending):
    """Tệp dữ liệu mở, written once, whoever asks for it first."""
    write, media_type = open_data.WRITERS[ending]
    return keeping.kept(_key(one, [one], _data(ending)), lambda: write(one, found), media_type)[1]


def _group(one, all_of_them, found, code):
    group = found.group(code)
    if group is None:
        raise Http404("Lần công bố này không có khối như vậy.")
    context = _frame(one, all_of_them) | {"group": group, "last_day": found.last_day}
    return _rendered("public/group.html", context)


def _unit(one, all_of_them, found, code):
    place = found.place(code)
    if place is None:
        raise Http404("Lần công bố này không có đơn vị như vậy.")
    card, lines = reading.lines(found, place)
    context = _frame(one, all_of_them) | {
        "row": place.row,
        "group": place.group,
        "leader": place.leader,
        "last_day": found.last_day,
        "card": card,
        "lines": lines,
        "summary": reading.summary(card, place),
    }
    return _rendered("public/unit.html", context)
