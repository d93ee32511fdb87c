"""Hai người cùng thẩm định một báo cáo: nothing typed is lost, nothing of the other is overwritten unseen."""

from datetime import date
from decimal import Decimal

import pytest

from commitments import entries, workflow
from commitments.entries import Verdict
from commitments.models import Adjustment
from indicators.figures import Figure
from tests import world
from tests.commitments.reviewing import address, entry, shown_before, state, typed

pytestmark = pytest.mark.django_db
THEIRS = Verdict(Figure(numerator=Decimal(80), denominator=Decimal(100)), "Theo sổ theo dõi")
MINE = {"numerator": "45", "denominator": "100", "comment": "Đếm lại"}


@pytest.fixture
def place(client):
    """Chi mở trang ở lần lưu 1; another reviewer has saved meanwhile."""
    place = world.build(reports=[world.report("U1"), world.report("U2")])
    entries.verify(world.filed(), {"1": THEIRS}, by=place.chi, version=1)
    client.force_login(place.chi)
    return place


def late(*parts, **more):
    """Điều gửi lên từ trang đã cũ."""
    sent = {"version": "1"} | more
    for part in parts:
        sent |= part
    return sent


def rows_of(response):
    rows = response.context["conflict"]["rows"]
    return [(row["part"], row["theirs_words"], row["mine_words"], row["is_theirs"]) for row in rows]


def chosen(response, **choices):
    """Trang xung đột gửi lại: everything kept, the new version, and the choice for each row."""
    conflict = response.context["conflict"]
    sent = {each["name"]: each["value"] for each in conflict["kept"]} | {"version": str(conflict["version"])}
    return sent | {row["name"]: choices["all"] for row in conflict["rows"]}


def test_both_verdicts_are_shown_and_nothing_is_written(client, place):
    before = state()

    response = client.post(
        address(), late(typed("1", **MINE), shown_before("1", numerator="", denominator=""))
    )

    assert response.status_code == 409
    assert sorted(rows_of(response)) == [
        ("Lý do, ý kiến", "Theo sổ theo dõi", "Đếm lại", False),
        ("Số thẩm định", "80 / 100", "45 / 100", False),
    ]
    assert state() == before


def test_a_field_one_did_not_touch_is_settled_for_what_is_stored(client, place):
    untouched = shown_before("1", numerator="", denominator="", none_arose="")

    response = client.post(
        address(), late(typed("1", numerator="", denominator=""), untouched, typed("2", comment="Đủ"))
    )

    assert {row[0]: row[3] for row in rows_of(response)}["Số thẩm định"] is True


def test_choosing_mine_overwrites_what_was_seen(client, place):
    response = client.post(address(), late(typed("1", **MINE)))

    client.post(address(), chosen(response, all="mine"))

    assert entry().verified == Figure(numerator=Decimal(45), denominator=Decimal(100))
    assert entry().comment == "Đếm lại"


def test_choosing_theirs_keeps_it_and_saves_the_rest(client, place):
    response = client.post(address(), late(typed("1", **MINE)))

    client.post(address(), chosen(response, all="theirs") | typed("2", comment="Đủ biên bản"))

    assert (entry().verified, entry().comment) == (THEIRS.figure, "Theo sổ theo dõi")
    assert entry("2").comment == "Đủ biên bản"


def test_an_adjustment_typed_meanwhile_is_carried_along(client, place):
    adjustment = {"dc-points": "-1", "dc-reason": "Chậm", "dc-known": "0"}
    response = client.post(address(), late(typed("1", **MINE), adjustment))
    assert not Adjustment.objects.exists()

    client.post(address(), chosen(response, all="theirs"))

    assert Adjustment.objects.get().reason == "Chậm"


def test_the_button_pressed_is_carried_along(client, place):
    response = client.post(address(), late(typed("1", **MINE), then="duyet"))

    assert client.post(address(), chosen(response, all="mine")).url == address(step="duyet")


def test_the_same_verdict_from_both_is_no_conflict(client, place):
    same = {"numerator": "80", "denominator": "100", "comment": "Theo sổ theo dõi"}
    before = state()

    assert client.post(address(), late(typed("1", **same))).url == address()
    assert state() == before


def test_what_comes_after_the_approval_is_shown_to_be_copied(client, place):
    workflow.perform(workflow.APPROVE, world.filed(), by=place.chi, version=2, today=date(2022, 4, 20))
    before = state()
    adjustment = {"dc-points": "-1", "dc-reason": "Chậm"}

    response = client.post(address(), late(typed("1", **MINE), adjustment))

    assert response.status_code == 409
    told = [(row["part"], row["mine_words"]) for row in response.context["unsaved"]]
    assert sorted(told) == [("-1", "Chậm"), ("Lý do, ý kiến", "Đếm lại"), ("Số thẩm định", "45 / 100")]
    assert state() == before


def test_every_kind_of_verdict_is_told_in_words(client, place):
    done, award = typed("3", done="0", comment="Chưa ban hành"), typed("2", points="1", reason="Chậm")

    response = client.post(address(), late(done, award))

    told = {row[2] for row in rows_of(response)}
    assert told == {"Chưa thực hiện", "Chưa ban hành", "1: Chậm"}
