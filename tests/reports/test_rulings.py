"""Ý kiến về hệ quả được đề xuất: xác nhận, không áp dụng có lý do, hai người cùng làm, số liệu đổi, ai được làm."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments import conflicts, workflow
from commitments.models import Standing
from reports import rulings
from reports.models import ConsequenceRuling, Ruling
from reports.rulings import Wish
from reports.views import rulings as views
from tests import world
from tests.reports.test_conclusions_page import URL, bundle, rows
from tests.snapshot import kept
from units.models import AuditEvent

pytestmark = pytest.mark.django_db
CONFIRMED, ASIDE = Ruling.CONFIRMED, Ruling.SET_ASIDE


@pytest.fixture
@kept
def small():
    """U1 has not met its year, which is closed: a rating cap and self-criticism are proposed."""
    world.import_data(bundle())
    place = world.populate()
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)
    return place


def page(small):
    return reverse("reports:rulings", args=[small.campaign.pk, 2022])


def key(small, code="TRAN"):
    return small.commitments["U1"].pk, code


def said(small, **words):
    """What the form of U1's rating cap would send."""
    return {f"{small.commitments['U1'].pk}-TRAN-{name}": value for name, value in words.items()}


def blank(client, small):
    """Everything that the page holds when nothing is touched."""
    client.force_login(small.chi)
    return {
        bound.html_name: "" if bound.value() is None else bound.value()
        for form in client.get(page(small)).context["forms"]
        for bound in form
    }


def send(client, small, **words):
    return client.post(page(small), blank(client, small) | said(small, **words))


def stored(small, code="TRAN"):
    return rulings.stored(small.campaign, 2022).get(key(small, code))


def wish(small, ruling=CONFIRMED, reason="", version=0, code="TRAN"):
    return Wish(key(small, code), ruling, reason, version)


def rule(small, *wishes, by=None):
    return rulings.rule_on(small.campaign, 2022, wishes, by=by or small.chi)


def test_a_proposal_is_confirmed_with_its_facts(client, small):
    response = send(client, small, ruling="confirmed")

    assert response.url == f"{URL}?campaign=C2022&year=2022"
    row = stored(small)
    score = Standing.objects.get(commitment=small.commitments["U1"], period="2022-Q4", basis="official").score
    assert (row.ruling, row.reason, row.ruled_by) == (CONFIRMED, "", small.chi)
    assert row.facts == {"score": f"{score}".replace(".", ","), "streak": 1, "leader": "P-U1"}
    assert stored(small, "KIEM") is None


def test_a_proposal_is_set_aside_with_a_reason_that_everybody_reads(client, small):
    send(client, small, ruling="set_aside", reason="Đơn vị mới thành lập")

    assert (stored(small).ruling, stored(small).reason) == (ASIDE, "Đơn vị mới thành lập")
    client.force_login(small.binh)
    text = client.get(URL).content.decode()
    assert "Không áp dụng" in text
    assert "Đơn vị mới thành lập" in text


def test_what_is_left_as_it_stands_says_nothing(client, small):
    send(client, small, ruling="confirmed")

    client.post(page(small), blank(client, small))

    assert stored(small).version == 1
    assert ConsequenceRuling.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ({"ruling": "set_aside"}, "Ghi lý do không áp dụng."),
        ({"ruling": "set_aside", "reason": "  "}, "Ghi lý do không áp dụng."),
        ({"reason": "Vì thế"}, "Đã ghi lý do thì chọn ý kiến."),
    ],
)
def test_half_an_opinion_is_refused_and_kept(client, small, words, fault):
    response = send(client, small, **words)

    assert fault in response.content.decode()
    assert not ConsequenceRuling.objects.exists()


def test_the_second_of_two_reviewers_learns_of_the_first(client, small):
    before = blank(client, small)
    send(client, small, ruling="confirmed")

    response = client.post(page(small), before | said(small, ruling="set_aside", reason="Khách quan"))

    assert response.status_code == 409
    page_text = response.content.decode()
    assert "Người khác vừa cho ý kiến" in page_text
    assert "Đang lưu: Xác nhận đề xuất" in page_text
    assert "Khách quan</textarea>" in page_text
    assert stored(small).ruling == CONFIRMED


def test_an_opinion_is_changed_by_another_one_and_both_are_on_record(client, small):
    send(client, small, ruling="confirmed")
    send(client, small, ruling="set_aside", reason="Khách quan")

    events = AuditEvent.objects.filter(verb=rulings.RULED).order_by("number")
    assert [(each.subject, each.data["ruling"], each.note) for each in events] == [
        ("2022/U1", "confirmed", ""),
        ("2022/U1", "set_aside", "Khách quan"),
    ]
    assert stored(small).version == 2


def test_facts_that_change_later_mark_the_opinion_until_it_is_said_again(client, small):
    send(client, small, ruling="confirmed")
    world.Account.objects.filter(pk=small.chi.pk).update(full_name="Chi")
    small.units["U1"].terms.all().delete()

    shown = rows(client.get(URL))["Sở Thử U1"].proposals[0]
    assert (shown.ruling.ruling, shown.is_stale) == (CONFIRMED, True)
    assert "Số liệu đã khác từ khi cho ý kiến" in client.get(URL).content.decode()

    client.post(page(small), blank(client, small))
    assert rows(client.get(URL))["Sở Thử U1"].proposals[0].is_stale is False


