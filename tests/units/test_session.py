"""Đăng nhập, đăng xuất, và khung của trang."""

import pytest
from django.urls import reverse

from tests import world

pytestmark = pytest.mark.django_db
LOGIN = "/dang-nhap/"


@pytest.fixture
def place():
    return world.build(reports=[world.report("U1"), world.report("U2")])


def test_signing_in_leads_to_the_own_work(client, place):
    answer = client.post(LOGIN, {"username": "an", "password": "mật khẩu dài"})

    assert answer.url == "/"
    assert client.session["_auth_user_id"] == str(place.an.pk)


def test_signing_in_leads_back_to_where_one_wanted_to_go(client, place):
    answer = client.post(f"{LOGIN}?next=/cam-ket/", {"username": "an", "password": "mật khẩu dài"})

    assert answer.url == "/cam-ket/"


def test_signing_in_never_leads_elsewhere(client, place):
    answer = client.post(
        f"{LOGIN}?next=https://elsewhere.example/", {"username": "an", "password": "mật khẩu dài"}
    )

    assert answer.url == "/"


@pytest.mark.parametrize(("username", "password"), [("an", "sai"), ("ai", "mật khẩu dài"), ("", "")])
def test_a_wrong_name_or_password_signs_nobody_in(client, place, username, password):
    answer = client.post(LOGIN, {"username": username, "password": password})

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert "_auth_user_id" not in client.session


def test_an_inactive_account_cannot_sign_in_and_is_not_told_apart(client, place):
    place.an.is_active = False
    place.an.save()

    answer = client.post(LOGIN, {"username": "an", "password": "mật khẩu dài"})

    assert "không đúng" in answer.content.decode()


def test_signing_out_needs_a_post(client, place):
    client.force_login(place.an)

    assert client.get(reverse("units:logout")).status_code == 405
    assert client.post(reverse("units:logout")).url == LOGIN
    assert "_auth_user_id" not in client.session


def test_every_page_asks_for_sign_in(client, place):
    for address in ("/", "/tham-dinh/", "/xep-hang/", "/ket-luan/", "/cam-ket/", "/bao-cao/1/2022-Q1/"):
        assert client.get(address).url == f"{LOGIN}?next={address}"


def test_the_frame_says_who_one_is_and_what_waits(client, place):
    client.force_login(place.chi)

    frame = client.get(reverse("commitments:list")).context

    assert frame["identity"] == {"name": "Chi", "role": "Thẩm định", "unit": "Sở Nội vụ"}
    assert frame["province"] == "tỉnh Thử 90"
    assert [(entry["label"], entry["count"]) for entry in frame["navigation"]] == [
        ("Việc của tôi", 0),
        ("Nhắc việc", 0),
        ("Thẩm định", 2),
        ("Đôn đốc", 0),
        ("Tổng quan", 0),
        ("Bảng xếp hạng", 0),
        ("Kết luận năm", 0),
        ("Báo cáo kỳ", 0),
        ("Bản cam kết", 0),
    ]


def test_only_an_administrator_finds_the_way_to_administration(client, place):
    client.force_login(place.quan)

    frame = client.get(reverse("commitments:list")).context

    assert frame["navigation"][-1]["url"] == reverse("admin:index")


def test_an_account_without_assignments_is_told_so(client, place):
    lost = world.Account.objects.create_user("lac")
    client.force_login(lost)

    frame = client.get(reverse("commitments:list")).context

    assert (frame["identity"]["role"], frame["identity"]["unit"]) == ("Chưa được phân công", "chưa rõ đơn vị")


def test_the_notice_of_demo_data_is_on_the_sign_in_page_too(client, place):
    assert "Dữ liệu thử." in client.get(LOGIN).content.decode()


def test_a_short_name_is_the_last_word(place):
    place.an.full_name = "Trần Thị Thu Hà"

    assert (place.an.get_full_name(), place.an.get_short_name()) == ("Trần Thị Thu Hà", "Hà")


def change(client, **changes):
    words = {
        "old_password": "mật khẩu dài",
        "new_password1": "còn dài hơn nữa",
        "new_password2": "còn dài hơn nữa",
    }
    return client.post(reverse("units:password"), words | changes)


def test_everyone_can_change_the_own_password(client, place):
    client.force_login(place.an)

    assert change(client).url == "/"
    place.an.refresh_from_db()
    assert place.an.check_password("còn dài hơn nữa")


@pytest.mark.parametrize(
    "changes",
    [{"old_password": "sai"}, {"new_password2": "khác"}, {"new_password1": "ngắn", "new_password2": "ngắn"}],
)
def test_a_wrong_or_weak_password_changes_nothing(client, place, changes):
    client.force_login(place.an)

    answer = change(client, **changes)

    place.an.refresh_from_db()
    assert answer.context["form"].errors
    assert place.an.check_password("mật khẩu dài")
