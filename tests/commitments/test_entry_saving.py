"""Lưu bản nháp trên trang nhập báo cáo: what is valid is saved, what is not comes back as it was typed."""

import unicodedata
from decimal import Decimal

import pytest

from commitments.models import Entry, Report
from indicators.figures import EMPTY, Figure
from tests import world
from tests.commitments.typed import address, notes, row, shown, stored

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs
TWO_THINGS = "Vừa ghi không phát sinh vừa có số liệu khác; chỉ giữ một."


@pytest.fixture
def province():
    return world.build(1)


@pytest.fixture
def u1(province):
    return province.commitments["U1"]


@pytest.fixture
def an(client, province):
    client.force_login(province.an)
    return client


def test_opening_the_page_writes_nothing(an, u1):
    an.get(address(u1))

    assert Report.objects.filter(commitment=u1).count() == 0


def test_first_save_makes_the_report(an, u1):
    typed = row(u1, "1", numerator="1.188", denominator="1204") | row(u1, "2", value="0")

    response = an.post(address(u1), typed | {"version": "0", "difficulties": "Thiếu người"}, follow=True)

    report = world.filed()
    assert response.redirect_chain == [(address(u1), 302)]
    assert (report.status, report.version, report.difficulties) == ("draft", 1, "Thiếu người")
    assert stored(u1, "1").reported == Figure(numerator=Decimal(1188), denominator=Decimal(1204))
    assert stored(u1, "2").reported == Figure(value=Decimal(0))


@pytest.mark.parametrize(("answer", "done"), [("1", True), ("0", False), ("", None)])
def test_yes_or_no_is_saved_as_chosen(an, u1, answer, done):
    an.post(address(u1), row(u1, "3", "Vì sao", done=answer) | {"version": "0"})

    assert stored(u1, "3").reported == Figure(done=done)


def test_none_arose_is_another_thing_than_zero(an, u1):
    an.post(address(u1), row(u1, "2", none_arose="on") | {"version": "0"})

    assert stored(u1, "2").reported == Figure(none_arose=True)


def test_emptied_field_is_empty_again(an, u1):
    an.post(address(u1), row(u1, "2", "Giải trình", value="7") | {"version": "0"})

    an.post(address(u1), row(u1, "2", "", value="") | {"version": "1"})

    entry = stored(u1, "2")
    assert (entry.reported, entry.explanation) == (EMPTY, "")


def test_estimate_and_explanation_are_saved_with_the_figure(an, u1):
    words = unicodedata.normalize("NFD", "Ước đến cuối quý\x00")

    an.post(address(u1), row(u1, "2", words, value="3", is_estimated="on") | {"version": "0"})

    entry = stored(u1, "2")
    assert (entry.value, entry.is_estimated, entry.explanation) == (3, True, "Ước đến cuối quý")


def test_what_is_valid_is_saved_beside_what_is_not(an, u1):
    typed = row(u1, "1", numerator="chín", denominator="10") | row(u1, "2", value="4")

    response = an.post(address(u1), typed | {"version": "0"})

    assert stored(u1, "2").value == 4
    assert stored(u1, "1") is None
    assert notes(response) == [
        "Phần có chỗ cần sửa chưa được lưu, chữ đã gõ còn nguyên. Các phần còn lại đã lưu."
    ]


def test_what_is_not_valid_comes_back_as_it_was_typed(an, u1):
    typed = row(u1, "1", "Lời\ndài", numerator="chín", denominator="10", is_estimated="on")

    response = an.post(address(u1), typed | {"version": "0"})

    faulty = shown(response, u1, "1")
    fields = faulty["fields"] + faulty["flags"] + faulty["notes"]
    assert [bound.value() for bound in fields] == ["chín", "10", False, True, "Lời\ndài"]
    assert faulty["state"] == "invalid"


def test_list_of_errors_says_where_and_leads_there(an, u1):
    response = an.post(address(u1), row(u1, "1", numerator="chín", denominator="10") | {"version": "0"})

    target = f"#id_c{u1.items.get(indicator__number='1').pk}-numerator"
    link = f'<a href="{target}">Chỉ tiêu 1 – Hồ sơ đúng hạn</a>: “chín” không phải là số.'
    assert link in response.content.decode()


@pytest.mark.parametrize(
    ("number", "typed", "field", "message"),
    [
        ("1", {"numerator": "5"}, "denominator", "Thiếu mẫu số: cần cả tử số và mẫu số."),
        ("1", {"numerator": "-5", "denominator": "9"}, "numerator", "Tử số không được âm."),
        ("1", {"numerator": "5", "denominator": "0"}, "denominator", "Mẫu số bằng 0 trong khi tử số khác 0."),
        ("2", {"value": "5", "none_arose": "on"}, "none_arose", TWO_THINGS),
    ],
)
def test_figure_that_contradicts_itself_is_not_saved(an, u1, number, typed, field, message):
    response = an.post(address(u1), row(u1, number, **typed) | {"version": "0"})

    form = next(form for form in response.context["filing"].entries if form.row.indicator.number == number)
    assert form.errors == {field: [message]}
    assert not Report.objects.filter(commitment=u1).exists()


