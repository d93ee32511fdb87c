"""Ký số trong trình duyệt: khả năng tiếp cận, điện thoại, và ký bằng tệp chứng thư."""

import pytest
from django.urls import reverse

from commitments.models import Revision
from reports import issuing
from tests import world
from tests.browsing import press
from tests.reports.documents.signatures.authority import PASSWORD, signer

pytestmark = pytest.mark.django_db(transaction=True)
KEY = {"name": "thu.p12", "mimeType": "application/x-pkcs12"}


def test_the_head_signs_with_a_certificate_and_sees_the_signature(enter, axe, live_server):
    small = world.build(signed_on=None)
    commitment = small.commitments["U1"]
    document = issuing.agree(commitment, by=small.giang)
    page = enter(small.binh)
    page.goto(live_server.url + reverse("reports:signatures", args=[commitment.pk, document.pk]))
    assert axe(page) == []

    page.get_by_label("Ô ký").select_option(label="Chữ ký người cam kết")
    page.get_by_label("Tệp chứng thư số").set_input_files(KEY | {"buffer": signer()})
    page.get_by_label("Mật khẩu chứng thư số").fill(PASSWORD)
    press(page, "Ký")

    assert page.locator("#chu-ky tbody th").all_inner_texts() == ["Chữ ký người cam kết"]
    assert Revision.objects.get().added_by == small.binh
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(page) == []
