"""Quyết định công bố: annex and draft hold the ranking that is shown, and leave the rest to those who issue it."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from commitments.models import Standing
from tests import publishing, world

pytestmark = pytest.mark.django_db
ANNEX, DRAFT = reverse("reports:decision_annex"), reverse("reports:decision_draft")
PERFECT = [
    {"indicator": "1", "numerator": "90", "denominator": "90"},
    {"indicator": "2", "value": "4"},
    {"indicator": "3", "done": True},
]


@pytest.fixture
def small():
    """U1 behind U2 and not approved yet; U3 alone in its group."""
    better = world.report("U2", status="approved", entries=PERFECT)
    return world.build(reports=[world.report("U1"), better])


def got(client, account, url, **asked):
    client.force_login(account)
    return client.get(url, {"period": "2022-Q1"} | asked)


def printed(response):
    reader = PdfReader(BytesIO(response.content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def drafted(response):
    return Document(BytesIO(response.content))


def words(document):
    return " ".join(" ".join(paragraph.text for paragraph in document.paragraphs).split())


def rows(document):
    return [[cell.text for cell in row.cells] for row in document.tables[-1].rows]


def test_the_annex_names_the_decision_it_belongs_to_and_the_group(client, small):
    response = got(client, small.an, ANNEX, group="SO")

    text = printed(response)
    assert response["Content-Type"] == "application/pdf"
    assert "(Kèm theo Quyết định số ……/QĐ-UBND ngày …… tháng …… năm ……" in text
    assert "của Chủ tịch Ủy ban nhân dân tỉnh Thử)" in text
    assert "1 Sở Thử U2 100,00 Tốt" in text
    assert "Sở Thử U3" not in text


def test_what_is_not_final_is_a_draft_and_says_so(client, small):
    assert "Kết quả tạm tính: 1 trên 2 đơn vị chưa chính thức." in printed(
        got(client, small.chi, ANNEX, group="SO")
    )
    assert "DỰ THẢO" in printed(got(client, small.chi, ANNEX, group="SO"))
    assert "Điểm tự chấm, chưa thẩm định." in printed(got(client, small.chi, ANNEX, basis="self"))


def test_a_final_result_is_no_draft(client):
    filed = [
        world.report(unit, period, "approved", submitted_on="2022-03-10", entries=PERFECT)
        for unit in ("U1", "U2")
        for period in ("2022-Q1",)
    ]
    place = world.build(reports=filed)

    text = printed(got(client, place.chi, ANNEX, group="SO"))

    assert "DỰ THẢO" not in text
    assert "tạm tính" not in text


@pytest.mark.parametrize("persona", ["chi", "giang"])
def test_the_draft_holds_the_articles_and_the_table(client, small, persona):
    response = got(client, getattr(small, persona), DRAFT)

    document = drafted(response)
    text = words(document)
    assert "QUYẾT ĐỊNH" in text
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THỬ" in text
    assert "Căn cứ Kế hoạch số 1/KH-UBND ngày 01 tháng 01 năm 2022;" in text
    assert "Quý I/2022 (luỹ kế từ đầu năm 2022) của 03 cơ quan, đơn vị, địa phương" in text
    assert rows(document)[:3] == [
        ["Hạng", "Cơ quan, đơn vị, địa phương", "Điểm (thang 100)", "Mức", "Ghi chú"],
        ["Các sở"] * 5,
        ["1", "Sở Thử U2", "100,00", "Tốt", ""],
    ]


def test_the_draft_follows_the_way_of_ranking(client, small):
    document = drafted(got(client, small.chi, DRAFT, by="indicator:1", group="SO"))

    assert "xếp hạng theo chỉ tiêu 1 thực hiện" in words(document)
    assert rows(document)[2] == ["1", "Sở Thử U1", "25,00/25,00", "100,00", "Tạm tính"]
    assert rows(document)[3] == ["1", "Sở Thử U2", "25,00/25,00", "100,00", ""]


@pytest.mark.parametrize("persona", ["an", "binh", "mai", "hoa", "khanh", "quan"])
def test_who_prepares_no_decision_gets_no_draft(client, small, persona):
    assert got(client, getattr(small, persona), DRAFT).status_code == 403
    page = client.get(reverse("reports:ranking")).content.decode()
    assert ("Phụ lục PDF" in page, "Dự thảo quyết định" in page) == (True, False)


def test_a_stranger_gets_neither(client, small):
    assert got(client, small.dung, ANNEX, campaign="C2022").status_code == 404
    assert got(client, small.dung, DRAFT, campaign="C2022").status_code == 404


def test_neither_takes_a_post(client, small):
    client.force_login(small.chi)

    assert (client.post(ANNEX).status_code, client.post(DRAFT).status_code) == (405, 405)


@pytest.mark.parametrize("units", [1, 3])
def test_the_number_of_queries_does_not_depend_on_the_rows(client, units):
    place = world.build(units, reports=[world.report("U1")])
    client.force_login(place.chi)

    with CaptureQueriesContext(connection) as queries:
        client.get(DRAFT, {"period": "2022-Q1"})

    assert len(queries) == 7


def moved(small):
    """What is counted is another score than the one that was published."""
    Standing.objects.filter(commitment__unit__code="U1", period="2022-Q1").update(score=1, rank=2)


def test_after_a_publication_the_annex_is_what_was_published_whatever_is_counted_now(client):
    place = publishing.closed()
    publishing.published(place)
    before = printed(got(client, place.chi, ANNEX))
    moved(place)

    text = printed(got(client, place.chi, ANNEX))

    assert "Theo kết quả đã công bố, lần 2 (Quyết định số 14/QĐ-UBND ngày 25/03/2022)." in text
    assert text == before
    assert "1,00" not in [cell for row in rows(drafted(got(client, place.chi, DRAFT))) for cell in row]


def test_a_provisional_publication_is_named_as_one(client):
    place = publishing.closed()
    publishing.provisional(place)

    assert "Theo kết quả tạm tính đã công bố, lần 1." in words(drafted(got(client, place.chi, DRAFT)))


@pytest.mark.parametrize("asked", [{"by": "indicator:1"}, {"basis": "self"}, {"sort": "period"}])
def test_what_was_not_published_is_said_to_be_counted_now(client, asked):
    place = publishing.closed()
    publishing.published(place)

    text = printed(got(client, place.chi, ANNEX, **asked))

    assert "Theo số liệu đang tính, không phải kết quả đã công bố của kỳ." in text


def test_one_group_of_what_was_published(client):
    place = publishing.closed()
    publishing.published(place)

    assert "Sở Thử U3" not in printed(got(client, place.chi, ANNEX, group="SO"))
