"""Các trang bản quét trong trình duyệt: accessible, fitting, and a page filed by hand without JavaScript."""

import pytest

from commitments.models import Scan
from tests import world
from tests.browsing import press
from tests.commitments.scans import keeping, making
from tests.commitments.scans.keeping import leaf

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 360)


@pytest.fixture
def place():
    return world.build(2)


@pytest.fixture
def pile(place):
    keeping.document(place)
    keeping.document(place, "U2", making.SECOND)
    keeping.sorted_out(place, [leaf(0)])
    return keeping.sorted_out(place, [leaf(0, making.SECOND), keeping.torn(), leaf(1), keeping.empty()])


def faults(page, axe, url):
    page.goto(url)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{url} is wider than {width}")
        found += axe(page)
    return found


def test_the_pages_of_scans_are_accessible_and_fit_and_a_page_is_filed(enter, axe, place, pile):
    page, scan = enter(place.giang), Scan.objects.first()
    here = f"/le-ky/{place.campaign.pk}/ban-quet/"
    pages = [
        here,
        scan.get_absolute_url(),
        f"{scan.get_absolute_url()}sap-trang/",
        f"/van-ban/{scan.document_id}/ban-quet/",
        place.commitments["U1"].get_absolute_url(),
        pile.get_absolute_url(),
    ]
    assert [fault for url in pages for fault in faults(page, axe, url)] == []

    page.select_option(f"#xep-{keeping.page(pile, 1).pk}-document", label="Sở Thử U1")
    press(page, "Xếp trang 2")

    assert keeping.page(pile, 1).state == "filed"
