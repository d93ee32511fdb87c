"""Các dòng của lễ ký: parties, places in the order, lines of the programme, added, moved and taken out."""

import pytest

from commitments.ceremonies import ORDER, PARTIES, PROGRAMME
from commitments.models import Ceremony
from tests import world
from tests.commitments.ceremonial import address, numbers, order, parties, post, seat, sent

pytestmark = pytest.mark.django_db
RECIPIENT = ("recipient", "Chủ tịch", None, "UB")


@pytest.fixture
def small():
    """Chưa ai ký."""
    return world.build(signed_on=None)


def test_parties_are_added_removed_and_named(client, small):
    leader, unit = small.commitments["U1"].leader, small.units["UB"]
    rows = [
        seat(unit=unit.pk, remove="on", title=""),
        seat("witness", "  Phó   Chủ tịch Hội đồng nhân dân tỉnh ", leader.pk),
        seat("", "", "", ""),
    ]

    post(client, small.giang, small, PARTIES, sent(small, PARTIES, rows, stored=1))

    assert parties(small) == [("witness", "Phó Chủ tịch Hội đồng nhân dân tỉnh", "P-U1", None)]


def test_a_party_without_a_role_or_title_is_refused_beside_its_field(client, small):
    rows = [seat(unit=small.units["UB"].pk), seat("", "Bí thư"), seat("host", "", small.units["UB"].pk)]

    response = post(client, small.giang, small, PARTIES, sent(small, PARTIES, rows, stored=1))

    errors = response.context["form"].errors
    assert errors[1] == {"role": ["Chọn tư cách dự lễ."]}
    assert errors[2]["title"] == ["Ghi chức danh in trên văn bản."]
    assert parties(small) == [RECIPIENT]


def test_nobody_from_another_province_can_be_seated(client, small):
    stranger = small.dung.unit

    response = post(client, small.giang, small, PARTIES, sent(small, PARTIES, [seat(unit=stranger.pk)]))

    assert set(response.context["form"].errors[0]) == {"unit"}
    assert parties(small) == [RECIPIENT]


def test_a_party_moves_up_and_the_focus_stays_on_its_button(client, small):
    rows = [seat(unit=small.units["UB"].pk), seat("witness", "Phó Chủ tịch")]
    post(client, small.giang, small, PARTIES, sent(small, PARTIES, rows, stored=1))

    data = sent(small, PARTIES, rows, stored=2, move="1:len")
    response = post(client, small.giang, small, PARTIES, data)

    assert parties(small) == [("witness", "Phó Chủ tịch", None, None), RECIPIENT]
    assert response.headers["Location"] == f"{address(small, PARTIES)}?dong=0&nut=len"
    assert client.get(response.headers["Location"]).content.decode().count(" autofocus") == 1


def test_numbers_are_typed(client, small):
    post(client, small.giang, small, ORDER, sent(small, ORDER, **numbers(small, U1=20, U2="", U3=10)))

    assert order(small) == {"U1": 20, "U2": None, "U3": 10}


def test_a_number_given_twice_is_refused(client, small):
    response = post(client, small.giang, small, ORDER, sent(small, ORDER, **numbers(small, U1=1, U2=1, U3=2)))

    name = f"so-{small.commitments['U2'].pk}"
    assert response.context["form"].errors == {name: ["Số 1 đã dành cho Sở Thử U1."]}
    assert order(small) == {"U1": 1, "U2": 2, "U3": 3}


@pytest.mark.parametrize(
    ("unit", "way", "after"),
    [
        ("U1", "xuong", {"U1": 2, "U2": 1, "U3": 3}),
        ("U3", "len", {"U1": 1, "U2": 3, "U3": 2}),
        ("U1", "len", {"U1": 1, "U2": 2, "U3": 3}),
    ],
)
def test_a_unit_moves_up_and_down(client, small, unit, way, after):
    move = f"{small.commitments[unit].pk}:{way}"

    post(client, small.giang, small, ORDER, sent(small, ORDER, move=move, **numbers(small, U1=1, U2=2, U3=3)))

    assert order(small) == after


def test_moving_starts_from_the_numbers_just_typed(client, small):
    move = f"{small.commitments['U1'].pk}:len"
    data = sent(small, ORDER, move=move, **numbers(small, U1=30, U2=20, U3=10))

    post(client, small.giang, small, ORDER, data)

    assert order(small) == {"U1": 2, "U2": 3, "U3": 1}


@pytest.mark.parametrize("move", ["", "len", "1:sang", "x:xuong"])
def test_a_button_that_is_not_there_only_saves(client, small, move):
    data = sent(small, ORDER, move=move, **numbers(small, U1=30, U2=20, U3=10))

    post(client, small.giang, small, ORDER, data)

    assert order(small) == {"U1": 30, "U2": 20, "U3": 10}


@pytest.mark.parametrize(
    ("typed", "kept"), [("8:5", None), ("8h30", "08:30"), ("14 giờ", "14:00"), ("25:00", None), ("", "")]
)
def test_a_time_is_read_as_people_write_it(client, small, typed, kept):
    data = sent(small, PROGRAMME, [{"time": typed, "what": "Khai mạc", "who": ""}])

    post(client, small.giang, small, PROGRAMME, data)

    programme = Ceremony.objects.get(campaign=small.campaign).programme
    assert [line["time"] for line in programme] == ([] if kept is None else [kept])


def test_the_usual_programme_follows_what_such_ceremonies_do(client, small):
    client.force_login(small.giang)

    form = client.get(address(small, PROGRAMME)).context["form"]

    assert [(line["time"], line["what"], line["who"]) for line in form.initial] == [
        ("07:30", "Đón tiếp đại biểu, ổn định tổ chức", "Ban Tổ chức"),
        ("08:00", "Tuyên bố lý do, giới thiệu đại biểu", "Ban Tổ chức"),
        ("08:10", "Phát biểu khai mạc", "Chủ tịch"),
        ("08:20", "Trình bày nội dung bản cam kết", "Lãnh đạo Sở Nội vụ"),
        ("08:35", "Trao đổi, thống nhất nội dung cam kết", "Các đại biểu"),
        ("09:05", "Ký cam kết: Các sở (2 đơn vị)", "Người đứng đầu các đơn vị"),
        ("09:10", "Ký cam kết: Các huyện (1 đơn vị)", "Người đứng đầu các đơn vị"),
        ("09:15", "Phát biểu chỉ đạo", "Chủ tịch"),
        ("09:35", "Bế mạc", "Ban Tổ chức"),
    ]


def test_taking_out_every_line_brings_the_usual_programme_back(client, small):
    line = {"time": "08:00", "what": "Khai mạc", "who": ""}
    post(client, small.giang, small, PROGRAMME, sent(small, PROGRAMME, [line]))

    post(client, small.giang, small, PROGRAMME, sent(small, PROGRAMME, [line | {"remove": "on"}], stored=1))

    assert Ceremony.objects.get(campaign=small.campaign).programme == []
