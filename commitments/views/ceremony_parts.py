"""Sửa từng phần của lễ ký: day and place, who attends, the order of signing, the programme."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commitments import ceremonies, history, permissions
from commitments.conflicts import NotReady, Overtaken
from commitments.forms.ceremony import DetailsForm, OrderForm, ProgrammeSet, party_set
from commitments.models import Ceremony
from commitments.programme import programme as programme_of
from commitments.views.ceremony import frame, overseen
from units.models import AuditEvent

STEPS = {"len": -1, "xuong": 1}


@require_http_methods(["GET", "POST"])
def details(request, pk):
    """Ngày và địa điểm."""
    campaign, ceremony = _held(request, pk, ceremonies.DETAILS)
    initial = ceremony and {"held_on": ceremony.held_on, "place": ceremony.place}
    form = DetailsForm(_sent(request), initial=initial, campaign=campaign)

    def save(seen):
        ceremonies.set_details(campaign, **form.cleaned_data, by=request.user, seen=seen)

    return _answer(request, campaign, ceremonies.DETAILS, form, save)


@require_http_methods(["GET", "POST"])
def parties(request, pk):
    """Người dự lễ: roles, titles, names, in the order of their signatures."""
    campaign, ceremony = _held(request, pk, ceremonies.PARTIES)
    if ceremony is None:
        return _first_the_day(request, campaign)
    form = party_set(_sent(request), campaign)

    def save(seen):
        seats, place = form.arranged(*_move(request))
        ceremonies.set_parties(campaign, seats, by=request.user, seen=seen)
        return place

    return _answer(request, campaign, ceremonies.PARTIES, form, save)


@require_http_methods(["GET", "POST"])
def order(request, pk):
    """Thứ tự ký: typed numbers, or one step up or down."""
    campaign, _ = _held(request, pk, ceremonies.ORDER)
    rows = campaign.commitments.select_related("unit", "leader", "group").in_signing_order()
    form = OrderForm(rows, _sent(request))

    def save(seen):
        places, place = form.arranged(*_move(request))
        ceremonies.set_order(campaign, places, by=request.user, seen=seen)
        return place

    return _answer(request, campaign, ceremonies.ORDER, form, save)


@require_http_methods(["GET", "POST"])
def programme(request, pk):
    """Chương trình, the usual one where none was written; all rows taken out bring it back."""
    campaign, ceremony = _held(request, pk, ceremonies.PROGRAMME)
    if ceremony is None:
        return _first_the_day(request, campaign)
    initial = [line.stored() for line in programme_of(campaign, ceremony)]
    form = ProgrammeSet(_sent(request), initial=initial)

    def save(seen):
        lines, place = form.arranged(*_move(request))
        ceremonies.set_programme(campaign, lines, by=request.user, seen=seen)
        return place

    return _answer(request, campaign, ceremonies.PROGRAMME, form, save)


def _held(request, pk, part):
    """Đợt và lễ ký để sửa; 403 for who may not, or when it is too late."""
    campaign = overseen(request, pk)
    if not permissions.may_hold(request.user, campaign):
        raise PermissionDenied("Chỉ văn thư của cơ quan nhận cam kết chuẩn bị lễ ký.")
    if part != ceremonies.PROGRAMME and ceremonies.is_frozen(campaign):
        raise PermissionDenied(ceremonies.FROZEN)
    return campaign, getattr(campaign, "ceremony", None)


def _sent(request):
    return request.POST if request.method == "POST" else None


def _first_the_day(request, campaign):
    messages.warning(request, ceremonies.NO_CEREMONY)
    return redirect("commitments:ceremony_details", campaign.pk)


_PAGES = {
    ceremonies.DETAILS: ("commitments:ceremony_details", "commitments/ceremony_details.html"),
    ceremonies.PARTIES: ("commitments:ceremony_parties", "commitments/ceremony_parties.html"),
    ceremonies.ORDER: ("commitments:ceremony_order", "commitments/ceremony_order.html"),
    ceremonies.PROGRAMME: ("commitments:ceremony_programme", "commitments/ceremony_programme.html"),
}
_SAVED = {
    ceremonies.DETAILS: "Đã ghi ngày và địa điểm của lễ ký.",
    ceremonies.PARTIES: "Đã ghi những người dự lễ.",
    ceremonies.ORDER: "Đã ghi thứ tự ký.",
    ceremonies.PROGRAMME: "Đã ghi chương trình.",
}


def _answer(request, campaign, part, form, save):
    """Lưu rồi về trang lễ ký, or stay where a row was moved; what somebody else saved meanwhile is said first."""
    page, template = _PAGES[part]
    context = frame(campaign) | {"form": form, "moved": _moved(request)}
    if form.is_bound and form.is_valid():
        try:
            place = save(request.POST.get("seen", ""))
        except Overtaken:
            context["overtaken"] = {"change": _last_change(campaign, part), "stored": _stored(campaign, part)}
        except NotReady as reason:
            messages.warning(request, str(reason))
            return redirect("commitments:ceremony_details", campaign.pk)
        else:
            return _onward(request, campaign, part, place)
    context["seen"] = ceremonies.stamp(campaign, part)
    if form.is_bound and "overtaken" not in context:
        context["seen"] = request.POST.get("seen", "")
    return render(request, template, context, status=409 if "overtaken" in context else 200)


def _last_change(campaign, part):
    """Lần lưu gần nhất của phần này; None when it came another way, such as with a bundle."""
    rows = AuditEvent.objects.filter(chain__key=campaign.audit_chain, verb=part).select_related("by")
    return next(iter(history.lines(rows.order_by("-number")[:1])), None)


def _stored(campaign, part):
    """Điều đang lưu, bằng lời."""
    ceremony = Ceremony.objects.filter(campaign=campaign).first()
    if part == ceremonies.ORDER:
        rows = campaign.commitments.select_related("unit").in_signing_order()
        return [f"{each.order or '–'}. {each.unit}" for each in rows]
    if ceremony is None:
        return []
    if part == ceremonies.DETAILS:
        return [str(ceremony)]
    if part == ceremonies.PARTIES:
        return [str(party) for party in ceremony.parties.order_by("pk")]
    return [f"{line.time} {line.what}".strip() for line in programme_of(campaign, ceremony)]


def _onward(request, campaign, part, place):
    """Về trang lễ ký; after a move, back to the button pressed: no fragment, for it would take the focus."""
    if place is not None:
        page, _ = _PAGES[part]
        way = request.POST["move"].partition(":")[2]
        return redirect(f"{reverse(page, args=[campaign.pk])}?dong={place}&nut={way}")
    messages.success(request, _SAVED[part])
    return redirect("commitments:ceremony", campaign.pk)


def _move(request):
    """Dòng nào, đi đâu: the button pressed, "3:len"; else nothing moves."""
    key, _, way = request.POST.get("move", "").partition(":")
    return (key, STEPS[way]) if way in STEPS else ("", 0)


def _moved(request):
    """Dòng vừa dời, to put the focus back on its button."""
    row, way = request.GET.get("dong", ""), request.GET.get("nut", "")
    return {"row": int(row) if row.isdecimal() else None, "way": way}
