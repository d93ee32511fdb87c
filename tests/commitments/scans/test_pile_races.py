"""Hai văn thư cùng xếp một lúc, with real transactions on PostgreSQL."""

import pytest

from commitments.models import Scan
from commitments.scans import filing, piles
from commitments.scans.filing import Kept, Settled
from tests import world
from tests.commitments.scans import keeping, making
from tests.race import on_postgres, run_together

pytestmark = [pytest.mark.django_db(transaction=True), on_postgres]


@pytest.fixture
def place():
    return world.build(2)


@pytest.fixture
def papers(place):
    return keeping.document(place), keeping.document(place, "U2", making.SECOND)


def outcome_kinds(outcomes):
    return sorted(type(each).__name__ for each in outcomes)


def test_a_page_left_over_is_filed_by_one_of_two(place, papers):
    pile = keeping.sorted_out(place, [keeping.torn()])

    outcomes = run_together(
        *(
            lambda paper=paper: piles.add(keeping.page(pile), paper, by=place.giang, turn=0)
            for paper in papers
        )
    )

    assert outcome_kinds(outcomes) == ["Scan", "Settled"]
    (scan,) = Scan.objects.all()
    assert (keeping.page(pile).scan, scan.pages) == (scan, 1)


def test_a_page_is_filed_or_discarded_never_both(place, papers):
    pile = keeping.sorted_out(place, [keeping.torn()])

    outcomes = run_together(
        lambda: piles.add(keeping.page(pile), papers[0], by=place.giang, turn=0),
        lambda: filing.discard([keeping.page(pile)], by=place.giang, reason="Thừa"),
    )

    assert [type(each) for each in outcomes].count(Settled) == 1
    assert Scan.objects.count() == (keeping.page(pile).state == "filed")


def test_of_two_scans_of_one_paper_one_is_current(place, papers):
    def upload(letter):
        kept = Kept(letter * 64, "application/pdf", 3, 300)
        return lambda: filing.file(papers[0], kept, by=place.giang)

    outcomes = run_together(upload("a"), upload("b"))

    assert outcome_kinds(outcomes) == ["Scan", "Settled"]
    assert Scan.objects.count() == 1
