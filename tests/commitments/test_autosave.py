"""Tự lưu: each part by itself; what two people typed differently is shown, never overwritten."""

import json
from datetime import date

import pytest
from django.utils import timezone

from commitments import workflow
from commitments.entries import NEW, Draft, save
from commitments.models import ClosedYear, Report
from indicators.figures import Figure
from tests import world
from tests.commitments.typed import address, row, stored

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs
DAY = date(2022, 3, 14)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: DAY)


@pytest.fixture
def province():
    return world.build(2)


@pytest.fixture
def u1(province):
    return province.commitments["U1"]


def sent(commitment, number, *, started=None, **typed):
    """Điều trình duyệt gửi của một chỉ tiêu, with what the page showed when it was opened."""
    fields = row(commitment, number, **typed)
    initials = dict.fromkeys((f"initial-{name}" for name in fields), "")
    prefix = next(iter(fields)).partition("-")[0]
    return fields | initials | {f"initial-{prefix}-{name}": text for name, text in (started or {}).items()}


def autosave(client, account, commitment, typed, version=0):
    client.force_login(account)
    return client.post(address(commitment, name="autosave"), typed | {"version": str(version)})


def of_part(response, commitment, number):
    name = f"chi-tieu-{commitment.items.get(indicator__number=number).pk}"
    return next(part for part in response.json()["parts"] if part["name"] == name)


def theirs(province, commitment, number, figure, version=NEW):
    return save(
        commitment, "2022-Q1", {number: Draft(figure)}, {}, by=province.binh, version=version, today=DAY
    )


def test_one_part_is_saved_and_the_page_told_what_it_came_to(client, province, u1):
    response = autosave(client, province.an, u1, sent(u1, "1", numerator="1.188", denominator="1204"))

    told, part = response.json(), of_part(response, u1, "1")
    assert (stored(u1, "1").numerator, stored(u1, "1").denominator) == (1188, 1204)
    assert (told["version"], told["bar"][:24]) == (1, "1/4 chỉ tiêu đã nhập · đ")
    assert told["expected"] == {"score": "33,33", "points": "25,00/75,00"}
    assert (part["errors"], part["contested"]) == ({}, [])
    assert ">98,67<" in part["results"]
    assert [text for name, text in part["stored"].items() if name.endswith("numerator")] == ["1.188"]


def test_words_of_the_report_are_saved_too(client, province, u1):
    words = {"difficulties": "Thiếu người", "proposals": "", "next_tasks": ""}
    initials = dict.fromkeys((f"initial-{name}" for name in words), "")

    response = autosave(client, province.an, u1, words | initials)

    assert Report.objects.get(commitment=u1).difficulties == "Thiếu người"
    assert [part["name"] for part in response.json()["parts"]] == ["loi"]


def test_part_with_a_fault_is_not_saved_and_says_where(client, province, u1):
    typed = sent(u1, "2", value="nhiều") | sent(u1, "1", numerator="1", denominator="2")

    response = autosave(client, province.an, u1, typed)

    [(field, words)] = of_part(response, u1, "2")["errors"].items()
    assert field.endswith("-value")
    assert "nhiều" in words
    assert (stored(u1, "2"), stored(u1, "1").numerator) == (None, 1)


def test_old_page_overwrites_nothing_that_others_typed_elsewhere(client, province, u1):
    theirs(province, u1, "1", Figure(numerator=5, denominator=10))

    response = autosave(client, province.an, u1, sent(u1, "2", value="3"), version=0)

    assert (stored(u1, "1").numerator, stored(u1, "2").value) == (5, 3)
    assert (response.status_code, response.json()["version"]) == (200, 2)


def test_two_values_for_one_part_are_shown_and_neither_is_lost(client, province, u1):
    theirs(province, u1, "2", Figure(value=7))

    response = autosave(client, province.an, u1, sent(u1, "2", value="3"), version=0)

    [choice] = of_part(response, u1, "2")["contested"]
    assert stored(u1, "2").value == 7
    assert (choice["label"], choice["by"], choice["theirs"]) == ("Số liệu", "Binh", "7")


