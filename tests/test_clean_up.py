"""Dọn dẹp sau bài kiểm thử có giao dịch thật: nhật ký được xoá, rồi khoá lại."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from units.models import AuditChain, AuditEvent

pytestmark = pytest.mark.django_db(transaction=True)


def add_event() -> AuditEvent:
    chain = AuditChain.objects.create(key="test")
    return AuditEvent.objects.create(chain=chain, number=1, at=timezone.now())


def test_flush_removes_what_the_audit_trail_guards():
    add_event()

    call_command("flush", interactive=False, verbosity=0)

    assert AuditEvent.objects.count() == 0


def test_guard_is_up_again_after_the_flush():
    call_command("flush", interactive=False, verbosity=0)
    event = add_event()

    with pytest.raises(DatabaseError):
        event.delete()
