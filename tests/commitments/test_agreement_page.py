"""Trang một bản cam kết: nội dung, phụ lục, báo cáo từng kỳ, lịch sử, và việc người này làm được."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments import agreements, entries
from commitments.models import Commitment, Report
from tests import world

pytestmark = pytest.mark.django_db
AMENDMENTS = [
    {
        "number": 1,
        "decision": "Quyết định số 5",
        "reason": "Chuyển bớt việc",
        "effective_on": "2022-04-01",
        "changes": [
            {"indicator": "1", "targets": {"2022": "85.5", "2022-Q3": "80"}},
            {"indicator": "3", "not_applicable": "đã chuyển"},
            {"indicator": "2", "not_applicable": ""},
        ],
    }
]


@pytest.fixture
def small():
    """U1: approved in time, late, a draft; U2: nothing."""
    return world.build(
        reports=[
            world.report("U1", status="approved"),
            world.report("U1", "2022-Q2", submitted_on="2022-06-20"),
            world.report("U1", "2022-Q3", "draft"),
        ]
    )


def opened(client, account, commitment):
    client.force_login(account)
    return client.get(commitment.get_absolute_url())


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "giang", "hoa", "khanh", "quan"])
def test_the_unit_itself_and_those_over_it_see_it(client, small, persona):
    assert opened(client, getattr(small, persona), small.commitments["U1"]).status_code == 200


@pytest.mark.parametrize("persona", ["dung", "mai"])
def test_a_stranger_and_another_unit_do_not(client, small, persona):
    assert opened(client, getattr(small, persona), small.commitments["U1"]).status_code == 404


def test_the_facts_of_the_commitment_and_the_notice_are_told(client, small):
    text = text_of(opened(client, small.an, small.commitments["U1"]))

    assert "Người cam kết Nguyễn Văn U1" in text
    assert "Ngày ký 05/01/2022" in text
    assert "Cơ quan nhận cam kết Ủy ban nhân dân tỉnh Thử" in text
    assert "Dữ liệu thử." in text


def test_the_end_is_told_with_its_reason(client, small):
    mine = Commitment.objects.filter(pk=small.commitments["U1"].pk)
    mine.update(status="ended", ended_on=date(2022, 9, 1), ended_reason="Sáp nhập")

    assert "Kết thúc ngày 01/09/2022 Lý do kết thúc Sáp nhập" in text_of(opened(client, small.an, mine.get()))


def test_targets_stand_by_year_in_the_groups_of_the_set(small):
    groups = agreements.groups(small.commitments["U1"])

    assert [(group.number, group.title, len(group.items)) for group in groups] == [
        ("A", "Thủ tục hành chính", 2),
        ("", "", 2),
    ]
    ratio, _ = groups[0].items
    yes_no, index = groups[1].items
    assert (ratio.compare, [str(each) for each in ratio.targets]) == ("≥", ["90.0000"])
    assert (yes_no.says, yes_no.targets) == ("Thực hiện", [None])
    assert (index.compare, [str(each) for each in index.targets]) == (">", ["70.0000"])
    assert index.note == "So với số liệu năm trước"


def test_targets_of_single_periods_stand_below_the_text():
    bundle = world.bundle()
    bundle["campaigns"][0]["commitments"][0]["items"][1]["targets"] = {
        "2022-Q3": "3",
        "2022": "4",
        "2022-Q1": "1",
    }
    world.import_data(bundle)

    item = agreements.groups(world.populate().commitments["U1"])[0].items[1]

    assert item.note == "Lộ trình: Quý I/2022: 1; Quý III/2022: 3"
    assert [str(each) for each in item.targets] == ["4.0000"]


def test_what_does_not_apply_is_told_in_place_of_the_targets(client):
    bundle = world.bundle()
    bundle["campaigns"][0]["commitments"][0]["items"][0]["not_applicable"] = "không có thủ tục"
    small = world.settle(bundle)

    text = text_of(opened(client, small.an, small.commitments["U1"]))

    assert "Không áp dụng: không có thủ tục" in text


def test_amendments_are_told_change_by_change(client):
    bundle = world.bundle()
    bundle["campaigns"][0]["commitments"][0]["amendments"] = AMENDMENTS
    small = world.settle(bundle)

    [annex] = agreements.annexes(small.commitments["U1"])

    assert (annex.number, annex.effective_on) == (1, date(2022, 4, 1))
    assert annex.changes == [
        "Chỉ tiêu 1 – năm 2022: 85,5; Quý III/2022: 80",
        "Chỉ tiêu 3 – không áp dụng (đã chuyển)",
        "Chỉ tiêu 2 – áp dụng trở lại",
    ]
    assert "Quyết định số 5. Lý do: Chuyển bớt việc." in text_of(
        opened(client, small.an, small.commitments["U1"])
    )


def states(small, account, today=date(2022, 9, 1)):
    filings = agreements.filings(small.commitments["U1"], account, today)
    return [(filing.name, str(filing.state), filing.is_late) for filing in filings]


def test_the_unit_sees_its_draft_the_others_that_nothing_came(small):
    common = [("Quý II/2022", "submitted", True), ("Quý I/2022", "approved", False)]
    ahead = ("Quý IV/2022", "not_due", False)

    assert states(small, small.an) == [ahead, ("Quý III/2022", "draft", False), *common]
    assert states(small, small.chi) == [ahead, ("Quý III/2022", "absent", False), *common]


def test_what_is_past_due_says_so(small):
    assert states(small, small.an, date(2022, 9, 16))[1] == ("Quý III/2022", "overdue", False)
    assert states(small, small.chi, date(2022, 12, 31))[0] == ("Quý IV/2022", "overdue", False)


def links(small, account):
    """Chữ cái đầu của các liên kết ở mỗi kỳ: r report, v review, c score card."""
    return [
        "".join(letter for letter, url in zip("rvc", addresses, strict=True) if url)
        for addresses in (
            (filing.report_url, filing.review_url, filing.card_url)
            for filing in agreements.filings(small.commitments["U1"], account, date(2022, 9, 1))
        )
    ]


@pytest.mark.parametrize(
    ("persona", "wanted"),
    [
        ("an", ["", "rc", "rc", "rc"]),
        ("chi", ["", "c", "rvc", "rvc"]),
        ("hoa", ["", "c", "rc", "rc"]),
    ],
)
def test_each_period_links_to_what_this_account_can_do_there(small, persona, wanted):
    assert links(small, getattr(small, persona)) == wanted


def test_the_links_lead_to_the_report_its_review_and_the_score_card(small):
    filing = agreements.filings(small.commitments["U1"], small.chi, date(2022, 9, 1))[-1]

    pk, report = small.commitments["U1"].pk, Report.objects.get(period="2022-Q1")
    assert filing.report_url == reverse("commitments:report", args=[pk, "2022-Q1"])
    assert filing.review_url == reverse("commitments:review", args=[report.pk])
    assert filing.card_url == reverse("reports:card", args=[pk, "2022-Q1"])


def test_the_history_tells_what_was_done_to_whom_it_concerns(small):
    draft = world.filed("U1", "2022-Q3")
    entries.save(
        small.commitments["U1"],
        "2022-Q3",
        {},
        {"difficulties": "Thiếu người"},
        by=small.an,
        version=draft.version,
        today=date(2022, 9, 1),
    )

    own, seen = (agreements.events(small.commitments["U1"], each) for each in (small.an, small.chi))

    assert [(change.by, change.text) for change in own] == [
        ("An", "Quý III/2022: Lưu số liệu, không đổi số liệu nào"),
        ("Hệ thống", "Nhập từ gói dữ liệu"),
    ]
    assert [change.text for change in seen] == ["Nhập từ gói dữ liệu"]


def unsigned(small):
    Commitment.objects.filter(pk=small.commitments["U2"].pk).update(status="draft", signed_on=None)
    return Commitment.objects.get(pk=small.commitments["U2"].pk)


@pytest.mark.parametrize(
    ("persona", "is_offered"), [("giang", True), ("chi", False), ("mai", False), ("quan", False)]
)
def test_signing_is_offered_to_the_officer_only(client, small, persona, is_offered):
    response = opened(client, getattr(small, persona), unsigned(small))

    assert ("Ghi nhận đã ký" in text_of(response)) is is_offered


def test_what_is_signed_is_not_offered_for_signing_but_always_for_printing(client, small):
    response = opened(client, small.giang, small.commitments["U1"])

    assert "Ghi nhận đã ký" not in text_of(response)
    assert reverse("reports:document", args=[small.commitments["U1"].pk]) in response.content.decode()


def test_without_a_signature_no_period_is_owed(client, small):
    text = text_of(opened(client, small.giang, unsigned(small)))

    assert "Chưa có kỳ nào phải báo cáo" in text
    assert "Chưa có phụ lục nào" in text


@pytest.mark.parametrize("persona", ["an", "chi"])
@pytest.mark.parametrize("quarters", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_reports(client, persona, quarters):
    small = world.build(reports=[world.report("U1", f"2022-Q{each + 1}") for each in range(quarters)])
    client.force_login(getattr(small, persona))

    with CaptureQueriesContext(connection) as queries:
        client.get(small.commitments["U1"].get_absolute_url())

    assert len(queries) == 17
