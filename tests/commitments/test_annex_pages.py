"""Các trang của phụ lục: only the officer of the receiving unit draws up, previews, revises, signs and discards."""

from datetime import date
from decimal import Decimal

import pytest

from commitments import annexing
from commitments.annexing import Alteration
from commitments.models import Amendment, ClosedYear, Commitment
from tests import world
from tests.commitments.annexes import address, drafted, item, proposal, signed, typed
from tests.commitments.test_agreement_page import text_of

pytestmark = pytest.mark.django_db
ACTS = ["draw_up", "revise", "sign", "discard"]


@pytest.fixture
def small():
    return world.build(
        reports=[
            world.report("U1", f"2022-Q{each}", "approved", submitted_on=f"2022-{3 * each:02d}-14")
            for each in (1, 2, 3, 4)
        ]
    )


def test_the_officer_draws_up_a_draft(client, small):
    client.force_login(small.giang)

    response = client.post(address(small, "draw_up"), typed(small), follow=True)

    amendment = Amendment.objects.get()
    assert response.redirect_chain == [(address(small), 302)]
    assert annexing.proposal_of(amendment) == proposal(n1="95.5")
    text = text_of(response)
    assert "Đã lập dự thảo Phụ lục số 01. Dự thảo chưa tính điểm." in text
    assert "Năm 2022 ≥ 90 ≥ 95,5" in text
    assert "Quý III/2022 91,67 89,75" in text


def test_the_preview_stores_nothing_and_keeps_what_was_typed(client, small):
    client.force_login(small.giang)

    response = client.post(address(small, "draw_up"), typed(small, next="xem-truoc"))

    assert not Amendment.objects.exists()
    assert "Xem trước: điểm chính thức" in text_of(response)
    assert 'value="95,5"' in response.content.decode()


def test_milestones_and_applicability_are_typed_too(client, small):
    client.force_login(small.giang)
    one, two, three = (item(small, number) for number in "123")

    client.post(
        address(small, "draw_up"),
        typed(small)
        | {
            f"muc-{one}-2022-Q3": "80",
            f"muc-{two}-2022": "",
            f"ap-dung-{three}": "khong",
            f"ly-do-{three}": "đã chuyển",
        },
    )

    assert dict(annexing.proposal_of(Amendment.objects.get()).alterations) == {
        "1": Alteration({"2022": Decimal("95.5"), "2022-Q3": Decimal(80)}),
        "3": Alteration({}, "đã chuyển"),
    }


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"decision": ""}, "decision", "Ghi quyết định điều chỉnh."),
        ({"reason": " "}, "reason", "Ghi lý do điều chỉnh."),
        ({"effective_on": "1/7/2022"}, "effective_on", "Viết ngày đủ dạng dd/mm/yyyy, ví dụ 05/01/2022."),
        (
            {"effective_on": "01/01/2022"},
            "effective_on",
            "Ngày hiệu lực trước ngày ký bản cam kết (05/01/2022).",
        ),
        (
            {"1": "nhiều"},
            "1",
            "“nhiều” không phải là số. Viết số thập phân bằng dấu phẩy, ví dụ 1234,5 hoặc 1.234,5.",
        ),
        ({"1": "-5"}, "1", "Mức giao không được âm."),
        ({"1": ""}, "__all__", "Phụ lục chưa thay đổi mức giao hoặc việc áp dụng nào so với hiện hành."),
        ({"1-Q1": "5"}, "1-Q1", "Quý I/2022 kết thúc ngày 31/03/2022, trước ngày hiệu lực."),
        ({"ap-dung": "khong"}, "ly-do", "Ghi lý do không áp dụng."),
        ({"ly-do": "chuyển"}, "ap-dung", "Có lý do nhưng chưa chọn “Không áp dụng”. Chọn hoặc xoá lý do."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, small, changes, field, message):
    one = item(small, "1")
    names = {
        "1": f"muc-{one}-2022",
        "1-Q1": f"muc-{one}-2022-Q1",
        "ap-dung": f"ap-dung-{one}",
        "ly-do": f"ly-do-{one}",
    }
    client.force_login(small.giang)

    response = client.post(
        address(small, "draw_up"),
        typed(small) | {names.get(name, name): value for name, value in changes.items()},
    )

    assert response.context["form"].errors == {names.get(field, field): [message]}
    assert not Amendment.objects.exists()


def test_a_closed_year_has_no_boxes(client, small):
    ClosedYear.objects.create(campaign=small.campaign, year=2022)
    client.force_login(small.giang)

    page = client.get(address(small, "draw_up")).content.decode()

    assert f"muc-{item(small, '1')}-2022" not in page
    assert f"ap-dung-{item(small, '1')}" in page


def test_while_there_is_a_draft_drawing_up_leads_to_it(client, small):
    amendment = drafted(small)
    client.force_login(small.giang)

    assert (
        client.post(address(small, "draw_up"), typed(small)).headers["Location"]
        == amendment.get_absolute_url()
    )
    assert Amendment.objects.count() == 1


@pytest.mark.parametrize("act", ["", *ACTS])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_nothing(client, small, act, method):
    drafted(small)
    client.force_login(small.dung)
    if act or method == "get":
        assert getattr(client, method)(address(small, act)).status_code == 404
    assert Amendment.objects.get().signed_on is None


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "hoa", "khanh", "quan"])
def test_who_sees_the_commitment_without_being_the_officer_may_do_nothing(client, small, persona):
    drafted(small)
    client.force_login(getattr(small, persona))

    for act in ACTS:
        assert client.get(address(small, act)).status_code == 403
        assert client.post(address(small, act), typed(small) | {"version": "1"}).status_code == 403
    assert client.get(address(small)).status_code == 403
    assert [(each.number, each.signed_on, each.version) for each in Amendment.objects.all()] == [(1, None, 1)]


@pytest.mark.parametrize("act", ["revise", "sign", "discard"])
def test_a_signed_amendment_is_not_touched_again(client, small, act):
    signed(small, drafted(small))
    client.force_login(small.giang)

    assert client.post(address(small, act), typed(small) | {"version": "1"}).status_code == 403
    assert Amendment.objects.get().signed_on == date(2022, 7, 2)


def test_an_unsigned_commitment_has_no_annex(client, small):
    Commitment.objects.filter(pk=small.commitments["U2"].pk).update(status="draft", signed_on=None)
    client.force_login(small.giang)

    assert client.get(address(small, "draw_up", unit="U2")).status_code == 403


def test_a_signed_amendment_is_read_by_the_unit(client, small):
    signed(small, drafted(small))
    client.force_login(small.an)

    text = text_of(client.get(address(small)))

    assert "Ngày ký 02/07/2022" in text
    assert "Năm 2022 ≥ 90 ≥ 100" in text
    assert "Dự thảo" not in text
    assert client.get(address(small, number=2)).status_code == 404
