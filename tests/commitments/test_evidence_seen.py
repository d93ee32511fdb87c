"""Minh chứng: who sees a file, what is pointed out about it, and when it is asked for before sending."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from commitments import workflow
from commitments.conflicts import NotReady
from commitments.entries import Draft, save
from commitments.evidence import attaching, reading
from commitments.evidence.attaching import Facts
from indicators.figures import Figure
from indicators.models import Indicator
from tests import world
from tests.commitments.proofs import DAY, attach, kept, png, submit
from tests.commitments.typed import address

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(timezone, "localdate", lambda: DAY)


@pytest.fixture
def place():
    return world.build(2)


@pytest.fixture
def u1(place):
    return place.commitments["U1"]


@pytest.mark.parametrize(
    ("persona", "status"), [("an", 200), ("binh", 200), ("chi", 200), ("mai", 404), ("dung", 404)]
)
def test_file_is_served_to_those_who_may_see_the_report(client, place, u1, persona, status):
    use = attach(place)
    submit(place)
    client.force_login(getattr(place, persona))

    answers = [
        client.get(use.file.get_absolute_url()),
        client.get(reverse("commitments:evidence_page", args=[use.file_id, 1])),
    ]

    for answer in answers:
        answer.close()
    assert [answer.status_code for answer in answers] == [status, status]


def test_name_keeps_its_diacritics_and_the_file_may_run_nothing(client, place, u1):
    use = attach(place)
    client.force_login(place.an)

    answer = client.get(use.file.get_absolute_url())

    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Bi%C3%AAn%20b%E1%BA%A3n.png"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == png()


def test_drafts_are_not_shown_to_the_reviewer(client, place, u1):
    use = attach(place)
    client.force_login(place.chi)

    assert client.get(use.file.get_absolute_url()).status_code == 404


def remarks(place, by=None):
    u1 = place.commitments["U1"]
    shown = reading.of_report(world.filed(), workflow.period_of(u1, "2022-Q1"), by=by or place.an)
    return [remark for proofs in shown.values() for proof in proofs for remark in proof.remarks]


def test_document_dated_outside_the_period_is_pointed_out(place):
    attach(place, facts=Facts(issued_on=date(2021, 12, 31)))

    assert remarks(place) == ["Văn bản ngày 31/12/2021, ngoài kỳ báo cáo."]


def test_same_content_or_number_elsewhere_is_pointed_out(place):
    attach(place, facts=Facts("12/BC", "Sở Thử"))
    u2, head = place.commitments["U2"], place.mai
    other = kept(png(77), "Khác.png")
    attaching.attach(u2, "2022-Q1", "3", [other], Facts("12/BC", "sở thử"), by=head, today=DAY)

    assert remarks(place) == [reading.ELSEWHERE]


def test_reviewer_is_told_where(place):
    attach(place)
    u2 = place.commitments["U2"]
    attaching.attach(u2, "2022-Q1", "3", [kept()], Facts(), by=place.mai, today=DAY)
    submit(place, "U2", place.mai)

    assert remarks(place, by=place.chi) == ["Tệp này cũng dùng cho Sở Thử U2, Quý I/2022, chỉ tiêu 3."]


def test_indicator_that_needs_evidence_is_not_sent_without_it(client, place, u1):
    Indicator.objects.filter(number="2").update(evidence_hint="Biên bản")
    save(u1, "2022-Q1", {"2": Draft(Figure(value=3))}, {}, by=place.an, version=0, today=DAY)

    with pytest.raises(NotReady, match="Chỉ tiêu 2 cần minh chứng"):
        workflow.perform(workflow.SUBMIT, world.filed(), by=place.binh, version=1, today=DAY)
    client.force_login(place.binh)

    assert client.get(address(u1, name="submit")).context["unproven"] == ["2"]
    assert world.filed().status == "draft"


@pytest.mark.parametrize(
    "draft",
    [
        Draft(Figure(value=3), explanation="Biên bản gửi sau."),
        Draft(Figure(none_arose=True)),
    ],
)
def test_word_of_explanation_or_nothing_to_prove_is_enough(place, u1, draft):
    Indicator.objects.filter(number="2").update(evidence_hint="Biên bản")
    save(u1, "2022-Q1", {"2": draft}, {}, by=place.an, version=0, today=DAY)

    workflow.perform(workflow.SUBMIT, world.filed(), by=place.binh, version=1, today=DAY)

    assert world.filed().status == "submitted"


def test_file_is_enough(place, u1):
    Indicator.objects.filter(number="2").update(evidence_hint="Biên bản")
    save(u1, "2022-Q1", {"2": Draft(Figure(value=3))}, {}, by=place.an, version=0, today=DAY)
    attach(place)

    workflow.perform(workflow.SUBMIT, world.filed(), by=place.binh, version=world.filed().version, today=DAY)

    assert world.filed().status == "submitted"


def test_queries_do_not_grow_with_files(client, place, u1, django_assert_max_num_queries):
    attach(place)
    client.force_login(place.an)
    client.get(address(u1))
    with django_assert_max_num_queries(60) as one:
        client.get(address(u1))
    attach(place, "1", content=png(80))
    attach(place, "3", content=png(90))
    client.get(address(u1))

    with django_assert_max_num_queries(60) as three:
        client.get(address(u1))

    assert len(three) == len(one)
