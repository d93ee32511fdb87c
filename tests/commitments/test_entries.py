"""Ghi số liệu: the verb behind the entry page. Two saves of one version: one wins, the other is told."""

import sqlite3
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from commitments.conflicts import Conflict, Refused
from commitments.entries import NEW, Draft, save
from commitments.models import ClosedYear, Report
from indicators.figures import BadFigure, Figure
from tests import world
from tests.race import run_together
from units.models import AuditEvent

pytestmark = pytest.mark.django_db
DAY = date(2022, 3, 14)


@pytest.fixture
def province():
    return world.build(2)


def saved(province, drafts, *, by=None, version=NEW, today=DAY, period="2022-Q1", unit="U1", words=None):
    return save(
        province.commitments[unit],
        period,
        drafts,
        words or {},
        by=by or province.an,
        version=version,
        today=today,
    )


def value(number):
    return Draft(Figure(value=Decimal(number)))


def test_first_save_makes_a_draft_of_version_one(province):
    report = saved(province, {"2": value(3)}, words={"difficulties": "Thiếu người"})

    assert (report.status, report.version, report.difficulties) == ("draft", 1, "Thiếu người")
    assert report.entries.get().value == 3


def test_each_save_raises_the_version(province):
    saved(province, {"2": value(3)})

    assert saved(province, {"2": value(4)}, version=1).version == 2


def test_each_save_sets_its_moment(province):
    first = saved(province, {"2": value(3)}).changed_at

    assert saved(province, {"2": value(4)}, version=1).changed_at > first


def test_save_touches_only_the_indicators_and_words_it_is_given(province):
    saved(province, {"2": value(3)}, words={"difficulties": "Thiếu người"})

    report = saved(province, {"1": Draft(explanation="Chưa có số")}, version=1, words={"proposals": "Thêm"})

    assert (report.difficulties, report.proposals) == ("Thiếu người", "Thêm")
    assert report.entries.get(item__indicator__number="2").value == 3


def test_new_figure_replaces_the_old_one_as_a_whole(province):
    saved(province, {"1": Draft(Figure(numerator=Decimal(1), denominator=Decimal(2)))})

    report = saved(province, {"1": Draft(Figure(none_arose=True))}, version=1)

    assert report.entries.get().reported == Figure(none_arose=True)


def test_second_save_of_one_version_is_a_conflict_and_changes_nothing(province):
    saved(province, {"2": value(3)})
    saved(province, {"2": value(4)}, version=1)

    with pytest.raises(Conflict) as clash:
        saved(province, {"2": value(5)}, by=province.binh, version=1)

    assert clash.value.report.version == 2
    assert world.filed().entries.get().value == 4


def test_two_first_saves_conflict(province):
    saved(province, {"2": value(3)})

    with pytest.raises(Conflict):
        saved(province, {"2": value(5)}, by=province.binh)

    assert world.filed().entries.get().value == 3


@pytest.mark.parametrize("persona", ["mai", "chi", "hoa", "giang", "khanh", "quan", "dung"])
def test_only_the_unit_itself_may_save(province, persona):
    with pytest.raises(Refused):
        saved(province, {"2": value(3)}, by=getattr(province, persona))

    assert not Report.objects.exists()


@pytest.mark.parametrize("status", ["submitted", "approved"])
def test_sent_report_is_refused(status):
    province = world.build(2, reports=[world.report(status=status)])

    with pytest.raises(Refused):
        saved(province, {"2": value(3)}, version=1)

    assert (world.filed().version, world.filed().entries.get(item__indicator__number="2").value) == (1, 1)


@pytest.mark.parametrize(
    ("period", "today"), [("2022-Q2", date(2022, 3, 31)), ("2021-Q4", DAY), ("2022-M01", DAY)]
)
def test_period_that_is_not_open_or_not_owed_is_refused(province, period, today):
    with pytest.raises(Refused):
        saved(province, {"2": value(3)}, period=period, today=today)

    assert not Report.objects.exists()


def test_closed_year_is_refused(province):
    ClosedYear.objects.create(campaign=province.campaign, year=2022)

    with pytest.raises(Refused):
        saved(province, {"2": value(3)})

    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("number", "figure"),
    [
        ("1", Figure(value=Decimal(1))),
        ("1", Figure(numerator=Decimal(1), denominator=Decimal(0))),
        ("2", Figure(value=Decimal(1), none_arose=True)),
        ("3", Figure(numerator=Decimal(1), denominator=Decimal(2))),
    ],
)
def test_figure_that_does_not_fit_its_indicator_saves_nothing(province, number, figure):
    with pytest.raises(BadFigure):
        saved(province, {number: Draft(figure)})

    assert not Report.objects.exists()


def test_unknown_indicator_saves_nothing(province):
    with pytest.raises(Refused):
        saved(province, {"2": value(3), "99": value(1)})

    assert not Report.objects.exists()


def test_log_tells_what_really_changed_and_who(province):
    saved(province, {"2": value(3), "3": Draft(Figure(done=True))})

    saved(province, {"2": value("4.5"), "3": Draft(Figure(done=True))}, by=province.binh, version=1)

    event = AuditEvent.objects.filter(verb="luu").latest("number")
    assert (event.by, event.subject, event.data) == (province.binh, "2022-Q1", {"2": {"value": "4.5"}})


@contextmanager
def on_disk(path):
    """SQLite in memory has one connection only: other threads are given a copy on disk, as an installation has it."""
    if connection.vendor == "postgresql":
        yield
        return
    in_memory = connection.settings_dict["NAME"]
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
    connection.settings_dict["NAME"] = str(path)
    yield
    connection.settings_dict["NAME"] = in_memory


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("version", [NEW, 1])
def test_two_saves_of_one_version_at_once_let_one_win(tmp_path, version):
    province = world.build(2)
    if version:
        saved(province, {"3": Draft(Figure(done=True))})

    def task(number):
        return lambda: saved(province, {"2": value(number)}, version=version)

    with on_disk(tmp_path / "camket.sqlite3"):
        outcomes = run_together(task(3), task(4))
        [(saves, figure)] = run_together(stored)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "Report"]
    assert saves == version + 1
    assert figure == (3 if isinstance(outcomes[0], Report) else 4)


def stored():
    """Lần lưu và số đang lưu của chỉ tiêu 2."""
    report = world.filed()
    return report.version, report.entries.get(item__indicator__number="2").value
