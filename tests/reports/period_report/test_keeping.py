"""Kết quả các khối được giữ: read once, until a result is reckoned anew; names and words are always those of now."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.models import Campaign, Commitment, Report, Standing
from commitments.standings import rebuild
from reports.period_report import finding, reading
from reports.summaries import states_of
from tests.reports.period_report.test_pages import build, lead
from units.models import Unit

pytestmark = pytest.mark.django_db
DAY = date(2022, 7, 1)


def facts(place, scope="chung", span="2022-H1"):
    subject = finding.subject(Campaign.objects.with_rules().get(code="C2022"), span, scope)
    return reading.read(subject.campaign, subject.span, subject.lead, as_of=DAY)


def cards_read(place, **asked):
    """Câu hỏi có đọc phiếu điểm."""
    with CaptureQueriesContext(connection) as queries:
        facts(place, **asked)
    return sum('"card"' in each["sql"] for each in queries.captured_queries)


def test_score_cards_are_read_once_for_each_kind_of_report():
    place = build()
    lead(place)

    assert [cards_read(place) for _ in range(2)] == [1, 0]
    assert [cards_read(place, scope="SNV") for _ in range(2)] == [1, 0]
    assert [cards_read(place, span="2022-Q1") for _ in range(2)] == [1, 0]


def test_what_is_kept_says_the_same_as_what_is_read():
    place = build()

    assert facts(place) == facts(place)


def test_a_result_that_is_reckoned_anew_is_read_again():
    place = build()
    before = facts(place)
    Report.objects.filter(commitment__unit__code="U1", period="2022-Q2").delete()

    rebuild(place.campaign)

    assert facts(place).results != before.results
    assert Standing.objects.filter(commitment__unit__code="U1", period="2022-Q2").exists()


def test_a_unit_that_was_renamed_has_its_new_name_at_once():
    place = build()
    facts(place)

    Unit.objects.filter(code="U1").update(name="Sở Mới")

    assert "Sở Mới" in facts(place).names.values()


def test_a_unit_that_left_its_group_is_told_in_the_other_one():
    place = build(4)
    facts(place)
    group = place.campaign.groups.get(code="HUYEN")
    Commitment.objects.filter(unit__code="U1").update(group=group)

    rebuild(place.campaign)

    assert [
        (name, result.units) for name, result in zip(facts(place).groups, facts(place).results, strict=True)
    ] == [
        ("Các sở", 1),
        ("Các huyện", 3),
    ]


def test_the_state_of_a_group_changes_with_each_result_and_each_member():
    place = build(4)
    places = [(place.campaign.pk, "2022-Q1"), (place.campaign.pk, "2022-Q2")]
    seen = [states_of(places, "official")]

    rebuild(place.campaign, groups=[place.campaign.groups.get(code="SO")])
    seen.append(states_of(places, "official"))
    Standing.objects.filter(commitment__unit__code="U1").delete()
    Commitment.objects.filter(unit__code="U1").update(group=place.campaign.groups.get(code="HUYEN"))
    seen.append(states_of(places, "official"))

    assert [row[:3] for row in seen[0]] == [
        (*where, group.pk) for where in places for group in place.campaign.groups.order_by("pk")
    ]
    assert len({repr(each) for each in seen}) == 3
    assert [row for row in seen[0] if row[2] != seen[0][0][2]] == [
        row for row in seen[1] if row[2] != seen[0][0][2]
    ]
