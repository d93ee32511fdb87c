"""Cơ sở dữ liệu có trước khi các bảng được dựng một lần: the newest of them is taken over, others are refused."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def former():
    """Ghi rằng các bước cũ đã chạy, instead of those that stand for them."""
    recorder = MigrationRecorder(connection)
    for (app, name), step in MigrationLoader(connection, replace_migrations=False).disk_migrations.items():
        if step.replaces:
            recorder.record_unapplied(app, name)
            for replaced in step.replaces:
                recorder.record_applied(*replaced)
    return recorder


def test_a_database_at_the_newest_of_the_former_steps_has_nothing_to_do(former):
    executor = MigrationExecutor(connection)

    executor.loader.check_consistent_history(connection)

    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_a_database_that_stopped_before_is_refused(former):
    former.record_unapplied("commitments", "0023_reports_waiting_longest")

    with pytest.raises(ValueError, match="declared with a lazy reference to 'commitments.campaign'"):
        call_command("migrate", interactive=False, verbosity=0)
