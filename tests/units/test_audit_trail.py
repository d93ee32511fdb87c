"""Ghi nhật ký và tìm chỗ nhật ký không còn nguyên vẹn."""

import hashlib
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from tests.race import on_postgres, run_together
from units import audit
from units.audit_guard import lower_guard
from units.models import Account, AuditChain, AuditEvent

pytestmark = pytest.mark.django_db
MOMENT = datetime(2022, 4, 20, 9, 30, 15, 123456, tzinfo=UTC)


def record(chain="A", verb="gui", note=""):
    with transaction.atomic():
        return audit.record(chain, verb, by=None, note=note, data={"x": "1"}, at=MOMENT)


@pytest.fixture
def three():
    """Ba dòng của một chuỗi, một dòng của chuỗi khác, và khoá đã hạ để giả mạo được."""
    made = [record(note=note) for note in ("một", "hai", "ba")]
    record("B")
    lower_guard(connection)
    return made


def breaches():
    return [(each.chain, each.number, each.what) for each in audit.breaches()]


def test_every_line_is_joined_to_the_one_before():
    first, second = record(), record()

    assert (first.number, second.number) == (1, 2)
    assert (first.previous_hash, second.previous_hash) == ("", first.hash)
    assert breaches() == []


def test_two_chains_are_counted_apart():
    assert [record("A").number, record("B").number, record("A").number] == [1, 1, 2]


def test_the_head_of_the_chain_remembers_the_last_line():
    record()

    last = record()

    head = AuditChain.objects.get(key="A")
    assert (head.length, head.last_hash) == (2, last.hash)


def test_the_hash_can_be_computed_by_anybody():
    text = (
        '{"at":"2022-04-20T09:30:15.123456+00:00","by":null,"chain":"A","data":{"x":"1"},'
        '"note":"Đủ","number":1,"previous":"","subject":"","verb":"gui"}'
    )

    assert record(note="Đủ").hash == hashlib.sha256(text.encode()).hexdigest()


def test_a_line_read_back_has_the_same_hash():
    account = Account.objects.create_user("an")
    with transaction.atomic():
        audit.record("A", "luu", by=account, subject="2022-Q1", note="Đủ", data={"b": [1, None], "a": "ế"})

    event = AuditEvent.objects.get()

    assert audit.hash_of(event, "A") == event.hash


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_the_transaction_of_the_change():
    with pytest.raises(RuntimeError):
        audit.record("A", "gui", by=None)

    assert not AuditEvent.objects.exists()


def test_a_line_goes_away_with_the_change_that_failed():
    with transaction.atomic():
        audit.record("A", "gui", by=None)
        transaction.set_rollback(True)

    assert not AuditEvent.objects.exists()


def test_several_lines_are_written_at_one_moment():
    events = [("A", "x", "", "", None), ("B", "x", "", "", None), ("A", "y", "", "", None)]
    with transaction.atomic():
        audit.record_many(events, by=None)

    rows = AuditEvent.objects.order_by("chain__key", "number").values_list("chain__key", "number", "verb")
    assert list(rows) == [("A", 1, "x"), ("A", 2, "y"), ("B", 1, "x")]
    assert breaches() == []


@pytest.mark.parametrize(
    "change",
    [
        {"note": "khác"},
        {"verb": "duyet"},
        {"subject": "2022-Q2"},
        {"data": {"x": "2"}},
        {"at": datetime.now(UTC)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_edited_line_is_found(three, change):
    AuditEvent.objects.filter(pk=three[1].pk).update(**change)

    assert breaches() == [("A", 2, "nội dung không khớp mã băm")]


def test_a_line_edited_with_a_fresh_hash_breaks_the_one_after(three):
    forged = AuditEvent.objects.get(pk=three[1].pk)
    forged.note = "khác"
    AuditEvent.objects.filter(pk=forged.pk).update(note="khác", hash=audit.hash_of(forged, "A"))

    assert breaches() == [("A", 3, "không nối với dòng trước")]


def test_a_removed_line_is_found(three):
    AuditEvent.objects.filter(pk=three[1].pk).delete()

    assert breaches() == [("A", 3, "thiếu dòng số 2")]


def test_a_removed_last_line_is_found(three):
    AuditEvent.objects.filter(pk=three[2].pk).delete()

    assert breaches() == [("A", 2, "chuỗi phải có 3 dòng, dòng cuối không khớp")]


def test_an_appended_line_is_found(three):
    last = three[2]
    forged = AuditEvent(chain=last.chain, number=4, at=MOMENT, verb="duyet", previous_hash=last.hash)
    forged.hash = audit.hash_of(forged, "A")
    forged.save()

    assert breaches() == [("A", 4, "chuỗi phải có 3 dòng, dòng cuối không khớp")]


def test_an_emptied_trail_is_found(three):
    AuditEvent.objects.all().delete()

    assert [(chain, number) for chain, number, _ in breaches()] == [("A", 0), ("B", 0)]


def test_the_command_says_that_all_is_whole():
    record()
    printed = StringIO()

    call_command("verify_audit", stdout=printed)

    assert printed.getvalue() == "Nhật ký nguyên vẹn: 1 dòng.\n"


def test_the_command_fails_and_says_where(three):
    AuditEvent.objects.filter(pk=three[0].pk).update(note="khác")
    complaint = StringIO()

    with pytest.raises(SystemExit, match="1"):
        call_command("verify_audit", stdout=StringIO(), stderr=complaint)

    assert complaint.getvalue() == "A dòng 1: nội dung không khớp mã băm\n"


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_many_writers_of_one_chain_leave_it_whole():
    outcomes = run_together(*[record] * 8)

    assert sorted(event.number for event in outcomes) == list(range(1, 9))
    assert breaches() == []


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_writers_of_two_chains_in_opposite_order_never_wait_in_a_circle():
    def both(*keys):
        def deed():
            with transaction.atomic():
                return len(audit.record_many([(key, "x", "", "", None) for key in keys], by=None))

        return deed

    assert run_together(*[both("A", "B"), both("B", "A")] * 4) == [2] * 8
    assert breaches() == []