def test_what_is_not_proposed_cannot_be_ruled_on_and_nothing_else_is_written(small):
    other = Wish((small.commitments["U2"].pk, "TRAN"), CONFIRMED, "", 0)

    with pytest.raises(conflicts.NotReady):
        rule(small, wish(small), other)

    assert not ConsequenceRuling.objects.exists()


@pytest.mark.parametrize("persona", ["hoa", "giang", "an"])
def test_the_verb_refuses_who_may_not_close_the_year(small, persona):
    with pytest.raises(conflicts.Refused):
        rule(small, wish(small), by=getattr(small, persona))

    assert not ConsequenceRuling.objects.exists()


@pytest.mark.parametrize(("persona", "status"), [("hoa", 403), ("giang", 403), ("binh", 403), ("dung", 404)])
def test_who_may_not_rule_does_not_get_the_page(client, small, persona, status):
    client.force_login(getattr(small, persona))

    assert client.get(page(small)).status_code == status
    assert client.post(page(small), said(small, ruling="confirmed", version="0")).status_code == status
    assert not ConsequenceRuling.objects.exists()


def test_a_year_outside_the_campaign_is_not_found(client, small):
    client.force_login(small.chi)

    assert client.get(reverse("reports:rulings", args=[small.campaign.pk, 2023])).status_code == 404


def test_the_database_wants_a_reason_for_setting_aside(small):
    rule(small, wish(small))

    with pytest.raises(IntegrityError), transaction.atomic():
        ConsequenceRuling.objects.update(ruling=ASIDE)


def test_the_page_says_which_of_the_three_things_it_is(client, small):
    client.force_login(small.chi)

    text = client.get(page(small)).content.decode()

    assert "kết quả thực hiện cam kết" in text
    assert "Nghị định 335/2025/NĐ-CP" in text
    assert "Chỉ số cải cách hành chính" in text


def test_where_nothing_is_proposed_the_page_says_why(client):
    world.import_data(bundle())
    place = world.populate()
    client.force_login(place.chi)

    assert "Không có hệ quả nào được đề xuất" in client.get(page(place)).content.decode()


@pytest.mark.parametrize("units", [1, 9])
def test_the_number_of_queries_does_not_depend_on_the_rows(client, units):
    world.import_data(bundle(units))
    place = world.populate()
    Standing.objects.filter(period="2022-Q4").update(has_pending=False)
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)
    Standing.objects.filter(period="2022-Q4").update(has_pending=False, score=1)
    client.force_login(place.chi)
    client.get(page(place))

    with CaptureQueriesContext(connection) as queries:
        response = client.get(page(place))

    assert len(response.context["forms"]) == 2 * units
    assert len(queries) == 18


@pytest.fixture
def many(monkeypatch):
    """Three that have not met their year, two of them on the first page."""
    monkeypatch.setattr(views, "ROWS", 2)
    world.import_data(bundle())
    place = world.populate()
    Standing.objects.filter(period="2022-Q4").update(has_pending=False)
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)
    Standing.objects.filter(period="2022-Q4").update(has_pending=False, score=1)
    return place


def units(response):
    return list(dict.fromkeys(form.row.unit for form in response.context["forms"]))


def test_many_proposals_come_by_pages_and_none_is_left_out(client, many):
    client.force_login(many.chi)

    first, second = (client.get(page(many), {"page": number}) for number in (1, 2))

    assert [units(first), units(second)] == [["Sở Thử U1", "Sở Thử U2"], ["Sở Thử U3"]]
    assert "đơn vị không đạt thứ 1–2 trong 3" in first.content.decode()


def filled(client, many):
    """(address of the second page, what it sends when U3's rating cap is confirmed)."""
    client.force_login(many.chi)
    address = f"{page(many)}?page=2"
    blank = {
        bound.html_name: "" if bound.value() is None else bound.value()
        for form in client.get(address).context["forms"]
        for bound in form
    }
    return address, blank | {f"{many.commitments['U3'].pk}-TRAN-ruling": "confirmed"}


def test_what_is_said_on_a_later_page_is_recorded_and_the_page_shown_again(client, many):
    address, form = filled(client, many)

    response = client.post(address, form)

    assert response.url == address
    [row] = ConsequenceRuling.objects.all()
    assert (row.commitment, row.rule.code, row.ruling) == (many.commitments["U3"], "TRAN", CONFIRMED)


def test_what_moved_to_another_page_meanwhile_is_still_recorded(client, many):
    address, form = filled(client, many)
    Standing.objects.filter(period="2022-Q4", commitment=many.commitments["U1"]).update(score=100)
    assert units(client.get(address)) == ["Sở Thử U2", "Sở Thử U3"]

    client.post(address, form)

    assert [row.commitment for row in ConsequenceRuling.objects.all()] == [many.commitments["U3"]]
