"""Trang ý kiến chuyên ngành: the list of a lead unit, the items it was asked about, what the reviewer makes of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments import workflow
from commitments.models import LeadReview
from commitments.models.lead_review import Opinion
from tests import world
from tests.commitments import reviewing
from tests.commitments.leading import SENT_ON, answer, asked, build, built_and_sent, send
from units.roles import Role

pytestmark = pytest.mark.django_db
LIST = "/y-kien/"


@pytest.fixture
def place():
    return built_and_sent()


def address(unit="U1"):
    return reverse("commitments:lead_review", args=[world.filed(unit).pk])


def typed(unit="U1", **fields):
    """Các ô của chỉ tiêu 1, as the browser sends them."""
    row = asked(unit)
    mark = f"{row.pk}/{row.given_at.isoformat() if row.given_at else ''}"
    sent = {"seen": mark, "opinion": "", "comment": "", **fields}
    return {f"c{row.item_id}-{name}": text for name, text in sent.items()}


def opinions_on_record():
    return list(LeadReview.objects.values_list("opinion", "figure", "comment", "given_by__username"))


def units(client, query=""):
    return [row.report.commitment.unit.code for row in client.get(LIST + query).context["rows"]]


def test_the_lead_unit_finds_the_report_in_its_list(client, place):
    client.force_login(place.tai)

    assert units(client) == ["U1"]
    assert units(client, "?da-co=1") == []


def test_what_is_answered_moves_to_the_other_list(client, place):
    answer(place)
    client.force_login(place.tai)

    assert units(client) == []
    assert units(client, "?da-co=1") == ["U1"]


def test_what_went_back_is_not_waited_for(client, place):
    workflow.perform(workflow.RETURN, world.filed(), by=place.chi, version=2, today=SENT_ON, note="Sai")
    client.force_login(place.tai)

    assert units(client) == []


@pytest.mark.parametrize(
    ("persona", "status"), [("tai", 200), ("chi", 200), ("an", 403), ("hoa", 403), ("dung", 403)]
)
def test_the_list_is_for_reviewers(client, place, persona, status):
    client.force_login(getattr(place, persona))

    assert client.get(LIST).status_code == status


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "hoa", "quan", "mai", "dung"])
def test_the_items_are_shown_to_the_lead_unit_only(client, place, persona):
    client.force_login(getattr(place, persona))

    assert client.get(address()).status_code == 404
    assert client.post(address(), typed(opinion="agree")).status_code == 404
    assert opinions_on_record() == [("", {}, "", None)]


def test_the_lead_unit_sees_its_item_and_nothing_else_of_the_report(client, place):
    client.force_login(place.tai)

    page = client.get(address())

    assert [row["number"] for row, _, _ in page.context["rows"]] == ["1"]
    assert "Chỉ tiêu 2" not in page.content.decode()


@pytest.mark.parametrize(
    "name", ["commitments:review", "reports:card", "commitments:report", "commitments:detail"]
)
def test_every_other_page_of_the_report_is_not_there_for_it(client, place, name):
    report = world.filed()
    args = {
        "commitments:review": [report.pk],
        "reports:card": [report.commitment_id, report.period],
        "commitments:report": [report.commitment_id, report.period],
        "commitments:detail": [report.commitment_id],
    }
    client.force_login(place.tai)

    assert client.get(reverse(name, args=args[name])).status_code == 404


def test_earlier_figures_and_other_units_stand_beside_the_figure(client):
    earlier = world.report("U1", status="approved")
    now = world.report("U1", period="2022-Q2", status="draft")
    place = build(3, reports=[earlier, now, world.report("U2", period="2022-Q2", submitted_on="2022-06-14")])
    report = world.filed("U1", "2022-Q2")
    workflow.perform(workflow.SUBMIT, report, by=place.binh, version=1, today=SENT_ON.replace(month=7))
    client.force_login(place.tai)

    page = client.get(reverse("commitments:lead_review", args=[report.pk]))

    (row, _, _), *_ = page.context["rows"]
    assert row["past"] == (("Quý I/2022", "90% (90/100)"),)
    assert row["others"].figures == (("Sở Thử U2", "90% (90/100)"),)


def test_an_opinion_is_given_and_the_next_report_opens(client, place):
    client.force_login(place.tai)

    sent = typed(opinion="other", numerator="85", denominator="100", comment="Trừ hồ sơ tạm dừng")
    answered = client.post(address(), sent)

    assert answered.url == LIST
    figure = {"numerator": "85", "denominator": "100"}
    assert opinions_on_record() == [("other", figure, "Trừ hồ sơ tạm dừng", "tai")]


def test_what_is_unflagged_is_agreed_to_in_one_press(client, place):
    client.force_login(place.tai)

    client.post(address(), typed() | {"then": "dong-y"})

    assert opinions_on_record() == [("agree", {}, "", "tai")]


def test_a_flagged_figure_is_not_agreed_to_in_passing(client):
    report = world.report("U1", status="draft")
    report["entries"][0] |= {"numerator": "120"}
    place = build(reports=[report])
    send(place)
    client.force_login(place.tai)

    client.post(address(), typed() | {"then": "dong-y"})

    assert opinions_on_record() == [("", {}, "", None)]


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"opinion": "return"}, "comment"),
        ({"opinion": "other", "comment": "Sai"}, "numerator"),
        ({"comment": "Sai"}, "opinion"),
        ({"opinion": "agree", "numerator": "1", "denominator": "2"}, "opinion"),
        ({"opinion": "other", "numerator": "x", "denominator": "2", "comment": "Sai"}, "numerator"),
    ],
)
def test_a_faulty_opinion_is_shown_with_its_fault(client, place, fields, faulty):
    client.force_login(place.tai)

    page = client.post(address(), typed(**fields))

    assert page.status_code == 200
    assert set(page.context["form"].forms[0].errors) == {faulty}
    assert opinions_on_record() == [("", {}, "", None)]


def test_of_two_colleagues_the_second_sees_what_the_first_said(client, place):
    client.force_login(place.nam)
    sent = typed(opinion="agree")
    answer(place, Opinion.RETURN, comment="Thiếu hồ sơ")

    page = client.post(address(), sent)

    assert page.status_code == 409
    assert "Đề nghị trả lại: Thiếu hồ sơ – Tai" in page.content.decode()
    assert opinions_on_record() == [("return", {}, "Thiếu hồ sơ", "tai")]


def test_an_opinion_is_not_blotted_out(client, place):
    answer(place)
    client.force_login(place.tai)

    assert client.post(address(), typed()).status_code == 409
    assert opinions_on_record() == [("agree", {}, "", "tai")]


def test_after_the_report_went_back_the_page_is_read_only(client, place):
    client.force_login(place.tai)
    sent = typed(opinion="agree")
    workflow.perform(workflow.RETURN, world.filed(), by=place.chi, version=2, today=SENT_ON, note="Sai")

    assert client.get(address()).context["form"] is None
    assert client.post(address(), sent).status_code == 403
    assert opinions_on_record() == [("", {}, "", None)]


def test_the_list_asks_as_often_for_three_reports_as_for_one(client):
    place = build(5, reports=[world.report(unit, status="draft") for unit in ("U1", "U3", "U4")])
    client.force_login(place.tai)
    counts = []

    for sent in (["U1"], ["U3", "U4"]):
        for unit in sent:
            head = world.account(f"head-{unit}", Role.HEAD, place.units[unit], place.units[unit])
            send(place, unit, by=head)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 16


def test_the_page_asks_a_constant_number_of_times(client, place):
    client.force_login(place.tai)

    with CaptureQueriesContext(connection) as queries:
        client.get(address())

    assert len(queries) <= 45


def adopt(client, **fields):
    """Người thẩm định nhấn nhận ý kiến của chỉ tiêu 1."""
    row = asked()
    mark = {f"c{row.item_id}-lead": f"{row.pk}/{row.given_at.isoformat()}"}
    return client.post(reviewing.address(), {"version": str(world.filed().version)} | mark | fields)


def test_the_reviewer_sees_who_is_waited_for(client, place):
    client.force_login(place.chi)

    page = client.get(reviewing.address()).content.decode()

    assert "chờ ý kiến từ 01/04/2022, hạn 06/04/2022, quá hạn" in page


@pytest.mark.parametrize("press", ["one", "all"])
def test_an_opinion_is_taken_over_with_one_press(client, place, press):
    answer(place, Opinion.RETURN, comment="Thiếu hồ sơ")
    client.force_login(place.chi)

    adopt(client, **({"adopt": f"c{asked().item_id}"} if press == "one" else {"then": "nhan-y-kien"}))

    entry = reviewing.entry()
    assert (entry.decision, entry.comment, entry.numerator) == ("returned", "Sở Thử U2: Thiếu hồ sơ", 90)
    assert asked().given_by == place.tai


def test_an_opinion_that_changed_meanwhile_is_not_taken_over(client, place):
    answer(place)
    seen = asked()
    client.force_login(place.chi)
    answer(place, Opinion.RETURN, comment="Thiếu hồ sơ")

    adopt(
        client,
        **{"adopt": f"c{seen.item_id}", f"c{seen.item_id}-lead": f"{seen.pk}/{seen.given_at.isoformat()}"},
    )

    assert reviewing.entry().decision == ""


def test_the_press_for_all_leaves_what_the_reviewer_judged(client, place):
    answer(place)
    client.force_login(place.chi)
    client.post(
        reviewing.address(), {"version": "2"} | reviewing.typed("1", decision="returned", comment="Sai")
    )

    adopt(client, then="nhan-y-kien")

    assert (reviewing.entry().decision, reviewing.entry().comment) == ("returned", "Sai")


def test_what_is_unflagged_and_led_by_another_is_not_accepted_in_passing(client, place):
    client.force_login(place.chi)

    client.post(reviewing.address(), {"version": "2", "then": "chap-nhan"})

    assert (reviewing.entry("1").decision, reviewing.entry("2").decision) == ("", "accepted")


def test_the_history_tells_of_asking_and_answering(client, place):
    answer(place, Opinion.RETURN, comment="Thiếu hồ sơ")
    client.force_login(place.chi)

    page = client.get(reviewing.address()).content.decode()

    assert "Hỏi ý kiến cơ quan chủ trì – chỉ tiêu 1: Sở Thử U2; hạn 06/04/2022" in page
    assert "Cho ý kiến chuyên ngành (Sở Thử U2) – chỉ tiêu 1: đề nghị trả lại “Thiếu hồ sơ”" in page
