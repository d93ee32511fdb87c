"""Hai văn thư cùng làm một phụ lục: one draft, one signature, nothing twice."""

from datetime import date

import pytest

from commitments import amending
from commitments.conflicts import NotReady, Refused
from commitments.models import Amendment
from tests import world
from tests.commitments.annexes import TODAY, drafted, proposal
from tests.race import on_postgres, run_together

pytestmark = [pytest.mark.django_db(transaction=True), on_postgres]


def test_two_officers_draw_up_one_draft():
    small = world.build()
    commitment = small.commitments["U1"]

    def draw_up(value):
        return lambda: amending.draw_up(commitment, proposal(n1=value), by=small.giang)

    outcomes = run_together(draw_up("95"), draw_up("80"))

    assert sorted(type(each).__name__ for each in outcomes) == ["Amendment", NotReady.__name__]
    assert Amendment.objects.count() == 1


def test_two_officers_sign_one_draft_once():
    small = world.build()
    draft = drafted(small)

    def sign():
        return amending.sign(draft, by=small.giang, signed_on=date(2022, 7, 2), today=TODAY, version=1)

    outcomes = run_together(sign, sign)

    assert sorted(type(each).__name__ for each in outcomes) == ["Amendment", Refused.__name__]
    assert Amendment.objects.get().signed_on == date(2022, 7, 2)
