"""Từ cơ sở dữ liệu đến văn bản: mỗi bản nói đúng điều đã cam kết, và chỉ dựa vào điều có trong gói dữ liệu."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.bundle.importing import import_data
from commitments.models import Campaign
from reports.documents.paper import Line, Party, Role, Signer, Target, Template
from reports.papers import BY_UNIT, paper_of, papers
from tests import world

pytestmark = pytest.mark.django_db


def printed(bundle):
    """Các văn bản của gói này, by unit code."""
    import_data(bundle)
    return {each.unit_code: each for each in papers(Campaign.objects.get(code="C2022"))}


def of_commitment(place, **changes):
    bundle = world.bundle()
    bundle["campaigns"][0]["commitments"][place] |= changes
    return bundle


def lines(paper):
    return {line.number: line for group in paper.groups for line in group.lines}


def test_a_document_carries_the_words_of_its_campaign():
    bundle = world.bundle()
    bundle["campaigns"][0]["document"] |= {
        "opening": "Tôi cam kết:",
        "duties": "Chỉ đạo.",
        "sanctions": "Kiểm điểm.",
        "copies": 3,
    }
    paper = printed(bundle)["U1"]

    assert (paper.title, paper.subtitle, paper.template) == (
        "BẢN CAM KẾT",
        "Cải cách hành chính",
        Template.RECIPIENT,
    )
    assert (paper.opening, paper.duties, paper.sanctions, paper.copies) == (
        "Tôi cam kết:",
        "Chỉ đạo.",
        "Kiểm điểm.",
        3,
    )
    assert paper.legal_bases == ("Kế hoạch số 1/KH-UBND ngày 01 tháng 01 năm 2022",)
    assert (paper.notice, paper.years, paper.place) == ("Dữ liệu thử.", (2022,), "Thử")


def test_a_document_names_the_one_who_commits_and_the_superior():
    paper = printed(world.bundle())["U1"]

    assert (paper.order, paper.unit_name, paper.superior) == (1, "Sở Thử U1", "Ủy ban nhân dân tỉnh Thử")
    assert (paper.leader_name, paper.leader_title) == ("Nguyễn Văn U1", "Giám đốc")
    assert (paper.signed_on, paper.is_draft) == (date(2022, 1, 5), False)


def test_names_for_the_head_come_in_the_form_given_for_documents():
    bundle = world.bundle()
    bundle["units"][0]["upper_name"] = "UBND TỈNH THỬ"
    bundle["units"][2]["upper_name"] = "SỞ THỬ MỘT"

    paper = printed(bundle)["U1"]

    assert (paper.issuer, paper.superior) == ("SỞ THỬ MỘT", "UBND TỈNH THỬ")


def test_lines_stand_in_the_groups_of_the_indicator_set():
    paper = printed(world.bundle())["U1"]

    assert [(group.number, group.title, len(group.lines)) for group in paper.groups] == [
        ("A", "Thủ tục hành chính", 2),
        ("", "", 2),
    ]
    assert lines(paper)["1"] == Line("1", "Chỉ tiêu 1", "%", "ratio", "gte", "target", (Target(2022, "90"),))


def test_yes_or_no_has_no_target_and_a_baseline_is_last_years_figure():
    paper = printed(world.bundle())["U1"]

    assert lines(paper)["3"] == Line("3", "Chỉ tiêu 3", "kế hoạch", "yes_no", None, None)
    assert lines(paper)["4"].targets == (Target(2022, "70"),)


def test_targets_of_single_periods_are_milestones_in_their_order():
    items = [{"indicator": "2", "targets": {"2022-Q3": "3", "2022": "4.5", "2022-Q1": "1200"}}]
    paper = printed(of_commitment(0, items=items + [{"indicator": each} for each in "134"]))["U1"]

    assert lines(paper)["2"].targets == (Target(2022, "4,5", (("Quý I", "1.200"), ("Quý III", "3"))),)


def test_what_does_not_apply_says_why():
    items = [{"indicator": "1", "not_applicable": "Không tiếp dân"}] + [{"indicator": each} for each in "234"]

    assert lines(printed(of_commitment(0, items=items))["U1"])["1"].not_applicable == "Không tiếp dân"


def test_an_amendment_does_not_change_what_was_signed():
    amendment = {
        "number": 1,
        "decision": "Quyết định 5",
        "reason": "Bớt việc",
        "effective_on": "2022-02-01",
        "changes": [{"indicator": "1", "targets": {"2022": "85"}}],
    }

    assert printed(of_commitment(0, amendments=[amendment]))["U1"] == printed(world.bundle())["U1"]


def test_parties_come_with_name_and_unit():
    bundle = world.bundle()
    bundle["campaigns"][0]["ceremony"]["parties"].append(
        {"role": "witness", "title": "Phó Chủ tịch", "person": "P-U2"}
    )

    assert printed(bundle)["U1"].parties == (
        Party(Role.RECIPIENT, "Chủ tịch", "", "Ủy ban nhân dân tỉnh Thử"),
        Party(Role.WITNESS, "Phó Chủ tịch", "Nguyễn Văn U2", ""),
    )


def test_reports_go_through_home_affairs_where_there_is_one():
    without = world.bundle()
    without["units"][1]["name"] = "Sở Tài chính"

    assert printed(world.bundle())["U1"].reviewer == "Sở Nội vụ"
    assert printed(without)["U1"].reviewer == ""


def test_the_title_is_the_one_held_on_the_day_of_signing():
    bundle = world.bundle()
    person = {"person": "P-U1", "unit": "U1"}
    bundle["terms"][0] |= {"from": "2022-03-01"}
    bundle["terms"].append(person | {"title": "Phó Giám đốc phụ trách", "role": "acting", "to": "2022-02-28"})

    assert printed(bundle)["U1"].leader_title == "Phó Giám đốc phụ trách"


def test_without_a_term_the_units_own_word_for_its_head_stands():
    bundle = world.bundle()
    bundle["terms"] = []
    bundle["units"][2]["head_title"] = "Chánh Thanh tra"

    assert printed(bundle)["U1"].leader_title == "Chánh Thanh tra"


def test_what_is_not_signed_yet_has_the_day_of_the_ceremony_and_is_a_draft():
    bundle = world.bundle()
    bundle["campaigns"][0]["ceremony"]["held_on"] = "2022-01-20"
    del bundle["campaigns"][0]["commitments"][0]["signed_on"]

    paper = printed(bundle)["U1"]

    assert (paper.signed_on, paper.is_draft) == (date(2022, 1, 20), True)


def test_what_is_not_signed_yet_has_no_date_where_no_ceremony_is_planned():
    bundle = world.bundle()
    del bundle["campaigns"][0]["ceremony"]
    del bundle["campaigns"][0]["commitments"][0]["signed_on"]

    assert printed(bundle)["U1"].signed_on is None


def test_those_without_an_order_are_numbered_on_after_the_last():
    bundle = world.bundle(4)
    del bundle["campaigns"][0]["commitments"][0]["order"]
    del bundle["campaigns"][0]["commitments"][2]["order"]
    bundle["campaigns"][0]["commitments"][3]["order"] = 9

    found = printed(bundle)

    assert [(each.order, code) for code, each in found.items()] == [
        (2, "U2"),
        (9, "U4"),
        (10, "U1"),
        (11, "U3"),
    ]
    assert [each.order for each in papers(Campaign.objects.get(code="C2022"), ["U3"])] == [11]


def test_a_joint_campaign_has_one_document_signed_by_all():
    bundle = world.bundle(2)
    bundle["campaigns"][0]["document"]["template"] = "joint"
    bundle["campaigns"][0]["commitments"][1]["items"][1]["targets"] = {"2022": "6"}
    bundle["campaigns"][0]["commitments"][1]["items"][2]["not_applicable"] = "Không có"

    [paper] = printed(bundle).values()

    assert paper.signers == (
        Signer("Sở Thử U1", "Nguyễn Văn U1", "Giám đốc"),
        Signer("Sở Thử U2", "Nguyễn Văn U2", "Giám đốc"),
    )
    assert (paper.unit_name, paper.signed_on) == ("Ủy ban nhân dân tỉnh Thử", date(2022, 1, 5))
    assert lines(paper)["1"].targets == (Target(2022, "90"),)
    assert lines(paper)["2"] == Line("2", "Chỉ tiêu 2", "cuộc", "number", wording=BY_UNIT)
    assert lines(paper)["3"].not_applicable == ""


def test_every_signer_of_a_joint_campaign_gets_the_same_document():
    bundle = world.bundle(2)
    bundle["campaigns"][0]["document"]["template"] = "joint"
    import_data(bundle)
    first, second = Campaign.objects.get(code="C2022").commitments.order_by("pk")

    assert paper_of(first) == paper_of(second)


def test_one_paper_is_the_same_as_in_the_batch():
    small = world.build()
    [_, second, _] = papers(small.campaign)

    assert paper_of(small.commitments["U2"]) == second


def test_neighbours_without_a_group_stand_together():
    bundle = world.bundle(1)
    indicators = bundle["indicator_sets"][0]["indicators"]
    bundle["indicator_sets"][0]["indicators"] = [indicators[3], *indicators[:3], indicators[4]]

    groups = printed(bundle)["U1"].groups

    assert [(group.number, [line.number for line in group.lines]) for group in groups] == [
        ("", ["3"]),
        ("A", ["1", "2"]),
        ("", ["4"]),
    ]


@pytest.mark.parametrize("units", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_documents(units):
    small = world.build(units)

    with CaptureQueriesContext(connection) as queries:
        papers(small.campaign)

    assert len(queries) == 10


def test_without_a_ceremony_there_are_no_parties():
    bundle = world.bundle()
    del bundle["campaigns"][0]["ceremony"]

    paper = printed(bundle)["U1"]

    assert (paper.parties, paper.reviewer, paper.leader_title) == ((), "Sở Nội vụ", "Giám đốc")


def test_what_applies_to_no_signer_of_a_joint_document_says_why():
    bundle = world.bundle(2)
    bundle["campaigns"][0]["document"]["template"] = "joint"
    for commitment in bundle["campaigns"][0]["commitments"]:
        commitment["items"][2]["not_applicable"] = "Không có"

    [paper] = printed(bundle).values()

    assert lines(paper)["3"].not_applicable == "Không có"


@pytest.mark.parametrize(("annex_from", "has_annex"), [(None, False), (4, False), (3, True)])
def test_settings_of_the_campaign_shape_its_papers(annex_from, has_annex):
    import_data(world.bundle())
    look = {"symbol": "BCK-UBND", "recipients": "Như trên\n\nSở Nội vụ", "committer_side": "left"}
    Campaign.objects.filter(code="C2022").update(annex_from=annex_from, **look)

    paper, *_ = papers(Campaign.objects.get(code="C2022"))

    assert (paper.symbol, paper.recipients) == ("BCK-UBND", ("Như trên", "Sở Nội vụ"))
    assert (paper.committer_left, paper.has_annex) == (True, has_annex)
