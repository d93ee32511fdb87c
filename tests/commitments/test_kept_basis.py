"""Căn cứ giữ sẵn: read once, believed only while nothing happened around the report."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commitments import closing, entries, kept_basis, workflow
from commitments.entries import Draft, Verdict
from commitments.evidence import attaching
from commitments.models.report import Decision
from indicators.figures import Figure
from tests import world
from tests.commitments.typed import address, row
from units import audit

pytestmark = pytest.mark.django_db
DAY = date(2022, 3, 14)
AFTER = date(2022, 5, 30)
QUERIES = 11
"""Một lần tự lưu khi căn cứ còn giữ: who it is, the report, the guard, the figure, the record."""


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: DAY)


@pytest.fixture
def place():
    return world.build(2)


@pytest.fixture
def u1(place):
    return place.commitments["U1"]


def typed(client, account, commitment, value, number="2"):
    client.force_login(account)
    return client.post(
        address(commitment, name="autosave"), row(commitment, number, value=value) | {"version": "0"}
    )


def is_kept(commitment, account, day=DAY):
    return kept_basis.recall(commitment.pk, "2022-Q1", by=account, today=day) is not None


def opened(client, account, commitment):
    client.force_login(account)
    assert client.get(address(commitment)).status_code == 200


def test_typing_goes_on_from_what_was_read_once(client, place, u1):
    opened(client, place.an, u1)
    typed(client, place.an, u1, "1")
    assert is_kept(u1, place.an)
    again = row(u1, "2", value="12")
    again |= {f"initial-{name}": "1" if name.endswith("-value") else "" for name in again}

    with CaptureQueriesContext(connection) as queries:
        answer = client.post(address(u1, name="autosave"), again | {"version": "0"})

    assert answer.json()["bar"].startswith("1/")
    assert world.filed().entries.get().value == 12
    # BEGIN and COMMIT, or a savepoint, are counted by some engines and not by others.
    assert len([query for query in queries if not _is_of_a_transaction(query["sql"])]) <= QUERIES


def _is_of_a_transaction(sql):
    return sql.split()[0] in {"BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"}


def test_clerk_and_head_share_it_and_nobody_else_is_let_in(client, place, u1):
    opened(client, place.an, u1)

    assert is_kept(u1, place.an)
    assert is_kept(u1, place.binh)
    assert not is_kept(u1, place.mai)
    assert not is_kept(u1, place.chi)
    client.force_login(place.mai)
    assert client.get(address(u1)).status_code == 404


def test_who_lost_the_role_is_turned_away_though_it_is_kept(client, place, u1):
    opened(client, place.an, u1)
    place.an.assignments.all().delete()

    assert typed(client, place.an, u1, "3").status_code == 404
    assert u1.reports.count() == 0


def test_another_day_is_another_basis(client, place, u1):
    opened(client, place.an, u1)

    assert not is_kept(u1, place.an, AFTER)


def verified(place, u1):
    report = entries.save(
        u1, "2022-Q1", {"2": Draft(Figure(value=1))}, {}, by=place.binh, version=0, today=DAY
    )
    workflow.perform(workflow.SUBMIT, report, by=place.binh, version=report.version, today=DAY)
    entries.verify(
        world.filed(), {"2": Verdict(decision=Decision.ACCEPTED)}, by=place.chi, version=world.filed().version
    )


def year_closed(place, u1):
    workflow.close_year(place.campaign, 2022, by=place.chi, today=date(2023, 12, 31))


def period_closed(place, u1):
    closing.close_period(place.campaign, "2022-Q1", by=place.chi, today=date(2022, 12, 31))


def other_period_typed(place, u1):
    entries.save(u1, "2022-Q2", {"2": Draft(Figure(value=1))}, {}, by=place.binh, version=0, today=AFTER)


def reference_data_changed(place, u1):
    audit.record(f"province:{place.campaign.province.code}", "sua", by=None)


@pytest.mark.parametrize(
    "happened", [verified, year_closed, period_closed, other_period_typed, reference_data_changed]
)
def test_whatever_happens_around_makes_it_stale(client, place, u1, happened):
    opened(client, place.an, u1)
    assert is_kept(u1, place.an)

    happened(place, u1)

    assert not is_kept(u1, place.an)


def test_year_that_is_closed_meanwhile_is_told_to_who_goes_on_typing(client, place, u1):
    opened(client, place.an, u1)
    year_closed(place, u1)

    answer = typed(client, place.an, u1, "3")

    assert (answer.status_code, answer.json()["lock"]) == (409, "Năm 2022 đã khoá số liệu.")
    assert u1.reports.count() == 0


def test_what_happens_elsewhere_leaves_it_alone(client, place, u1):
    opened(client, place.an, u1)

    entries.save(
        place.commitments["U2"],
        "2022-Q1",
        {"2": Draft(Figure(value=1))},
        {},
        by=place.mai,
        version=0,
        today=DAY,
    )

    assert is_kept(u1, place.an)


def test_evidence_of_the_report_leaves_it_alone(client, place, u1):
    opened(client, place.an, u1)
    file = attaching.Kept("a" * 64, "Biên bản.pdf", "application/pdf", 10, 1)

    attaching.attach(u1, "2022-Q1", "2", [file], attaching.Facts(), by=place.an, today=DAY)

    assert is_kept(u1, place.an)


def test_sheet_is_kept_for_one_version_of_the_report(client, place, u1):
    """Who saves elsewhere, in another process, is seen; what was kept is never written into."""
    opened(client, place.an, u1)
    typed(client, place.an, u1, "1")
    kept = kept_basis.recall(u1.pk, "2022-Q1", by=place.an, today=DAY)
    assert kept_basis.recall(u1.pk, "2022-Q1", by=place.binh, today=DAY) is kept

    draft = {"2": Draft(Figure(value=7))}
    known = entries.Saved(kept.report, kept.entries)
    entries.store(u1, "2022-Q1", draft, {}, by=place.binh, version=kept.version, today=DAY, known=known)

    fresh = kept_basis.recall(u1.pk, "2022-Q1", by=place.an, today=DAY)
    assert [sheet.entries[0].value for sheet in (kept, fresh)] == [1, 7]
    assert (kept.report.version, fresh.report.version) == (kept.version, kept.version + 1)


def test_save_that_came_to_nothing_leaves_what_was_kept_as_it_is(client, place, u1, monkeypatch):
    opened(client, place.an, u1)
    typed(client, place.an, u1, "1")
    monkeypatch.setattr(audit, "record", lambda *told, **more: 1 / 0)
    again = row(u1, "2", value="12")
    again |= {f"initial-{name}": "1" if name.endswith("-value") else "" for name in again}

    with pytest.raises(ZeroDivisionError):
        client.post(address(u1, name="autosave"), again | {"version": "0"})

    kept = kept_basis.recall(u1.pk, "2022-Q1", by=place.an, today=DAY)
    assert (kept.entries[0].value, world.filed().entries.get().value) == (1, 1)


def test_rules_of_a_campaign_are_read_once_for_all_its_units(
    client, place, u1, django_assert_max_num_queries
):
    opened(client, place.an, u1)
    client.force_login(place.mai)

    # Six fewer than for the first: the calendar, the grades, the closed years and the rules of the indicators.
    with django_assert_max_num_queries(19):
        client.get(address(place.commitments["U2"]))


def test_shelf_lets_go_of_what_was_not_used_longest(monkeypatch):
    monkeypatch.setattr(kept_basis, "MOST", 2)
    shelf = kept_basis.Shelf()
    for name in "ab":
        shelf.put(name, 1, name)

    shelf.get("a")
    shelf.put("c", 1, "c")

    assert [shelf.get(name)[1] for name in "abc"] == ["a", None, "c"]
