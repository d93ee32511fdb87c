"""Tiến trình nền thật, in thật, bị giết giữa chừng (kill -9): whoever follows completes the batch, nothing twice."""

import re
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from commitments.models import Commitment
from reports import issuing, printing, signing_batches
from tests import world
from tests.race import IS_POSTGRES
from tests.reports.documents.reading import pages, text
from tests.units.test_job_worker import LONG_AGO, Place
from tests.units.test_jobs import QUEUE
from units import vault

pytestmark = pytest.mark.django_db(transaction=True)
UNITS = 8
# The processes that print beside the worker know no database, so each number of them is tried on one.
PROCESSES = "1" if IS_POSTGRES else "2"
ITEMS = 'SELECT "key", state, result FROM units_jobitem ORDER BY "order"'


@pytest.fixture
def small(settings):
    settings.TASKS = QUEUE
    return world.build(UNITS, signed_on=None)


def killed_after(own, count, **variables):
    """Giết tiến trình nền khi đã xong ít nhất từng ấy bản; what it had done by then."""
    worker = own.start("--once", **variables)
    until = time.monotonic() + 60
    while own.job()[1] < count and time.monotonic() < until:
        time.sleep(0.02)
    worker.kill()
    worker.wait()
    own.ask(f"UPDATE units_job SET heartbeat_at = '{LONG_AGO}'")
    state, done, failed, _ = own.job()
    assert state == "running"
    assert count <= done < UNITS
    assert failed == 0
    return [row for row in own.ask(ITEMS) if row[1] == "done"]


def left_behind(own):
    """Những tiến trình còn sống của tiến trình nền đã chết, after as long as they may take to notice."""
    until = time.monotonic() + 20
    while (found := list(_working_for(own))) and time.monotonic() < until:
        time.sleep(0.1)
    return found


def _working_for(own):
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"VAR_DIR={own.folder}".encode() in (process / "environ").read_bytes():
                yield process.name


def test_a_batch_that_was_killed_while_printing_is_printed_to_the_end(small, tmp_path, settings):
    printing.print_all(small.campaign, by=small.giang)
    own = Place(tmp_path)

    before = killed_after(own, 2, PRINT_PROCESSES=PROCESSES)
    assert left_behind(own) == []
    assert own.run(PRINT_PROCESSES=PROCESSES) == 0

    settings.MEDIA_ROOT = tmp_path / "media"
    [[result]] = own.ask("SELECT result FROM units_job")
    sheets = [text(page) for page in pages(vault.read(result))]
    fronts = [re.search(r"SỞ THỬ (U\d+)", sheet)[1] for sheet in sheets if "CỘNG HÒA" in sheet]
    assert own.job() == ("done", UNITS, 0, 2)
    assert [row for row in own.ask(ITEMS) if row in before] == before
    assert fronts == [f"U{number}" for number in range(1, UNITS + 1)]


def test_a_batch_that_was_killed_while_agreeing_agrees_on_each_paper_once(small, tmp_path):
    printing.agree_all(small.campaign, by=small.giang)
    own = Place(tmp_path)

    killed_after(own, 2, PRINT_PROCESSES=PROCESSES)
    assert left_behind(own) == []
    assert own.run(PRINT_PROCESSES=PROCESSES) == 0

    assert own.job() == ("done", UNITS, 0, 2)
    assert own.ask("SELECT count(*), count(DISTINCT commitment_id) FROM commitments_document") == [
        (UNITS, UNITS)
    ]
    assert own.ask("SELECT count(*) FROM units_auditevent WHERE verb = 'chot'") == [(UNITS,)]


def test_a_batch_that_was_killed_while_signing_signs_each_paper_once(small, tmp_path):
    rows = Commitment.objects.for_listing().filter(campaign=small.campaign).in_signing_order()
    signing_batches.sign_all(
        small.campaign,
        [(each, issuing.agree(each, by=small.giang)) for each in rows],
        by=small.giang,
        signed_on=date(2022, 1, 5),
    )
    own = Place(tmp_path)

    killed_after(own, 2)
    assert own.run() == 0

    assert own.job() == ("done", UNITS, 0, 2)
    assert own.ask("SELECT count(*) FROM units_auditevent WHERE verb = 'ky'") == [(UNITS,)]
    signed = "SELECT count(*) FROM commitments_commitment WHERE status = 'signed' AND campaign_id = "
    assert own.ask(f"{signed}{small.campaign.pk}") == [(UNITS,)]
