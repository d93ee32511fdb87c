"""Hai người cùng chọn một mẫu, cùng ghi một kết quả, with real transactions on PostgreSQL."""

from datetime import date

import pytest

from reports.gaps import checking
from reports.gaps.checking import Found
from reports.models import CheckedFigure, FieldCheck
from tests import world
from tests.race import on_postgres, run_together
from units.models import AuditEvent

pytestmark = [pytest.mark.django_db(transaction=True), on_postgres]
DAY = date(2022, 5, 5)


@pytest.fixture
def small():
    return world.build(reports=[world.report("U1", status="approved"), world.report("U2", status="approved")])


def test_of_two_who_draw_with_one_seed_at_once_one_does(small):
    def draw():
        return checking.draw(small.campaign, "2022-Q1", "2026", 4, by=small.chi).seed

    outcomes = run_together(draw, draw)

    assert sorted(type(each).__name__ for each in outcomes) == ["NotReady", "str"]
    assert (FieldCheck.objects.count(), CheckedFigure.objects.count()) == (1, 4)
    assert AuditEvent.objects.filter(verb=checking.DRAWN).count() == 1


def test_of_two_who_record_one_result_at_once_the_second_learns_of_the_first(small):
    figure = checking.draw(small.campaign, "2022-Q1", "2026", 1, by=small.chi).figures.get()

    def record(finding):
        found = Found(finding, DAY, "81/100")
        return lambda: checking.record(figure, found, by=small.chi, version=1, today=DAY).finding

    outcomes = run_together(record("right"), record("wrong"))

    (saved,) = [each for each in outcomes if isinstance(each, str)]
    assert sorted(type(each).__name__ for each in outcomes) == ["Overtaken", "str"]
    assert CheckedFigure.objects.get().finding == saved
