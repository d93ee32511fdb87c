"""Dọn dẹp sau bài kiểm thử có giao dịch thật: nhật ký được xoá, rồi khoá lại."""

import pytest
from django.contrib.auth.models import Permission
from django.db import DatabaseError
from django.utils import timezone

from tests import emptying
from units.models import AuditChain, AuditEvent

pytestmark = pytest.mark.django_db(transaction=True)


def add_event() -> AuditEvent:
    chain = AuditChain.objects.create(key="test")
    return AuditEvent.objects.create(chain=chain, number=1, at=timezone.now())


def test_what_the_audit_trail_guards_is_removed():
    add_event()

    emptying.empty()

    assert AuditEvent.objects.count() == 0


def test_guard_is_up_again_afterwards():
    emptying.empty()
    event = add_event()

    with pytest.raises(DatabaseError):
        event.delete()


def test_what_migrating_left_is_still_there():
    emptying.empty()

    assert Permission.objects.filter(codename="view_auditevent").exists()
