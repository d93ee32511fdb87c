"""Nhắc việc, đôn đốc, uỷ quyền, đề nghị mở lại trong trình duyệt: accessible, and no wider than a phone."""

import pytest
from django.urls import reverse
from django.utils import timezone

from commitments import delegating, reopening
from tests import world
from tests.commitments.chased import build, day, run

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 360)


@pytest.fixture
def place(monkeypatch):
    """U1 còn nợ và được nhắc, uỷ quyền cho An; U3 đề nghị mở lại."""
    monkeypatch.setattr(timezone, "localdate", lambda *moment: day(3))
    place = build(3, reports=[world.report("U3")])
    run(3)
    delegating.give(place.units["U1"], place.an, day(3), day(9), "Đi công tác", by=place.binh, today=day(3))
    place.an.assignments.create(role="clerk", unit=place.units["U3"])
    place.asked = reopening.ask(world.filed("U3"), "Ghi nhầm.", by=place.an)
    return place


def test_pages_are_accessible_and_fit_a_phone(enter, axe, place):
    report = reverse("commitments:report", args=[place.commitments["U3"].pk, "2022-Q1"])
    decline = reverse("commitments:reopen_decline", args=[place.asked.pk])
    visits = {
        place.khanh: ["/don-doc/", "/don-doc/da-nhac/"],
        place.an: ["/nhac-viec/", "/thong-tin/", report],
        place.binh: ["/uy-quyen/"],
        place.chi: [decline],
    }
    found = []
    for account, addresses in visits.items():
        page = enter(account)
        for address in addresses:
            page.goto(address)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 740})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    found.append(f"{address} is wider than {width}")
            found += [f"{address} {fault}" for fault in axe(page)]

    assert found == []
