"""Đề nghị khen thưởng: ai đủ điều kiện, đồng hạng, ai đặt điều kiện; danh sách in và xuất."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import docx
import openpyxl
import pytest
from django.urls import reverse

from commitments import conflicts, workflow
from commitments.models import Campaign, Standing
from reports import rulings
from reports.emulation import Candidate, Terms, fulfils, proposed
from reports.emulation_rows import listed
from reports.models import EmulationTerms, Ruling
from tests import world
from tests.reports.test_conclusions_page import bundle
from units.models import AuditEvent

TERMS = Terms(places=2, min_score=Decimal(80), must_be_met=True, never_late=True)
GOOD = Candidate("Sở A", "Các sở", "Nguyễn Văn A", 1, Decimal("95.5"), "met", 0, False)
SAID = {"places": "1", "min_score": "20,5", "never_late": "", "version": "0"}


@pytest.mark.parametrize(
    ("changes", "able"),
    [
        ({}, True),
        ({"score": Decimal("80")}, True),
        ({"score": Decimal("79.99")}, False),
        ({"verdict": "not_met"}, False),
        ({"verdict": "open"}, False),
        ({"late": 1}, False),
        ({"provisional": True}, False),
    ],
)
def test_who_fulfils_the_terms(changes, able):
    assert fulfils(TERMS, replace(GOOD, **changes)) is able


@pytest.mark.parametrize(
    ("terms", "changes"),
    [
        (replace(TERMS, must_be_met=False), {"verdict": "not_met"}),
        (replace(TERMS, never_late=False), {"late": 3}),
    ],
)
def test_terms_that_are_not_set_exclude_nobody(terms, changes):
    assert fulfils(terms, replace(GOOD, **changes)) is True


def test_the_best_of_each_group_are_proposed_and_who_ties_with_the_last_too():
    ranked = [replace(GOOD, unit=f"Sở {n}", rank=rank) for n, rank in enumerate((1, 2, 2, 4), start=1)]
    late = replace(GOOD, unit="Huyện B", group="Các huyện", rank=1, late=1)
    second = replace(GOOD, unit="Huyện C", group="Các huyện", rank=2)

    found = proposed(TERMS, [ranked[3], *ranked[:3], late, second])

    assert {group: [each.unit for each in units] for group, units in found.items()} == {
        "Các sở": ["Sở 1", "Sở 2", "Sở 3"],
        "Các huyện": ["Huyện C"],
    }


@pytest.fixture
def small(db):
    """U1 is the only one whose result is final; it has not met its year."""
    world.import_data(bundle())
    place = world.populate()
    workflow.close_year(place.campaign, 2022, by=place.chi, today=world.AFTERWARDS)
    Standing.objects.filter(period="2022-Q4", commitment=place.commitments["U1"]).update(provisional=False)
    return place


def page(small):
    return reverse("reports:emulation", args=[small.campaign.pk, 2022])


def test_the_reviewer_sets_terms_and_the_list_follows(client, small):
    client.force_login(small.chi)

    response = client.post(page(small), SAID, follow=True)

    units = {group: [each.unit for each in rows] for group, rows in response.context["groups"].items()}
    assert units == {"Các sở": ["Sở Thử U1"]}
    terms = EmulationTerms.objects.get()
    assert (terms.places, terms.min_score, terms.must_be_met, terms.set_by) == (
        1,
        Decimal("20.5"),
        False,
        small.chi,
    )
    assert AuditEvent.objects.get(verb=rulings.TERMS).data["min_score"] == "20.5"


def test_must_be_met_leaves_out_who_did_not_meet_the_year(client, small):
    client.force_login(small.chi)

    response = client.post(page(small), SAID | {"must_be_met": "on"}, follow=True)

    assert response.context["groups"] == {}
    assert "Không có đơn vị nào đủ điều kiện" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "value"),
    [("places", "0"), ("places", "x"), ("min_score", ""), ("min_score", "101"), ("min_score", "1,234")],
)
def test_terms_out_of_range_are_refused_at_their_field(client, small, name, value):
    client.force_login(small.chi)

    response = client.post(page(small), SAID | {name: value})

    assert set(response.context["form"].errors) == {name}
    assert not EmulationTerms.objects.exists()


def test_the_second_of_two_learns_of_the_first_and_keeps_what_was_typed(client, small):
    client.force_login(small.chi)
    client.post(page(small), SAID)

    response = client.post(page(small), SAID | {"places": "7"})

    assert response.status_code == 409
    assert 'value="7"' in response.content.decode()
    assert EmulationTerms.objects.get().places == 1


@pytest.mark.parametrize(
    ("persona", "reads", "sets"), [("hoa", 200, 403), ("binh", 403, 403), ("dung", 404, 404)]
)
def test_who_may_read_the_list_and_who_may_set_its_terms(client, small, persona, reads, sets):
    client.force_login(getattr(small, persona))

    assert (client.get(page(small)).status_code, client.post(page(small), SAID).status_code) == (reads, sets)
    assert not EmulationTerms.objects.exists()


def test_the_verb_refuses_others(small):
    with pytest.raises(conflicts.Refused):
        rulings.set_terms(small.campaign, 2022, by=small.hoa, version=0, places=1, min_score=Decimal(1))


def ruled(small):
    key = (small.commitments["U1"].pk, "TRAN")
    rulings.rule_on(
        small.campaign, 2022, [rulings.Wish(key, Ruling.SET_ASIDE, "Khách quan", 0)], by=small.chi
    )


def test_the_word_list_has_verdicts_consequences_with_opinions_and_emulation(client, small):
    ruled(small)
    terms = {"places": 1, "min_score": Decimal(20), "must_be_met": False, "never_late": False}
    rulings.set_terms(small.campaign, 2022, by=small.chi, version=0, **terms)
    client.force_login(small.hoa)

    response = client.get(reverse("reports:conclusion_file", args=[small.campaign.pk, 2022, "docx"]))

    document = docx.Document(BytesIO(response.content))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert headings == ["I. KẾT LUẬN NĂM", "II. HỆ QUẢ ĐƯỢC ĐỀ XUẤT", "III. ĐỀ NGHỊ KHEN THƯỞNG"]
    assert {"Không áp dụng: Khách quan", "Chưa có ý kiến", "Không đạt", "Chưa kết luận"} <= cells
    opening = next(each.text for each in document.paragraphs if "335" in each.text)
    assert "cũng không phải mức xếp loại chất lượng" in opening


def test_units_and_strangers_do_not_get_the_list_of_the_campaign(client, small):
    def status(account, ending="pdf"):
        client.force_login(account)
        return client.get(
            reverse("reports:conclusion_file", args=[small.campaign.pk, 2022, ending])
        ).status_code

    assert [status(small.binh), status(small.dung), status(small.hoa, "txt"), status(small.hoa)] == [
        403,
        404,
        404,
        200,
    ]


def test_excel_holds_one_line_for_each_proposal_and_a_unit_only_its_own(client, small):
    ruled(small)

    def lines(account):
        client.force_login(account)
        address = reverse("reports:export_conclusions", args=["xlsx"])
        response = client.get(address, {"campaign": "C2022", "year": "2022"})
        book = openpyxl.load_workbook(BytesIO(response.content))
        table = [[cell.value for cell in row] for sheet in book for row in sheet.rows]
        return [(row[1], row[10]) for row in table if len(row) > 10 and str(row[1]).startswith("Sở Thử")]

    assert lines(small.hoa) == [
        ("Sở Thử U1", "Không áp dụng: Khách quan"),
        ("Sở Thử U1", "Chưa có ý kiến"),
        ("Sở Thử U2", None),
        ("Sở Thử U3", None),
    ]
    assert {unit for unit, _ in lines(small.mai)} == {"Sở Thử U2"}


@pytest.mark.parametrize("units", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_units(db, django_assert_num_queries, units):
    world.import_data(bundle(units))
    place = world.populate()
    Standing.objects.filter(period="2022-Q4").update(rank=1, score=90, provisional=False)
    campaign = Campaign.objects.with_rules().get(pk=place.campaign.pk)

    with django_assert_num_queries(3):
        found = listed(campaign, 2022, replace(TERMS, must_be_met=False, never_late=False, places=9))

    assert sum(map(len, found.values())) == units
    assert found["Các sở"][0].leader == "Nguyễn Văn U1"
