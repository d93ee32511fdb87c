"""Trang kết luận năm: ai thấy gì, năm nào hiện ra trước, vì sao còn để mở, hệ quả nào được đề xuất."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments import workflow
from commitments.models import Campaign, ConsequenceRule, Standing
from reports import group_pages, years
from tests import world

pytestmark = pytest.mark.django_db
URL = reverse("reports:conclusions")
KNOWN = {"indicator": "4", "value": "71"}
RULES = [
    {
        "code": "TRAN",
        "legal_basis": "Kế hoạch 336",
        "type": "rating_cap",
        "level": "Hoàn thành nhiệm vụ",
        "text": "Không được xếp loại hoàn thành tốt.",
    },
    {"code": "KIEM", "legal_basis": "Kế hoạch 336", "type": "self_criticism", "text": "Phải kiểm điểm."},
    {
        "code": "HAI-NAM",
        "legal_basis": "Bản cam kết",
        "type": "accountability",
        "years": 2,
        "scope": "unit",
        "text": "Xử lý trách nhiệm.",
    },
]


def bundle(units=3):
    """U1 has sent the last quarter only, U2 has sent nothing."""
    reports = [world.report("U1", "2022-Q4", "approved", submitted_on="2022-12-10", entries=[KNOWN])]
    made = world.bundle(units, reports=reports)
    made["campaigns"][0]["consequences"] = RULES
    return made


@pytest.fixture
def small():
    return world.settle(bundle())


def shown(client, account, **asked):
    client.force_login(account)
    return client.get(URL, asked)


def rows(response):
    return {row.unit: row for section in response.context["sections"] for row in section.rows}


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("persona", ["chi", "giang", "hoa", "khanh", "quan"])
def test_who_oversees_the_campaign_sees_every_row(client, small, persona):
    response = shown(client, getattr(small, persona))

    assert list(rows(response)) == ["Sở Thử U1", "Sở Thử U2", "Sở Thử U3"]
    assert response.context["is_own_only"] is False


@pytest.mark.parametrize(("persona", "unit"), [("an", "U1"), ("binh", "U1"), ("mai", "U2")])
def test_a_unit_sees_its_own_row_only(client, small, persona, unit):
    response = shown(client, getattr(small, persona))

    assert [(row.unit, row.is_mine) for row in rows(response).values()] == [(f"Sở Thử {unit}", True)]
    assert "Trang này chỉ có kết luận của đơn vị mình." in text_of(response)
    assert f"Nguyễn Văn {'U2' if unit == 'U1' else 'U1'}" not in text_of(response)


def test_a_stranger_sees_the_own_campaign_only(client, small):
    assert shown(client, small.dung, campaign="C2022").status_code == 404
    assert shown(client, small.dung).context["choice"].campaign.code == "KHAC"


def test_an_account_without_a_role_is_told_what_to_do(client, small):
    nobody = world.Account.objects.create_user("nobody", password="mật khẩu dài")

    assert "Chưa có đợt cam kết nào để xem" in text_of(shown(client, nobody))
    assert shown(client, nobody, campaign="C2022").status_code == 404


def test_the_page_asks_for_a_sign_in_and_takes_no_post(client, small):
    assert client.get(URL).status_code == 302
    client.force_login(small.chi)
    assert client.post(URL).status_code == 405


def test_a_year_that_is_open_says_why(client, small):
    found = rows(shown(client, small.chi))

    assert (found["Sở Thử U1"].verdict, found["Sở Thử U1"].score) == ("open", found["Sở Thử U1"].score)
    assert found["Sở Thử U1"].reasons == ["Còn tạm tính: có báo cáo chưa gửi hoặc chưa duyệt, năm chưa khoá."]
    assert found["Sở Thử U2"].reasons == ["Có chỉ tiêu chờ công bố."]


def test_a_report_that_waits_and_a_score_that_is_not_there_are_said(client, small):
    rows_of = Standing.objects.filter(campaign__code="C2022", period="2022-Q4", basis="official")
    rows_of.filter(commitment__unit__code="U2").update(
        has_pending=False, awaits_review=True, score=None, rank=None
    )

    assert rows(shown(client, small.chi))["Sở Thử U2"].reasons == [
        "Có báo cáo chờ thẩm định.",
        "Chưa có điểm: không có chỉ tiêu nào được tính.",
    ]


def test_a_closed_year_proposes_what_the_rules_say(client, small):
    workflow.close_year(small.campaign, 2022, by=small.chi, today=world.AFTERWARDS)

    response = shown(client, small.chi)

    row = rows(response)["Sở Thử U1"]
    assert (row.verdict, row.streak, row.leader, row.reasons) == ("not_met", 1, "Nguyễn Văn U1", [])
    assert [each.proposal.title for each in row.proposals] == [
        "Giới hạn mức xếp loại của người đứng đầu: không quá mức “Hoàn thành nhiệm vụ”",
        "Kiểm điểm trách nhiệm",
    ]
    assert response.context["tally"] == "0 đạt, 1 không đạt, 2 chưa kết luận"
    assert "Người khoá Chi" in text_of(response)


def test_the_rules_of_the_campaign_stand_below(client, small):
    text = text_of(shown(client, small.binh))

    assert "Xem xét xử lý trách nhiệm: 2 năm liên tiếp không đạt, tính theo đơn vị" in text
    assert "Xử lý trách nhiệm. (Bản cam kết)" in text
    assert "Hệ thống đề xuất, người có thẩm quyền quyết định." in text
    assert "không phải xếp loại chất lượng cán bộ, công chức" in text


@pytest.mark.parametrize(
    ("rule", "value", "sentence"),
    [
        ("min_score", "70", "Điểm cả năm không thấp hơn 70."),
        ("min_met_share", "82.5", "Ít nhất 82,5% số chỉ tiêu được tính đạt."),
        ("all_indicators", None, "Mọi chỉ tiêu được tính đều đạt."),
    ],
)
def test_the_rule_of_a_met_year_is_told_in_words(small, rule, value, sentence):
    Campaign.objects.filter(code="C2022").update(met_rule=rule, met_value=value)

    assert years.met_rule(Campaign.objects.get(code="C2022")) == sentence


def test_a_unit_without_a_head_on_that_day_has_no_name(client, small):
    small.units["U1"].terms.all().delete()

    assert rows(shown(client, small.chi))["Sở Thử U1"].leader == ""


def test_a_commitment_that_ended_before_has_no_row_and_is_counted(client, small):
    words = {"ended_on": world.date(2022, 6, 30), "reason": "Sắp xếp", "today": world.AFTERWARDS}
    workflow.end(small.commitments["U2"], by=small.giang, **words)

    response = shown(client, small.chi)

    assert list(rows(response)) == ["Sở Thử U1", "Sở Thử U3"]
    assert [section.absent for section in response.context["sections"]] == [1, 0]
    assert "1 bản cam kết của khối không có kết luận" in text_of(response)
    assert "Không có kết luận nào" in text_of(shown(client, small.mai))


@pytest.mark.parametrize("asked", ["2021", "2023", "x", "٢٠٢٢"])
def test_a_year_that_is_not_there_is_said_to_be_so(client, small, asked):
    response = shown(client, small.chi, year=asked)

    assert response.context["choice"].year == 2022
    assert f"Đợt này không có năm “{asked}”." in text_of(response)


def test_the_latest_year_with_a_report_comes_first(client):
    made = bundle()
    made["campaigns"][0] |= {"year_from": 2021, "year_to": 2024}
    small = world.settle(made)

    assert shown(client, small.chi).context["choice"].year == 2022
    assert shown(client, small.chi, year="2024").context["choice"].year == 2024


def test_the_way_to_closing_is_offered_to_the_reviewer_of_an_open_year_only(client, small):
    way = reverse("reports:close", args=[small.campaign.pk, 2022])

    assert way in shown(client, small.chi).content.decode()
    assert way not in shown(client, small.giang).content.decode()
    workflow.close_year(small.campaign, 2022, by=small.chi, today=world.AFTERWARDS)
    assert way not in shown(client, small.chi).content.decode()


@pytest.mark.parametrize("persona", ["chi", "khanh", "hoa", "quan", "giang", "binh"])
def test_the_navigation_leads_there(client, small, persona):
    client.force_login(getattr(small, persona))

    navigation = client.get(reverse("commitments:list")).context["navigation"]

    assert "Kết luận năm" in [entry["label"] for entry in navigation]


@pytest.mark.parametrize("units", [1, 3, 9])
def test_the_number_of_queries_does_not_depend_on_the_rows(client, units):
    small = world.settle(bundle(units))
    workflow.close_year(small.campaign, 2022, by=small.chi, today=world.AFTERWARDS)
    client.force_login(small.chi)

    with CaptureQueriesContext(connection) as queries:
        client.get(URL)

    assert len(queries) == 23
    assert [query["sql"] for query in queries if '"card"' in query["sql"]] == []


def test_every_kind_of_consequence_has_its_words(small):
    kinds = {rule.type for rule in small.campaign.consequences.all()}

    assert kinds == set(ConsequenceRule.Type)


def test_many_verdicts_come_in_pages_that_count_all_of_them(client, monkeypatch, small):
    whole = shown(client, small.hoa)
    monkeypatch.setattr(group_pages, "SIZE", 2)

    first, second = shown(client, small.hoa), shown(client, small.hoa, page="2")

    assert list(rows(first)) + list(rows(second)) == list(rows(whole))
    assert first.context["tally"] == second.context["tally"] == whole.context["tally"]
    assert "Trang 2/2: đơn vị thứ 3–3 trong 3" in text_of(second)
    assert list(rows(shown(client, small.hoa, page="tat-ca"))) == list(rows(whole))
