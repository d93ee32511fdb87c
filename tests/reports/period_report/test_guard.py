"""Báo cáo đã ban hành: the database itself refuses to edit or delete it; a draft is not concerned."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from reports.models import PeriodReport
from reports.report_guard import MESSAGE, lower_guard, raise_guard
from tests import world
from tests.race import IS_POSTGRES
from tests.reports.period_report.test_editing import write
from tests.reports.period_report.test_issuing import approved, issue
from tests.snapshot import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def issued():
    issue(Client(), approved())
    return PeriodReport.objects.get()


def refused(deed):
    """Việc bị cơ sở dữ liệu từ chối, và lời từ chối."""
    with pytest.raises(DatabaseError) as fault, transaction.atomic():
        deed()
    return MESSAGE in str(fault.value)


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_issued_report_is_not_edited(issued):
    issued.signer_name = "Người khác"

    assert refused(issued.save)
    assert refused(lambda: PeriodReport.objects.update(number="8"))
    assert refused(lambda: run("UPDATE reports_periodreport SET signed_on = NULL"))
    assert PeriodReport.objects.get().number == "7"


def test_an_issued_report_is_not_deleted(issued):
    assert refused(issued.delete)
    assert refused(lambda: run("DELETE FROM reports_periodreport"))
    assert PeriodReport.objects.get().shown_number == "07/BC-SNV"


@pytest.mark.parametrize("key", ["id", "campaign, span"])
def test_an_issued_report_is_not_put_aside_at_once(issued, key):
    """By REPLACE on SQLite, whichever key it meets, and by TRUNCATE on PostgreSQL, whichever way it is written."""
    columns = [field.column for field in PeriodReport._meta.fields if field.column != "id" or key == "id"]
    names = ", ".join(columns)
    replace = f"REPLACE INTO reports_periodreport ({names}) SELECT {names} FROM reports_periodreport"
    truncate = "TRUNCATE reports_periodreport" + (" CASCADE" if key == "id" else " RESTART IDENTITY CASCADE")

    connection.check_constraints()  # what still waits to be checked would stop TRUNCATE for another reason
    assert refused(lambda: run(truncate if IS_POSTGRES else replace))
    assert PeriodReport.objects.get() == issued


def test_a_draft_may_be_edited_and_deleted(client):
    small = world.build(
        reports=[world.report(period=each, status="approved") for each in ("2022-Q1", "2022-Q2")]
    )
    write(client, small, "Lời thứ nhất.")

    PeriodReport.objects.update(span="2022-9M")

    PeriodReport.objects.all().delete()
    assert not PeriodReport.objects.exists()


def test_the_guard_can_be_lowered_by_who_administers_the_database(issued):
    lower_guard(connection)
    PeriodReport.objects.update(signer_name="Đã sửa")
    raise_guard(connection)

    assert refused(lambda: PeriodReport.objects.update(signer_name="Lần nữa"))