def test_keeping_mine_after_seeing_theirs_saves_mine(client, province, u1):
    theirs(province, u1, "2", Figure(value=7))

    autosave(client, province.an, u1, sent(u1, "2", value="3", started={"value": "7"}), version=0)

    assert stored(u1, "2").value == 3


def test_same_value_from_two_people_is_no_contest(client, province, u1):
    theirs(province, u1, "2", Figure(value=3))

    response = autosave(client, province.an, u1, sent(u1, "2", value="3,0"), version=0)

    assert of_part(response, u1, "2")["contested"] == []
    assert Report.objects.get(commitment=u1).version == 1


def test_nothing_changed_writes_nothing(client, province, u1):
    theirs(province, u1, "2", Figure(value=3))

    response = autosave(client, province.an, u1, sent(u1, "2", value="3", started={"value": "3"}))

    assert response.json()["version"] == 1


def test_stranger_sees_nothing(client, province, u1):
    assert autosave(client, province.dung, u1, sent(u1, "2", value="3")).status_code == 404
    assert stored(u1, "2") is None


def test_insider_who_does_not_enter_figures_is_refused(client, province, u1):
    theirs(province, u1, "2", Figure(value=7))
    workflow.perform(
        workflow.SUBMIT, Report.objects.get(commitment=u1), by=province.binh, version=1, today=DAY
    )

    response = autosave(client, province.chi, u1, sent(u1, "2", value="3"))

    assert (response.status_code, stored(u1, "2").value) == (403, 7)


def test_sent_report_takes_nothing_and_says_so(client, province, u1):
    report = theirs(province, u1, "2", Figure(value=7))
    workflow.perform(workflow.SUBMIT, report, by=province.binh, version=1, today=DAY)

    response = autosave(client, province.an, u1, sent(u1, "2", value="3"), version=1)

    assert (response.status_code, stored(u1, "2").value) == (409, 7)
    assert response.json()["lock"].startswith("Báo cáo đã gửi")


def test_closed_year_takes_nothing(client, province, u1):
    ClosedYear.objects.create(campaign=province.campaign, year=2022)

    response = autosave(client, province.an, u1, sent(u1, "2", value="3"))

    assert (response.status_code, stored(u1, "2")) == (409, None)


def test_opening_the_address_changes_nothing(client, province, u1):
    client.force_login(province.an)

    assert client.get(address(u1, name="autosave")).status_code == 405


def test_who_is_not_signed_in_any_more_is_sent_to_sign_in(client, u1):
    response = client.post(address(u1, name="autosave"), sent(u1, "2", value="3"))

    assert response.status_code == 302


@pytest.mark.parametrize("name", ["chua-nhap", "tra-lai", "giai-trinh", "la"])
def test_filter_shows_the_rows_asked_for(client, province, u1, name):
    theirs(province, u1, "2", Figure(value=7))
    save(u1, "2022-Q1", {"3": Draft(explanation="Chờ")}, {}, by=province.an, version=1, today=DAY)
    client.force_login(province.an)

    page = client.get(f"{address(u1)}?chi={name}")

    numbers = [line["number"] for group in page.context["groups"] for line in group["rows"]]
    wanted = {"chua-nhap": ["1", "3", "4"], "tra-lai": [], "giai-trinh": ["3"], "la": ["1", "2", "3", "4"]}
    assert numbers == wanted[name]
    assert [each["count"] for each in page.context["filters"]] == [4, 3, 0, 1]


def test_signing_in_again_on_the_page_answers_with_a_new_token(client, province):
    response = client.post("/dang-nhap/tai-cho/", {"username": "an", "password": "mật khẩu dài"})

    assert (response.status_code, list(response.json())) == (200, ["token"])
    assert client.session["_auth_user_id"] == str(province.an.pk)


def test_signing_in_again_with_a_wrong_password_says_so(client, province):
    response = client.post("/dang-nhap/tai-cho/", {"username": "an", "password": "sai"})

    assert response.status_code == 422
    assert json.loads(response.content)["problem"].startswith("Tên đăng nhập hoặc mật khẩu không đúng")
    assert "_auth_user_id" not in client.session
