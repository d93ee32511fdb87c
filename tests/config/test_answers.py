"""Mọi câu trả lời: không để lại bản sao, không trang trắng, mọi trang lỗi bằng tiếng Việt."""

import pytest
from django.test import Client
from django.views import defaults

from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return world.build(reports=[world.report()])


@pytest.mark.parametrize(
    "address", ["/", "/cam-ket/", "/xep-hang/", "/dang-nhap/", "/không-có/", "/quan-tri/"]
)
def test_no_copy_of_a_page_is_kept(client, place, address):
    client.force_login(place.quan)

    kept = client.get(address)["Cache-Control"]

    assert {"private", "no-store"} <= set(kept.split(", "))


def test_no_copy_of_a_document_is_kept(client, place):
    client.force_login(place.binh)

    answer = client.get(f"/cam-ket/{place.commitments['U1'].pk}/van-ban/")

    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "private, no-store")


def test_what_says_for_itself_how_long_it_holds_is_left_alone(client):
    assert (
        client.get("/healthz")["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    )


def test_other_headers_guard_every_page(client):
    answer = client.get("/dang-nhap/")

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_form_of_an_older_sign_in_is_refused_in_vietnamese(place):
    client = Client(enforce_csrf_checks=True)
    client.force_login(place.an)

    answer = client.post("/dang-xuat/")

    assert answer.status_code == 403
    assert "Trang này mở trước lần đăng nhập hiện tại" in answer.content.decode()


@pytest.mark.parametrize(
    ("method", "address"), [("get", "/dang-xuat/"), ("post", "/xep-hang/"), ("put", "/")]
)
def test_what_is_not_allowed_is_said_in_vietnamese(client, place, method, address):
    client.force_login(place.an)

    answer = getattr(client, method)(address)

    assert (answer.status_code, bool(answer["Allow"])) == (405, True)
    assert "chỉ thực hiện bằng nút trên trang" in answer.content.decode()


def test_a_form_that_is_far_too_large_is_refused_in_vietnamese(client, place):
    client.force_login(place.an)
    address = f"/bao-cao/{place.commitments['U1'].pk}/2022-Q1/"

    answer = client.post(address, {"difficulties": "a" * 6_000_000})

    assert answer.status_code == 400
    assert "Hệ thống không đọc được yêu cầu này" in answer.content.decode()


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_error_pages_are_styled(rf, settings, status):
    request = rf.get("/")
    show = {
        400: lambda: defaults.bad_request(request, ValueError()),
        403: lambda: defaults.permission_denied(request, ValueError()),
        404: lambda: defaults.page_not_found(request, ValueError()),
        500: lambda: defaults.server_error(request),
    }

    answer = show[status]()

    assert answer.status_code == status
    assert '<html lang="vi">' in answer.content.decode()
    assert "stylesheet" in answer.content.decode()
