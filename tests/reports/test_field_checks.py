"""Kiểm tra thực tế: chọn mẫu, ghi kết quả, in danh sách; mỗi việc bốn phía, mọi việc vào nhật ký."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments.conflicts import NotReady, Overtaken, Refused
from commitments.models import Entry
from reports.gaps import checking
from reports.gaps.checking import Found
from reports.models import CheckedFigure, FieldCheck
from tests import world
from units.models import AuditEvent

pytestmark = pytest.mark.django_db
DAY = date(2022, 5, 5)
WRONG = Found("wrong", DAY, "81/100", "Sổ theo dõi")


@pytest.fixture
def small():
    return world.build(
        reports=[
            world.report("U1", status="approved"),
            world.report("U2", status="approved"),
            world.report("U3"),
        ]
    )


@pytest.fixture
def drawn(small):
    return checking.draw(small.campaign, "2022-Q1", "2026", 4, by=small.chi)


def listing_url(small):
    return reverse("reports:checks", args=[small.campaign.pk])


def figure_url(small, figure):
    return reverse("reports:checked", args=[small.campaign.pk, figure.check_of_id, figure.place])


def names(check):
    rows = check.figures.values_list(
        "entry__report__commitment__unit__code", "entry__item__indicator__number"
    )
    return list(rows.order_by("place"))


def test_a_sample_is_drawn_from_approved_figures_only(small, drawn):
    assert (drawn.population, drawn.figures.count()) == (6, 4)
    assert {unit for unit, _ in names(drawn)} <= {"U1", "U2"}


def test_what_a_figure_was_when_drawn_is_kept(small, drawn):
    told = {figure.figure for figure in drawn.figures.all()}
    Entry.objects.filter(value__isnull=False).update(value=9)

    assert {figure.figure for figure in drawn.figures.all()} == told
    assert told <= {"90% (90/100)", "1", "đã thực hiện"}


def test_the_same_seed_gives_the_same_sample_after_everything_was_loaded_anew(small, drawn):
    before = names(drawn)
    FieldCheck.objects.all().delete()
    for entry in list(Entry.objects.order_by("-pk")):
        Entry.objects.filter(pk=entry.pk).delete()
        entry.pk = None
        entry.save(force_insert=True)

    assert names(checking.draw(small.campaign, "2022-Q1", "2026", 4, by=small.chi)) == before


def test_drawing_stands_in_the_audit_trail(small, drawn):
    event = AuditEvent.objects.filter(verb=checking.DRAWN).get()

    assert (event.by, event.subject) == (small.chi, "2022-Q1")
    assert event.data | {"algorithm": ""} == {
        "seed": "2026", "size": 4, "population": 6, "group": "", "algorithm": "",
    }  # fmt: skip


@pytest.mark.parametrize("persona", ["an", "giang", "hoa", "khanh", "dung"])
def test_who_is_no_reviewer_draws_nothing(small, persona):
    with pytest.raises(Refused):
        checking.draw(small.campaign, "2022-Q1", "2026", 4, by=getattr(small, persona))

    assert not FieldCheck.objects.exists()


@pytest.mark.parametrize(
    ("period", "seed", "size"),
    [
        ("2022-Q2", "2026", 4),
        ("2022-Q1", " ", 4),
        ("2022-Q1", "x" * 61, 4),
        ("2022-Q1", "a", 0),
        ("2022-Q1", "a", 201),
    ],
)
def test_without_figures_seed_or_a_sensible_size_nothing_is_drawn(small, period, seed, size):
    with pytest.raises(NotReady):
        checking.draw(small.campaign, period, seed, size, by=small.chi)

    assert not FieldCheck.objects.exists()


def test_a_seed_is_used_once_for_a_period_and_group(small, drawn):
    with pytest.raises(NotReady):
        checking.draw(small.campaign, "2022-Q1", "2026", 2, by=small.chi)

    group = small.campaign.groups.get(code="SO")
    assert checking.draw(small.campaign, "2022-Q1", "2026", 2, by=small.chi, group=group).group == group


def test_a_reviewer_draws_on_the_page(client, small):
    client.force_login(small.chi)

    answer = client.post(listing_url(small), {"period": "2022-Q1", "group": "SO", "seed": "7", "size": "2"})

    check = FieldCheck.objects.get()
    assert answer["Location"] == check.get_absolute_url()
    assert (check.seed, check.size, check.group.code) == ("7", 2, "SO")


@pytest.mark.parametrize(
    ("persona", "get", "post"), [("hoa", 200, 403), ("giang", 200, 403), ("an", 404, 404), ("dung", 404, 404)]
)
def test_others_see_or_do_as_they_may(client, small, drawn, persona, get, post):
    client.force_login(getattr(small, persona))

    found = [client.get(listing_url(small)).status_code, client.get(drawn.get_absolute_url()).status_code]
    found.append(client.post(listing_url(small), {"period": "2022-Q1", "seed": "7", "size": "2"}).status_code)

    assert found == [get, get, post]
    assert FieldCheck.objects.count() == 1


def test_the_list_shows_seed_figures_and_how_they_were_chosen(client, small, drawn):
    client.force_login(small.hoa)
    page = client.get(drawn.get_absolute_url()).content.decode()

    assert all(figure.figure in page for figure in drawn.figures.all())
    assert "SHA-256" in page
    assert "Ghi kết quả" not in page


def test_a_result_is_recorded_and_stands_in_the_audit_trail_of_the_unit(small, drawn):
    figure = checking.record(drawn.figures.first(), WRONG, by=small.chi, version=1, today=DAY)

    figure.refresh_from_db()
    assert (figure.finding, figure.found, figure.note, figure.checked_on) == (
        "wrong",
        "81/100",
        "Sổ theo dõi",
        DAY,
    )
    assert (figure.recorded_by, figure.version) == (small.chi, 2)
    event = AuditEvent.objects.filter(verb=checking.RECORDED).get()
    assert event.chain.key == figure.entry.report.commitment.audit_chain
    assert (event.data["finding"], event.data["found"]) == ("wrong", "81/100")
    assert (event.subject, event.data["period"]) == ("kiem-tra", "2022-Q1")


def test_a_figure_that_is_right_keeps_no_other_figure(small, drawn):
    figure = checking.record(
        drawn.figures.first(), Found("right", DAY, "5"), by=small.chi, version=1, today=DAY
    )

    assert (figure.finding, figure.found) == ("right", "")


def test_recording_leaves_the_approved_figure_as_it_is(small, drawn):
    figure = drawn.figures.first()
    before = figure.entry.counted
    checking.record(figure, WRONG, by=small.chi, version=1, today=DAY)

    assert Entry.objects.get(pk=figure.entry_id).counted == before


@pytest.mark.parametrize("persona", ["an", "giang", "hoa", "dung"])
def test_who_may_not_review_the_unit_records_nothing(small, drawn, persona):
    with pytest.raises(Refused):
        checking.record(drawn.figures.first(), WRONG, by=getattr(small, persona), version=1, today=DAY)

    assert not CheckedFigure.objects.exclude(finding="").exists()


def test_nobody_records_about_the_unit_they_work_in(small, drawn):
    figure = drawn.figures.first()
    small.chi.unit = figure.entry.report.commitment.unit
    small.chi.save()

    with pytest.raises(Refused):
        checking.record(figure, WRONG, by=small.chi, version=1, today=DAY)


@pytest.mark.parametrize(
    "found",
    [Found("", DAY), Found("wrong", DAY, " "), Found("right", DAY + timedelta(days=1)), Found("odd", DAY)],
)
def test_what_is_incomplete_is_not_recorded(small, drawn, found):
    with pytest.raises(NotReady):
        checking.record(drawn.figures.first(), found, by=small.chi, version=1, today=DAY)

    assert not CheckedFigure.objects.exclude(finding="").exists()


def test_who_comes_second_overwrites_nothing(small, drawn):
    figure = drawn.figures.first()
    checking.record(figure, WRONG, by=small.chi, version=1, today=DAY)

    with pytest.raises(Overtaken):
        checking.record(figure, Found("right", DAY), by=small.chi, version=1, today=DAY)

    figure.refresh_from_db()
    assert figure.finding == "wrong"


def fields(**changes):
    return {
        "version": "1",
        "finding": "wrong",
        "found": "81/100",
        "checked_on": "05/05/2022",
        "note": "",
    } | changes


def test_a_reviewer_records_on_the_page(client, small, drawn):
    client.force_login(small.chi)
    figure = drawn.figures.first()

    answer = client.post(figure_url(small, figure), fields())

    figure.refresh_from_db()
    assert answer["Location"] == drawn.get_absolute_url()
    assert (figure.finding, figure.found) == ("wrong", "81/100")


@pytest.mark.parametrize(("persona", "status"), [("hoa", 403), ("giang", 403), ("an", 404), ("dung", 404)])
def test_others_record_nothing_on_the_page(client, small, drawn, persona, status):
    client.force_login(getattr(small, persona))
    figure = drawn.figures.first()

    found = [
        client.get(figure_url(small, figure)).status_code,
        client.post(figure_url(small, figure), fields()).status_code,
    ]

    assert found == [status, status]
    assert not CheckedFigure.objects.exclude(finding="").exists()


def test_the_page_tells_of_what_is_missing_and_of_who_was_first(client, small, drawn):
    client.force_login(small.chi)
    figure = drawn.figures.first()
    tomorrow = f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"

    missing = client.post(figure_url(small, figure), fields(found=""))
    late = client.post(figure_url(small, figure), fields(checked_on=tomorrow))
    stale = client.post(figure_url(small, figure), fields(version="7"))

    assert "phải ghi số liệu thực tế" in missing.content.decode()
    assert "không được sau hôm nay" in late.content.decode()
    assert (stale.status_code, CheckedFigure.objects.exclude(finding="").count()) == (409, 0)


def test_a_figure_of_another_sample_or_campaign_is_not_there(client, small, drawn):
    client.force_login(small.chi)
    urls = [
        reverse("reports:checked", args=[small.campaign.pk, drawn.pk, 99]),
        reverse("reports:checked", args=[small.campaign.pk + 99, drawn.pk, 1]),
        reverse("reports:check", args=[small.campaign.pk, drawn.pk + 99]),
    ]

    assert [client.get(url).status_code for url in urls] == [404, 404, 404]


@pytest.mark.parametrize("size", [1, 4])
def test_the_number_of_queries_does_not_depend_on_the_sample(client, small, size):
    check = checking.draw(small.campaign, "2022-Q1", "2026", size, by=small.chi)
    client.force_login(small.chi)
    counts = []

    for url in (listing_url(small), check.get_absolute_url()):
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))

    assert counts == [9, 5]
