"""Sửa lễ ký: chỉ văn thư của cơ quan nhận cam kết, trước chữ ký đầu tiên, không đè lên người khác."""

from datetime import date

import pytest
from django.urls import reverse

from commitments import ceremonies
from commitments.ceremonies import DETAILS, ORDER, PARTIES, PROGRAMME, Seat
from commitments.models import Ceremony, Commitment
from commitments.programme import Line
from tests import world
from tests.commitments.ceremonial import address, numbers, post, seat, sent
from units.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs
PARTS = [DETAILS, PARTIES, ORDER, PROGRAMME]


@pytest.fixture
def small():
    """Chưa ai ký."""
    return world.build(signed_on=None)


def whole(small, part):
    """Một lần lưu hợp lệ của phần này."""
    return {
        DETAILS: lambda: sent(small, DETAILS, held_on="06/01/2022", place="Hội trường"),
        PARTIES: lambda: sent(small, PARTIES, [seat("witness", "Phó Chủ tịch")]),
        ORDER: lambda: sent(small, ORDER, **numbers(small, U1=3, U2=2, U3=1)),
        PROGRAMME: lambda: sent(small, PROGRAMME, [{"time": "8h", "what": "Khai mạc", "who": "Chủ tịch"}]),
    }[part]()


def stored(small, part):
    return ceremonies._STORED[part](small.campaign)


def told():
    """Những việc đã ghi nhật ký."""
    verbs = AuditEvent.objects.filter(chain__key="campaign:C2022", verb__in=PARTS).order_by("number")
    return list(verbs.values_list("verb", "by__username"))


@pytest.mark.parametrize("part", PARTS)
def test_the_officer_saves_a_part(client, small, part):
    before = stored(small, part)

    response = post(client, small.giang, small, part, whole(small, part))

    assert response.headers["Location"] == address(small)
    event = AuditEvent.objects.get(chain__key="campaign:C2022", verb=part)
    assert event.by == small.giang
    assert event.data == {"from": before, "to": stored(small, part)}
    assert event.data["from"] != event.data["to"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("persona", "status"), [("dung", 404), ("an", 404), ("chi", 403), ("quan", 403)])
def test_nobody_else_saves_it(client, small, part, method, persona, status):
    before = stored(small, part)
    client.force_login(getattr(small, persona))

    response = getattr(client, method)(address(small, part), whole(small, part))

    assert response.status_code == status
    assert stored(small, part) == before
    assert told() == []


@pytest.mark.parametrize("part", [DETAILS, PARTIES, ORDER])
@pytest.mark.parametrize("method", ["get", "post"])
def test_after_the_first_signature_a_part_stays_as_it_was_printed(client, small, part, method):
    Commitment.objects.filter(pk=small.commitments["U1"].pk).update(status="signed", signed_on="2022-01-05")
    before = stored(small, part)
    client.force_login(small.giang)

    response = getattr(client, method)(address(small, part), whole(small, part))

    assert response.status_code == 403
    assert "Đã có bản cam kết được ký tại lễ này." in response.content.decode()
    assert stored(small, part) == before


def test_the_programme_can_still_change_after_the_first_signature(client, small):
    Commitment.objects.filter(pk=small.commitments["U1"].pk).update(status="signed", signed_on="2022-01-05")

    post(client, small.giang, small, PROGRAMME, whole(small, PROGRAMME))

    assert Ceremony.objects.get(campaign=small.campaign).programme == [
        {"time": "08:00", "what": "Khai mạc", "who": "Chủ tịch"}
    ]


@pytest.mark.parametrize("part", PARTS)
def test_what_another_officer_saved_meanwhile_is_not_overwritten_unseen(client, small, part):
    late = whole(small, part)
    set_by_another(small, part)
    between = stored(small, part)

    response = post(client, small.giang, small, part, late)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Chưa lưu: có người vừa sửa phần này" in page
    assert stored(small, part) == between
    assert ceremonies.stamp(small.campaign, part) in page


def set_by_another(small, part):
    seen = ceremonies.stamp(small.campaign, part)
    {
        DETAILS: lambda **by: ceremonies.set_details(
            small.campaign, held_on=date(2022, 1, 7), place="Nơi khác", **by
        ),
        PARTIES: lambda **by: ceremonies.set_parties(small.campaign, [Seat("host", "Bí thư")], **by),
        ORDER: lambda **by: ceremonies.set_order(small.campaign, {small.commitments["U1"].pk: 9}, **by),
        PROGRAMME: lambda **by: ceremonies.set_programme(small.campaign, [Line("", "Chào cờ", "")], **by),
    }[part](by=small.giang, seen=seen)


def test_what_was_typed_late_is_saved_when_sent_again(client, small):
    late = whole(small, DETAILS)
    set_by_another(small, DETAILS)
    seen = post(client, small.giang, small, DETAILS, late).context["seen"]

    post(client, small.giang, small, DETAILS, late | {"seen": seen})

    assert str(Ceremony.objects.get(campaign=small.campaign)) == "06/01/2022, Hội trường"


def test_another_part_saved_meanwhile_is_no_conflict(client, small):
    late = whole(small, DETAILS)
    set_by_another(small, PARTIES)

    assert post(client, small.giang, small, DETAILS, late).status_code == 302


def test_saving_the_same_again_leaves_no_line_in_the_log(client, small):
    post(client, small.giang, small, DETAILS, sent(small, DETAILS, held_on="05/01/2022", place="Thử"))

    assert told() == []


def test_a_campaign_without_a_ceremony_gets_one(client, small):
    small.campaign.ceremony.delete()

    post(client, small.giang, small, DETAILS, whole(small, DETAILS))

    assert str(Ceremony.objects.get(campaign=small.campaign)) == "06/01/2022, Hội trường"
    assert told() == [(DETAILS, "giang")]


@pytest.mark.parametrize("part", [PARTIES, PROGRAMME])
@pytest.mark.parametrize("method", ["get", "post"])
def test_before_there_is_a_day_the_way_leads_to_the_day(client, small, part, method):
    small.campaign.ceremony.delete()
    client.force_login(small.giang)

    response = getattr(client, method)(address(small, part), whole(small, part))

    assert response.headers["Location"] == address(small, DETAILS)


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"held_on": "5/1/2022"}, "held_on", "Viết ngày đủ dạng dd/mm/yyyy, ví dụ 05/01/2022."),
        (
            {"held_on": "05/01/2023"},
            "held_on",
            "Ngày tổ chức phải từ năm 2021 đến năm 2022, theo đợt cam kết.",
        ),
        ({"place": " "}, "place", "Ghi địa điểm tổ chức."),
    ],
)
def test_a_wrong_day_or_place_stays_in_its_field(client, small, typed, field, message):
    data = sent(small, DETAILS, held_on="05/01/2022", place="Thử", **{}) | typed

    response = post(client, small.giang, small, DETAILS, data)

    assert response.context["form"].errors == {field: [message]}
    assert response.context["form"][field].value() == typed[field]
    assert told() == []


def test_the_history_of_the_ceremony_is_told(client, small):
    post(client, small.giang, small, ORDER, whole(small, ORDER))

    changes = client.get(address(small)).context["events"]

    assert [(change.by, change.text) for change in changes] == [("Giang", "Ghi thứ tự ký")]


@pytest.mark.parametrize("part", PARTS)
def test_only_get_and_post_are_answered(client, small, part):
    client.force_login(small.giang)

    assert client.put(address(small, part)).status_code == 405
    assert client.post(reverse("commitments:ceremonies")).status_code == 405
