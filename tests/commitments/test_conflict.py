"""Hai người cùng sửa một báo cáo, hoặc báo cáo vừa gửi: nothing typed is lost, nothing is overwritten unseen."""

import re
from datetime import date
from html import unescape

import pytest

from commitments import workflow
from commitments.models import ClosedYear
from tests import world
from tests.commitments.typed import address, notes, row, stored

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs


@pytest.fixture
def province():
    return world.build(1)


@pytest.fixture
def u1(province):
    return province.commitments["U1"]


def post(client, account, commitment, typed, version):
    client.force_login(account)
    return client.post(address(commitment), typed | {"version": str(version)})


def page_fields(response):
    """Mọi ô của biểu mẫu trên trang, with what a browser would send back untouched."""
    fields = {}
    for tag in re.findall(r"<(?:input|textarea)\b[^>]*>", response.content.decode()):
        known = {key: unescape(value) for key, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        is_chosen = known.get("type") not in {"checkbox", "radio"} or re.search(r"\schecked\b", tag)
        if "name" in known and is_chosen:
            fields[known["name"]] = known.get("value", "")
    return {name: value for name, value in fields.items() if name not in {"csrfmiddlewaretoken", "next"}}


def opened(client, account, commitment):
    """Trang như người này mở ra, before anybody else saves."""
    client.force_login(account)
    return page_fields(client.get(address(commitment)))


def test_second_of_two_sees_both_values_and_overwrites_nothing(client, province, u1):
    post(client, province.an, u1, row(u1, "2", value="3"), 0)

    response = post(client, province.binh, u1, row(u1, "2", "Vì bão", value="95.5"), 0)

    rows = response.context["conflict"]["rows"]
    assert response.status_code == 409
    assert [(each["part"], each["theirs_words"], each["mine_words"]) for each in rows] == [
        ("Số liệu", "3", "95.5"),
        ("Giải trình", "(để trống)", "Vì bão"),
    ]
    assert (stored(u1, "2").value, stored(u1, "2").explanation) == (3, "")


def test_conflict_names_who_saved_and_when(client, province, u1):
    post(client, province.an, u1, row(u1, "2", value="3"), 0)

    conflict = post(client, province.binh, u1, row(u1, "2", value="4"), 0).context["conflict"]

    assert (conflict["saved_by"], conflict["version"]) == ("An", 1)
    assert abs((conflict["saved_at"] - world.filed().changed_at).total_seconds()) < 5


def test_choosing_mine_saves_what_was_typed(client, province, u1):
    post(client, province.an, u1, row(u1, "1", numerator="1", denominator="2"), 0)
    page = post(client, province.binh, u1, row(u1, "1", numerator="3", denominator="4"), 0)

    client.post(address(u1), page_fields(page))

    assert (stored(u1, "1").numerator, stored(u1, "1").denominator) == (3, 4)


def test_choosing_theirs_keeps_the_figure_as_a_whole(client, province, u1):
    post(client, province.an, u1, row(u1, "1", none_arose="on"), 0)
    page = post(client, province.binh, u1, row(u1, "1", "Lời của Bình", numerator="3", denominator="4"), 0)
    name = page.context["conflict"]["rows"][0]["name"]

    client.post(address(u1), page_fields(page) | {name: "theirs"})

    entry = stored(u1, "1")
    assert (entry.none_arose, entry.numerator, entry.explanation) == (True, None, "Lời của Bình")


def test_what_i_did_not_touch_is_settled_for_what_the_other_saved(client, province, u1):
    mine = opened(client, province.binh, u1)
    post(client, province.an, u1, row(u1, "2", value="3"), 0)

    page = post(client, province.binh, u1, mine | row(u1, "3", done="1"), 0)

    rows = page.context["conflict"]["rows"]
    assert [(each["label"][:1], each["is_theirs"]) for each in rows] == [("2", True), ("3", False)]


def test_one_press_after_a_conflict_keeps_the_work_of_both(client, province, u1):
    mine = opened(client, province.binh, u1)
    post(client, province.an, u1, row(u1, "2", value="3"), 0)
    page = post(client, province.binh, u1, mine | row(u1, "3", done="1"), 0)

    client.post(address(u1), page_fields(page))

    assert (stored(u1, "2").value, stored(u1, "3").done) == (3, True)


def test_words_of_the_report_are_chosen_like_figures(client, province, u1):
    post(client, province.an, u1, {"difficulties": "Của An\nhai dòng"}, 0)
    page = post(client, province.binh, u1, {"difficulties": "Của Bình", "proposals": "Thêm người"}, 0)

    client.post(address(u1), page_fields(page) | {"keep-difficulties": "theirs"})

    report = world.filed()
    assert (report.difficulties, report.proposals) == ("Của An\nhai dòng", "Thêm người")


def test_conflict_upon_a_conflict_is_told_again(client, province, u1):
    post(client, province.an, u1, row(u1, "2", value="3"), 0)
    page = post(client, province.binh, u1, row(u1, "2", value="4"), 0)
    post(client, province.an, u1, row(u1, "2", value="5"), 1)

    client.force_login(province.binh)
    response = client.post(address(u1), page_fields(page))

    assert response.status_code == 409
    assert [each["theirs_words"] for each in response.context["conflict"]["rows"]] == ["5"]
    assert stored(u1, "2").value == 5


def test_what_cannot_be_read_survives_the_conflict(client, province, u1):
    post(client, province.an, u1, row(u1, "2", value="3"), 0)
    page = post(client, province.binh, u1, row(u1, "2", value="bốn"), 0)

    response = client.post(address(u1), page_fields(page))

    form = next(form for form in response.context["filing"].entries if form.row.indicator.number == "2")
    assert (form["value"].value(), list(form.errors)) == ("bốn", ["value"])


def test_two_who_typed_the_same_do_not_conflict(client, province, u1):
    post(client, province.an, u1, row(u1, "2", value="3"), 0)
    client.force_login(province.binh)

    response = client.post(address(u1), row(u1, "2", value="3,0") | {"version": "0"}, follow=True)

    assert notes(response)[-1] == "Số liệu đang lưu giống hệt số vừa nhập."
    assert world.filed().version == 1


@pytest.mark.parametrize("version", ["", "x", "-1", "7"])
def test_unknown_version_is_a_conflict_not_a_fault(client, province, u1, version):
    post(client, province.an, u1, row(u1, "2", value="3"), 0)

    response = post(client, province.an, u1, row(u1, "2", value="4"), version)

    assert (response.status_code, stored(u1, "2").value) == (409, 3)


def test_head_who_was_about_to_send_gets_there_after_the_conflict(client, province, u1):
    post(client, province.an, u1, row(u1, "2", value="3"), 0)
    page = post(client, province.binh, u1, row(u1, "2", value="4") | {"next": "submit"}, 0)

    response = client.post(address(u1), page_fields(page) | {"next": "submit"})

    assert 'name="next" value="submit"' in page.content.decode()
    assert response["Location"] == address(u1, name="submit")


def test_save_after_sending_shows_what_was_typed_and_changes_nothing(client, province, u1):
    post(client, province.an, u1, row(u1, "2", value="3"), 0)
    report = world.filed()
    workflow.perform(workflow.SUBMIT, report, by=province.binh, version=1, today=date(2022, 3, 14))

    response = post(client, province.an, u1, row(u1, "2", "Lời dài", value="95.5"), 1)

    assert response.status_code == 409
    assert response.context["copy"] == "2. Chỉ tiêu 2\nSố liệu: 95.5\n\n2. Chỉ tiêu 2\nGiải trình: Lời dài"
    assert "đang chờ thẩm định" in response.context["lock"]
    assert (world.filed().status, stored(u1, "2").value) == ("submitted", 3)


def test_save_after_sending_shows_only_what_this_person_typed(client, province, u1):
    mine = opened(client, province.an, u1)
    post(client, province.binh, u1, row(u1, "2", value="3"), 0)
    workflow.perform(workflow.SUBMIT, world.filed(), by=province.binh, version=1, today=date(2022, 3, 14))

    response = post(client, province.an, u1, mine | row(u1, "3", done="1"), 0)

    assert [each["mine_words"] for each in response.context["rows"]] == ["Đã thực hiện"]


@pytest.mark.parametrize("status", ["submitted", "approved"])
def test_sent_report_is_not_saved(client, status):
    province = world.build(1, reports=[world.report(status=status)])
    u1 = province.commitments["U1"]

    response = post(client, province.an, u1, row(u1, "2", value="9"), 1)

    assert (response.status_code, stored(u1, "2").value, world.filed().version) == (409, 1, 1)


def test_closed_year_is_not_saved(client, province, u1):
    ClosedYear.objects.create(campaign=province.campaign, year=2022)

    response = post(client, province.an, u1, row(u1, "2", value="9"), 0)

    assert (response.status_code, response.context["lock"]) == (409, "Năm 2022 đã khoá số liệu.")
    assert stored(u1, "2") is None
