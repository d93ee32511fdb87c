"""Cơ sở dữ liệu có trước khi các bảng được dựng một lần: the newest of them is taken over, others are refused."""

import re

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.both

OURS = ("units", "indicators", "commitments", "reports")
FORMER = (
    ("units", "0002_guard_audit"),
    ("units", "0007_code_guesses"),
    ("indicators", "0001_initial"),
    ("commitments", "0023_reports_waiting_longest"),
    ("reports", "0004_guard_issued_reports"),
    ("reports", "0005_later_editions"),
)


@pytest.fixture
def former(transactional_db):
    """Ghi rằng các bước cũ đã chạy, instead of those that stand for them; what was recorded comes back at the end."""
    recorder = MigrationRecorder(connection)
    recorded = [step for step in recorder.applied_migrations() if step[0] in OURS]
    recorder.migration_qs.filter(app__in=OURS).delete()
    for step in FORMER:
        recorder.record_applied(*step)
    yield recorder
    recorder.migration_qs.filter(app__in=OURS).delete()
    for step in recorded:
        recorder.record_applied(*step)


def test_a_database_at_the_newest_of_the_former_steps_has_nothing_to_do(former):
    executor = MigrationExecutor(connection)

    executor.loader.check_consistent_history(connection)

    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


@pytest.mark.parametrize(
    ("missing", "refusal", "told"),
    [
        (["units.0007_code_guesses"], InconsistentMigrationHistory, "its dependency units.0001_tables"),
        (
            ["commitments.0023_reports_waiting_longest"],
            ValueError,
            "lazy reference to 'commitments.campaign'",
        ),
        (
            [
                "commitments.0023_reports_waiting_longest",
                "reports.0004_guard_issued_reports",
                "reports.0005_later_editions",
            ],
            DatabaseError,
            '"commitments_campaign" already exists',
        ),
        (["reports.0005_later_editions"], InconsistentMigrationHistory, "its dependency reports.0001_tables"),
        (
            ["reports.0004_guard_issued_reports", "reports.0005_later_editions"],
            DatabaseError,
            '"reports_consequenceruling" already exists',
        ),
    ],
)
def test_a_database_that_stopped_before_is_refused(former, missing, refusal, told):
    for step in missing:
        former.record_unapplied(*step.split("."))
    before = set(former.applied_migrations())

    with pytest.raises(refusal, match=re.escape(told)):
        call_command("migrate", interactive=False, verbosity=0)

    assert set(former.applied_migrations()) == before