def test_nothing_is_saved_when_all_is_wrong(an, u1):
    response = an.post(address(u1), row(u1, "2", value="abc") | {"version": "0"})

    assert notes(response) == [
        "Phần có chỗ cần sửa chưa được lưu, chữ đã gõ còn nguyên. Chưa có gì được lưu."
    ]


def test_corrected_row_is_saved_with_the_version_of_the_page_with_errors(an, u1):
    first = row(u1, "1", numerator="chín", denominator="10") | row(u1, "2", value="4")
    page = an.post(address(u1), first | {"version": "0"})

    second = row(u1, "1", numerator="9", denominator="10") | row(u1, "2", value="4")
    an.post(address(u1), second | {"version": str(page.context["sheet"].version)})

    assert stored(u1, "1").numerator == 9


def test_numerator_above_denominator_is_a_warning_only(an, u1):
    response = an.post(
        address(u1), row(u1, "1", numerator="132", denominator="120") | {"version": "0"}, follow=True
    )

    question = "Tử số (132) lớn hơn mẫu số (120)."
    assert stored(u1, "1").numerator == 132
    assert shown(response, u1, "1")["remarks"][0] == question


def test_number_below_zero_is_a_warning_only(an, u1):
    response = an.post(address(u1), row(u1, "2", value="-3") | {"version": "0"}, follow=True)

    assert stored(u1, "2").value == -3
    assert shown(response, u1, "2")["warning"] == "Số âm (-3). Kiểm tra lại nếu đây là số đếm."


def test_numbers_that_may_be_misread_are_spelled_out_after_saving(an, u1):
    typed = row(u1, "1", numerator="95.5", denominator="100") | row(u1, "2", value="1.234")

    response = an.post(address(u1), typed | {"version": "0"}, follow=True)

    assert notes(response)[0] == (
        "Hệ thống đã hiểu: Chỉ tiêu 1: “95.5” là 95,5; "
        "Chỉ tiêu 2: “1.234” là 1234 (dấu chấm ngăn hàng nghìn)."
    )
    assert shown(response, u1, "2")["fields"][0].value() == "1.234"


def test_saving_the_same_again_says_nothing_of_numbers(an, u1):
    typed = row(u1, "2", value="1.234")
    an.post(address(u1), typed | {"version": "0"}, follow=True)

    response = an.post(address(u1), typed | {"version": "1"}, follow=True)

    assert notes(response) == ["Không có thay đổi nào để lưu."]
    assert world.filed().version == 1


def test_indicator_that_was_not_sent_is_left_alone(an, u1):
    an.post(address(u1), row(u1, "2", value="7") | {"version": "0"})

    an.post(address(u1), row(u1, "3", done="1") | {"version": "1"})

    assert stored(u1, "2").value == 7


def test_words_alone_can_be_saved(an, u1):
    an.post(address(u1), {"version": "0", "proposals": "Bổ sung biên chế", "next_tasks": ""})

    report = world.filed()
    assert (report.proposals, report.entries.count()) == ("Bổ sung biên chế", 0)


def test_words_too_long_come_back_while_the_figures_are_saved(an, u1):
    typed = row(u1, "2", value="4") | {"version": "0", "proposals": "a" * 10_001, "difficulties": "Ngắn"}

    response = an.post(address(u1), typed)

    assert response.context["filing"].narrative["proposals"].value() == "a" * 10_001
    assert (stored(u1, "2").value, world.filed().difficulties, world.filed().proposals) == (4, "Ngắn", "")


def test_head_saves_on_the_way_to_sending(client, province, u1):
    client.force_login(province.binh)

    response = client.post(address(u1), row(u1, "2", value="4") | {"version": "0", "next": "submit"})

    assert response["Location"] == address(u1, name="submit")
    assert stored(u1, "2").value == 4


def test_returned_report_can_be_corrected(client):
    province = world.build(1, reports=[world.report(status="returned")])
    u1 = province.commitments["U1"]
    client.force_login(province.an)

    client.post(address(u1), row(u1, "2", value="2") | {"version": "1"})

    assert (world.filed().status, stored(u1, "2").value) == ("returned", 2)


def test_another_unit_may_not_save_by_naming_its_fields(client, province):
    stranger = province.dung
    u1 = province.commitments["U1"]
    client.force_login(stranger)

    response = client.post(address(u1), row(u1, "2", value="4") | {"version": "0"})

    assert response.status_code == 404
    assert Entry.objects.filter(report__commitment=u1).count() == 0


@pytest.mark.parametrize("persona", ["chi", "hoa", "giang", "khanh", "quan"])
def test_who_may_only_read_may_not_save(client, persona):
    province = world.build(1, reports=[world.report(status="returned")])
    u1 = province.commitments["U1"]
    client.force_login(getattr(province, persona))

    response = client.post(address(u1), row(u1, "2", value="99") | {"version": "1"})

    assert response.status_code == 403
    assert stored(u1, "2").value == 1
