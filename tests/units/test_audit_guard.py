"""Nhật ký chỉ ghi thêm: the database itself refuses anything else."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from tests.race import IS_POSTGRES
from units import audit
from units.audit_guard import MESSAGE, lower_guard, raise_guard
from units.models import AuditChain, AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    with transaction.atomic():
        return audit.record("commitment:C/U", "gui", by=None, subject="2022-Q1", note="Đúng")


def lines():
    return list(AuditEvent.objects.values_list("number", "verb", "note"))


def refused(deed):
    """Việc bị cơ sở dữ liệu từ chối, và lời từ chối."""
    with pytest.raises(DatabaseError) as fault, transaction.atomic():
        deed()
    return MESSAGE in str(fault.value)


def test_a_line_is_not_changed(event):
    assert refused(lambda: AuditEvent.objects.filter(pk=event.pk).update(note="Sai"))
    assert lines() == [(1, "gui", "Đúng")]


def test_a_line_is_not_saved_again(event):
    event.note = "Sai"

    assert refused(event.save)
    assert lines() == [(1, "gui", "Đúng")]


def test_a_line_is_not_deleted(event):
    assert refused(event.delete)
    assert lines() == [(1, "gui", "Đúng")]


def test_a_line_is_not_deleted_behind_the_models(event):
    def deed():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM units_auditevent")

    assert refused(deed)
    assert lines() == [(1, "gui", "Đúng")]


@pytest.mark.skipif(IS_POSTGRES, reason="PostgreSQL has no REPLACE")
@pytest.mark.parametrize("key", ["id", "chain_id, number"])
def test_a_line_is_not_replaced(event, key):
    columns = [field.column for field in AuditEvent._meta.fields if field.column != "id" or key == "id"]
    names = ", ".join(columns)

    def deed():
        with connection.cursor() as cursor:
            cursor.execute(
                f"REPLACE INTO units_auditevent ({names}) SELECT {names.replace('note', 'verb')} FROM units_auditevent"
            )

    assert refused(deed)
    assert lines() == [(1, "gui", "Đúng")]


@pytest.mark.skipif(not IS_POSTGRES, reason="SQLite has no TRUNCATE")
def test_the_trail_is_not_truncated(event):
    def deed():
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("TRUNCATE units_auditevent")

    assert refused(deed)
    assert lines() == [(1, "gui", "Đúng")]


def test_a_chain_with_lines_is_not_deleted(event):
    with pytest.raises(ProtectedError):
        AuditChain.objects.get(pk=event.chain_id).delete()

    assert lines() == [(1, "gui", "Đúng")]


def test_raising_the_guard_twice_is_once(event):
    raise_guard(connection)

    assert refused(event.delete)


def test_only_a_lowered_guard_lets_a_line_be_changed(event):
    lower_guard(connection)

    assert AuditEvent.objects.filter(pk=event.pk).update(note="Sai") == 1
