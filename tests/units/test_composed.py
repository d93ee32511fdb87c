"""Câu hỏi soạn một lần trả lời như câu hỏi của ORM: whatever the values, whoever asks at the same time."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore as Djangos
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.db.models.expressions import RawSQL
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import world
from tests.race import on_postgres, run_together
from units.composed import Composed
from units.models import Account, Assignment, Unit
from units.sessions import SessionStore

pytestmark = pytest.mark.django_db


def assigned(account):
    rows = Assignment.objects.filter(account=account).order_by("-pk")
    return rows.select_related("account__unit", "unit__province").annotate(twice=models.F("pk") * 2)


def told(rows):
    return [
        (row.pk, row.role, row.account.username, row.account.unit.name, row.unit.province.code, row.twice)
        for row in rows
    ]


def test_the_same_objects_come_back_with_what_was_selected_beside_them():
    place, asked = world.build(), Composed(assigned, account=models.BigAutoField())
    Assignment.objects.create(account=place.an, role="officer", unit=place.units["U2"])

    for account in (place.an, place.chi, place.an):
        rows, wanted = asked.ask(account=account.pk), list(assigned(account))
        assert told(rows) == told(wanted)
        with CaptureQueriesContext(connection) as queries:
            assert rows[0].account.unit.name
            assert [row.get_deferred_fields() for row in rows] == [
                row.get_deferred_fields() for row in wanted
            ]
        assert len(queries) == 0
    assert asked.ask(account=-1) == []
    assert asked.first(account=-1) is None


def test_it_is_composed_once():
    place, times = world.build(), []

    def rows(code):
        times.append(code)
        return Unit.objects.filter(code=code, province__code="90").values_list("name", flat=True)

    asked = Composed(rows, code=models.CharField())

    assert [asked.first(code=code) for code in ("U1", "U2", "x")] == ["Sở Thử U1", "Sở Thử U2", None]
    assert len(times) == 1
    assert place.units["U1"].name == "Sở Thử U1"


@pytest.mark.parametrize("name", ["x'; DROP TABLE units_unit; --", "%s", "100 %", "\\", '"', ""])
def test_a_value_stays_a_value(name):
    place = world.build()
    Unit.objects.filter(pk=place.units["U1"].pk).update(name=name)
    asked = Composed(
        lambda name: Unit.objects.annotate(said=RawSQL("SELECT %s", (name,))).filter(name=name),  # noqa: S611
        name=models.CharField(),
    )

    [found] = asked.ask(name=name)

    assert (found.pk, found.said) == (place.units["U1"].pk, name)


def test_a_value_without_a_slot_and_a_slot_without_a_value_are_faults():
    asked = Composed(lambda code: Unit.objects.filter(code=code), code=models.CharField())

    with pytest.raises(TypeError, match="no slot is named x"):
        asked.ask(code="U1", x=1)
    with pytest.raises(KeyError):
        asked.ask()


@pytest.mark.django_db(transaction=True)
def test_no_row_is_locked_outside_a_transaction():
    place = world.build()
    asked = Composed(
        lambda pk: Unit.objects.select_for_update().filter(pk=pk).order_by(), pk=models.BigAutoField()
    )

    with transaction.atomic():
        assert asked.ask(pk=place.units["U1"].pk) == [place.units["U1"]]
    with pytest.raises(TransactionManagementError):
        asked.ask(pk=place.units["U1"].pk)


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_whoever_asks_at_once_is_answered_for_himself():
    place, asked = world.build(), Composed(assigned, account=models.BigAutoField())
    people = [place.an, place.binh, place.chi, place.giang] * 2

    answers = run_together(*(lambda who=who: told(asked.ask(account=who.pk)) for who in people))

    assert answers == [told(assigned(who)) for who in people]


def test_a_session_is_found_as_django_finds_it():
    account, kept = world.build().an, Djangos()
    kept["who"] = account.pk
    kept.save()

    assert SessionStore(kept.session_key).load() == {"who": account.pk}
    assert SessionStore("không có").load() == {}
    Session.objects.filter(pk=kept.session_key).update(expire_date=timezone.now() - timedelta(seconds=1))
    gone = SessionStore(kept.session_key)
    assert (gone.load(), gone.session_key) == ({}, None)


def test_whoever_lost_an_assignment_lost_it_with_the_next_page(client):
    place = world.build()
    client.force_login(place.an)
    assert client.get("/").wsgi_request.user.assigned

    Account.objects.filter(pk=place.an.pk).update(is_active=False)

    assert client.get("/").status_code == 302
